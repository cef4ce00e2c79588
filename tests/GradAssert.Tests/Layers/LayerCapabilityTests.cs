using System.Globalization;

namespace GradientTesting.Tests.Layers;

public class LayerCapabilityTests
{
    [Fact]
    public void A_layer_that_can_be_copied_gives_the_same_report_on_several_threads()
    {
        var alone = GradientCheck.Backward(new Copied(), new GradientCheckOptions { MaxDegreeOfParallelism = 1 });
        var together = GradientCheck.Backward(new Copied(), new GradientCheckOptions { MaxDegreeOfParallelism = 3 });

        Assert.Equal(GradientVerdict.Match, together.Verdict);
        Assert.Equal(alone.ToString(), together.ToString());
    }

    [Fact]
    public void A_copy_that_is_the_layer_itself_is_refused() => Assert.StartsWith(
        "Copy() returned the layer itself. Return a new layer with the same values.",
        Assert.Throws<GradientContractException>(() => GradientCheck.Backward(new CopiedToItself())).Message);

    [Fact]
    public void A_state_is_reset_before_each_forward_pass()
    {
        var state = 0.5;
        double[] x = [0.7], dx = new double[1], y = new double[1], dy = new double[1];
        var layer = GradientLayer.Of(
            [Component.Of("x", x, dx)], [Component.Of("y", y, dy)],
            () => state = y[0] = Math.Tanh(state + x[0]), () => dx[0] = dy[0] * (1 - (y[0] * y[0])));

        GradAssert.BackwardMatchesNumerical(layer with { Reset = () => state = 0.5 });
        Assert.StartsWith(
            "Forward() was called twice at the same values and returned ",
            Assert.Throws<GradientContractException>(() => GradientCheck.Backward(layer)).Message);
    }

    [Fact]
    public void A_layer_in_place_that_is_not_declared_changes_its_input()
    {
        float[] x = Numbers.FloatsOf(5, 1), dx = new float[5];
        var before = x.ToArray();
        var layer = GradientLayer.Of(
            [Component.Of("x", x, dx)], [Component.Of("y", x, dx)],
            () => Array.ForEach([0, 1, 2, 3, 4], i => x[i] = MathF.Tanh(x[i])),
            () => Array.ForEach([0, 1, 2, 3, 4], i => dx[i] *= 1 - (x[i] * x[i])));

        GradAssert.BackwardMatchesNumerical(layer with { InPlace = true });
        Assert.Equal(before, x);
        Assert.StartsWith(
            "Forward() changed the values it is computed at, or another thread did: x[0] was ",
            Assert.Throws<GradientContractException>(() => GradientCheck.Backward(layer)).Message);
    }

    [Fact]
    public void An_output_that_comes_to_lie_where_the_input_does_leaves_the_input_as_it_was()
    {
        double[] x = [1, 2, 3], dx = new double[3], y = new double[3], dy = new double[3];
        var before = x.ToArray();
        GradAssert.BackwardMatchesNumerical(GradientLayer.Of(
            [Component.Of("x", x, dx)], [Component.Of("y", () => y, () => dy)], () => y = x, () => dy.CopyTo(dx, 0)));

        Assert.Equal(before, x);
    }

    [Fact]
    public void An_initializer_sets_parameters_and_no_inputs()
    {
        var dense = new Dense();
        var options = new GradientCheckOptions { Phases = [GradientPhase.RandomInitialization], Initializer = GradientInitializer.UniformWithin(0.5) };
        var seen = new List<double>();
        var layer = GradientLayer.Of(dense.Inputs, dense.Outputs, () => { seen.Add(Math.Abs(dense.X[0])); dense.Forward(); }, dense.Backward) with
        {
            Parameters = dense.Parameters,
        };
        GradAssert.BackwardMatchesNumerical(layer, options);

        Assert.Equal(Math.Abs(dense.X[0]), seen[0]);
        Assert.Equal("uniform in [-0.5, 0.5]", GradientCheck.Backward(layer, options).Runs[0].Start);
    }

