using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Diagnoses;

/// <summary>
/// Weights that are divided by their norm: without the derivative of the norm, the gradient has a multiple of the weights too much or too
/// little, as one with a decay has.
/// </summary>
public class NormTests
{
    const string Told = "Most likely, theta is off by a multiple of theta (residual …): the gradient of the cost is at right angles "
        + "to theta, as where it is divided by its norm: is the derivative of the norm left out or wrong, or is weight decay added?";

    readonly double[] theta = [0.5, -0.3, 0.9, 0.2], d = new double[4];

    [Theory]
    [InlineData(0, false)]
    [InlineData(2, false)]
    [InlineData(0, true)]
    [InlineData(2, true)]
    public void Without_the_derivative_of_the_norm_no_L2_term_is_told(int seed, bool isWhole)
    {
        Assert.Equal(GradientVerdict.Match, Of(seed, isWhole, 1).Verdict);
        Assert.Equal([Told], Fixtures.Told.Of(Of(seed, isWhole, 0)));
    }

    [Fact]
    public void With_a_term_in_the_cost_an_L2_term_is_told() => Assert.Equal(
        ["Most likely, theta lacks the gradient of an L2 term that the cost has (residual …): add 0.3 · theta."],
        Fixtures.Told.Of(Of(0, true, 1, ofCost: 0.3)));

    /// <summary>A term of the cost has one coefficient.</summary>
    [Fact]
    public void A_coefficient_that_is_another_in_each_run_is_that_of_no_L2_term()
    {
        var runs = 0;
        GradientReport Of(Func<int, double> decay) => GradientCheck.Run(GradientModel.Of(
            [Component.Of("theta", theta, d)], () => theta.Sum(Math.Exp),
            () => Array.ForEach([0, 1, 2, 3], i => d[i] = Math.Exp(theta[i]) - (decay(runs) * theta[i])))
            with { Initialize = random => { runs++; Start(random); } });

        Assert.Empty(Of(run => 0.01 * (run + 1)).Diagnoses);
        Assert.Equal(DiagnosisName.L2Extra, Assert.Single(Of(_ => -0.01).Diagnoses).Name);
    }

    void Start(Random random) => Array.ForEach([0, 1, 2, 3], i => theta[i] = (i % 2 == 0 ? 1 : -1) * (0.3 + random.NextDouble()));

    GradientReport Of(int seed, bool isWhole, int ofNorm, double ofCost = 0)
    {
        var random = new Random(seed);
        double[] a = [.. Enumerable.Range(0, 4).Select(_ => (2 * random.NextDouble()) - 1)];
        double Size() => Math.Sqrt(theta.Sum(x => x * x));
        double U() => a.Zip(theta, (one, other) => one * other).Sum() / Size();
        var model = GradientModel.Of(
            [Component.Of("theta", theta, d)], () => Math.Pow(U() - 0.7, 2) + (ofCost / 2 * theta.Sum(x => x * x)),
            () => Array.ForEach([0, 1, 2, 3], i => d[i] = 2 * (U() - 0.7) * (a[i] - (ofNorm * U() * theta[i] / Size())) / Size()));
        return isWhole ? GradientCheck.Run(model with { Initialize = Start }) : GradientCheck.Run(model, GradientRun.AsIs);
    }
}
