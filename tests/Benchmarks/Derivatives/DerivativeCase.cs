namespace GradientTesting.Benchmarks;

/// <summary>A right derivative that people write by hand, and mistakes in it.</summary>
/// <param name="Kind">Which call checks it, as in <c>Jacobian</c>.</param>
/// <param name="Field">Where it is from: robotics, curve fitting, statistics, pricing, signal processing.</param>
/// <param name="Name">What it is.</param>
/// <param name="Right">The check of the right one.</param>
internal sealed record DerivativeCase(string Kind, string Field, string Name, Func<GradientReport> Right)
{
    public List<PlantedDerivative> Mistakes { get; } = [];

    /// <summary>Adds a mistake.</summary>
    /// <param name="name">What is wrong.</param>
    /// <param name="check">The check of it.</param>
    /// <param name="words">
    /// Any of these in a sentence of the report names it, and a sentence without any of them is wrong of it; of what breaks a contract, in
    /// the message. None where nothing that is said of such a mistake would be of use.
    /// </param>
    public DerivativeCase Wrong(string name, Func<GradientReport> check, params string[] words)
    {
        Mistakes.Add(new(this, name, check, words));
        return this;
    }
}

/// <summary>A planted mistake.</summary>
internal sealed record PlantedDerivative(DerivativeCase Of, string Name, Func<GradientReport> Check, string[] Words)
{
    public override string ToString() => $"{Of.Name}: {Name}";

    /// <summary>Checks it.</summary>
    public DerivativeOutcome Outcome()
    {
        try
        {
            var report = Check();
            return new(this, report.Verdict == GradientVerdict.Mismatch, [.. report.Diagnoses.Select(diagnosis => diagnosis.Sentence)],
                report);
        }
        catch (GradientContractException breach)
        {
            return new(this, IsCaught: true, [breach.Message], Report: null);
        }
    }
}

/// <summary>What was said of a planted mistake.</summary>
internal sealed record DerivativeOutcome(PlantedDerivative Planted, bool IsCaught, string[] Sentences, GradientReport? Report)
{
    public bool IsNamed => Planted.Words.Length > 0 && Sentences.Any(IsTrue);

    public IEnumerable<string> Untrue => Sentences.Where(sentence => !IsTrue(sentence));

    bool IsTrue(string sentence) => Planted.Words.Any(word => sentence.Contains(word, StringComparison.Ordinal));
}
