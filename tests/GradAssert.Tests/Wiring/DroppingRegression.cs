namespace GradientTesting.Tests.Wiring;

/// <summary>½ · mean of (mask ⊙ x · w − y)² + b and λ/2 · w², with inverted dropout on the inputs.</summary>
sealed class DroppingRegression
{
    readonly double[][] x = [[1, 0.5, -0.5], [0.25, 2, 1], [-1, 0.75, 0.5], [1.5, -1, 2]];
    readonly double[] y = [0.5, 1, -0.25, 0.75], w = [0.5, -0.25, 0.3], dw = new double[3], b = [0.2], db = [0];
    Random random = new(0);
    double[][] inputs = [];

    public double Keep { get; set; } = 0.75;

    public double Lambda { get; set; } = 0.1;

    public bool IsTraining { get; set; } = true;

    public bool ForgetsMask { get; set; }

    public bool DrawsAgain { get; set; }

    public bool PassesAgain { get; set; }

    public bool DividesByZero { get; set; }

    /// <summary>Whether the first input is not dropped.</summary>
    public bool GoesRound { get; set; }

    public Func<double>? KeepOf { get; set; }

    public Func<double>? LambdaOf { get; set; }

    double PresentLambda => LambdaOf?.Invoke() ?? Lambda;

    double Present => KeepOf?.Invoke() ?? Keep;

    public GradientModel Model => GradientModel.Of([Component.Of("w", w, dw), Component.Of("b", b, db)], Cost, ComputeGradient) with
    {
        KeepProbability = (() => Keep, keep => Keep = keep),
        Lambda = (() => Lambda, lambda => Lambda = lambda),
        Reseed = seed => random = new(seed),
    };

    double Cost()
    {
        inputs = Dropped();
        return (inputs.Zip(y, (input, target) => Math.Pow(Error(input, target), 2)).Average() / 2)
            + (PresentLambda / 2 * w.Sum(weight => weight * weight)) + (b[0] * b[0]);
    }

    void ComputeGradient()
    {
        inputs = PassesAgain ? Dropped() : inputs;
        var factors = ForgetsMask ? x : DrawsAgain ? Dropped() : inputs;
        for (var j = 0; j < 3; j++)
        {
            dw[j] = Enumerable.Range(0, 4).Average(s => Error(inputs[s], y[s]) * factors[s][j]) + (PresentLambda * w[j]);
        }

        db[0] = 2 * b[0];
    }

    double Error(double[] input, double target) => input.Zip(w, (value, weight) => value * weight).Sum() - target;

    double[][] Dropped() => !IsTraining ? x : [.. x.Select(row => row.Select((value, j) => GoesRound && j == 0 ? value : Dropped(value)).ToArray())];

    double Dropped(double value)
    {
        var isKept = random.NextDouble() < Present;
        return DividesByZero ? value * (isKept ? 1 : 0) / Present : isKept ? value / Present : 0;
    }
}
