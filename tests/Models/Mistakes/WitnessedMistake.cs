namespace GradientTesting.TestModels.Mistakes;

/// <summary>A mistake that is compared with the right gradient each time it is made: at every point that a check visits.</summary>
public sealed class WitnessedMistake
{
    readonly Mistake mistake;

    public WitnessedMistake(Mistake mistake) => this.mistake = mistake;

    /// <summary>How often the gradient was computed.</summary>
    public int Calls { get; private set; }

    /// <summary>How often it differed from the right one, as <see cref="Equivalence"/> counts.</summary>
    public int Differences { get; private set; }

    /// <summary>The largest error that was made: ‖wrong − right‖ / ‖right‖ of the component.</summary>
    public double LargestRelativeError { get; private set; }

    /// <summary>The proof that the check could not see the mistake: wherever it looked, the gradient was right.</summary>
    public bool WasNeverMade => Calls > 0 && Differences == 0;

    /// <summary>The same mistake, which tells this witness.</summary>
    public Mistake Mistake => new(mistake.Name, Start, mistake.Applies);

    Action<ITestModel, Tensor> Start()
    {
        var corrupt = mistake.Start();
        return (model, tensor) =>
        {
            var (right, scale) = (tensor.CopyGradient(), model.Scale(tensor));
            corrupt(model, tensor);
            Calls++;
            var wrong = tensor.CopyGradient();
            Differences += Equivalence.Of(right, wrong, scale) ? 0 : 1;
            LargestRelativeError = Math.Max(LargestRelativeError, Norm(right.Zip(wrong, (r, w) => r - w)) / Norm(right));
        };
    }

    static double Norm(IEnumerable<double> numbers) => Math.Sqrt(numbers.Sum(number => number * number));
}
