using System.Runtime.CompilerServices;
using System.Text;

namespace GradientTesting.Tests.Reports;

/// <summary>A map is drawn where it is a picture, and nowhere else.</summary>
public class ErrorMapTests
{
    [Fact]
    public void A_column_is_drawn_in_blocks() => Assert.Equal(
        """
          wrong at █:
            ·█···
            ·█···
            ·█···

        """, Map(3, 5, (_, column) => column == 1));

    [Fact]
    public void A_border_is_drawn_in_ASCII() => Assert.Equal(
        """
          wrong at #:
            ######
            #....#
            #....#
            ######

        """, Map(4, 6, (row, column) => row is 0 or 3 || column is 0 or 5, blocks: false));

    [Fact]
    public void A_block_of_many_rows_is_drawn_in_halves() => Assert.Equal(
        """
          wrong at █:
            ····
            ·▄▄·
            ·██·
            ·▀▀·
            ····
            ····
            ····
            ····
            ····

        """, Map(17, 4, (row, column) => row is >= 3 and <= 6 && column is 1 or 2));

    [Theory]
    [InlineData(true, 12)]
    [InlineData(false, 14)]
    public void The_largest_takes_no_more_than_sixteen_lines(bool blocks, int expected)
    {
        var lines = Map(64, 64, (row, _) => row > 60, blocks)!.TrimEnd('\n').Split('\n');
        Assert.Equal(expected, lines.Length);
        Assert.InRange(lines.Length, 1, ErrorMap.MostLines);
        Assert.Equal($"  wrong at {(blocks ? '█' : '#')} ({(blocks ? 3 : 5)} rows each):", lines[0]);
        Assert.Equal($"    {new string(blocks ? '█' : '#', 64)}", lines[^1].Replace('▀', '█').Replace('▄', '█'));
        Assert.All(lines.Skip(1).SkipLast(2), line => Assert.Equal($"    {new string(blocks ? '·' : '.', 64)}", line));
    }

    [Fact]
    public void What_is_zero_on_both_sides_belongs_to_what_is_around_it() => Assert.Equal(
        """
          wrong at █:
            ·····
            ██·██
            ·····

        """, Map(3, 5, (row, _) => row == 1, isZero: (_, column) => column == 2));

    [Theory]
    [InlineData("one element")]
    [InlineData("all")]
    [InlineData("all but one")]
    [InlineData("scattered")]
    [InlineData("a diagonal")]
    public void What_is_no_picture_is_not_drawn(string kind) => Assert.Null(Map(4, 5, (row, column) => kind switch
    {
        "one element" => (row, column) == (1, 2),
        "all" => true,
        "all but one" => (row, column) != (1, 2),
        "scattered" => (row, column) is (0, 1) or (2, 4) or (3, 0),
        _ => row == column,
    }));

    [Theory]
    [InlineData(65, 2)]
    [InlineData(2, 65)]
    [InlineData(1, 20)]
    [InlineData(20, 1)]
    public void What_is_no_matrix_or_a_larger_one_is_not_drawn(int rows, int columns) =>
        Assert.Null(Map(rows, columns, (row, column) => row + column > 5));

    [Fact]
    public void A_report_shows_it_under_its_row_of_the_table()
    {
        var text = Check(3, 5, (row, _) => row == 2).ToString();
        var map = BlockCharacters.AreShown ? "wrong at █:\n      ·····\n      ·····\n      █████\n" : "wrong at #:\n      .....\n      .....\n      #####\n";
        Assert.Matches($"\n  component .*\n  W          3×5    Mismatch   5 of 15 .*\n    {map}\n  worst elements ", text);
        Sines.FitsAScreen(text);
    }

