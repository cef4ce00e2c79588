using GradientTesting.TestModels;
using GradientTesting.TestModels.Mistakes;
using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Diagnoses;

public class SizeTests
{
    readonly bool isPositive = new Basin(("W", [4, 3])).W("W")[0] > 0;

    static readonly GradientCheckOptions WithDropout = new() { CheckDropout = true };

    [Fact]
    public void Zero_is_missing() =>
        Assert.Equal("Most likely, W is zero (residual …): is it never computed, or overwritten?", Told.Of(g => new double[g.Length]));

    /// <summary>
    /// Before a normalization all that comes in adds up to zero: what a mask leaves out is the negative of what it lets through, in a bias
    /// alone.
    /// </summary>
    [Theory]
    [InlineData(false, new[] { "Most likely, b has the wrong sign (residual …): or is a mask inverted, where what comes in adds up to zero, as before a normalization?" })]
    [InlineData(true, new[] { "Most likely, W has the wrong sign (residual …). The same goes for b." })]
    public void Of_a_bias_a_wrong_sign_may_be_an_inverted_mask(bool isSign, string[] told)
    {
        double[] w = Layers.Numbers.Of(8, 61), b = Layers.Numbers.Of(4, 62), x = Layers.Numbers.Of(12, 63), dw = new double[8], db = new double[4];
        double[] s = [0.9, -0.4, 1.3, -0.7, 0.2, -1.3];
        double Z(int n, int k) => (x[2 * n] * w[k]) + (x[(2 * n) + 1] * w[4 + k]) + b[k];
        double Cost() => Enumerable.Range(0, 24).Sum(i => s[i / 4] * Math.Max(0, Z(i / 4, i % 4)));
        void ComputeGradient(bool isWrong)
        {
            Array.Clear(dw);
            Array.Clear(db);
            for (var i = 0; i < 24; i++)
            {
                var (n, k) = (i / 4, i % 4);
                var d = s[n] * (Z(n, k) > 0 != (isWrong && !isSign) ? 1 : 0) * (isWrong && isSign ? -1 : 1);
                (dw[k], dw[4 + k], db[k]) = (dw[k] + (d * x[2 * n]), dw[4 + k] + (d * x[(2 * n) + 1]), db[k] + d);
            }
        }

        GradientReport Report(bool isWrong) => GradientCheck.Run(
            GradientModel.Of([Component.Of("W", w, dw, 2, 4), Component.Of("b", b, db)], Cost, () => ComputeGradient(isWrong)), GradientRun.AsIs);
        Assert.Equal(GradientVerdict.Match, Report(false).Verdict);
        Assert.Equal(told, Told.Of(Report(true)));
    }

    [Fact]
    public void Zero_at_the_point_and_not_elsewhere_is_not_missing() => Assert.Null(Told.Of(
        mistake => new(("W", [4, 3]), ("b", [5])) { Mistake = mistake },
        basin => Multiply(basin, basin.W("W")[0] > 0 == isPositive ? 0 : 1),
        new() { Phases = [GradientPhase.AsIs] }));

    [Fact]
    public void Where_the_model_does_not_work_at_the_opposite_point_zero_is_missing() => Assert.Equal(
        "Most likely, W is zero (residual …): is it never computed, or overwritten?",
        Told.Of(
            mistake => new(("W", [4, 3]), ("b", [5])) { Mistake = mistake },
            basin => Multiply(basin, basin.W("W")[0] > 0 == isPositive ? 0 : throw new ArithmeticException()),
            new() { Phases = [GradientPhase.AsIs] }));

    /// <summary>
    /// The cost is w + e^(−w), and its 1 is left out: far from the origin that is zero, at a sixteenth of it too, and infinite at −w.
    /// </summary>
    [Theory]
    [InlineData(1e5, false)]
    [InlineData(1e5, true)]
    public void Where_all_is_saturated_zero_is_not_missing_but_next_to_the_origin(double value, bool isNeverComputed)
    {
        double[] w = [value, value], dw = [0, 0];
        var report = GradientCheck.Run(
            GradientModel.Of(
                [Component.Of("w", w, dw)],
                () => w.Sum(x => x + Math.Exp(-x)),
                () => (dw[0], dw[1]) = isNeverComputed ? (0, 0) : (-Math.Exp(-w[0]), -Math.Exp(-w[1]))),
            GradientRun.AsIs);
        Assert.Equal(GradientVerdict.Mismatch, report.Verdict);
        Assert.Equal(
            isNeverComputed ? ["Most likely, w is zero (residual …): is it never computed, overwritten, or a sum of whole numbers that cancel?"] : [],
            Told.Of(report));
    }

