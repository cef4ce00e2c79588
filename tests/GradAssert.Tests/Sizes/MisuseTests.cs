namespace GradientTesting.Tests.Sizes;

public class MisuseTests
{
    [Fact]
    public void A_name_asked_for_with_another_range_is_an_error() => AssertRefused(
        "The size a was asked for as 1 to 3, and again as 1 to 4. Ask once and keep what it returns, or give the second size a name of its own. "
            + "(Parameter 'name')",
        sizes => _ = sizes.Int("a", 1, 3) + sizes.Int("a", 1, 4));

    [Fact]
    public void So_is_a_least_above_the_most() => AssertRefused(
        "The size a goes from 3 to 1: the first is its least, the second its most. (Parameter 'most')", sizes => sizes.Int("a", 3, 1));

    [Fact]
    public void Even_where_the_body_catches_it() => Assert.Throws<ArgumentException>(() => GradAssert.ForSizes(sizes =>
    {
        try
        {
            sizes.Int("a", 3, 1);
        }
        catch (ArgumentException)
        {
            sizes.Int("b", 1, 3);
        }
    }));

    [Fact]
    public void So_is_a_name_of_two_words() => AssertRefused(
        "\"kernel height\" cannot name a size. Take one word of letters, digits, '_', '-' and '.', as in kernel-height. (Parameter 'name')",
        sizes => sizes.Bool("kernel height"));

    [Fact]
    public void So_are_values_that_cannot_be_told_apart() => AssertRefused(
        "The size f has two values with the same text among x, y, x. Give values that print differently. (Parameter 'values')",
        sizes => sizes.OneOf("f", "x", "y", "x"));

    [Fact]
    public void So_is_a_value_that_cannot_be_replayed() => AssertRefused(
        "The size f has the value \"a b\". Give values without white space and quotes. (Parameter 'values')", sizes => sizes.OneOf("f", "a b"));

    [Fact]
    public void So_are_no_values() => AssertRefused(
        "The size f has no values. Give one or more. (Parameter 'values')", sizes => sizes.OneOf<string>("f"));

    [Fact]
    public void So_is_a_body_without_sizes() => AssertRefused(
        "The body asked for no size. Ask for one, as in sizes.Int(\"channels\", 1, 4), or call the check without ForSizes.", _ => { });

    [Fact]
    public void A_body_that_fails_before_it_asks_throws_what_it_threw() => Assert.Equal(
        "data", Assert.Throws<InvalidDataException>(() => GradAssert.ForSizes((Action<GradientSizes>)(_ => throw new InvalidDataException("data")))).Message);

    [Fact]
    public void An_assumption_that_seldom_holds_is_named() => Assert.Equal(
        "401 draws are left out for 0 that are not: a == 77_777 seldom holds. "
            + "Take the range of a size from the sizes before it, as in sizes.Int(\"kernel\", 1, image).",
        Assert.Throws<InvalidOperationException>(() => GradAssert.ForSizes(sizes =>
        {
            var a = sizes.Int("a", 1, 100_000);
            sizes.Assume(a < 200_000);
            sizes.Assume(a == 77_777);
        })).Message);

    [Fact]
    public void So_is_one_that_never_holds() => Assert.Equal(
        "No sizes are left to draw: a > 2 never holds. "
            + "Take the range of a size from the sizes before it, as in sizes.Int(\"kernel\", 1, image).",
        Assert.Throws<InvalidOperationException>(() => GradAssert.ForSizes(sizes =>
        {
            var a = sizes.Int("a", 1, 2);
            sizes.Assume(a > 2);
        })).Message);

    [Fact]
    public void Numbers_below_one_are_refused()
    {
        Assert.Throws<ArgumentNullException>(() => GradAssert.ForSizes((Action<GradientSizes>)null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => GradAssert.ForSizes(_ => { }, draws: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => GradAssert.ForSizes(_ => { }, maxCostEvaluations: 0));
    }

    static void AssertRefused(string message, Action<GradientSizes> body) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => GradAssert.ForSizes(body)).Message);
}
