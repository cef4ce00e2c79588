namespace GradientTesting.Tests.Layers;

public partial class BackwardTests
{
    [Fact]
    public void A_right_layer_matches_in_inputs_and_parameters()
    {
        var layer = new Dense();
        var report = GradAssert.BackwardMatchesNumerical(layer);

        Assert.Equal(["x", "W", "b"], report.Runs[0].Components.Select(component => component.Name));
        Assert.Equal(["at its current values", "jittered, seed 0"], report.Runs.Select(run => run.Run.ToString()));
        Assert.StartsWith("The backward pass of Dense gives the gradient of x, W and b.\n", report.ToString());
        Assert.Equal("Dense", report.Layer);
        Assert.Equal((report.CostEvaluations, report.GradientEvaluations), (layer.Forwards, layer.Backwards));
    }

    [Fact]
    public void It_takes_two_forward_passes_for_each_element_and_a_few_dozen()
    {
        var run = GradientCheck.Backward(new Dense(), GradientRun.AsIs).Runs[0];

        Assert.InRange(run.CostEvaluations, 2 * 22, (2 * 22) + 70);
        Assert.InRange(run.GradientEvaluations, 5, 20);
    }

    [Fact]
    public void Everything_is_put_back_bit_for_bit()
    {
        var layer = new Dense();
        Array.Fill(layer.Y, -0.0);
        Array.Fill(layer.DY, 7);
        Array.Fill(layer.DX, 5);
        var before = new[] { layer.X, layer.W, layer.B, layer.Y, layer.DY, layer.DX }.Select(array => array.ToArray()).ToArray();

        GradientCheck.Backward(layer);

        Assert.Equal(before.Select(Bits), new[] { layer.X, layer.W, layer.B, layer.Y, layer.DY, layer.DX }.Select(Bits));
        static long[] Bits(double[] numbers) => Array.ConvertAll(numbers, BitConverter.DoubleToInt64Bits);
    }

    [Fact]
    public void Upstream_gradients_differ_between_runs_and_are_never_all_ones()
    {
        var layer = new Recorded();
        GradientCheck.Backward(layer, new GradientCheckOptions { Seeds = 3 });

        Assert.True(layer.Seen.Count >= 4 * 4);
        Assert.DoesNotContain("1;1;1;1;1;1", layer.Seen);
    }

    [Fact]
    public void A_wrong_gradient_of_a_parameter_is_named()
    {
        var mismatch = Assert.Throws<GradientMismatchException>(() => GradAssert.BackwardMatchesNumerical(new ForgottenBias()));

        Assert.StartsWith(
            "The backward pass of ForgottenBias gives a wrong gradient of the parameter b. That of x and W is right.\n", mismatch.Message);
        Assert.Contains("Repeat the run shown: GradAssert.BackwardMatchesNumerical(layer, GradientRun.AsIs);", mismatch.Message);
    }

    [Fact]
    public void What_ignores_the_upstream_gradient_is_wrong_in_all_gradients()
    {
        var report = GradientCheck.Backward(new Ignoring());

        Assert.Equal(GradientVerdict.Mismatch, report.Verdict);
        Assert.StartsWith(
            "The backward pass of Ignoring gives a wrong gradient of the input x and the parameters W and b.\n", report.ToString());
    }

    [Fact]
    public void A_gradient_that_is_clipped_far_above_what_is_drawn_is_wrong_where_it_is_clipped()
    {
        var report = GradientCheck.Backward(new Clipped(), GradientRun.AsIs);

        Assert.Equal(GradientVerdict.Mismatch, report.Verdict);
        Assert.Contains(
            "Backward() is not linear in the upstream gradient: minus 2²⁰ times the upstream gradient gives x[0, 0] ", report.ToString());
    }

    [Fact]
    public void Noise_that_is_subtracted_from_small_gradients_is_wrong_where_it_is() =>
        Assert.Equal(GradientVerdict.Mismatch, GradientCheck.Backward(new Thresholded(), GradientRun.AsIs).Verdict);

