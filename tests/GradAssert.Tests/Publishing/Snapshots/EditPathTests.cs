namespace GradientTesting.Tests.Snapshots;

public class EditPathTests
{
    [Fact]
    public void A_path_leads_from_one_list_to_the_other()
    {
        var random = new Random(17);
        for (var i = 0; i < 500; i++)
        {
            var (old, @new) = (List(random), List(random));
            var points = new EditPath(old.Length, @new.Length, (a, b) => old[a] == @new[b]).Points();
            Assert.Equal(((0, 0), (old.Length, @new.Length)), (points[0], points[^1]));
            Assert.All(points.Zip(points.Skip(1)), step => Assert.True(
                (step.Second.Old - step.First.Old, step.Second.New - step.First.New) switch
                {
                    (1, 1) => old[step.First.Old] == @new[step.First.New],
                    (1, 0) or (0, 1) => true,
                    _ => false,
                }));
        }
    }

    [Fact]
    public void It_is_the_shortest_where_the_lists_differ_little()
    {
        var random = new Random(18);
        for (var i = 0; i < 300; i++)
        {
            var (old, @new) = (List(random), List(random));
            var points = new EditPath(old.Length, @new.Length, (a, b) => old[a] == @new[b]).Points();
            Assert.Equal(old.Length + @new.Length - Common(old, @new), points.Count - 1);
        }
    }

    // The shortest path through lists that have nothing in common would take a hundred million comparisons.
    [Theory]
    [InlineData("nothing in common", 3_000_000)]
    [InlineData("the other way round", 3_000_000)]
    [InlineData("first and last", 10_100)]
    [InlineData("every hundredth", 3_000_000)]
    public void Ten_thousand_lines_take_few_comparisons(string change, int most)
    {
        const int Lines = 10_000;
        var old = Enumerable.Range(0, Lines).ToArray();
        int[] @new = change switch
        {
            "nothing in common" => [.. old.Select(line => line + Lines)],
            "the other way round" => [.. old.Reverse()],
            "first and last" => [-1, .. old[1..^1], -2],
            _ => [.. old.Select(line => line % 100 == 0 ? -line - 1 : line)],
        };
        var comparisons = 0;
        var points = new EditPath(Lines, Lines, (i, j) =>
        {
            comparisons++;
            return old[i] == @new[j];
        }).Points();
        Assert.Equal((Lines, Lines), points[^1]);
        Assert.InRange(comparisons, 1, most);
        if (change is "first and last" or "every hundredth")
        {
            Assert.Equal(Lines + (change == "first and last" ? 2 : 100), points.Count - 1);
        }
    }

    static int[] List(Random random) => [.. Enumerable.Range(0, random.Next(40)).Select(_ => random.Next(12))];

    static int Common(int[] old, int[] @new)
    {
        var lengths = new int[old.Length + 1, @new.Length + 1];
        for (var i = 1; i <= old.Length; i++)
        {
            for (var j = 1; j <= @new.Length; j++)
            {
                lengths[i, j] = old[i - 1] == @new[j - 1] ? lengths[i - 1, j - 1] + 1 : Math.Max(lengths[i - 1, j], lengths[i, j - 1]);
            }
        }

        return lengths[old.Length, @new.Length];
    }
}