    [Fact]
    public void A_layer_in_place_can_be_copied()
    {
        GradientLayer Of(double[] x)
        {
            var dx = new double[x.Length];
            return GradientLayer.Of(
                [Component.Of("x", x, dx)], [Component.Of("y", x, dx)],
                () => Array.ForEach([.. Enumerable.Range(0, x.Length)], i => x[i] = Math.Exp(x[i])),
                () => Array.ForEach([.. Enumerable.Range(0, x.Length)], i => dx[i] *= x[i])) with { InPlace = true, Copy = () => Of([.. x]) };
        }

        GradAssert.BackwardMatchesNumerical(Of(Numbers.Of(40, 1)), new GradientCheckOptions { MaxDegreeOfParallelism = 3 });
    }

    [Fact]
    public void A_mistake_in_place_is_found()
    {
        double[] x = Numbers.Of(4, 1), dx = new double[4];
        var report = GradientCheck.Backward(GradientLayer.Of(
            [Component.Of("x", x, dx)], [Component.Of("y", x, dx)],
            () => Array.ForEach([0, 1, 2, 3], i => x[i] = Math.Exp(x[i])),
            () => Array.ForEach([0, 1, 2, 3], i => dx[i] *= x[i] * x[i])) with { InPlace = true });

        Assert.Equal(GradientVerdict.Mismatch, report.Verdict);
    }

