namespace XunitTests.Layers;

/// <summary>The failing test of docs/layers.md and README.md. Abstract, so that xUnit leaves it to <see cref="LayersPageTests"/>.</summary>
public abstract class MistakenSigmoidTests
{
    #region Failing
    [Fact]
    public void Sigmoid()
    {
        double[] y = [];
        GradAssert.BackwardMatchesNumerical(
            forward: x => y = [.. x.Select(number => 1 / (1 + Math.Exp(-number)))],
            backward: dy => [.. y.Select(value => value * (1 - value))], // dy is missing
            at: [0.4, -1.3, 2.1]);
    }
    #endregion

    internal sealed class Runnable : MistakenSigmoidTests;
}
