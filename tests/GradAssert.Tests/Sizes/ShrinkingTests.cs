namespace GradientTesting.Tests.Sizes;

public class ShrinkingTests
{
    static readonly Func<int, int, int, int, bool>[] rules =
    [
        (a, b, c, d) => b > 1,
        (a, b, c, d) => a != b,
        (a, b, c, d) => a == b && a > 2,
        (a, b, c, d) => a > b && c > 1,
        (a, b, c, d) => (a + b) % 2 == 1 && d > 2,
        (a, b, c, d) => a % 2 == 0 && b % 2 == 0,
        (a, b, c, d) => a * b > 6,
        (a, b, c, d) => c == d && c > 1,
        (a, b, c, d) => a - b == 2,
        (a, b, c, d) => b == 1 && c == 5,
    ];

    public static TheoryData<int> Rules => [.. Enumerable.Range(0, rules.Length)];

    [Theory, MemberData(nameof(Rules))]
    public void No_smaller_sizes_fail(int rule)
    {
        for (var seed = 0; seed < 5; seed++)
        {
            var smallest = Sweeps.Of(sizes => Sweeps.FailIf(rules[rule](
                sizes.Int("a", 1, 5), sizes.Int("b", 1, 5), sizes.Int("c", 1, 5), sizes.Int("d", 1, 5))), seed: seed).Failure!.Shrunk;

            Assert.True(smallest.IsMinimal);
            int[] found = [.. smallest.Smallest.Point.Values.Select(value => (int)value.Number!.Value)];
            Assert.True(rules[rule](found[0], found[1], found[2], found[3]));
            Assert.DoesNotContain(Below(found), other => rules[rule](other[0], other[1], other[2], other[3]));
        }
    }

    [Fact]
    public void Two_sizes_that_have_to_stay_equal_are_made_smaller_together() => Assert.Equal(
        "a=3 b=3", Sweeps.Smallest(sizes => Sweeps.FailIf(sizes.Int("a", 1, 9) is var a && a == sizes.Int("b", 1, 9) && a > 2)));

    [Fact]
    public void A_range_shrinks_with_the_size_that_it_depends_on() => Assert.Equal(
        "image=2 kernel=2",
        Sweeps.Smallest(sizes => Sweeps.FailIf(sizes.Int("image", 1, 6) is var image && sizes.Int("kernel", 1, image) == image && image > 1)));

    [Fact]
    public void Values_shrink_towards_the_first() => Assert.Equal(
        "padding=valid bias=false",
        Sweeps.Smallest(sizes => Sweeps.FailIf(sizes.OneOf("padding", "same", "valid", "full") != "same" && (sizes.Bool("bias") || true))));

    [Fact]
    public void A_wide_range_is_shrunk_in_a_bounded_number_of_trials()
    {
        var calls = 0;
        var failure = Sweeps.Of(sizes =>
        {
            calls++;
            Sweeps.FailIf(sizes.Int("a", 0, 1_000_000) > 1000 && sizes.Int("b", 0, 1_000_000) > 1000);
        }).Failure!;
        Assert.InRange(calls, 21, 20 + Shrinking.MostTrials);
        Assert.InRange(failure.Shrunk.Smallest.Point.Values[0].Number!.Value, 1001, 2000);
    }

    [Fact]
    public void Another_exception_is_another_failure() => Assert.Equal(
        "a=4",
        Sweeps.ShrunkFromMost(sizes =>
        {
            switch (sizes.Int("a", 1, 5))
            {
                case 2 or 3:
                    throw new GradientContractException("Cost() is not finite.");
                case > 3:
                    throw new GradientMismatchException(Report("W"));
            }
        }));

    [Fact]
    public void So_is_a_mismatch_of_another_component() => Assert.Equal(
        "a=3",
        Sweeps.ShrunkFromMost(sizes =>
        {
            var a = sizes.Int("a", 1, 9);
            if (a > 1)
            {
                throw new GradientMismatchException(Report(a < 3 ? "b" : "W"));
            }
        }));

    [Fact]
    public void Contract_messages_are_alike_whatever_their_numbers() => Assert.Equal(
        "a=2",
        Sweeps.ShrunkFromMost(sizes =>
        {
            var a = sizes.Int("a", 1, 5);
            throw new GradientContractException(a == 1 ? "Cost() is not finite." : $"The gradient of W has {a} elements instead of {a + 1}.");
        }));

    [Fact]
    public void What_matches_next_to_the_smallest_is_named()
    {
        var failure = Sweeps.Of(sizes => Sweeps.FailIf(sizes.Int("stride", 1, 4) > 2 && sizes.Int("batch", 1, 3) == 1)).Failure!;
        Assert.Equal(
            ["stride=3 stride=2", "batch=1 batch=2"], failure.Shrunk.Nearest.Select(pair => $"{pair.Wrong} {pair.Right}"));
    }

    static IEnumerable<int[]> Below(int[] point) =>
        from a in Enumerable.Range(1, point[0])
        from b in Enumerable.Range(1, point[1])
        from c in Enumerable.Range(1, point[2])
        from d in Enumerable.Range(1, point[3])
        where (a, b, c, d) != (point[0], point[1], point[2], point[3])
        select new[] { a, b, c, d };

    static GradientReport Report(string component)
    {
        double[] values = [1, 2], gradient = [0, 0];
        return GradientCheck.Run(GradientModel.Of(
            [Component.Of(component, values, gradient)], () => values.Sum(value => value * value), () => gradient[0] = 1), GradientRun.AsIs);
    }
}
