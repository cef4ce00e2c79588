using QuickStart;

namespace XunitTests.Readme;

/// <summary>The test that README.md opens with. Abstract, so that xUnit leaves it to <see cref="ReadmeTests"/>.</summary>
public abstract class FailingTests
{
    static readonly Digits digits = Digits.First(50);

    #region Failing
    [GradientTheory]
    public void Backpropagation(GradientRun run) => GradAssert.MatchesNumerical(new MistakenNetwork(digits), run);
    #endregion

    internal sealed class Runnable : FailingTests;
}
