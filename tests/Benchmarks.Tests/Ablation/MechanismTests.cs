namespace GradientTesting.Benchmarks.Tests;

/// <summary>
/// The list of mechanisms against the present source: an ablation takes hours, and must not end at a text that has
/// changed.
/// </summary>
public class MechanismTests
{
    public static TheoryData<string> Names => [.. AllMechanisms.List.Select(mechanism => mechanism.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_replacement_applies_to_the_source(string name)
    {
        var mechanism = AllMechanisms.List.Single(mechanism => mechanism.Name == name);

        Assert.NotEmpty(mechanism.Replacements);
        Assert.All(mechanism.Replacements, replacement => Assert.NotEqual(replacement.Source(), replacement.In(replacement.Source())));
    }

    [Fact]
    public void All_mechanisms_can_be_taken_out_together()
    {
        foreach (var file in AllMechanisms.List.SelectMany(mechanism => mechanism.Replacements).GroupBy(replacement => replacement.File))
        {
            Assert.NotEmpty(file.Aggregate(file.First().Source(), (source, replacement) => replacement.In(source)));
            Assert.NotEmpty(file.Reverse().Aggregate(file.First().Source(), (source, replacement) => replacement.In(source)));
        }
    }

    [Fact]
    public void A_text_that_is_missing_or_occurs_twice_is_an_error()
    {
        var replacement = new Replacement("Differences/Tolerance.cs", "a", "b");

        Assert.Equal("xby", replacement.In("xay"));
        Assert.Contains("contains it nowhere",
            Assert.Throws<InvalidOperationException>(() => replacement.In("xy")).Message, StringComparison.Ordinal);
        Assert.Contains("contains it more often",
            Assert.Throws<InvalidOperationException>(() => replacement.In("aya")).Message, StringComparison.Ordinal);
    }
}
