namespace GradientTesting.Names;

/// <summary>What is said of a mistake.</summary>
/// <param name="Planted">The mistake, and where it is.</param>
/// <param name="Seed">Of values, data and runs.</param>
/// <param name="Phase">The only one; null for the whole report.</param>
/// <param name="Report">Null where a contract is broken.</param>
/// <param name="Contract">The message then.</param>
internal sealed record Said(Planted Planted, int Seed, GradientPhase? Phase, GradientReport? Report, string? Contract)
{
    Mistake? Mistake => Planted.Mistake;

    public bool IsCaught => Contract is not null || Report!.Verdict == GradientVerdict.Mismatch;

    public IReadOnlyList<string> Sentences => Contract is not null ? [Contract] : [.. Report!.Diagnoses.Select(diagnosis => diagnosis.Sentence)];

    public bool IsNamed => Mistake is not null && Sentences.Any(sentence => Words.AreIn(sentence, Mistake.Words));

    /// <summary>Names, reasons and places that are not those of the mistake.</summary>
    public IEnumerable<string> Wrong =>
        [.. Contract is null ? Sentences.Where(IsWrong) : [], .. Report?.WhereItStarts is { } where && !IsStep(where) ? [where] : Array.Empty<string>()];

    bool IsWrong(string sentence) =>
        Mistake is null || !Words.AreIn(sentence, Mistake.Words.Concat(Mistake.Also)) || Words.AreIn(sentence, Mistake.Never);

    bool IsStep(string where) => Mistake?.Step is { } step && where.Contains(step, StringComparison.Ordinal);
}
