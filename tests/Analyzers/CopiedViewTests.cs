namespace GradientTesting.RoslynVersions.Tests;

public class CopiedViewTests : RuleTest<CopiedView, CopiedViewFix>
{
    const string OfValues = "is a copy, so that what a check writes to it does not reach the model. Pass the storage that the cost reads, or a getter and a setter.";
    const string OfGradient = "is a copy, which no later gradient is written to. Pass the storage that the gradient is written to, or a Func.";

    [Theory]
    [InlineData("() => {|#0:w.ToArray()|}", "w.ToArray()", "() => w")]
    [InlineData("() => { return {|#0:w.ToArray()|}; }", "w.ToArray()", "() => { return w; }")]
    [InlineData("() => {|#0:(double[])w.Clone()|}", "(double[])w.Clone()", "() => w")]
    [InlineData("() => {|#0:list.ToArray()|}", "list.ToArray()", null)]
    [InlineData("() => {|#0:w.Select(x => x).ToArray()|}", "w.Select(x => x).ToArray()", null)]
    [InlineData("() => {|#0:[w[0], w[1]]|}", "[w[0], w[1]]", null)]
    [InlineData("() => {|#0:new[] { w[0], w[1] }|}", "new[] { w[0], w[1] }", null)]
    [InlineData("() => {|#0:theta[..2]|}", "theta[..2]", null)]
    [InlineData("() => {|#0:Packed|}", "Packed", null)]
    [InlineData("() => {|#0:Packing()|}", "Packing()", null)]
    [InlineData("{|#0:Packing|}", "Packing", null)]
    public Task A_Func_of_values_that_makes_an_array(string values, string copy, string? fixedValues) =>
        Reports(Wired($"{values}, () => dw"), $"'{copy}' {OfValues}", fixedValues is null ? null : Wired($"{fixedValues}, () => dw"));

    [Theory]
    [InlineData("{|#0:w.ToArray()|}", "w.ToArray()", "w")]
    [InlineData("{|#0:(double[])w.Clone()|}", "(double[])w.Clone()", "w")]
    [InlineData("{|#0:theta[..2]|}", "theta[..2]", "theta.AsMemory(..2)")]
    [InlineData("{|#0:list.ToArray().AsMemory()|}", "list.ToArray().AsMemory()", null)]
    [InlineData("{|#0:Packed|}", "Packed", null)]
    public Task Values_that_were_copied(string values, string copy, string? fixedValues) =>
        Reports(Wired($"{values}, dw"), $"'{copy}' {OfValues}", fixedValues is null ? null : Wired($"{fixedValues}, dw"));

    [Fact]
    public Task A_gradient_that_was_copied_before_there_was_one() =>
        Reports(Wired("w, {|#0:dw.ToArray()|}"), $"'dw.ToArray()' {OfGradient}", Wired("w, dw"));

    [Fact]
    public Task Both_at_the_same_time() => Reports(
        Wired("{|#0:theta[..2]|}, {|#1:theta[2..4]|}"),
        [$"'theta[..2]' {OfValues}", $"'theta[2..4]' {OfGradient}"],
        Wired("theta.AsMemory(..2), theta.AsMemory(2..4)"));

    [Theory]
    [InlineData("W.Row(0)", "b")]
    [InlineData("W.Column(0)", "b")]
    [InlineData("W.Column(0).SubVector(0, 1)", "b")]
    [InlineData("W.SubMatrix(0, 1, 0, 1)", "W")]
    [InlineData("W.Transpose()", "W")]
    [InlineData("2 * W", "W")]
    [InlineData("-W", "W")]
    public Task What_MathNet_copies(string values, string gradient) =>
        Reports(Wired($"() => {{|#0:{values}|}}, () => {gradient}"), $"'{values}' {OfValues}");

    [Fact]
    public Task A_clone_of_a_matrix() => Reports(Wired("() => {|#0:W.Clone()|}, () => W"), $"'W.Clone()' {OfValues}", Wired("() => W, () => W"));

