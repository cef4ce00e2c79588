namespace GradientTesting.Tests.Wiring;

/// <summary>J = Σ exp w[i].</summary>
internal sealed class ExponentialNet(int length)
{
    readonly double[] w = [.. Enumerable.Range(0, length).Select(i => 0.3 + (0.03 * i))], dw = new double[length];

    public double[] Values => [.. w];

    public double[] Activations { get; init; } = new double[length];

    public Component Component => Component.Of("w", w, dw);

    public GradientModel Model => GradientModel.Of([Component], Cost, ComputeGradient);

    public double Cost()
    {
        for (var i = 0; i < length; i++)
        {
            Activations[i] = Math.Exp(w[i]);
        }

        return Activations.Sum();
    }

    public void ComputeGradient() => Activations.CopyTo(dw, 0);
}
