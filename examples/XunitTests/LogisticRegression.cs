namespace XunitTests;

#region Model
public sealed class LogisticRegression(double[][] x, double[] y) : IGradientModel, IInitializableModel
{
    readonly double[] w = new double[x[0].Length], dw = new double[x[0].Length];
    readonly double[] b = new double[1], db = new double[1];

    public IReadOnlyList<Component> Components => [Component.Of("w", w, dw), Component.Of("b", b, db)];

    public double Cost() => Enumerable.Range(0, x.Length).Average(i => Math.Log(1 + Math.Exp(Score(x[i]))) - y[i] * Score(x[i]));

    public void ComputeGradient()
    {
        Array.Clear(dw);
        Array.Clear(db);
        for (var i = 0; i < x.Length; i++)
        {
            var error = (1 / (1 + Math.Exp(-Score(x[i]))) - y[i]) / x.Length;
            for (var j = 0; j < w.Length; j++)
            {
                dw[j] += error * x[i][j];
            }

            db[0] += error;
        }
    }

    public void Initialize(Random random)
    {
        for (var j = 0; j < w.Length; j++)
        {
            w[j] = random.NextDouble() - 0.5;
        }

        b[0] = 0;
    }

    double Score(double[] sample) => b[0] + sample.Zip(w, (measure, weight) => measure * weight).Sum();
}
#endregion
