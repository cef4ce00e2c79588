using System.CodeDom.Compiler;
using System.Runtime.CompilerServices;
using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Summaries;

public class AnnotationTests
{
    [Theory]
    [InlineData("/home/runner/work/r/r/tests/NetTests.cs", "/home/runner/work/r/r", "tests/NetTests.cs")]
    [InlineData("/_/tests/NetTests.cs", "/home/runner/work/r/r", "tests/NetTests.cs")]
    [InlineData("/elsewhere/NetTests.cs", "/home/runner/work/r/r", "/elsewhere/NetTests.cs")]
    [InlineData("/home/runner/Net,Tests.cs", null, "/home/runner/Net%2CTests.cs")]
    public void A_file_is_named_as_the_repository_names_it(string file, string? workspace, string expected) => Assert.Equal(
        $"\n\n::error file={expected},line=12,title=T.M::Wrong.",
        Annotation.Of("T.M", "Wrong.", new(file, 12), workspace));

    [Fact]
    public void Nothing_breaks_out_of_the_line() => Assert.Equal(
        "\n\n::error title=T%3A%3AM%2C 100%25::W is 50%25 off ::warning::x",
        Annotation.Of("T::M, 100%", "W is 50% off\n::warning::x", null, null));

    [Theory]
    [InlineData("true", null, true)]
    [InlineData("true", "own.md", true)]
    [InlineData("true", "off", false)]
    [InlineData(null, null, false)]
    public void Only_GitHub_reads_it(string? actions, string? summary, bool expected) =>
        Assert.Equal(expected, Annotation.IsWanted(variable => variable == "GITHUB_ACTIONS" ? actions : variable == "GRADASSERT_SUMMARY" ? summary : null));

    [Fact]
    public void The_line_is_that_of_the_test_and_not_of_what_it_calls()
    {
        var (found, line) = (Helper(), Line());
        Assert.Equal((Here(), line), (found!.File, found.Line));
    }

    [Fact]
    public async Task The_line_is_that_of_the_test_after_an_await_too()
    {
        await Task.Yield();
        var (found, line) = (Helper(), Line());
        Assert.Equal((Here(), line), (found!.File, found.Line));
    }

    [Fact]
    public async Task The_line_is_that_of_the_test_where_generated_code_calls_it()
    {
        var (found, line) = await Task.Run(Generated.Invoke);
        Assert.Equal((Here(), line), (found!.File, found.Line));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static (TestLocation?, int) Tested() => (Helper(), Line());

    [GeneratedCode("TUnit", "1.81.10")]
    static class Generated
    {
        [MethodImpl(MethodImplOptions.NoInlining)]
        public static (TestLocation?, int) Invoke() => Tested();
    }

    static TestLocation? Helper()
    {
        var found = TestLocation.OfRunningTest();
        return found;
    }

    static int Line([CallerLineNumber] int line = 0) => line;

    static string Here([CallerFilePath] string path = "") => path;
}