    [Fact]
    public void The_map_of_the_page_is_such_a_map()
    {
        var page = File.ReadAllText(Path.Combine(Path.GetDirectoryName(Here())!, "../../../docs/review.md"));
        var lines = Check(3, 5, (row, _) => row == 2).ToString().Split('\n');
        var table = lines.SkipWhile(line => !line.StartsWith("  component", StringComparison.Ordinal)).TakeWhile(line => line.Length > 0);
        var text = string.Join('\n', BlockCharacters.AreShown ? table : table.Select(line => line.Replace('#', '█').Replace('.', '·')));
        Assert.True(page.Contains($"<!-- map -->\n```text\n{text}\n```", StringComparison.Ordinal), $"docs/review.md should show:\n{text}");
    }

    [Fact]
    public void Several_take_no_more_lines_than_a_large_one()
    {
        var lines = Matrices(("A", 12, 3), ("B", 12, 3), ("C", 2, 3)).ToString().Split('\n');
        var titles = lines.Index().Where(line => line.Item.Contains("wrong at ", StringComparison.Ordinal)).Select(line => lines[line.Index - 1][..4]);
        Assert.Equal(["  A ", "  C "], titles);
    }

    [Theory]
    [InlineData("utf-8", null, true)]
    [InlineData("utf-16", "xterm", true)]
    [InlineData("us-ascii", null, false)]
    [InlineData("iso-8859-1", null, false)]
    [InlineData("utf-8", "dumb", false)]
    public void A_console_that_has_no_blocks_gets_ASCII(string encoding, string? terminal, bool expected) =>
        Assert.Equal(expected, BlockCharacters.Has(Encoding.GetEncoding(encoding), terminal));

    static string Here([CallerFilePath] string path = "") => path;

    static string? Map(int rows, int columns, Func<int, int, bool> isWrong, bool blocks = true, Func<int, int, bool>? isZero = null) =>
        ErrorMap.Of(Check(rows, columns, isWrong, isZero).Runs[0].Components[0], blocks, "  ");

    // Σ sin w, without the elements that nothing depends on.
    static GradientReport Check(int rows, int columns, Func<int, int, bool> isWrong, Func<int, int, bool>? isZero = null)
    {
        double[] w = [.. Enumerable.Range(0, rows * columns).Select(i => 0.3 + (0.9 * i / (rows * columns)))], dw = new double[w.Length];
        bool Has(int i, Func<int, int, bool>? at) => at?.Invoke(i / columns, i % columns) == true;
        return GradientCheck.Run(
            GradientModel.Of(
                [Component.Of("W", w, dw, rows, columns)],
                () => w.Select((x, i) => Has(i, isZero) ? 0 : Math.Sin(x)).Sum(),
                () =>
                {
                    for (var i = 0; i < w.Length; i++)
                    {
                        dw[i] = Has(i, isZero) ? 0 : Math.Cos(w[i]) + (Has(i, isWrong) ? 0.5 : 0);
                    }
                }),
            GradientRun.AsIs, new() { Coverage = GradientCoverage.Exhaustive });
    }

    // The first row of each is wrong.
    static GradientReport Matrices(params (string Name, int Rows, int Columns)[] matrices)
    {
        var all = matrices.Select(matrix => (matrix, Values: Enumerable.Range(0, matrix.Rows * matrix.Columns).Select(i => 0.3 + (0.02 * i)).ToArray(), Gradient: new double[matrix.Rows * matrix.Columns])).ToArray();
        return GradientCheck.Run(
            GradientModel.Of(
                [.. all.Select(one => Component.Of(one.matrix.Name, one.Values, one.Gradient, one.matrix.Rows, one.matrix.Columns))],
                () => all.Sum(one => one.Values.Sum(Math.Sin)),
                () =>
                {
                    foreach (var (matrix, values, gradient) in all)
                    {
                        for (var i = 0; i < values.Length; i++)
                        {
                            gradient[i] = Math.Cos(values[i]) + (i < matrix.Columns ? 0.5 : 0);
                        }
                    }
                }),
            GradientRun.AsIs);
    }
}
