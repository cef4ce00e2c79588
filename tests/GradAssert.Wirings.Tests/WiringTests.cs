using Xunit.Abstractions;

namespace GradientTesting.Wirings.Tests;

/// <summary>A check that was wired wrongly never passes, and says how it was wired wrongly.</summary>
public class WiringTests(ITestOutputHelper output)
{
    const double NamedAtLeast = 0.8;

    public static TheoryData<string> Names => [.. Wirings.All.Select(wiring => wiring.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_right_twin_matches(string name)
    {
        var wiring = Wirings.Of(name);
        Assert.True(wiring.OfRight.IsMatch, $"{wiring.OfRight.Ending} of the right twin of: {wiring.Mistake}\n\n{wiring.OfRight.Text}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_wrong_one_does_not_match(string name)
    {
        var wiring = Wirings.Of(name);
        output.WriteLine(wiring.OfWrong.Text);
        Assert.False(wiring.OfWrong.IsMatch, $"This passes: {wiring.Mistake}\n\n{wiring.OfWrong.Text}");
    }

    [Fact]
    public void At_least_four_fifths_of_the_wrong_ones_are_named()
    {
        var all = Wirings.All;
        var figures = string.Join('\n', Wirings.ByKind.Select(kind => Figures(kind.Kind, kind.Wirings)).Append(Figures("all", all)));
        var open = string.Join('\n', all.Where(wiring => !wiring.IsNamed).Select(Open));
        output.WriteLine($"{figures}\n\n{open}");
        Assert.True(all.Count(wiring => wiring.IsNamed) >= NamedAtLeast * all.Count, $"{figures}\n\n{open}");
    }

    [Fact]
    public void There_are_at_least_120_of_them_each_under_a_name_of_its_own_and_with_words_that_name_it()
    {
        Assert.InRange(Wirings.All.Count, 120, int.MaxValue);
        Assert.Equal(Wirings.All.Count, Wirings.All.Select(wiring => wiring.Name).Distinct().Count());
        Assert.All(Wirings.All, wiring => Assert.NotEmpty(wiring.Named));
    }

    static string Figures(string kind, IReadOnlyCollection<Wiring> wirings) =>
        $"{kind}: {wirings.Count} wrong, {wirings.Count(wiring => wiring.OfWrong.IsMatch)} match, "
        + $"{wirings.Count(wiring => wiring.IsNamed)} named, "
        + $"{wirings.Count(wiring => !wiring.OfRight.IsMatch)} right twins stopped";

    static string Open(Wiring wiring) =>
        $"not named, {wiring.OfWrong.Ending}: {wiring.Name}\n    {wiring.OfWrong.Text.Split('\n')[0]}\n    awaited: "
        + $"{string.Join(" | ", wiring.Named)}";
}
