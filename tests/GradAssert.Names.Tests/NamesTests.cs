using Xunit.Abstractions;

namespace GradientTesting.Names.Tests;

/// <summary>What reports say of mistakes that were written down before the rules that name them.</summary>
public class NamesTests(ITestOutputHelper output)
{
    const int Seed = 1;

    [Fact]
    public void What_is_right_matches()
    {
        Assert.All(Catalogue.Right, right => Assert.True(right.At(Seed).Report?.Verdict == GradientVerdict.Match, $"{right}\n{right.At(Seed).Report}"));
    }

    [Fact]
    public void Every_mistake_is_caught() =>
        Assert.Empty(Catalogue.Wrong.Where(planted => !planted.At(Seed).IsCaught).Select(planted => planted.Name));

    [Fact]
    public void No_report_says_what_is_not_true()
    {
        var wrong = Catalogue.Wrong.SelectMany(planted => planted.At(Seed).Wrong.Select(sentence => $"{planted}: {sentence}")).ToArray();
        output.WriteLine(string.Join('\n', wrong));
        Assert.Empty(wrong);
    }
}
