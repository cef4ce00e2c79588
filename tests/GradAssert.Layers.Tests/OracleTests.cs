using Xunit.Abstractions;

namespace GradientTesting.Layers.Tests;

/// <summary>The set is what it says: right layers are right, and each mistake is wrong where it says, and nowhere else.</summary>
public class OracleTests(ITestOutputHelper output)
{
    public static TheoryData<string> Right => LayerSet.RightNames;

    public static TheoryData<string> Wrong => LayerSet.PlantedNames;

    [Theory]
    [MemberData(nameof(Right))]
    public void Differences_confirm_the_right_layer(string name)
    {
        var wired = LayerSet.Kind(name).Make(null);
        var (errors, broken) = Oracle.Of(wired);
        output.WriteLine(string.Join('\n', errors));
        Assert.Empty(broken);
        Assert.All(wired.Differentiated, part => Assert.InRange(errors[part.Name], 0, Oracle.Tolerance(part)));
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_mistake_is_one_where_it_says(string name)
    {
        var planted = LayerSet.Planted(name);
        var wired = planted.Kind.Make(planted.Mistake.Name);
        var (errors, broken) = Oracle.Of(wired);
        output.WriteLine(string.Join('\n', errors) + '\n' + string.Join('\n', broken));
        var wrong = errors.Where(error => !(error.Value < Oracle.LeastMistake)).Select(error => error.Key).Order();
        if (planted.Mistake.BreaksContract)
        {
            Assert.NotEmpty(broken);
            Assert.Empty(wrong.Except(planted.Mistake.Places));
            return;
        }

        Assert.Equal(planted.Mistake.Places.Order(), wrong);
        Assert.Empty(broken);
        Assert.All(wired.Differentiated.Where(part => !planted.Mistake.Places.Contains(part.Name)),
            part => Assert.InRange(errors[part.Name], 0, Oracle.Tolerance(part)));
    }

    [Fact]
    public void There_are_at_least_36_layers_and_170_mistakes_each_with_words_that_name_it()
    {
        Assert.InRange(LayerSet.Kinds.Count, 36, int.MaxValue);
        Assert.InRange(LayerSet.All.Count, 170, int.MaxValue);
        Assert.Equal(LayerSet.Kinds.Count, LayerSet.Kinds.Select(kind => kind.Name).Distinct().Count());
        Assert.Equal(LayerSet.All.Count, LayerSet.All.Select(planted => planted.Name).Distinct().Count());
        Assert.All(LayerSet.All, planted => Assert.NotEmpty(planted.Mistake.Words));
    }
}
