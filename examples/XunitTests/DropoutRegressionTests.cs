namespace XunitTests;

public class DropoutRegressionTests
{
    static readonly Iris iris = Iris.Load();

    [Fact, Trait("Category", "GradientCheck")]
    public void A_model_of_delegates_is_checked_with_dropout_off_and_gets_it_back()
    {
        var net = new DropoutRegression(iris.Measures, iris.IsVirginica);

        GradAssert.MatchesNumerical(ModelOf(net));

        Assert.Equal(0.8, net.KeepProb);
    }

    [Fact, Trait("Category", "GradientCheck")]
    public void Dropout_left_on_is_told_and_not_judged()
    {
        var net = new DropoutRegression(iris.Measures, iris.IsVirginica);

        Assert.Throws<GradientContractException>(() => GradAssert.MatchesNumerical(ModelOf(net) with { KeepProbability = null }));
    }

    static GradientModel ModelOf(DropoutRegression net)
    {
        #region Delegates
        var model = GradientModel.Of([Component.Of("W", net.W, net.Gradient)], net.Loss, net.Backward) with
        {
            Initialize = net.Initialize,
            KeepProbability = (() => net.KeepProb, keep => net.KeepProb = keep),
            Lambda = (() => net.Lambda, lambda => net.Lambda = lambda),
        };
        #endregion
        return model;
    }
}
