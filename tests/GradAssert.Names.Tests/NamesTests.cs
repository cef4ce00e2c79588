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
        "b has a gradient, and the cost does not depend on it (residual 0): does the forward pass read a copy, not use it or cancel it, as a normalization does, or does the "
            + "backward pass leave out the derivative of a gate that is closed here, or of an activation that saturates, or a term of a "
            + "normalization or softmax?")]
    [InlineData("density, layer, double: dm and ds exchanged", "m holds the gradient of s (residual 0): s holds that of m: they are exchanged")]
    [InlineData("gated unit, layer, double: no path through the gate",
        "x lacks what comes through B (residual 0): what comes through A is there: is the path through B left out?")]
    [InlineData("density, layer, float: dm and ds exchanged", "m holds the gradient of s (residual 0): s holds that of m: they are exchanged")]
    public void The_sentence_leads_to_the_line(string name, string sentence) => Assert.Contains(
        sentence, Catalogue.Wrong.Single(planted => planted.Name == name).At(Seed).Sentences);

    /// <summary>In float one run alone knows little: each of these said what is not true.</summary>
    [Theory]
    [InlineData("attention, layer, float: dQ and dK exchanged", 10813325, GradientPhase.AsIs, "Q holds the gradient of K (residual 2e-4)")]
    [InlineData("dense Tanh, layer, float: decay in dW and db", 10813331, GradientPhase.Jittered,
        "b is not linear in the upstream gradient (residual 0): what it returns for one of zero is added whatever it is given: is a weight "
            + "decay, or another term that is no product with it, in the gradient?")]
    [InlineData("dense Tanh, network, float: a factor of dW and one of db", 10813334, GradientPhase.RandomInitialization, null)]
    [InlineData("density, network, float: the 1 of ds left out", 10813326, GradientPhase.AfterTraining, null)]
    [InlineData("density, layer, float: e^(−s) left out of dm", 20024, GradientPhase.Jittered, null)]
    [InlineData("dense Sigmoid, layer, float: f′ at the output", 20024, GradientPhase.Jittered, null)]
    [InlineData("convolution, layer, float: dx misses the last position", 20018, GradientPhase.Jittered, "x is zero in row 6 and right elsewhere")]
    [InlineData("gated unit, network, float: dA and dB exchanged", 20041, GradientPhase.Jittered, null)]
    [InlineData("layer norm, network, float: dβ of the first sample", 20017, GradientPhase.Jittered, "one sample alone is left")]
    [InlineData("attention, network, float: the sum of softmax left out", 20046, GradientPhase.RandomInitialization, null)]
    public void A_single_run_says_what_it_knows(string name, int seed, GradientPhase phase, string? sentence)
    {
        var said = Catalogue.Wrong.Single(planted => planted.Name == name).At(seed, phase);

        Assert.Equal(GradientVerdict.Mismatch, said.Report!.Verdict);
        Assert.Empty(said.Wrong);
        Assert.True(sentence is null || said.Sentences.Any(each => each.Contains(sentence, StringComparison.Ordinal)), said.Report.ToString());
    }
}
