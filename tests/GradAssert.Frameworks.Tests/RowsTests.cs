using System.Text.RegularExpressions;

namespace GradientTesting.Frameworks.Tests;

/// <summary>Rows of data next to the run of a theory: by every attribute of each framework, by one name each.</summary>
[Collection(SharedFixtures.Name)]
public class RowsTests(Fixtures fixtures)
{
    const string OfXunit = """
        Failed Class(factor: 1.5, as it stands)
        Failed Member(name: "wrong", make: Func<Line>, jittered, seed 0)
        Failed No_row
        Failed Row_that_does_not_fit(size: 1)
        Failed Rows_that_print_alike(silent: Silent #2, as it stands)
        Failed Two_runs
        NotExecuted Skipped_row(size: 2, as it stands)
        Passed Attribute_of_the_user(parameters: 1, as it stands)
        Passed Class(factor: 1, as it stands)
        Passed Combinatorial(bias: false, size: 1, as it stands)
        Passed Combinatorial(bias: false, size: 3, as it stands)
        Passed Combinatorial(bias: true, size: 1, as it stands)
        Passed Combinatorial(bias: true, size: 3, as it stands)
        Passed Inline(layers: 2, name: "dense", as it stands)
        Passed Inline(layers: 2, name: "dense", jittered, seed 0)
        Passed Inline(layers: 2, name: "dense", jittered, seed 1)
        Passed Inline(layers: 3, name: "it's "quoted"", as it stands)
        Passed Inline(layers: 3, name: "it's "quoted"", jittered, seed 0)
        Passed Inline(layers: 3, name: "it's "quoted"", jittered, seed 1)
        Passed Member(name: "right", make: Func<Line>, jittered, seed 0)
        Passed Pairwise(a: false, b: false, c: false, as it stands)
        Passed Pairwise(a: false, b: true, c: true, as it stands)
        Passed Pairwise(a: true, b: false, c: true, as it stands)
        Passed Pairwise(a: true, b: true, c: false, as it stands)
        Passed Row_is_told(name: "a", as it stands)
        Passed Row_is_told(name: "b", as it stands)
        Passed Row_that_cannot_be_made(name: "after it", as it stands)
        Passed Row_that_cannot_be_made(name: "after it", jittered, seed 0)
        Passed Row_that_does_not_fit(size: 1, more: 2, as it stands)
        Passed Rows_that_print_alike(silent: Silent, as it stands)
        Passed Skipped_row(size: 1, as it stands)
        """;

    const string OfXunitV2 = $"""
        {OfXunit}
        Failed Row_that_cannot_be_made(row 2 of MemberData)
        Failed Row_that_changes(name: "number …", as it stands)
        Failed Row_that_does_not_fit(size: 1, more: "text", as it stands)
        Failed Rows_made_when_run(line: wrong, as it stands)
        Failed Run_comes_first(line: wrong, jittered, seed 0)
        NotExecuted Skipped_theory(as it stands)
        Passed Row_that_cannot_be_made(name: "made", as it stands)
        Passed Row_that_cannot_be_made(name: "made", jittered, seed 0)
        Passed Rows_made_when_run(line: right, as it stands)
        Passed Run_comes_first(line: right, jittered, seed 0)
        """;

    const string OfXunitV3 = $"""
        {OfXunit}
        Failed Row_that_cannot_be_made(rows of MemberData)
        Failed three(factor: 3, as it stands)
        NotExecuted Own_names(factor: 2, as it stands)
        NotExecuted Skipped_theory
        Passed Own_names(one, as it stands)
        """;

    const string OfNUnit = """
        Failed No_row
        Failed Row_that_cannot_be_made(no values)
        Failed Run_comes_first(2.0d, jittered, seed 0)
        Failed Source("wrong",System.Func`1[SharedTheories.Line], jittered, seed 0)
        Failed Two_runs
        NotExecuted Some_rows_are_skipped(2, as it stands)
        NotExecuted Some_rows_are_skipped(3, as it stands)
        NotExecuted Source("ignored",System.Func`1[SharedTheories.Line], jittered, seed 0)
        Passed Combinatorial(False,1, as it stands)
        Passed Combinatorial(False,3, as it stands)
        Passed Combinatorial(True,1, as it stands)
        Passed Combinatorial(True,3, as it stands)
        Passed Inline(2,"dense", as it stands)
        Passed Inline(2,"dense", jittered, seed 0)
        Passed Inline(2,"dense", jittered, seed 1)
        Passed Inline(3,"{0} \"quoted\"", as it stands)
        Passed Inline(3,"{0} \"quoted\"", jittered, seed 0)
        Passed Inline(3,"{0} \"quoted\"", jittered, seed 1)
        Passed Ordinary_rows(1)
        Passed Ordinary_rows(2)
        Passed Pairwise(False,False,False, as it stands)
        Passed Pairwise(False,True,True, as it stands)
        Passed Pairwise(True,False,True, as it stands)
        Passed Pairwise(True,True,False, as it stands)
        Passed Row_is_told("a", as it stands)
        Passed Row_is_told("b", as it stands)
        Passed Row_that_cannot_be_made("after it", as it stands)
        Passed Row_that_cannot_be_made("after it", jittered, seed 0)
        Passed Row_that_does_not_fit(1,2, as it stands)
        Passed Run_comes_first(1.0d, jittered, seed 0)
        Passed Sequential(1,1, as it stands)
        Passed Sequential(2,3, as it stands)
        Passed Some_rows_are_skipped(1, as it stands)
        Passed Some_rows_are_skipped(4, as it stands)
        Passed Source("right",System.Func`1[SharedTheories.Line], jittered, seed 0)
        Passed Source(a name of its own, jittered, seed 0)
        Passed Source(as it is shown, jittered, seed 0)
        Passed Values(1,1, as it stands)
        Passed Values(1,2, as it stands)
        Passed Values(2,1, as it stands)
        Passed Values(2,2, as it stands)
        """;

