namespace GradientTesting.Tests.Runs;

/// <summary>Training of the check's own does not follow a cost without a minimum.</summary>
public class EndlessCostTests
{
    static readonly Dictionary<string, (double[] Start, Func<double[], double> Cost, Func<double[], double[]> Gradient)> Endless = new()
    {
        ["w³"] = ([-1], w => w[0] * w[0] * w[0], w => [3 * w[0] * w[0]]),
        ["-eʷ"] = ([3], w => -Math.Exp(w[0]), w => [-Math.Exp(w[0])]),
        ["-eʷ, whose look ahead overflows"] = ([30], w => -Math.Exp(w[0]), w => [-Math.Exp(w[0])]),
        ["c·w"] = ([0.5, -1, 2], w => w[0] - (2 * w[1]) + (30 * w[2]) - 100, _ => [1, -2, 30]),
        ["c·w + 1000"] = ([0.5, -1, 2], w => w[0] - (2 * w[1]) + (30 * w[2]) + 1000, _ => [1, -2, 30]),
        ["c·w at zero"] = ([0, 0], w => w[0] - (2 * w[1]), _ => [1, -2]),
        ["c·w of two units of measurement"] = ([1e6, 1e-6], w => w[0] + w[1] - 1e7, _ => [1, 1]),
        // y = W₂ · W₁ · x of one unit each.
        ["two linear layers"] = ([0.5, 0.25], w => (3 * w[0] * w[1]) - 1, w => [3 * w[1], 3 * w[0]]),
        ["a layer with ReLU"] = (
            [1, -1, 0.5], w => -2 * Math.Max(0, w[0] - w[1] + w[2]), w => w[0] - w[1] + w[2] > 0 ? [-2, 2, -2] : [0, 0, 0]),
    };

    public static TheoryData<string> Costs => [.. Endless.Keys];

    [Theory]
    [MemberData(nameof(Costs))]
    public void Training_stops_within_the_scale_of_the_parameters_and_says_why(string cost)
    {
        var (model, w) = Model(cost, 1);
        var subject = ModelUnderTest.Of(model);
        var warning = Assert.Single(Prepare(subject).Warnings);
        Assert.Matches(Told, warning);
        Assert.True(double.IsFinite(subject.Cost()));
        var start = Endless[cost].Start;
        var scale = start.Max(Math.Abs) is > 0 and var size ? size : 1;
        Assert.All(w.Zip(start), moved => Assert.InRange(moved.First - moved.Second, -5 * scale, 5 * scale));
        Assert.NotEqual(start, w);
    }

    [Theory]
    [MemberData(nameof(Costs))]
    public void A_right_gradient_of_one_matches_there(string cost)
    {
        var report = GradientCheck.Run(Model(cost, 1).Model, GradientRun.AfterTraining(0, 10));
        Assert.Equal(GradientVerdict.Match, report.Verdict);
        Assert.Matches($"\n  Warning: {Told[1..^1]}\n", report.ToString());
    }

    [Theory]
    [MemberData(nameof(Costs))]
    public void A_wrong_gradient_of_one_is_a_mismatch_there(string cost) =>
        Assert.Equal(GradientVerdict.Mismatch, GradientCheck.Run(Model(cost, 1.01).Model, GradientRun.AfterTraining(0, 10)).Verdict);

    [Fact]
    public void A_step_that_overflows_is_made_smaller()
    {
        double[] w = [600], dw = [0];
        var model = GradientModel.Of([Component.Of("w", w, dw)], () => -Math.Exp(w[0]), () => dw[0] = -Math.Exp(w[0]));
        Prepare(ModelUnderTest.Of(model));
        Assert.InRange(w[0], 600, 709.8);
        Assert.True(double.IsFinite(model.Cost()));
    }

    [Fact]
    public void The_number_of_steps_is_the_one_taken() => Assert.Equal(
        ["Training stopped after 2 of 10 steps: along -gradient the cost falls no slower 1024 steps farther on, so that there is no "
            + "minimum to train towards, or it is many times the size of the values away. If there is none, leave AfterTraining out of Phases."],
        Prepare(ModelUnderTest.Of(Model("w³", 1).Model)).Warnings);

