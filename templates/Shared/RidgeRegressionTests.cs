public class RidgeRegressionTests
{
    [GradientTheory]
    public void Gradient_of_the_cost(GradientRun run) => GradAssert.MatchesNumerical(new RidgeRegression(), run);
}
