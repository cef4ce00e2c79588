/// <summary>A line through points, by least squares, with an L2 term that keeps its slopes small.</summary>
public class RidgeRegression : IGradientModel, IInitializableModel, IRegularizedModel
{
    readonly double[][] x = [[0.5, 1.2], [1.0, -0.4], [1.5, 0.3], [2.0, 2.1], [3.0, -1.0]];
    readonly double[] y = [1.1, 1.9, 3.2, 4.1, 5.8];
    readonly double[] w = [0.0, 0.0], dw = [0.0, 0.0];
    readonly double[] b = [0.0], db = [0.0];

    public double Lambda { get; set; } = 0.5;

    public IReadOnlyList<Component> Components => [Component.Of("w", w, dw), Component.Of("b", b, db)];

    public void Initialize(Random random) => (w[0], w[1], b[0]) = (random.NextDouble(), random.NextDouble(), random.NextDouble());

    public double Cost() => Samples().Average(i => Error(i) * Error(i)) + Lambda / (2 * x.Length) * w.Sum(value => value * value);

    public void ComputeGradient()
    {
        for (var j = 0; j < w.Length; j++)
        {
            dw[j] = Samples().Average(i => 2 * Error(i) * x[i][j]);
        }

        db[0] = Samples().Average(i => 2 * Error(i));
    }

    IEnumerable<int> Samples() => Enumerable.Range(0, x.Length);

    double Error(int i) => w[0] * x[i][0] + w[1] * x[i][1] + b[0] - y[i];
}
