namespace XunitTests;

/// <summary>A tanh network with dropout on its inputs and on its hidden units. Knows nothing of gradient checks.</summary>
public sealed class DropoutNetwork(double[][] x, double[] y)
{
    const int Hidden = 3;

    Random random = new(0);
    double[][] inputs = [], hidden = [];
    double[][] kept = [];

    public double[,] W { get; private init; } = new double[Hidden, x[0].Length];

    public double[,] DW { get; } = new double[Hidden, x[0].Length];

    public double[] V { get; private init; } = new double[Hidden];

    public double[] DV { get; } = new double[Hidden];

    public Dropout[] Dropouts { get; private init; } = [new() { Keep = 0.9 }, new() { Keep = 0.75 }];

    public void Reseed(int seed) => random = new(seed);

    public DropoutNetwork Clone() => new(x, y)
    {
        W = (double[,])W.Clone(), V = [.. V], Dropouts = [.. Dropouts.Select(layer => new Dropout { Keep = layer.Keep })],
    };

    public void Initialize(Random start)
    {
        for (var k = 0; k < Hidden; k++)
        {
            V[k] = start.NextDouble() - 0.5;
            for (var j = 0; j < x[0].Length; j++)
            {
                W[k, j] = start.NextDouble() - 0.5;
            }
        }
    }

    public double Loss()
    {
        inputs = [.. x.Select(sample => Dropouts[0].Of(sample, random, out _))];
        hidden = [.. inputs.Select(input => V.Select((_, k) => Math.Tanh(input.Select((value, j) => W[k, j] * value).Sum())).ToArray())];
        kept = [.. hidden.Select(units =>
        {
            _ = Dropouts[1].Of(units, random, out var mask);
            return mask;
        })];
        return Enumerable.Range(0, x.Length).Average(n => Math.Pow(Error(n), 2)) / 2;
    }

    public void Backward()
    {
        Array.Clear(DW);
        Array.Clear(DV);
        for (var n = 0; n < x.Length; n++)
        {
            for (var k = 0; k < Hidden; k++)
            {
                var error = Error(n) / x.Length * kept[n][k];
                DV[k] += error * hidden[n][k];
                for (var j = 0; j < x[0].Length; j++)
                {
                    DW[k, j] += error * V[k] * (1 - hidden[n][k] * hidden[n][k]) * inputs[n][j];
                }
            }
        }
    }

    public void Step(double rate)
    {
        Loss();
        Backward();
        for (var k = 0; k < Hidden; k++)
        {
            V[k] -= rate * DV[k];
            for (var j = 0; j < x[0].Length; j++)
            {
                W[k, j] -= rate * DW[k, j];
            }
        }
    }

    double Error(int n) => V.Select((weight, k) => weight * kept[n][k] * hidden[n][k]).Sum() - y[n];
}

/// <summary>What is kept is divided by the keep-prob.</summary>
public sealed class Dropout
{
    public double Keep { get; set; }

    public double[] Of(double[] units, Random random, out double[] mask)
    {
        mask = [.. units.Select(_ => random.NextDouble() < Keep ? 1 / Keep : 0)];
        return [.. units.Zip(mask, (unit, factor) => unit * factor)];
    }
}
