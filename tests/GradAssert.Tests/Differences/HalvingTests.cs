namespace GradientTesting.Tests.Differences;

/// <summary>Of a component of 64 by 48, the wrong elements are found by asking of blocks.</summary>
public class HalvingTests
{
    static readonly Block whole = Block.Whole([64, 48]);

    int questions;

    [Theory]
    [InlineData(0, 0)]
    [InlineData(63, 47)]
    [InlineData(17, 30)]
    public void One_wrong_element_takes_two_questions_for_each_halving(int row, int column)
    {
        Assert.Equal([Element(row, column)], Find((r, c) => (r, c) == (row, column)));
        Assert.Equal(2 * (6 + 6), questions, 2.0);
    }

    [Fact]
    public void Wrong_elements_here_and_there_are_each_found()
    {
        (int Row, int Column)[] wrong = [(1, 2), (1, 40), (20, 2), (33, 33), (63, 0)];
        Assert.Equal(wrong.Select(at => Element(at.Row, at.Column)), Find((r, c) => wrong.Contains((r, c))));
        Assert.InRange(questions, 0, 2 * wrong.Length * 12);
    }

    [Fact]
    public void A_wrong_row_is_found_as_a_row() => Assert.Equal([Row(9)], Find((r, _) => r == 9));

    [Fact]
    public void Two_wrong_rows_are_found_as_rows() => Assert.Equal([Row(9), Row(50)], Find((r, _) => r is 9 or 50));

    [Fact]
    public void A_wrong_column_is_found_as_a_column() => Assert.Equal([Column(11)], Find((_, c) => c == 11));

    [Fact]
    public void Where_all_is_wrong_the_whole_is_found_in_a_few_questions()
    {
        Assert.Equal([whole], Find((_, _) => true));
        Assert.InRange(questions, 0, 64);
    }

    [Fact]
    public void A_few_lines_that_are_all_wrong_are_the_whole() =>
        Assert.Equal([Block.Whole([3, 4])], new Halving(_ => true, () => true).Find(Block.Whole([3, 4])));

    [Fact]
    public void Of_a_vector_elements_are_found()
    {
        var vector = Block.Whole([1000]);
        Assert.Equal([new Block(1, 123, 1, 0, 1)], new Halving(block => block.FirstRow <= 123 && 123 < block.FirstRow + block.Rows, () => true).Find(vector));
    }

    [Fact]
    public void Nothing_is_found_where_no_half_disagrees() => Assert.Empty(Find((_, _) => false));

    [Fact]
    public void The_whole_is_found_once_no_evaluations_are_left()
    {
        var left = 5;
        Assert.Equal([whole], new Halving(block => Contains(block, (r, c) => (r, c) == (3, 3)), () => left-- > 0).Find(whole));
    }

    IReadOnlyList<Block> Find(Func<int, int, bool> isWrong) => new Halving(
        block =>
        {
            questions++;
            return Contains(block, isWrong);
        },
        () => true).Find(whole);

    static bool Contains(Block block, Func<int, int, bool> isWrong) =>
        Enumerable.Range(block.FirstRow, block.Rows).Any(row => Enumerable.Range(block.FirstColumn, block.Columns).Any(column => isWrong(row, column)));

    static Block Element(int row, int column) => new(48, row, 1, column, 1);

    static Block Row(int row) => new(48, row, 1, 0, 48);

    static Block Column(int column) => new(48, 0, 64, column, 1);
}
