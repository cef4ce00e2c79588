namespace XunitTests.Guides;

#region Model
/// <summary>h = tanh(W·x + U·h + b) at each step of a sequence; the cost is that of the last h.</summary>
public class ElmanNetwork(double[][] inputs, double[] target, int units, bool cutsTime = false) : IGradientModel, IInitializableModel
{
    readonly double[,] w = new double[units, inputs[0].Length], dw = new double[units, inputs[0].Length];
    readonly double[,] u = new double[units, units], du = new double[units, units];
    readonly double[] b = new double[units], db = new double[units];
    readonly double[][] h = [.. Enumerable.Range(0, inputs.Length + 1).Select(_ => new double[units])]; // h[0] is zero

    public IReadOnlyList<Component> Components => [Component.Of("W", w, dw), Component.Of("U", u, du), Component.Of("b", b, db)];

    public double Cost()
    {
        for (var t = 0; t < inputs.Length; t++)
        {
            for (var i = 0; i < units; i++)
            {
                var sum = b[i];
                for (var j = 0; j < inputs[t].Length; j++)
                {
                    sum += w[i, j] * inputs[t][j];
                }

                for (var j = 0; j < units; j++)
                {
                    sum += u[i, j] * h[t][j];
                }

                h[t + 1][i] = Math.Tanh(sum);
            }
        }

        return h[^1].Zip(target, (value, wanted) => Math.Pow(value - wanted, 2) / 2).Sum();
    }

    public void ComputeGradient()
    {
        Array.Clear(dw); // what is used at every step adds up, so it starts from zero
        Array.Clear(du);
        Array.Clear(db);
        double[] dh = [.. h[^1].Zip(target, (value, wanted) => value - wanted)];
        for (var t = inputs.Length - 1; t >= 0; t--)
        {
            var before = new double[units];
            for (var i = 0; i < units; i++)
            {
                var dz = dh[i] * (1 - h[t + 1][i] * h[t + 1][i]);
                db[i] += dz;
                for (var j = 0; j < inputs[t].Length; j++)
                {
                    dw[i, j] += dz * inputs[t][j];
                }

                for (var j = 0; j < units; j++)
                {
                    du[i, j] += dz * h[t][j];
                    before[j] += cutsTime ? 0 : dz * u[i, j];
                }
            }

            dh = before;
        }
    }

    public void Initialize(Random random)
    {
        foreach (var matrix in new[] { w, u })
        {
            for (var i = 0; i < matrix.GetLength(0); i++)
            {
                for (var j = 0; j < matrix.GetLength(1); j++)
                {
                    matrix[i, j] = random.NextDouble() - 0.5;
                }
            }
        }

        Array.Clear(b);
    }
}
#endregion
