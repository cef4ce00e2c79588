namespace GradientTesting.Tests.Differences;

/// <summary>A direction in which no element is invisible, and which takes no room.</summary>
public class DirectionTests
{
    static readonly double[] values = [.. Enumerable.Range(0, 2000).Select(i => Math.Sin(i))];

    readonly Component component = Component.Of("W", (double[])values.Clone(), new double[values.Length], 40, 50);

    [Fact]
    public void No_coefficient_is_small_beside_its_scale_and_none_is_large()
    {
        var scale = Scale();
        var direction = Whole(seed: 5, spread: 0.25);
        Assert.All(Enumerable.Range(0, values.Length), i => Assert.InRange(Math.Abs(direction[i]) / scale[i], 0.75, 1.25));
    }

    [Fact]
    public void Signs_are_even_and_know_nothing_of_their_neighbours()
    {
        var direction = Whole(seed: 6, spread: 0);
        var signs = Enumerable.Range(0, values.Length).Select(i => Math.Sign(direction[i])).ToArray();
        // Four deviations of a sum of 2,000 signs.
        Assert.InRange(signs.Sum(), -179, 179);
        Assert.InRange(signs.Zip(signs.Skip(1), (one, next) => one * next).Sum(), -179, 179);
        Assert.InRange(signs.Zip(signs.Skip(50), (one, below) => one * below).Sum(), -179, 179);
    }

    [Fact]
    public void The_same_seed_gives_the_same_coefficients_and_another_seed_others()
    {
        Assert.Equal(Coefficients(Whole(seed: 7, spread: 0.25)), Coefficients(Whole(seed: 7, spread: 0.25)));
        Assert.NotEqual(Coefficients(Whole(seed: 7, spread: 0.25)), Coefficients(Whole(seed: 8, spread: 0.25)));
    }

    [Fact]
    public void A_move_moves_the_block_alone_and_a_return_puts_it_back_bit_for_bit()
    {
        component.Values[7] = -0.0;
        var start = component.Values.Copy();
        var block = new Block(50, 0, 3, 5, 10);
        var direction = new Direction(Scale(), block, 9, 0.25, 1);
        direction.Move(component.Values, start, 0.5);

        int[] moved = [.. Enumerable.Range(0, values.Length).Where(i => component.Values[i] != start[i])];
        Assert.Equal(Enumerable.Range(0, 3).SelectMany(row => Enumerable.Range((row * 50) + 5, 10)), moved);
        Assert.All(moved, i => Assert.Equal(start[i] + (0.5 * direction[i]), component.Values[i]));

        direction.Return(component.Values, start);
        Assert.Equal(-1, start.FirstDifference());
    }

    [Fact]
    public void Signs_can_be_those_of_a_gradient()
    {
        for (var i = 0; i < values.Length; i++)
        {
            component.Gradient[i] = i % 3 == 0 ? -1e-9 : 2;
        }

        var direction = new Direction(Scale(), Block.Whole(component.Shape), 9, 0.25, 1, component.Gradient.Copy());
        Assert.All(Enumerable.Range(0, values.Length), i => Assert.Equal(i % 3 == 0 ? -1 : 1, Math.Sign(direction[i])));
    }

    ComponentScale Scale() => ComponentScale.Of([component.Values.Copy()])[0];

    Direction Whole(ulong seed, double spread) => new(Scale(), Block.Whole(component.Shape), seed, spread, 1);

    static double[] Coefficients(Direction direction) => [.. Enumerable.Range(0, values.Length).Select(i => direction[i])];
}
