namespace GradientTesting.Tests.Reports;

public class TextTableTests
{
    [Fact]
    public void Columns_line_up_and_lines_end_without_blanks()
    {
        var table = new TextTable("name", ">number", "");
        table.Add("W1", "1.0", "a note");
        table.Add("a longer name", "-100.25", "");
        Assert.Equal("""
              name            number
              W1                 1.0  a note
              a longer name  -100.25

            """.ReplaceLineEndings("\n"), table.ToString("  "));
    }
}