    public static TheoryData<string, string> Expected => new()
    {
        { Fixtures.OldestXunit, OfXunitV2 },
        { Fixtures.NewestXunit, OfXunitV2 },
        { Fixtures.OldestXunitV3, OfXunitV3 },
        { Fixtures.NewestXunitV3, OfXunitV3 },
        { Fixtures.OldestNUnit, $"{OfNUnit}\nFailed Row_that_does_not_fit(no values)" },
        { Fixtures.NewestNUnit, $"{OfNUnit}\nFailed Row_that_does_not_fit(1)" },
    };

    public static TheoryData<string> Frameworks => new(Fixtures.Projects.Keys);

    [Theory]
    [MemberData(nameof(Expected))]
    public async Task Each_row_is_a_test_of_its_own_at_each_run(string framework, string expected) =>
        Assert.Equal(Lines.Sorted(expected), Lines.Of(Rows(await fixtures.EverythingAsync(framework))));

    [Theory]
    [MemberData(nameof(Frameworks))]
    public async Task What_cannot_be_made_says_why(string framework)
    {
        var results = Rows(await fixtures.EverythingAsync(framework));
        string Message(string name) =>
            results.Single(result => result.Outcome == "Failed" && result.Name.StartsWith(name, StringComparison.Ordinal) && !result.Name.Contains("text", StringComparison.Ordinal))
                .Message;

        var isNUnit = framework.StartsWith("NUnit", StringComparison.Ordinal);
        Assert.StartsWith("[GradientTheory] cannot run ", Message("Row_that_cannot_be_made"), StringComparison.Ordinal);
        Assert.EndsWith(
            isNUnit ? "- The row (no values) cannot be made: System.InvalidOperationException : no such file"
            : framework.StartsWith("xunit.v3", StringComparison.Ordinal)
                ? "- The rows of MemberData cannot be made: InvalidOperationException: no such file"
                : "- Row 2 of MemberData cannot be made: InvalidOperationException: no such file",
            Message("Row_that_cannot_be_made"),
            StringComparison.Ordinal);
        Assert.Contains(
            isNUnit
                ? "cannot be made: "
                : "- The row (size: 1) has 1 value, but next to its GradientRun Row_that_does_not_fit takes (Int32 size, Int32 more).",
            Message("Row_that_does_not_fit"),
            StringComparison.Ordinal);
        Assert.EndsWith(
            "- The method must take exactly one GradientRun where it has no rows of data, but takes (Int32, GradientRun). "
                + "Write: public void No_row(GradientRun run), or give it rows by an attribute of the framework",
            Message("No_row"),
            StringComparison.Ordinal);
        Assert.EndsWith(
            "- The method has rows of data, so that it must take the values of a row and one GradientRun, "
                + "but takes (GradientRun, GradientRun, Int32). Write: public void Two_runs(…, GradientRun run)",
            Message("Two_runs"),
            StringComparison.Ordinal);
    }

    // xUnit v2 only: there a row is made again when its test runs, and by its name it has to be found.
    [Fact]
    public async Task A_row_that_is_not_found_again_says_so() => Assert.Contains(
        "any more. Rows must print the same each time that they are made.",
        Rows(await fixtures.EverythingAsync(Fixtures.NewestXunit)).Single(result => result.Name.StartsWith("Row_that_changes", StringComparison.Ordinal)).Message,
        StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Frameworks))]
    public async Task A_filter_selects_a_row(string framework)
    {
        var row = framework.StartsWith("NUnit", StringComparison.Ordinal) ? "2,\"dense\"" : "layers: 2, name: \"dense\"";
        Assert.Equal(
            $"""
            Passed Inline({row}, as it stands)
            Passed Inline({row}, jittered, seed 0)
            Passed Inline({row}, jittered, seed 1)
            """,
            Lines.Of(Rows(await fixtures.OfRowAsync(framework))));
    }

    [Theory]
    [MemberData(nameof(Frameworks))]
    public async Task The_switch_skips_rows_too(string framework)
    {
        var inline = Rows(await fixtures.SwitchedOffAsync(framework)).Where(result => result.Name.StartsWith("Inline", StringComparison.Ordinal)).ToArray();

        Assert.Equal(6, inline.Length);
        Assert.All(inline, result => Assert.Equal("NotExecuted: GRADASSERT_SKIP is set", $"{result.Outcome}: {result.Message}"));
    }

    static FixtureResult[] Rows(FixtureRun run) =>
    [
        .. run.Results.Where(result => result.HasRows).Select(Lines.Neutral)
            .Select(result => result with { Name = Regex.Replace(result.Name, @"number \d+ of \d+", "number …") }),
    ];
}
