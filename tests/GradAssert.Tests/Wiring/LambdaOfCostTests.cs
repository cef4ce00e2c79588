namespace GradientTesting.Tests.Wiring;

/// <summary>A cost that is the same at every λ: it reads a copy, or was kept.</summary>
public class LambdaOfCostTests
{
    readonly double[] w = [0.4, -0.7, 1.1, 0.3], dw = new double[4];
    double lambda = 0.3;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void One_that_reads_a_copy_of_what_the_gradient_reads_is_told_so(bool isStale)
    {
        var copy = lambda;
        var report = GradientCheck.Run(Model(() => Cost(isStale ? copy : lambda)));
        Assert.Equal(isStale ? GradientVerdict.Mismatch : GradientVerdict.Match, report.Verdict);
        if (isStale)
        {
            Assert.Equal(
                "At the model's own λ w agrees, and disagrees at λ = 0: Cost() does not depend on Lambda, and ComputeGradient() does. "
                    + "Does Cost() read a copy of it, as one of the options? Have Lambda set the number that both read.",
                report.ToString().Split('\n')[1]);
        }
    }

    [Fact]
    public void A_cost_without_a_λ_term_is_a_mismatch_of_the_λ_part()
    {
        var report = GradientCheck.Run(Model(() => Cost(0)));
        Assert.Equal(GradientVerdict.Mismatch, report.Verdict);
        Assert.DoesNotContain("At the model's own λ w agrees", report.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.3, "6.6349368 at λ = 0.3 and 298.951312 at 300.111")]
    [InlineData(0, "6.34243648 at λ = 0 and 7.67819108 at 1.37")]
    public void One_that_is_kept_under_a_key_of_values_alone_is_told_so(double own, string seen)
    {
        lambda = own;
        Wired.Breaks(
            "Cost() returns a cost that it has kept: at the same values it is the same to the last bit at all λ, and with a move of them by "
                + $"a hair it is {seen}. The key that it is kept under leaves Lambda out. Compute the cost at each call, or have the key "
                + "hold every number that the cost reads. (Seen at: at its current values.)",
            Model(Kept(withLambda: false)));
        GradAssert.MatchesNumerical(Model(Kept(withLambda: true)));
        Assert.Equal(own, lambda);
    }

    [Fact]
    public void So_is_one_next_to_a_wrong_gradient_whose_λ_part_is_right() => Assert.StartsWith(
        "Cost() returns a cost that it has kept: at the same values it is the same to the last bit at all λ, ",
        Assert.Throws<GradientContractException>(() => GradientCheck.Run(Model(Kept(withLambda: false), 1.1))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_gradient_that_changes_λ_is_told_so()
    {
        var model = Model(() => Cost(lambda));
        var anneals = GradientModel.Of(model.Components, model.Cost, () =>
        {
            model.ComputeGradient();
            lambda *= 0.99;
        }) with { Lambda = model.Lambda };
        Wired.Breaks(
            "ComputeGradient() changed Lambda from 0.3 to 0.297. A cost and its gradient are those of one number: change it in training, "
                + "and not in what is computed at it. (Seen at: at its current values.)",
            anneals);
        Assert.Equal(0.3, lambda);
        GradAssert.MatchesNumerical(model);
    }

    [Fact]
    public void A_copy_that_does_not_clear_its_gradients_is_told_so()
    {
        var options = new GradientCheckOptions { MaxDegreeOfParallelism = 2 };
        Assert.Matches(
            @"^With the same values the gradient of w\[0\] is \S+ in the model, and \S+ in its Copy\(\): gradients of the model are "
                + @"cleared before each, and those of the copy are not\. Have the copy implement IAccumulatingModel, or set "
                + @"GradientModel\.ClearGradients of it\. \(Seen at: at its current values\.\)$",
            Assert.Throws<GradientContractException>(() => GradientCheck.Run(Adding([.. w], [.. dw], false), options)).Message);
        GradAssert.MatchesNumerical(Adding([.. w], [.. dw], true), options);

        static GradientModel Adding(double[] values, double[] sum, bool copyClears, bool clears = true) => GradientModel.Of(
            [Component.Of("w", values, sum)], () => values.Sum(Math.Exp),
            () => Array.ForEach([0, 1, 2, 3], i => sum[i] += Math.Exp(values[i]))) with
        {
            ClearGradients = clears ? () => Array.Clear(sum) : null,
            Copy = () => Adding([.. values], [.. sum], copyClears, copyClears),
        };
    }

    GradientModel Model(Func<double> cost, double factor = 1) => GradientModel.Of(
        [Component.Of("w", w, dw)], cost,
        () => Array.ForEach([0, 1, 2, 3], i => dw[i] = (factor * Math.Exp(w[i])) + (lambda * w[i]))) with
    {
        Lambda = (() => lambda, value => lambda = value),
    };

    double Cost(double strength) => w.Sum(Math.Exp) + (strength / 2 * w.Sum(x => x * x));

    Func<double> Kept(bool withLambda)
    {
        var costs = new Dictionary<string, double>(StringComparer.Ordinal);
        return () =>
        {
            var key = string.Join(';', w.Append(withLambda ? lambda : 0).Select(BitConverter.DoubleToInt64Bits));
            return costs.TryGetValue(key, out var cost) ? cost : costs[key] = Cost(lambda);
        };
    }
}