    [Fact]
    public void Dropout_is_checked_at_keep_prob_one_and_with_its_mask_frozen()
    {
        double[] x = Numbers.Of(12, 1), dx = new double[12], y = new double[12], dy = new double[12], mask = new double[12];
        var (keep, random) = (0.6, new Random(1));
        GradientLayer Of(Func<int, double> slope) => GradientLayer.Of(
            [Component.Of("x", x, dx)], [Component.Of("y", y, dy)],
            () => Each(i => (mask[i], y[i]) = random.NextDouble() < keep ? (1 / keep, x[i] / keep) : (0, 0)),
            () => Each(i => dx[i] = dy[i] * slope(i))) with
        {
            Reseed = seed => random = new(seed),
            KeepProbability = (() => keep, value => keep = value),
        };

        GradAssert.BackwardMatchesNumerical(Of(i => mask[i]), new GradientCheckOptions { CheckDropout = true });
        Assert.Contains(
            "Most likely, x is 40% too small (residual ",
            GradientCheck.Backward(Of(i => mask[i] * keep), new GradientCheckOptions { CheckDropout = true }).ToString());
        static void Each(Action<int> act) => Array.ForEach([.. Enumerable.Range(0, 12)], act);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_backward_pass_that_draws_its_mask_again_is_told_that_training_differs(bool hasKeepProbability)
    {
        double[] x = Numbers.Of(12, 1), dx = new double[12], y = new double[12], dy = new double[12], mask = new double[12];
        var (keep, random) = (0.6, new Random(1));
        void Draw() => Array.ForEach([.. Enumerable.Range(0, 12)], i => mask[i] = random.NextDouble() < keep ? 1 / keep : 0);
        GradientLayer Of(bool drawsAgain) => GradientLayer.Of(
            [Component.Of("x", x, dx)], [Component.Of("y", y, dy)],
            () =>
            {
                Draw();
                Array.ForEach([.. Enumerable.Range(0, 12)], i => y[i] = mask[i] * x[i]);
            },
            () =>
            {
                if (drawsAgain)
                {
                    Draw();
                }

                Array.ForEach([.. Enumerable.Range(0, 12)], i => dx[i] = dy[i] * mask[i]);
            }) with
        {
            Reseed = seed => random = new(seed),
            KeepProbability = hasKeepProbability ? (() => keep, value => keep = value) : null,
        };
        var options = new GradientCheckOptions { CheckDropout = hasKeepProbability };

        var message = Assert.Throws<GradientContractException>(() => GradientCheck.Backward(Of(drawsAgain: true), GradientRun.AsIs, options)).Message;
        Assert.Matches(
            @"^Backward\(\) draws a mask of its own: it gave x\[\d+\] \S+ where it was reseeded, and \S+ right after Forward\(\)\. "
                + @"In training nothing reseeds between the two, and the gradient is that of another mask than ⟨c, y⟩\. "
                + @"Keep the mask that Forward\(\) drew, and use it in Backward\(\)\. \(Seen at: ",
            message);
        Assert.Equal(GradientVerdict.Match, GradientCheck.Backward(Of(drawsAgain: false), GradientRun.AsIs, options).Verdict);
    }

    [Fact]
    public void An_upstream_gradient_without_a_setter_says_what_to_pass() => Assert.Equal(
        "The upstream gradient of y cannot be written: it has a getter and no setter. "
            + "Pass one more argument: Component.Of(\"y\", shape, i => …, (i, y) => …, i => …, (i, dy) => …).",
        Assert.Throws<GradientContractException>(() => GradientCheck.Backward(GradientLayer.Of(
            [Component.Of("x", new double[1], new double[1])],
            [Component.Of("y", [1], _ => 1.0, (int _, double _) => { }, _ => 1.0)], () => { }, () => { }))).Message);

    [Fact]
    public void An_upstream_gradient_of_another_length_is_named() => Assert.StartsWith(
        "The upstream gradient of y has 3 elements and y has 2. Make the two the same shape.",
        Assert.Throws<GradientContractException>(() => GradientCheck.Backward(GradientLayer.Of(
            [Component.Of("x", new double[2], new double[2])], [Component.Of("y", () => new double[2], () => new double[3])],
            () => { }, () => { }))).Message);

    [Fact]
    public void Storage_that_a_first_forward_pass_makes_is_waited_for()
    {
        double[]? w = null, dw = null;
        double[] y = new double[1], dy = new double[1];
        var layer = GradientLayer.Of(
            [], [Component.Of("y", y, dy)], () => y[0] = Math.Sin((w ??= [0.7])[0]), () => dw = [dy[0] * Math.Cos(w![0])]) with
        {
            Parameters = [Component.Of("w", () => w, () => dw)],
        };

        GradAssert.BackwardMatchesNumerical(layer);
    }

    [Fact]
    public void A_snapshot_and_Markdown_show_what_is_wrong()
    {
        var report = GradientCheck.Backward(new Doubled(), GradientRun.AsIs);

        Assert.Equal(
            """
            at its current values: Mismatch
              x 3×4: Match
              W 2×4: Match
              b 2: Mismatch, 2 of 2 elements, relative error 5.0e-01; most likely scaled: possible reasons are the derivative of a square without its 1/2, something added twice, and a factor of 2 or 1/2, such as the 1/(1 − p) of dropout or a temperature
            """.ReplaceLineEndings("\n"),
            string.Join('\n', report.ToSnapshot().Split('\n').Where(line => !line.StartsWith("    ", StringComparison.Ordinal))));
        Assert.StartsWith(
            "**The backward pass of Doubled gives a wrong gradient of the parameter b. That of x and W is right.**\n\n", report.ToMarkdown());
        Assert.EndsWith("Repeat: `GradAssert.BackwardMatchesNumerical(layer, GradientRun.AsIs);`\n", report.ToMarkdown());
    }

    [Fact]
    public void Reports_are_the_same_in_every_culture()
    {
        var invariant = GradientCheck.Backward(new Doubled(), GradientRun.AsIs).ToString();
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new("de-DE");
            Assert.Equal(invariant, GradientCheck.Backward(new Doubled(), GradientRun.AsIs).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    sealed class Doubled : Dense
    {
        public override void Backward()
        {
            base.Backward();
            (DB[0], DB[1]) = (2 * DB[0], 2 * DB[1]);
        }
    }

    sealed class Copied : Dense, ICopyableLayer
    {
        public IGradientLayer Copy()
        {
            var copy = new Copied();
            X.CopyTo(copy.X, 0);
            W.CopyTo(copy.W, 0);
            B.CopyTo(copy.B, 0);
            return copy;
        }
    }

    sealed class CopiedToItself : Dense, ICopyableLayer
    {
        public IGradientLayer Copy() => this;
    }
}
