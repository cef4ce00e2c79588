namespace XunitTests;

#region All
public class FirstTest
{
    [GradientTheory]
    public void Gradient_of_the_line(GradientRun run) => GradAssert.MatchesNumerical(new Line(), run);
}

/// <summary>A straight line through points, by least squares.</summary>
public class Line : IGradientModel, IInitializableModel
{
    readonly double[] x = [0.5, 1.0, 1.5, 2.0, 3.0], y = [1.1, 1.9, 3.2, 4.1, 5.8];
    readonly double[] w = [0.0], dw = [0.0], b = [0.0], db = [0.0];

    public IReadOnlyList<Component> Components => [Component.Of("w", w, dw), Component.Of("b", b, db)];

    public void Initialize(Random random) => (w[0], b[0]) = (random.NextDouble(), random.NextDouble());

    public double Cost() => Enumerable.Range(0, x.Length).Average(i => Math.Pow(Error(i), 2));

    public void ComputeGradient()
    {
        dw[0] = Enumerable.Range(0, x.Length).Average(i => 2 * Error(i) * x[i]);
        db[0] = Enumerable.Range(0, x.Length).Average(i => 2 * Error(i));
    }

    double Error(int i) => (w[0] * x[i]) + b[0] - y[i];
}
#endregion
