namespace GradientTesting.RoslynVersions.Tests;

/// <summary>Storage of which there is no view is refused by the compiler, with what to pass instead.</summary>
public class StorageTests : RuleTest<CopiedView, CopiedViewFix>
{
    const string Advice =
        "There is no view of this storage. Component.Of takes values and gradient in the same kind of storage: arrays of double or "
        + "float, of up to four dimensions or jagged, Memory, spans by a function, MathNet vectors and matrices, or a Func that returns "
        + "one of them; of anything else getters and setters by index, Component.Of(name, shape, i => …, (i, value) => …, i => …). "
        + "See docs/options.md, Storage.";

    [Theory]
    [InlineData("new List<double>(), new List<double>()")]
    [InlineData("new double[2, 2, 2, 2, 2], new double[2, 2, 2, 2, 2]")]
    [InlineData("new double[3], new float[3]")]
    [InlineData("new int[3], new int[3]")]
    [InlineData("() => new List<double>(), () => new List<double>()")]
    public Task What_has_no_view_says_what_has(string storage) => DoesNotCompile(
        $"class Model {{ Component w = {{|#0:Component.Of(\"w\", {storage})|}}; }}", "CS0619",
        "GradientTesting.Component.Of(string, object, object, params int[])", Advice);

    [Theory]
    [InlineData("new double[3], new double[3]")]
    [InlineData("new double[2, 2, 2, 2], new double[2, 2, 2, 2]")]
    [InlineData("() => new double[3].AsSpan(), () => new double[3].AsSpan()")]
    [InlineData("() => new float[3].AsSpan(), () => new float[3].AsSpan(), 3, 1")]
    [InlineData("() => Matrix<double>.Build.Dense(2, 2), () => null")]
    public Task What_has_one_compiles(string storage) => ReportsNothing($"class Model {{ Component w = Component.Of(\"w\", {storage}); }}");
}
