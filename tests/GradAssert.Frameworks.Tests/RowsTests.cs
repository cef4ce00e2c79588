using System.Text.RegularExpressions;

namespace GradientTesting.Frameworks.Tests;

/// <summary>Rows of data next to the run of a theory: by every attribute of each framework, by one name each.</summary>
[Collection(SharedFixtures.Name)]
public class RowsTests(Fixtures fixtures)
{
    const string OfXunit = """
        Failed Class(factor: 1.5, at its current values)
        Failed Member(name: "wrong", make: Func<Line>, jittered, seed 0)
        Failed No_row
        Failed Row_that_does_not_fit(size: 1)
        Failed Rows_that_print_alike(silent: Silent #2, at its current values)
        Failed Two_runs
        NotExecuted Skipped_row(size: 2, at its current values)
        Passed Attribute_of_the_user(parameters: 1, at its current values)
        Passed Class(factor: 1, at its current values)
        Passed Combinatorial(bias: false, size: 1, at its current values)
        Passed Combinatorial(bias: false, size: 3, at its current values)
        Passed Combinatorial(bias: true, size: 1, at its current values)
        Passed Combinatorial(bias: true, size: 3, at its current values)
        Passed Inline(layers: 2, name: "dense", at its current values)
        Passed Inline(layers: 2, name: "dense", jittered, seed 0)
        Passed Inline(layers: 2, name: "dense", jittered, seed 1)
        Passed Inline(layers: 3, name: "it's "quoted"", at its current values)
        Passed Inline(layers: 3, name: "it's "quoted"", jittered, seed 0)
        Passed Inline(layers: 3, name: "it's "quoted"", jittered, seed 1)
        Passed Member(name: "right", make: Func<Line>, jittered, seed 0)
        Passed Pairwise(a: false, b: false, c: false, at its current values)
        Passed Pairwise(a: false, b: true, c: true, at its current values)
        Passed Pairwise(a: true, b: false, c: true, at its current values)
        Passed Pairwise(a: true, b: true, c: false, at its current values)
        Passed Row_is_told(name: "a", at its current values)
        Passed Row_is_told(name: "b", at its current values)
        Passed Row_that_cannot_be_made(name: "after it", at its current values)
        Passed Row_that_cannot_be_made(name: "after it", jittered, seed 0)
        Passed Row_that_does_not_fit(size: 1, more: 2, at its current values)
        Passed Rows_that_print_alike(silent: Silent, at its current values)
        Passed Skipped_row(size: 1, at its current values)
        """;

    const string OfXunitV2 = $"""
        {OfXunit}
        Failed Row_that_cannot_be_made(row 2 of MemberData)
        Failed Row_that_changes(name: "number …", at its current values)
        Failed Row_that_does_not_fit(size: 1, more: "text", at its current values)
        Failed Rows_made_when_run(line: wrong, at its current values)
        Failed Run_comes_first(line: wrong, jittered, seed 0)
        NotExecuted Skipped_theory(at its current values)
        Passed Row_that_cannot_be_made(name: "made", at its current values)
        Passed Row_that_cannot_be_made(name: "made", jittered, seed 0)
        Passed Rows_made_when_run(line: right, at its current values)
        Passed Run_comes_first(line: right, jittered, seed 0)
        """;

    const string OfXunitV3 = $"""
        {OfXunit}
        Failed Row_that_cannot_be_made(rows of MemberData)
        Failed three(factor: 3, at its current values)
        NotExecuted Own_names(factor: 2, at its current values)
        NotExecuted Skipped_theory
        Passed Own_names(one, at its current values)
        """;

    const string OfNUnit = """
        Failed No_row
        Failed Row_that_cannot_be_made(no values)
        Failed Run_comes_first(2.0d, jittered, seed 0)
        Failed Source("wrong",System.Func`1[SharedTheories.Line], jittered, seed 0)
        Failed Two_runs
        NotExecuted Some_rows_are_skipped(2, at its current values)
        NotExecuted Some_rows_are_skipped(3, at its current values)
        NotExecuted Source("ignored",System.Func`1[SharedTheories.Line], jittered, seed 0)
        Passed Combinatorial(False,1, at its current values)
        Passed Combinatorial(False,3, at its current values)
        Passed Combinatorial(True,1, at its current values)
        Passed Combinatorial(True,3, at its current values)
        Passed Inline(2,"dense", at its current values)
        Passed Inline(2,"dense", jittered, seed 0)
        Passed Inline(2,"dense", jittered, seed 1)
        Passed Inline(3,"{0} \"quoted\"", at its current values)
        Passed Inline(3,"{0} \"quoted\"", jittered, seed 0)
        Passed Inline(3,"{0} \"quoted\"", jittered, seed 1)
        Passed Ordinary_rows(1)
        Passed Ordinary_rows(2)
        Passed Pairwise(False,False,False, at its current values)
        Passed Pairwise(False,True,True, at its current values)
        Passed Pairwise(True,False,True, at its current values)
        Passed Pairwise(True,True,False, at its current values)
        Passed Row_is_told("a", at its current values)
        Passed Row_is_told("b", at its current values)
        Passed Row_that_cannot_be_made("after it", at its current values)
        Passed Row_that_cannot_be_made("after it", jittered, seed 0)
        Passed Row_that_does_not_fit(1,2, at its current values)
        Passed Run_comes_first(1.0d, jittered, seed 0)
        Passed Sequential(1,1, at its current values)
        Passed Sequential(2,3, at its current values)
        Passed Some_rows_are_skipped(1, at its current values)
        Passed Some_rows_are_skipped(4, at its current values)
        Passed Source("right",System.Func`1[SharedTheories.Line], jittered, seed 0)
        Passed Source(a name of its own, jittered, seed 0)
        Passed Source(as it is shown, jittered, seed 0)
        Passed Values(1,1, at its current values)
        Passed Values(1,2, at its current values)
        Passed Values(2,1, at its current values)
        Passed Values(2,2, at its current values)
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
            Passed Inline({row}, at its current values)
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