    [Fact]
    public void An_upstream_gradient_that_is_changed_breaks_the_contract()
    {
        var breach = Assert.Throws<GradientContractException>(() => GradientCheck.Backward(new ChangingUpstream()));

        Assert.StartsWith("Backward() changed its upstream gradient: y[0, 0] was ", breach.Message);
        Assert.EndsWith(
            "Work on a copy; or, where the layer works in place, say so: GradientLayer.InPlace, IInPlaceLayer. (Seen at: at its current values.)",
            breach.Message);
    }

    [Fact]
    public void An_output_that_is_changed_breaks_the_contract() => Assert.StartsWith(
        "Backward() changed its output: y[1, 0] was ",
        Assert.Throws<GradientContractException>(() => GradientCheck.Backward(new ChangingOutput())).Message);

    [Fact]
    public void An_input_that_is_changed_breaks_the_contract() => Assert.StartsWith(
        "Backward() changed the values it is computed at, or another thread did: x[0, 1] was ",
        Assert.Throws<GradientContractException>(() => GradientCheck.Backward(new ChangingInput())).Message);

    [Fact]
    public void What_is_never_written_is_named() => Assert.StartsWith(
        "Backward() did not write the gradient of b[0]: it still holds what was there before.",
        Assert.Throws<GradientContractException>(() => GradientCheck.Backward(new NeverWritten())).Message);

    [Fact]
    public void What_depends_on_another_backward_is_named() => Assert.StartsWith(
        "Backward() gave W[0, 0] ",
        Assert.Throws<GradientContractException>(() => GradientCheck.Backward(new KeepingFromCallToCall())).Message);

    [Fact]
    public void An_exception_says_in_which_call_and_at_which_shapes()
    {
        var breach = Assert.Throws<GradientContractException>(() => GradientCheck.Backward(new Throwing()));

        Assert.Equal("Backward() of Throwing threw InvalidOperationException at x 3×4, W 2×4, b 2, y 3×2: not yet", breach.Message);
        Assert.IsType<InvalidOperationException>(breach.InnerException);
    }

    [Fact]
    public void A_layer_without_a_name_is_called_the_layer()
    {
        double[] x = [0.5], dx = [0], y = [0], dy = [0];
        var layer = GradientLayer.Of([Component.Of("x", x, dx)], [Component.Of("y", y, dy)], () => y[0] = 3 * x[0], () => dx[0] = 3 * dy[0]);
        var (unnamed, named) = (GradientCheck.Backward(layer), GradientCheck.Backward(layer with { Name = "Triple" }));

        Assert.StartsWith("The backward pass of the layer gives the gradient of x.\n", unnamed.ToString());
        Assert.StartsWith("The backward pass of Triple gives the gradient of x.\n", named.ToString());
    }

    [Fact]
    public void A_layer_without_outputs_says_what_to_return() => Assert.Equal(
        "There are no outputs in the layer, so there is no upstream gradient to give it. Return one Component.Of(name, y, dy) per output from Outputs.",
        Assert.Throws<GradientContractException>(() => GradientCheck.Backward(
            GradientLayer.Of([Component.Of("x", new double[1], new double[1])], [], () => { }, () => { }))).Message);

    [Fact]
    public void A_layer_without_inputs_says_what_to_return() => Assert.Equal(
        "There are no inputs and no parameters in the layer, so there is nothing to check. "
            + "Return one Component.Of(name, x, dx) per input that is differentiated from Inputs.",
        Assert.Throws<GradientContractException>(() => GradientCheck.Backward(
            GradientLayer.Of([], [Component.Of("y", new double[1], new double[1])], () => { }, () => { }))).Message);

    [Fact]
    public void Null_is_refused() =>
        Assert.Throws<ArgumentNullException>(() => GradientCheck.Backward(null!));

