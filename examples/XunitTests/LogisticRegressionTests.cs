namespace XunitTests;

public class LogisticRegressionTests
{
    static readonly Iris iris = Iris.Load();

    #region Theory
    [GradientTheory]
    public void Gradient_of_the_likelihood(GradientRun run) =>
        GradAssert.MatchesNumerical(new LogisticRegression(iris.Measures, iris.IsVirginica), run);
    #endregion

    #region Fact
    [Fact, Trait("Category", "GradientCheck")]
    public void Gradient_of_the_likelihood_at_every_phase() =>
        GradAssert.MatchesNumerical(new LogisticRegression(iris.Measures, iris.IsVirginica));
    #endregion
}
