namespace GradientTesting.Layers.Tests;

/// <summary>A layer, right or with one mistake.</summary>
/// <param name="Name">Names the tests.</param>
/// <param name="Make">Makes the layer anew, with the mistake of that name; the right one without a name.</param>
/// <param name="Mistakes">The mistakes that can be planted in it.</param>
internal sealed record Kind(string Name, Func<string?, Wired> Make, params Mistake[] Mistakes)
{
    readonly Lazy<Outcome> right = new(() => Outcome.Of(Make(null)));

    public Outcome OfRight => right.Value;
}