    [Fact]
    public void The_phases_are_those_that_the_layer_can_be_brought_to()
    {
        var dense = new Dense();
        var layer = GradientLayer.Of(dense.Inputs, dense.Outputs, dense.Forward, dense.Backward) with
        {
            Parameters = dense.Parameters,
            Initialize = random => { Fill(dense.W, random); Fill(dense.B, random); },
            TrainStep = () =>
            {
                for (var i = 0; i < dense.W.Length; i++)
                {
                    dense.W[i] -= 0.01 * dense.DW[i];
                }
            },
            Name = "dense",
        };

        var report = GradAssert.BackwardMatchesNumerical(layer);

        Assert.Equal(
            [GradientPhase.AsIs, GradientPhase.RandomInitialization, GradientPhase.Jittered, GradientPhase.AfterTraining],
            report.Runs.Select(run => run.Run.Phase));
        Assert.DoesNotContain(report.Runs.SelectMany(run => run.Warnings), warning => warning.Contains("left x", StringComparison.Ordinal));
        static void Fill(double[] numbers, Random random) =>
            Array.ForEach([.. Enumerable.Range(0, numbers.Length)], i => numbers[i] = random.NextDouble() - 0.5);
    }

    [Fact]
    public void A_run_after_training_of_a_layer_without_an_update_says_that_there_was_none() => Assert.Contains(
        "The layer has no update of its own (TrainStep), so it was checked without training.",
        GradientCheck.Backward(new Dense(), GradientRun.AfterTraining(seed: 0, steps: 3)).Runs[0].Warnings);

    [Fact]
    public void Inputs_that_are_all_zero_are_warned_about()
    {
        var report = GradientCheck.Backward(
            x => [.. x.Select(number => Math.Max(0, number))], dy => new double[dy.Length], [0.0, 0, 0]);

        Assert.Contains(report.Runs[0].Warnings, warning => warning.StartsWith("x: all zero at this point", StringComparison.Ordinal));
        Assert.DoesNotContain(report.Runs[1].Warnings, warning => warning.StartsWith("x: all zero", StringComparison.Ordinal));
    }

    [Fact]
    public void Sizes_that_hide_mistakes_are_warned_about()
    {
        double[] x = [1, 2, 3, 4], dx = new double[4], y = new double[4], dy = new double[4];
        var report = GradientCheck.Backward(GradientLayer.Of(
            [Component.Of("x", x, dx, 2, 2)], [Component.Of("y", y, dy, 1, 4)],
            () => Array.ForEach([0, 1, 2, 3], i => y[i] = Math.Tanh(x[i])),
            () => Array.ForEach([0, 1, 2, 3], i => dx[i] = dy[i] * (1 - (y[i] * y[i])))));

        Assert.Equal(GradientVerdict.Match, report.Verdict);
        Assert.Contains(report.Runs[0].Warnings, warning => warning.StartsWith("y 1×4: a size of 1", StringComparison.Ordinal));
        Assert.Contains(report.Runs[0].Warnings, warning => warning.StartsWith("x 2×2: equal sizes", StringComparison.Ordinal));
        Assert.DoesNotContain(report.Runs[0].Warnings, warning => warning.StartsWith("The derivative of the layer", StringComparison.Ordinal));
    }

    [Fact]
    public void An_activation_with_the_same_derivative_at_input_and_output_is_warned_about()
    {
        var report = GradientCheck.Backward(
            x => [.. x.Select(number => Math.Max(0, number))], new Relu().Backward, [1, -2, 3.0]);

        Assert.Equal(GradientVerdict.Mismatch, report.Verdict);
        var relu = new Relu();
        Assert.Contains(
            "The derivative of the layer is the same at its input and its output, so that one taken for the other stays unseen.",
            GradAssert.BackwardMatchesNumerical(relu.Forward, relu.Backward, [1, -2, 3.0]).Runs[0].Warnings);
    }
}
