namespace XunitTests;

/// <summary>Ridge regression with dropout on its inputs. Knows nothing of gradient checks.</summary>
public sealed class DropoutRegression(double[][] x, double[] y)
{
    readonly Random random = new(0);
    double[][] inputs = [];

    public double[] W { get; } = new double[x[0].Length];

    public double[] Gradient { get; } = new double[x[0].Length];

    public double KeepProb { get; set; } = 0.8;

    public double Lambda { get; set; } = 0.5;

    public void Initialize(Random random)
    {
        for (var j = 0; j < W.Length; j++)
        {
            W[j] = random.NextDouble() - 0.5;
        }
    }

    public double Loss()
    {
        inputs = [.. x.Select(Dropout)];
        return inputs.Zip(y, (input, target) => Math.Pow(Error(input, target), 2)).Average() / 2
            + Lambda / (2 * x.Length) * W.Sum(weight => weight * weight);
    }

    public void Backward()
    {
        for (var j = 0; j < W.Length; j++)
        {
            Gradient[j] = inputs.Zip(y, (input, target) => Error(input, target) * input[j]).Average() + Lambda / x.Length * W[j];
        }
    }

    double Error(double[] input, double target) => input.Zip(W, (value, weight) => value * weight).Sum() - target;

    double[] Dropout(double[] input) => [.. input.Select(value => random.NextDouble() < KeepProb ? value / KeepProb : 0)];
}
