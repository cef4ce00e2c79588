namespace SharedTheories;

/// <summary>Squared error of a line through four points, with a gradient that can be made wrong.</summary>
public sealed class Line : IGradientModel, IInitializableModel
{
    static readonly double[] x = [-1, 0.5, 1, 2], y = [0.3, 1, 1.2, 2.5];
    readonly double[] w = [0.7], dw = [0], b = [0.1], db = [0];

    public double Factor { get; init; } = 1;

    public IReadOnlyList<Component> Components => [Component.Of("w", w, dw), Component.Of("b", b, db)];

    public double Cost() => x.Zip(y, (at, target) => Math.Pow((w[0] * at) + b[0] - target, 2)).Sum() / 2;

    public void ComputeGradient()
    {
        dw[0] = x.Zip(y, (at, target) => ((w[0] * at) + b[0] - target) * at).Sum();
        db[0] = Factor * x.Zip(y, (at, target) => (w[0] * at) + b[0] - target).Sum();
    }

    public void Initialize(Random random) => (w[0], b[0]) = (random.NextDouble(), random.NextDouble());

    public override string ToString() => FormattableString.Invariant($"w = {w[0]}, b = {b[0]}");
}
