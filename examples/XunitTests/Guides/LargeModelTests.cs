namespace XunitTests.Guides;

/// <summary>docs/large-models.md.</summary>
public class LargeModelTests
{
    #region Options
    static readonly GradientCheckOptions thorough = new()
    {
        Phases = [GradientPhase.Jittered], // one of three: a third of the time
        MaxCostEvaluations = 3_000, // shorter directions, which see smaller errors of one element
    };

    [Fact]
    public void A_large_layer() => GradAssert.MatchesNumerical(new Squares(10_000), thorough);
    #endregion

    sealed class Squares(int parameters) : IGradientModel
    {
        readonly double[] w = [.. Enumerable.Range(0, parameters).Select(i => Math.Sin(i))], dw = new double[parameters];

        public IReadOnlyList<Component> Components => [Component.Of("w", w, dw)];

        public double Cost() => w.Sum(value => Math.Pow(value, 4) / 4);

        public void ComputeGradient()
        {
            for (var i = 0; i < dw.Length; i++)
            {
                dw[i] = w[i] * w[i] * w[i];
            }
        }
    }
}