    /// <summary>Of a difference of two numbers the gradient of one is the negative of the other's: there are two explanations.</summary>
    [Theory]
    [InlineData(-1, "Most likely, p has the wrong sign (residual …): or are p and q exchanged? The same goes for q.")]
    [InlineData(1, "Most likely, p holds the gradient of q (residual …): q holds that of p: they are exchanged.")]
    public void Two_numbers_that_can_be_exchanged_or_of_the_wrong_sign_are_told_with_both(double sum, string told)
    {
        double[] p = [0.7], q = [0.4], dp = [0], dq = [0];
        double Of(double own) => Math.Cosh(p[0] - q[0]) + (sum > 0 ? p[0] * q[0] * own : 0);
        var report = GradientCheck.Run(
            GradientModel.Of(
                [Component.Of("p", p, dp), Component.Of("q", q, dq)],
                () => Of(1),
                () =>
                {
                    var slope = Math.Sinh(p[0] - q[0]);
                    (dp[0], dq[0]) = (-slope + (sum > 0 ? p[0] : 0), slope + (sum > 0 ? q[0] : 0));
                }),
            GradientRun.AsIs);
        Assert.Equal(told, Told.Of(report).First());
    }

    [Fact]
    public void A_sign_is_flipped() => Assert.Equal("Most likely, W has the wrong sign (residual …).", Told.Of(g => Times(g, -1)));

    [Theory]
    [InlineData(7.5, "is 7.5× too large (residual …)")]
    [InlineData(1.001, "is 0.1% too large (residual …)")]
    [InlineData(0.99, "is 1% too small (residual …)")]
    [InlineData(0.01, "is 100× too small (residual …)")]
    [InlineData(-2, "is -2 times what it should be (residual …)")]
    [InlineData(2, "is 2× too large (residual …): possible reasons are the derivative of a square without its 1/2, something added twice, and a factor of 2 or 1/2, such as the 1/(1 − p) of dropout or a temperature")]
    [InlineData(0.5, "is 2× too small (residual …): possible reasons are a square's derivative without its 2, half of a sum left out, and a factor of 2 or 1/2, such as the 1/(1 − p) of dropout or a temperature")]
    [InlineData(4, "is 4× too large (residual …): it is summed over 4 where the cost takes a mean, or a term like x^4/4 is differentiated without its 1/4")]
    [InlineData(1.0 / 3, "is 3× too small (residual …): it is averaged over 3 where the cost takes a sum, or a power like x^3 is differentiated without its factor 3")]
    [InlineData(5, "is 5× too large (residual …): it is summed over 5 where the cost takes a mean, or a term like x^5/5 is differentiated without its 1/5")]
    [InlineData(2.2360679774997898, "is 2.236× too large (residual …): a division by √5 is missing")]
    [InlineData(0.57735026918962576, "is 42.3% too small (residual …): it is divided by √3 once too often")]
    public void A_factor_is_told_and_recognised_where_it_is_a_size(double factor, string told) =>
        Assert.Equal($"Most likely, W {told}.", Told.Of(g => Times(g, factor)));

    /// <summary>Of two numbers any factor could be read off; one that is known of another component is that of both.</summary>
    [Fact]
    public void A_factor_of_two_numbers_is_that_of_a_component_of_which_more_is_known()
    {
        static Basin Of(Action<Basin>? mistake) => new(("W", [4, 3]), ("b", [2])) { Mistake = mistake };
        Assert.Equal(
            "Most likely, W is 30% too large (residual …). The same goes for b.",
            Told.Of(Of, basin =>
            {
                Times(basin.DW("W"), 1.3).CopyTo(basin.DW("W"), 0);
                Times(basin.DW("b"), 1.3).CopyTo(basin.DW("b"), 0);
            }));
        Assert.Null(Told.Of(Of, basin => Times(basin.DW("b"), 1.3).CopyTo(basin.DW("b"), 0)));
    }

    /// <summary>Three numbers that are known to two digits have one factor by chance; that are known to four, not.</summary>
    [Theory]
    [InlineData(1e-2, null)]
    [InlineData(1e-4, "is 6.5× too small")]
    public void A_factor_is_no_chance(double bar, string? told)
    {
        double[] numeric = [1.2, -0.8, 0.5];
        var suspect = new Suspect(
            "b", [3], new double[3], Times(numeric, 1 / 6.5), numeric, Array.ConvertAll(numeric, n => bar * Math.Abs(n)));
        Assert.Equal(told, SizeHypotheses.Of(suspect, new([], null, [], 0))?.What);
    }

