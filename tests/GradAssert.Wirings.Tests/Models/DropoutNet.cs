namespace GradientTesting.Wirings.Tests.Models;

/// <summary>What the backward pass of <see cref="DropoutNet"/> forgets.</summary>
internal enum Forgets
{
    Nothing,

    /// <summary>It goes through every unit, and does not divide by the keep-prob.</summary>
    Mask,

    /// <summary>The derivative of tanh.</summary>
    Slope,
}

/// <summary><c>J = 1/2n · Σ (v·(m ⊙ tanh(W·x)) / keep − y)²</c>, with a mask m that the forward pass draws.</summary>
internal sealed class DropoutNet
{
    const int Inputs = 3, Hidden = 6, Samples = 8;

    readonly Forgets forgets;
    readonly double[][] x;
    readonly double[] y;
    readonly double[,] mask = new double[Samples, Hidden];
    Random random = new(1);

    public DropoutNet(double keep = 0.7, Forgets forgets = Forgets.Nothing)
    {
        (Keep, this.forgets) = (keep, forgets);
        var data = new Random(8);
        x = [.. Enumerable.Range(0, Samples).Select(_ => data.Normals(Inputs))];
        y = data.Normals(Samples);
        Initialize(data);
    }

    public double Keep { get; set; }

    public double DropRate
    {
        get => 1 - Keep;
        set => Keep = 1 - value;
    }

    public bool Training { get; set; } = true;

    /// <summary>Whether a mask was drawn and stays.</summary>
    public bool KeepsMask { get; set; }

    /// <summary>Whether no mask reaches the first unit.</summary>
    public bool KeepsFirstUnit { get; init; }

    /// <summary>Whether the backward pass draws a mask of its own for what it multiplies the errors by.</summary>
    public bool DrawsInBackward { get; init; }

    public double[,] W { get; } = new double[Hidden, Inputs];

    public double[,] DW { get; } = new double[Hidden, Inputs];

    public double[] V { get; } = new double[Hidden];

    public double[] DV { get; } = new double[Hidden];

    public GradientModel Model => GradientModel.Of([Component.Of("W", W, DW), Component.Of("v", V, DV)], Loss, Backward) with
    {
        Initialize = Initialize,
        KeepProbability = (() => Keep, keep => Keep = keep),
        Reseed = Reseed,
    };

    public void Reseed(int seed) => random = new(seed);

    public void Initialize(Random start)
    {
        ArrayNet<double>.Each(W, (i, j) => W[i, j] = 0.7 * start.Normal());
        for (var k = 0; k < Hidden; k++)
        {
            V[k] = 0.7 * start.Normal();
        }
    }

    public double Loss()
    {
        Draw();
        return Enumerable.Range(0, Samples).Sum(n => Math.Pow(Error(n), 2)) / (2 * Samples);
    }

    public void Backward()
    {
        Array.Clear(DW);
        Array.Clear(DV);
        double[] errors = [.. Enumerable.Range(0, Samples).Select(Error)];
        if (DrawsInBackward)
        {
            Draw();
        }

        for (var n = 0; n < Samples; n++)
        {
            var d = errors[n] / Samples;
            for (var k = 0; k < Hidden; k++)
            {
                var h = Math.Tanh(Sum(n, k));
                DV[k] += d * mask[n, k] * h;
                var dSum = d * V[k] * (forgets == Forgets.Mask ? 1 : mask[n, k]) * (forgets == Forgets.Slope ? 1 : 1 - (h * h));
                for (var j = 0; j < Inputs; j++)
                {
                    DW[k, j] += dSum * x[n][j];
                }
            }
        }
    }

    /// <summary>A keep-prob that is no number in (0, 1) turns dropout off. So does evaluation mode.</summary>
    void Draw()
    {
        if (!KeepsMask)
        {
            ArrayNet<double>.Each(mask,
                (n, k) => mask[n, k] = !(KeepsFirstUnit && k == 0) && Training && Keep is >= 0 and < 1 ? random.NextDouble() < Keep ? 1 / Keep : 0 : 1);
        }
    }

    double Error(int n) => Enumerable.Range(0, Hidden).Sum(k => V[k] * mask[n, k] * Math.Tanh(Sum(n, k))) - y[n];

    double Sum(int n, int k) => Enumerable.Range(0, Inputs).Sum(j => W[k, j] * x[n][j]);
}
