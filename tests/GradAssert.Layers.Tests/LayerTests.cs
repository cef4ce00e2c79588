using Xunit.Abstractions;

namespace GradientTesting.Layers.Tests;

/// <summary>A layer with a mistake never passes, a right one always does, and the report says what is wrong.</summary>
public class LayerTests(ITestOutputHelper output)
{
    /// <summary>As docs/layers.md says.</summary>
    const int NamedAtLeast = 207;

    public static TheoryData<string> Right => LayerSet.RightNames;

    public static TheoryData<string> Wrong => LayerSet.PlantedNames;

    [Theory]
    [MemberData(nameof(Right))]
    public void The_right_layer_matches(string name)
    {
        var outcome = LayerSet.Kind(name).OfRight;
        Assert.True(outcome.Ending == Ending.Match, $"{outcome.Ending} of a right layer.\n\n{outcome.Text}");
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_mistake_is_caught(string name)
    {
        var outcome = LayerSet.Planted(name).Outcome;
        output.WriteLine(outcome.Text);
        Assert.True(outcome.IsCaught, $"{outcome.Ending} of a layer with a mistake.\n\n{outcome.Text}");
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void No_right_gradient_is_blamed(string name) => Assert.Empty(LayerSet.Planted(name).BlamedWrongly);

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_name_is_right_or_absent(string name) => Assert.Empty(LayerSet.Planted(name).WrongNames);

    [Fact]
    public void Most_mistakes_are_named()
    {
        var all = LayerSet.All;
        var named = all.Count(planted => planted.IsNamed);
        output.WriteLine(FormattableString.Invariant($"{named} of {all.Count} mistakes are named, {100 * named / all.Count}%."));
        output.WriteLine(string.Join('\n', LayerSet.Kinds.Select(kind => Figures(kind.Name, LayerSet.Of(kind)))));
        output.WriteLine(Figures("all", all));
        output.WriteLine(string.Join('\n', all.Where(planted => !planted.IsNamed).Select(Open)));
        Assert.True(named >= NamedAtLeast, "Fewer mistakes are named than before: see the output.");
    }

    static string Figures(string kind, IReadOnlyCollection<Planted> planted)
    {
        return $"{kind}: {planted.Count} mistakes, {Count(Ending.Mismatch)} mismatch, {Count(Ending.Contract)} contract, "
            + $"{Count(Ending.Inconclusive)} inconclusive, {Count(Ending.Other)} other exceptions, {Count(Ending.Match)} match, "
            + $"{planted.Count(one => one.IsNamed)} named, {planted.Count(one => one.BlamedWrongly.Any())} blame what is right";

        int Count(Ending ending) => planted.Count(one => one.Outcome.Ending == ending);
    }

    static string Open(Planted planted) =>
        $"not named, {planted.Outcome.Ending}: {planted.Name}\n    {planted.Outcome.Text.Split('\n')[0]}\n    awaited: "
        + $"{string.Join(" | ", planted.Mistake.Words)}";
}