    /// <summary>At some points an element is wrong, and the others have error bars so wide that the factor may as well be 1.</summary>
    [Theory]
    [InlineData("W2")]
    [InlineData("b2")]
    public void A_factor_that_may_be_one_is_not_told(string component)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var model = MistakenModel.Of(
                ModelZoo.Kinds.Single(kind => kind.Name == "Float32NetworkSummedInDouble").Create(seed), component,
                MechanicalMistakes.All.Single(mistake => mistake.Name == "off by 0.1%"));
            var told = GradientCheck.Run(model).Runs.SelectMany(run => run.Components).Select(of => of.Diagnosis?.Sentence).OfType<string>();
            Assert.DoesNotContain(told, sentence => sentence.Contains(" 0% ", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(11, "is 11× too large (residual …): the 1/N of the batch mean is missing, N = 11")]
    [InlineData(1.0 / 11, "is 11× too small (residual …): it is divided by the batch size once too often, N = 11")]
    public void A_factor_of_the_batch_is_recognised(double factor, string told) => Assert.Equal($"Most likely, W {told}.", OfBatch(11, factor));

    /// <summary>x³ differentiated without its 3, of a matrix with a side of 3: that it is an average would not be true.</summary>
    [Fact]
    public void A_factor_that_a_power_gives_too_is_not_told_as_that_of_a_size_alone()
    {
        double[] w = [0.4, -1.2, 0.9, 0.2, -0.7, 1.1], dw = new double[6];
        GradientReport Of(double factor) => GradientCheck.Run(GradientModel.Of(
            [Component.Of("w", w, dw, 3, 2)], () => w.Sum(x => x * x * x), () => Array.ForEach([0, 1, 2, 3, 4, 5], i => dw[i] = factor * w[i] * w[i])));

        Assert.Equal(GradientVerdict.Match, Of(3).Verdict);
        Assert.Equal(
            ["Most likely, w is 3× too small (residual …): it is averaged over 3 where the cost takes a sum, "
                + "or a power like x^3 is differentiated without its factor 3."],
            Told.Of(Of(1)));
    }

    [Fact]
    public void A_factor_that_could_be_two_things_is_told_with_both()
    {
        // A batch of five, and a bias of five: mean over which?
        Assert.Equal("Most likely, W is 5× too large (residual …): the 1/N of the batch mean is missing, N = 5, or it is summed over 5 where the cost takes a mean, or a term like x^5/5 is differentiated without its 1/5.", OfBatch(5, 5));
        // A batch of two: summed over it, or a square without its 1/2?
        Assert.Equal("Most likely, W is 2× too large (residual …): possible reasons are the derivative of a square without its 1/2, something added twice, and a factor of 2 or 1/2, such as the 1/(1 − p) of dropout or a temperature, or the 1/N of the batch mean is missing, N = 2.", OfBatch(2, 2));
    }

    [Theory]
    [InlineData(0.8, "is 20% too small (residual …): the backward pass does not divide by the keep-prob, 0.8")]
    [InlineData(1 / 0.8, "is 25% too large (residual …): the backward pass divides by the keep-prob once too often, 0.8")]
    public void A_keep_prob_is_recognised_under_a_frozen_mask(double factor, string told) => Assert.Equal(
        $"Most likely, W {told}.",
        Told.Of(mistake => Dropping(0.8, mistake), basin => Multiply(basin, basin.KeepProbability < 1 ? factor : 1), WithDropout));

    [Fact]
    public void A_keep_prob_is_no_reason_while_every_unit_is_kept() => Assert.Equal(
        "Most likely, W is 20% too small (residual …).", Told.Of(mistake => Dropping(0.8, mistake), basin => Multiply(basin, 0.8)));

    [Fact]
    public void A_keep_prob_of_one_half_is_one_of_two_things() => Assert.Equal(
        "Most likely, W is 2× too small (residual …): possible reasons are a square's derivative without its 2, half of a sum left out, and a factor of 2 or 1/2, such as the 1/(1 − p) of dropout or a temperature, or the backward pass does not divide by the keep-prob, 0.5.",
        Told.Of(mistake => Dropping(0.5, mistake), basin => Multiply(basin, basin.KeepProbability < 1 ? 0.5 : 1), WithDropout));

    [Fact]
    public void Components_with_the_same_mistake_are_told_together_and_others_apart() => Assert.Equal(
        """
        Most likely, W1 is 11× too large (residual …): the 1/N of the batch mean is missing, N = 11; its L2 part is right. The same goes for b1 and W2.
        Most likely, b2 is 7.5× too large (residual …).
        """,
        Told.Of(
            mistake => new(("W1", [4, 3]), ("b1", [4]), ("W2", [3, 4]), ("b2", [3])) { BatchSize = 11, Regularized = ["W1"], Mistake = mistake },
            basin =>
            {
                Multiply(basin, 11, "b1");
                Multiply(basin, 11, "W2");
                Multiply(basin, 7.5, "b2");
                for (var i = 0; i < basin.W("W1").Length; i++)
                {
                    basin.DW("W1")[i] = (11 * (basin.DW("W1")[i] - (basin.Decay * basin.W("W1")[i]))) + (basin.Decay * basin.W("W1")[i]);
                }
            }));

    [Fact]
    public void A_factor_of_one_number_is_told_only_where_people_make_it()
    {
        Assert.Null(Told.Of(g => Times(g, 7.5), 1));
        // One number is near one of many sizes by chance.
        Assert.Null(Told.Of(g => Times(g, 5), 1));
        Assert.Equal("Most likely, W has the wrong sign (residual …).", Told.Of(g => Times(g, -1), 1));
    }

    [Fact]
    public void Of_one_number_no_reason_is_given()
    {
        Assert.Equal("Most likely, W is 2× too small (residual …).", Told.Of(g => Times(g, 0.5), 1));
        Assert.Equal("Most likely, W is 2× too small (residual …): possible reasons are a square's derivative without its 2, half of a sum left out, and a factor of 2 or 1/2, such as the 1/(1 − p) of dropout or a temperature.", Told.Of(g => Times(g, 0.5), 2));
    }

    [Theory]
    [InlineData(8.0034, 1e-9, "is 8.003× too large")]
    [InlineData(8.0034, 5e-4, "is 8× too large")]
    [InlineData(10.98, 0.02, "is 11× too large")]
    [InlineData(1.0098, 3e-4, "is 1% too large")]
    [InlineData(0.98763, 1e-9, "is 1.24% too small")]
    [InlineData(0.0123, 2e-3, "is 81× too small")]
    [InlineData(0.0123, 0.02, "is 80× too small")]
    public void A_factor_is_told_in_as_many_digits_as_are_known(double factor, double uncertainty, string told) =>
        Assert.Equal(told, new Factor(factor, uncertainty).ToString());

    /// <summary>A tolerance of 1% is leniency: it does not make a gradient that is off by a few thousandths here and there a multiple.</summary>
    [Fact]
    public void An_explanation_has_to_fit_within_the_error_bars_and_not_the_tolerance() => Assert.Null(Told.Of(
        mistake => new(("W", [4, 3]), ("b", [5])) { Mistake = mistake },
        basin => basin.DW("W").Select((element, i) => (1.5 + (0.003 * Math.Sin(i))) * element).ToArray().CopyTo(basin.DW("W"), 0),
        new() { RelativeTolerance = 0.01 }));

    static double[] Times(double[] gradient, double factor) => Array.ConvertAll(gradient, element => factor * element);

    static void Multiply(Basin basin, double factor, string name = "W") => Times(basin.DW(name), factor).CopyTo(basin.DW(name), 0);

    static string? OfBatch(int size, double factor) => Told.Of(
        mistake => new(("W", [4, 3]), ("b", [5])) { BatchSize = size, Mistake = mistake }, basin => Multiply(basin, factor));

    static Basin Dropping(double keep, Action<Basin>? mistake) => new(("W", [6, 7]), ("b", [9])) { KeepProbability = keep, Mistake = mistake };

    /// <summary>One number of the wrong sign, in single precision, beside one that is wrong in another way, may have it by chance.</summary>
    [Theory]
    [InlineData(1, 1, new string[0])]
    [InlineData(1, -1, new[] { "Most likely, s has the wrong sign (residual …)." })]
    [InlineData(0.7, -1.0003, new string[0])]
    public void One_number_of_the_wrong_sign_beside_another_that_is_wrong_is_not_told(double ofM, double ofS, string[] told)
    {
        float[] m = [0.4f], dm = [0], s = [0.7f], ds = [0];
        var report = GradientCheck.Run(
            GradientModel.Of(
                [Component.Of("m", m, dm), Component.Of("s", s, ds)],
                () => MathF.Exp(m[0]) + (MathF.Sin(s[0]) * 1.3f) + 40f,
                () => (dm[0], ds[0]) = ((float)ofM * MathF.Exp(m[0]), (float)ofS * MathF.Cos(s[0]) * 1.3f)),
            GradientRun.AsIs);
        Assert.Equal(told, Told.Of(report));
    }
}
