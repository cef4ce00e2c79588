using Xunit.Abstractions;

namespace GradientTesting.Names.Tests;

/// <summary>What reports say of mistakes that were written down before the rules that name them.</summary>
public class NamesTests(ITestOutputHelper output)
{
    const int Seed = 1;

    /// <summary>Of those for which there are words, at this seed: docs/measurements/names.md has ten others.</summary>
    const double NamedAtLeast = 0.92;

    static readonly Lazy<Said[]> All = new(() => [.. Catalogue.Wrong.AsParallel().AsOrdered().Select(planted => planted.At(Seed))]);

    [Fact]
    public void What_is_right_matches_and_nothing_is_said_of_it() => Assert.All(Catalogue.Right, right =>
    {
        var said = right.At(Seed);
        Assert.True(said.Report?.Verdict == GradientVerdict.Match, $"{right}\n{said.Report}{said.Contract}");
        Assert.Empty(said.Wrong);
    });

    [Fact]
    public void No_report_says_what_is_not_true()
    {
        string[] wrong = [.. All.Value.Where(said => said.IsCaught).SelectMany(said => said.Wrong.Select(sentence => $"{said.Planted}: {sentence}"))];
        Assert.True(wrong.Length == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Mistakes_are_caught_and_most_of_them_named()
    {
        Said[] nameable = [.. All.Value.Where(said => said.IsCaught && said.Planted.IsNameable)];
        output.WriteLine(string.Join('\n', nameable.Where(said => !said.IsNamed).Select(said => said.Planted.Name)));
        Assert.InRange(nameable.Length, 250, int.MaxValue);
        Assert.InRange(nameable.Count(said => said.IsNamed) / (double)nameable.Length, NamedAtLeast, 1);
        output.WriteLine(string.Join('\n', All.Value.Where(said => !said.IsCaught).Select(said => said.Planted.Name)));
        Assert.InRange(All.Value.Count(said => !said.IsCaught), 0, 3);
    }

    [Theory]
    [InlineData("dense Tanh, layer, double: f′ at the output",
        "W takes the derivative of tanh at its output (residual 0): it is f′(y) where f′(z) is due: keep the input of the activation")]
    [InlineData("dense Gelu, layer, double: f′ left out", "W has the derivative of GELU left out (residual 0): multiply the upstream gradient by f′(z)")]
    [InlineData("dense Tanh, network, double: b is cached",
        "b has a gradient, and the cost does not depend on it (residual 0): does the forward pass read a copy, not use it or cancel it, as a normalization does, or is a gate that is "
            + "closed here left out of the backward pass?")]
    [InlineData("density, layer, double: dm and ds exchanged", "m holds the gradient of s (residual 0): s holds that of m: they are exchanged")]
    [InlineData("gated unit, layer, double: no path through the gate",
        "x lacks what comes through B (residual 0): what comes through A is there: is the path through B left out?")]
    [InlineData("density, layer, float: dm and ds exchanged", "m holds the gradient of s (residual 0): s holds that of m: they are exchanged")]
    public void The_sentence_leads_to_the_line(string name, string sentence) => Assert.Contains(
        sentence, Catalogue.Wrong.Single(planted => planted.Name == name).At(Seed).Sentences);
}