    /// <summary>A temperature that is shown as 1e-5 °C, of a cost whose minimum is at 7 °C.</summary>
    [Fact]
    public void A_minimum_that_is_far_beyond_the_size_of_the_values_is_not_denied()
    {
        double[] kelvin = [273.15 + 1e-5], gradient = [0];
        var report = GradAssert.MatchesNumerical(
            GradientModel.Of(
                [Component.Of("T", [1], i => kelvin[i] - 273.15, (int i, double celsius) => kelvin[i] = celsius + 273.15, i => gradient[i])],
                () => Math.Pow((kelvin[0] / 280) - 1, 2), () => gradient[0] = 2 * ((kelvin[0] / 280) - 1) / 280),
            GradientRun.AfterTraining(0, 10));
        Assert.Matches(Told, report.Runs[0].Warnings[0]);
    }

    [Fact]
    public void What_the_warning_advises_silences_it()
    {
        var (model, _) = Model("w³", 1);
        GradientCheckOptions untrained = new() { Phases = [GradientPhase.AsIs, GradientPhase.Jittered] };
        Assert.DoesNotContain("Training", GradAssert.MatchesNumerical(model, untrained).ToString(), StringComparison.Ordinal);
    }

    public static TheoryData<string, double, Func<double, double>, Func<double, double>> WithAMinimum => new()
    {
        { "a hinge far from it", -5, w => Math.Max(0, 1 - w), w => w < 1 ? -1 : 0 },
        { "|w|, negative", -5, w => Math.Abs(w) - 10, w => Math.Sign(w) },
        { "a plateau next to it", -3, w => -1 / (1 + Math.Exp(-3 * w)), w => -3 * Math.Exp(-3 * w) / Math.Pow(1 + Math.Exp(-3 * w), 2) },
        { "a saddle before it", 0.01, w => Math.Pow((w * w) - 1, 2) - 2, w => 4 * w * ((w * w) - 1) },
        { "a logarithm, slower and slower", 1, w => -Math.Log(w), w => -1 / w },
        { "a root, slower and slower", 1, w => -Math.Sqrt(Math.Abs(w)), w => -0.5 / Math.Sqrt(w) },
        { "a wall behind which it is undefined", 1, w => w > 500 ? double.NaN : -w, _ => -1 },
        { "a wall at which it throws", 1, w => w > 500 ? throw new OverflowException() : -w, _ => -1 },
    };

    [Theory]
    [MemberData(nameof(WithAMinimum))]
    public void A_cost_that_stops_falling_is_not_called_endless(
        string what, double start, Func<double, double> cost, Func<double, double> gradient)
    {
        double[] w = [start], dw = [0];
        var model = GradientModel.Of([Component.Of(what, w, dw)], () => cost(w[0]), () => dw[0] = gradient(w[0]));
        Assert.Empty(Prepare(ModelUnderTest.Of(model)).Warnings);
        Assert.InRange(Math.Abs(w[0]), 0, Math.Pow(1.5, 10) * Math.Abs(start));
        Assert.NotEqual(start, w[0]);
    }

    const string Told =
        "^Training stopped after [1-9] of 10 steps: along -gradient the cost falls no slower 1024 steps farther on, so that there is no "
            + @"minimum to train towards, or it is many times the size of the values away\. If there is none, leave AfterTraining out of Phases\.$";

    static (GradientModel Model, double[] W) Model(string name, double factor)
    {
        var (start, cost, gradient) = Endless[name];
        double[] w = [.. start], dw = new double[start.Length];
        var model = GradientModel.Of(
            [Component.Of("w", w, dw)], () => cost(w), () => Array.ConvertAll(gradient(w), slope => factor * slope).CopyTo(dw, 0));
        return (model, w);
    }

    static Preparation Prepare(ModelUnderTest model) => Preparation.Of(model, GradientRun.AfterTraining(0, 10), null, jittersToo: true);
}
