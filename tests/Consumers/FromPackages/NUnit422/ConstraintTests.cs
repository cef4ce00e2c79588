using NUnit.Framework;
using XunitTests;

namespace Acme.Flowers.Tests;

public class ConstraintTests
{
    static readonly Iris iris = Iris.Load();
    readonly LogisticRegression model = new(iris.Measures, iris.IsVirginica);

    #region Constraint
    [Test]
    public void Likelihood() => Assert.That(model, GradientDoes.MatchNumericalGradient().Within(1e-4));

    [Test] // with C# 14
    public void Likelihood_at_one_run() => Assert.That(model, Does.MatchNumericalGradient().At(GradientRun.Jittered(seed: 1)));
    #endregion
}
