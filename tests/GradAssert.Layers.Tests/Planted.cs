namespace GradientTesting.Layers.Tests;

/// <summary>A layer with one mistake in it.</summary>
internal sealed record Planted(Kind Kind, Mistake Mistake)
{
    readonly Lazy<Outcome> outcome = new(() => Outcome.Of(Kind.Make(Mistake.Name)));

    public string Name => $"{Kind.Name}: {Mistake.Name}";

    public Outcome Outcome => outcome.Value;

    /// <summary>Whether the message leads to the mistake, by words that are not in the report of the right layer too.</summary>
    public bool IsNamed =>
        Outcome.Ending != Ending.Match
        && Mistake.Words.Any(words => Words.AreIn(Outcome.Text, words) && !Words.AreIn(Kind.OfRight.Text, words));

    /// <summary>The components that are blamed although their gradients are right.</summary>
    public IEnumerable<string> BlamedWrongly => Outcome.Blamed.Except(Mistake.Places);

    /// <summary>What the report says of the mistake and none of its words supports.</summary>
    public IEnumerable<string> WrongNames =>
        Outcome.Names.Where(name => !Mistake.Words.Concat(Mistake.Outputs).Any(words => Words.AreIn(name, words)));
}
