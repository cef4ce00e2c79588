namespace GradientTesting.Tests.Fixtures;

/// <summary><c>J(w) = ½ · Σ (i + 1) · w[i]²</c> in storage that a test can reach, as a right model or with a part replaced.</summary>
public sealed class Bowl
{
    public double[] W { get; } = [0.5, -0.25, 2];

    public double[] DW { get; } = new double[3];

    /// <summary>6.1875 at the start.</summary>
    public double Cost() => W.Select((w, i) => (i + 1) * w * w).Sum() / 2;

    /// <summary>0.5, -0.5 and 6 at the start.</summary>
    public void ComputeGradient()
    {
        for (var i = 0; i < W.Length; i++)
        {
            DW[i] = (i + 1) * W[i];
        }
    }

    public GradientModel Model(Func<double>? cost = null, Action? computeGradient = null) =>
        GradientModel.Of([Component.Of("w", W, DW)], cost ?? Cost, computeGradient ?? ComputeGradient);
}
