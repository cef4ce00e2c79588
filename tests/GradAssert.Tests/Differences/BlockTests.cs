namespace GradientTesting.Tests.Differences;

public class BlockTests
{
    [Fact]
    public void A_component_of_more_than_two_dimensions_is_a_grid_of_its_first_and_the_others()
    {
        Assert.Equal(new Block(12, 0, 2, 0, 12), Block.Whole([2, 3, 4]));
        Assert.Equal(new Block(1, 0, 5, 0, 1), Block.Whole([5]));
    }

    [Theory]
    [InlineData(7, 1)]
    [InlineData(1, 7)]
    [InlineData(5, 4)]
    public void Halves_have_every_element_once(int rows, int columns)
    {
        var whole = Block.Whole([rows, columns]);
        Assert.Equal(Enumerable.Range(0, rows * columns), whole.HalvesByRow().SelectMany(Positions).Order());
        Assert.Equal(Enumerable.Range(0, rows * columns), whole.HalvesByColumn().SelectMany(Positions).Order());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(20)]
    [InlineData(1000)]
    public void Parts_have_every_element_once_and_are_as_many_as_there_can_be(int count)
    {
        var parts = Block.Whole([5, 4]).Parts(count);
        Assert.Equal(Enumerable.Range(0, 20), parts.SelectMany(Positions).Order());
        Assert.True(parts.Count >= Math.Min(count, 20));
    }

    static IEnumerable<int> Positions(Block block) =>
        Enumerable.Range(0, block.Rows).SelectMany(row => Enumerable.Range(block.FirstOf(row), block.Columns));
}
