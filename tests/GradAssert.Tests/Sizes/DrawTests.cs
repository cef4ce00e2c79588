namespace GradientTesting.Tests.Sizes;

public class DrawTests
{
    [Fact]
    public void All_at_their_least_and_all_at_their_most_come_first() =>
        Assert.Equal(["a=1 b=same c=false", "a=4 b=full c=true"], Sweeps.Draws(Three)[..2]);

    [Fact]
    public void No_combination_is_drawn_twice() => Assert.Equal(20, Sweeps.Draws(Three).Distinct().Count());

    [Fact]
    public void Few_combinations_are_each_drawn_once() => Assert.Equal(
        ["a=1 b=false", "a=1 b=true", "a=2 b=false", "a=2 b=true", "a=3 b=false", "a=3 b=true"],
        Sweeps.Draws(sizes => (sizes.Int("a", 1, 3), sizes.Bool("b")).GetHashCode()).Order(StringComparer.Ordinal));

    [Fact]
    public void The_same_seed_draws_the_same_sizes_and_another_seed_others()
    {
        Assert.Equal(Sweeps.Draws(Three, seed: 7), Sweeps.Draws(Three, seed: 7));
        Assert.NotEqual(Sweeps.Draws(Three, seed: 7), Sweeps.Draws(Three, seed: 8));
    }

    [Fact]
    public void Equal_and_different_sizes_are_both_drawn_early()
    {
        var draws = Sweeps.Of(sizes => (sizes.Int("a", 1, 9), sizes.Int("b", 1, 9), sizes.Int("c", 1, 9)).GetHashCode(), draws: 8).Draws;
        var pairs = draws.Select(trial => trial.Point.Values[0].Number!.Value.CompareTo(trial.Point.Values[1].Number!.Value)).ToHashSet();
        Assert.Equal([-1, 0, 1], pairs.Order());
    }

    [Fact]
    public void A_range_may_depend_on_a_size_before_it() => Assert.All(
        Sweeps.Of(sizes =>
        {
            var image = sizes.Int("image", 2, 6);
            Assert.InRange(sizes.Int("kernel", 1, image), 1, image);
        }).Draws,
        trial => Assert.True(trial.Matches));

    [Fact]
    public void A_dependent_range_is_drawn_to_its_edges()
    {
        var draws = Sweeps.Draws(sizes => sizes.Int("kernel", 1, sizes.Int("image", 2, 6)));
        Assert.Equal(20, draws.Count);
        Assert.Contains("image=6 kernel=6", draws);
        Assert.Contains("image=2 kernel=2", draws);
    }

    [Fact]
    public void A_size_that_only_some_draws_ask_for_is_drawn_too()
    {
        var seen = new HashSet<int>();
        Sweeps.Of(sizes =>
        {
            if (sizes.Bool("dilated"))
            {
                seen.Add(sizes.Int("dilation", 2, 4));
            }
        });
        Assert.Equal([2, 3, 4], seen.Order());
    }

    [Fact]
    public void A_size_that_is_asked_for_again_is_the_same() => Assert.All(
        Sweeps.Of(sizes => Assert.Equal(sizes.Int("a", 1, 9), sizes.Int("a", 1, 9))).Draws,
        trial => Assert.True(trial.Matches));

    [Fact]
    public void Draws_that_an_assumption_leaves_out_are_made_again()
    {
        var draws = Sweeps.Of(sizes =>
        {
            var (kernel, image) = (sizes.Int("kernel", 1, 6), sizes.Int("image", 1, 6));
            sizes.Assume(kernel <= image);
            Assert.InRange(kernel, 1, image);
        }).Draws;
        Assert.Equal(20, draws.Count);
        Assert.All(draws, trial => Assert.True(trial.Matches));
    }

    [Fact]
    public void A_wide_range_is_drawn_from() => Assert.Equal(
        20, Sweeps.Draws(sizes => sizes.Int("n", int.MinValue, int.MaxValue)).Distinct().Count());

    static void Three(GradientSizes sizes) =>
        _ = (sizes.Int("a", 1, 4), sizes.OneOf("b", "same", "valid", "full"), sizes.Bool("c"));
}
