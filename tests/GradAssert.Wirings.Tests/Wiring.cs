namespace GradientTesting.Wirings.Tests;

/// <summary>One way to connect a model to the check wrongly, next to the right way.</summary>
/// <param name="Name">Names the test.</param>
/// <param name="Mistake">What the newcomer did.</param>
/// <param name="Named">
/// What a message says that leads to the mistake: any one of these, as <see cref="Words.AreIn"/> finds them.
/// </param>
/// <param name="Wrong">The wrong wiring. It hides a wrong gradient, or a match would mean nothing.</param>
/// <param name="Right">The same, wired rightly, over a right gradient.</param>
internal sealed record Wiring(string Name, string Mistake, string[] Named, Func<Given> Wrong, Func<Given> Right)
{
    readonly Lazy<Outcome> wrong = new(() => Outcome.Of(Wrong));
    readonly Lazy<Outcome> right = new(() => Outcome.Of(Right));

    public Outcome OfWrong => wrong.Value;

    public Outcome OfRight => right.Value;

    /// <summary>Whether the message about the wrong wiring leads to the mistake.</summary>
    public bool IsNamed => !OfWrong.IsMatch && Named.Any(words => Words.AreIn(OfWrong.Text, words));
}