    [Fact]
    public Task A_setter_that_writes_to_a_copy() =>
        Reports(Wired("[2], i => W.Column(0)[i], (int i, double x) => {|#0:W.Column(0)|}[i] = x, i => dw[i]"), $"'W.Column(0)' {OfValues}");

    [Fact]
    public Task A_property_of_another_file_of_the_model_that_makes_an_array() => Reports(
        """
        class Net
        {
            double[] w = [1, 2];
            public double[] W { get { return w.Concat(new[] { 1.0 }).ToArray(); } }
        }

        class Tests
        {
            Component Of(Net net, double[] dw) => Component.Of("w", () => {|#0:net.W|}, () => dw);
        }
        """,
        $"'net.W' {OfValues}");

    // A gradient is only read, so that a Func may return a copy.
    [Theory]
    [InlineData("() => w, () => dw.ToArray()")]
    [InlineData("() => w, () => new[] { dw[0], dw[1] }")]
    [InlineData("() => W, () => 2 * W")]
    public Task A_Func_of_the_gradient_that_copies_is_right(string storage) => ReportsNothing(Wired(storage));

    [Theory]
    [InlineData("w, dw")]
    [InlineData("() => w, () => dw")]
    [InlineData("() => layers[0], () => dw")]
    [InlineData("theta.AsMemory(0, 2), theta.AsMemory(2, 2)")]
    [InlineData("theta.AsMemory()[..2], theta.AsMemory()[2..4]")]
    [InlineData("() => kept ??= w.ToArray(), () => dw")]
    [InlineData("() => w.Length > 2 ? w.ToArray() : w, () => dw")]
    [InlineData("Live, dw")]
    [InlineData("() => Live, () => dw")]
    [InlineData("() => Kept, () => dw")]
    [InlineData("() => Overridden, () => dw")]
    [InlineData("Getting, () => dw")]
    [InlineData("() => own.Row(0), () => dw")]
    [InlineData("() => own.ToArray(), () => dw")]
    [InlineData("() => W, () => W")]
    [InlineData("W, W")]
    [InlineData("W.AsColumnMajorArray(), dw")]
    [InlineData("new double[2], new double[2]")]
    [InlineData("[2], i => W.Column(0)[i], (int i, double x) => W[i, 0] = x, i => W.Column(0)[i]")]
    [InlineData("[2], i => w[i], (int i, double x) => w[i] = x, i => dw.ToArray()[i]")]
    public Task Storage_that_is_live_or_may_be(string storage) => ReportsNothing(Wired(storage));

    [Fact]
    public Task Of_another_Component() => ReportsNothing(
        """
        namespace Acme
        {
            static class Component
            {
                public static object Of(string name, Func<double[]> values) => values;
            }

            class Tests
            {
                object Of(double[] w) => Component.Of("w", () => w.ToArray());
            }
        }
        """);

    static string Wired(string storage) =>
        $$"""
        class Own
        {
            readonly double[] storage = [1, 2];
            public double[] Row(int row) => storage;
            public double[] ToArray() => storage;
        }

        class Net
        {
            readonly double[] w = [1, 2], dw = [0, 0], theta = new double[4];
            readonly List<double> list = [1, 2];
            readonly double[][] layers = [[1, 2]];
            readonly Matrix<double> W = DenseMatrix.Create(2, 2, 1);
            readonly Vector<double> b = DenseVector.Create(2, 1);
            readonly Own own = new();
            double[] kept;

            double[] Packed => w.Concat(theta).ToArray();
            double[] Live => layers[0];
            double[] Kept { get; } = new double[2];
            protected virtual double[] Overridden => w.ToArray();
            double[] Packing() => [w[0], w[1]];
            double[] Getting() => w;

            IReadOnlyList<Component> Components => [Component.Of("w", {{storage}})];
        }
        """;
}
