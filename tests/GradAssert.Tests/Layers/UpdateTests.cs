namespace GradientTesting.Tests.Layers;

public class UpdateTests
{
    readonly double[] w = [0.4, -1.1, 0.7];
    readonly float[] v = [0.4f, -1.1f, 0.7f];

    [Fact]
    public void A_gradient_is_read_off_a_step_and_the_values_are_put_back()
    {
        var report = GradAssert.MatchesNumerical(
            GradientModel.FromUpdate([Component.OfValues("w", w)], Cost, () => Step(0.1), 0.1), GradientRun.AsIs);

        Assert.Equal([0.4, -1.1, 0.7], w);
        Assert.Contains(report.Runs[0].Warnings, warning => warning.StartsWith(
            "The gradient was read off a step of rate 0.1: by rounding of the storage each element may be off by ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_rate_that_is_not_the_one_of_the_step_is_a_factor() => Assert.Contains(
        "Most likely, w is 10× too large",
        GradientCheck.Run(GradientModel.FromUpdate([Component.OfValues("w", w)], Cost, () => Step(0.1), 0.01), GradientRun.AsIs).ToString());

    [Fact]
    public void In_float_a_small_rate_is_no_mistake()
    {
        var model = GradientModel.FromUpdate([Component.OfValues("v", v)], CostOfFloats, () => StepOfFloats(1e-3), 1e-3);
        Assert.NotEqual(GradientVerdict.Mismatch, GradientCheck.Run(model, GradientRun.AsIs).Verdict);
    }

    [Fact]
    public void In_float_a_rate_that_can_be_set_leaves_no_rounding() => GradAssert.MatchesNumerical(
        GradientModel.FromUpdate([Component.OfValues("v", v)], CostOfFloats, StepOfFloats), GradientRun.AsIs);

    [Fact]
    public void Storage_that_is_replaced_is_passed_as_a_Func()
    {
        double[] parameters = [0.4, -1.1];
        GradAssert.MatchesNumerical(GradientModel.FromUpdate(
            [Component.OfValues("w", () => parameters)], () => parameters.Sum(number => Math.Cosh(number)),
            rate => parameters = [.. parameters.Select(number => number - (rate * Math.Sinh(number)))]), GradientRun.AsIs);
    }

    [Fact]
    public void A_rate_of_zero_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(
        () => GradientModel.FromUpdate([Component.OfValues("w", w)], Cost, () => { }, 0));

    [Fact]
    public void What_a_layer_applies_is_compared_with_what_it_shows()
    {
        GradAssert.BackwardMatchesNumerical(Updated(0.5));

        Assert.StartsWith(
            "The update moves W[0, 0] as a gradient of ",
            Assert.Throws<GradientContractException>(() => GradientCheck.Backward(Updated(0.05))).Message);
    }

    static GradientLayer Updated(double applied)
    {
        var dense = new Dense();
        return GradientLayer.Of(dense.Inputs, dense.Outputs, dense.Forward, dense.Backward) with
        {
            Parameters = dense.Parameters,
            Update = (() =>
            {
                for (var i = 0; i < dense.W.Length; i++)
                {
                    dense.W[i] -= applied * dense.DW[i];
                }

                for (var o = 0; o < dense.B.Length; o++)
                {
                    dense.B[o] -= applied * dense.DB[o];
                }
            }, 0.5),
        };
    }

    [Fact]
    public void Pairs_without_names_are_numbered()
    {
        (double[] Values, double[] Gradient)[] pairs = [(w, new double[3]), (new double[2], new double[2])];
        Assert.Equal(["conv1[0]", "conv1[1]"], Component.FromPairs("conv1", pairs).Select(component => component.Name));

        (float[,] Values, float[,] Gradient)[] grids = [(new float[2, 3], new float[2, 3])];
        Assert.Equal([2, 3], Component.FromPairs("conv1", () => grids).Single().Shape);
        Assert.Equal(
            "There is no pair of conv1. Pass one (values, gradient) for each parameter. (Parameter 'pairs')",
            Assert.Throws<ArgumentException>(() => Component.FromPairs<double[]>("conv1", [])).Message);
    }

    double Cost() => w.Sum(number => Math.Cosh(number));

    void Step(double rate)
    {
        for (var i = 0; i < w.Length; i++)
        {
            w[i] -= rate * Math.Sinh(w[i]);
        }
    }

    double CostOfFloats() => v.Sum(number => Math.Cosh(number));

    void StepOfFloats(double rate)
    {
        for (var i = 0; i < v.Length; i++)
        {
            v[i] = (float)(v[i] - (rate * Math.Sinh(v[i])));
        }
    }

    /// <summary>What an update does besides its step is nothing next to a step of a large rate, and is looked for at a small one.</summary>
    [Theory]
    [InlineData("decay", "The update is not θ − rate · gradient: by its step of rate 0.0009765625 the gradient of w[0] is ")]
    [InlineData("rounding", "The update is not θ − rate · gradient: by its step of rate 0.0009765625 the gradient of w[0] is ")]
    [InlineData("twice", "The update is not θ − rate · gradient: by its step of rate 0.0009765625 the gradient of w[0] is ")]
    [InlineData("limited", "The update is not θ − rate · gradient: by its step of rate 0.0009765625 the gradient of w[0] is ")]
    [InlineData("ignored", "The update ignores the rate that it is given: it moved w[0] by ")]
    [InlineData("momentum", "The update moved w[0] by ")]
    [InlineData("noise", "The update moved w[0] by ")]
    [InlineData("unlisted", "The update moves a parameter that is not listed: with every component put back, Cost() returned ")]
    [InlineData("copy", "The update moves a parameter that is not listed: with every component put back, Cost() returned ")]
    [InlineData("right", null)]
    public void An_update_that_is_no_plain_step_is_told_so(string mistake, string? told)
    {
        double[] w = [0.3, -0.6, 0.9], b = [0.1], momentum = new double[3];
        var random = new Random(1);
        double Cost() => (w.Sum(x => Math.Exp(x) / 3) + Math.Exp(b[0])) / 2;
        void Update(double rate)
        {
            rate = mistake == "limited" ? Math.Min(rate, 1) : rate;
            for (var k = 0; k < (mistake == "twice" ? 2 : 1); k++)
            {
                Step(rate);
            }
        }

        void Step(double rate)
        {
            for (var i = 0; i < w.Length; i++)
            {
                var slope = Math.Exp(w[i]) / 6;
                momentum[i] = (mistake == "momentum" ? 0.9 * momentum[i] : 0) + slope + (mistake == "noise" ? 0.1 * random.NextDouble() : 0);
                w[i] -= ((mistake == "ignored" ? 0.01 : rate) * momentum[i]) + (mistake == "decay" ? 0.01 * w[i] : 0);
                w[i] = mistake == "rounding" ? Math.Round(w[i], 4) : w[i];
            }

            b[0] -= mistake == "unlisted" ? rate * Math.Exp(b[0]) / 2 : 0;
        }

        var model = GradientModel.FromUpdate([Component.OfValues("w", mistake == "copy" ? [.. w] : w)], Cost, Update);
        if (told is null)
        {
            Assert.Equal(GradientVerdict.Match, GradientCheck.Run(model, GradientRun.AsIs).Verdict);
            return;
        }

        var message = Assert.Throws<GradientContractException>(() => GradientCheck.Run(model, GradientRun.AsIs)).Message;
        Assert.StartsWith(told, message, StringComparison.Ordinal);
        Assert.Equal(
            told.StartsWith("The update is not", StringComparison.Ordinal),
            message.Contains(
                ". Does it also decay, clip or round the parameters, update more than once in a call, as once for each sample, or limit the "
                    + "rate? The check chose both rates. Check it without, add what it descends to Cost(), or say which rate it has: "
                    + "FromUpdate(values, cost, update, rate).",
                StringComparison.Ordinal));
    }
}
