namespace GradientTesting.RoslynVersions.Tests;

public class ReplacedStorageTests : RuleTest<ReplacedStorage, ReplacedStorageFix>
{
    [Fact]
    public Task A_gradient_that_is_made_again() => Reports(
        Model("Component.Of(\"w\", w, {|#0:dw|})", computeGradient: "dw = [2 * w[0], 1];"),
        Said("dw", "ComputeGradient"),
        Model("Component.Of(\"w\", () => w, () => dw)", computeGradient: "dw = [2 * w[0], 1];"));

    [Fact]
    public Task Values_and_gradient_and_a_shape() => Reports(
        Model("Component.Of(\"w\", {|#0:w|}, {|#1:dw|}, 1, 2)", computeGradient: "(w, dw) = (dw, w);"),
        [Said("w", "ComputeGradient"), Said("dw", "ComputeGradient")],
        Model("Component.Of(\"w\", () => w, () => dw, 1, 2)", computeGradient: "(w, dw) = (dw, w);"));

    [Theory]
    [InlineData("this.dw = new double[2];")]
    [InlineData("Array.Resize(ref dw, 2);")]
    [InlineData("Make(out dw);")]
    [InlineData("if (w[0] > 0) { dw = [1, 2]; }")]
    public Task Whatever_assigns(string statement) => Reports(
        Model("Component.Of(gradient: {|#0:dw|}, name: \"w\", values: w)", computeGradient: statement),
        Said("dw", "ComputeGradient"),
        Model("Component.Of(gradient: () => dw, name: \"w\", values: () => w)", computeGradient: statement));

    [Fact]
    public Task By_a_method_that_the_gradient_calls() =>
        Reports(Model("Component.Of(\"w\", w, {|#0:dw|})", computeGradient: "Backward();", other: "void Backward() { dw = [1, 2]; }"), Said("dw", "Backward"));

    [Fact]
    public Task A_step_of_MathNet() => Reports(
        Matrices("Component.Of(\"W\", {|#0:W|}, DW)"), Said("W", "TrainStep"), Matrices("Component.Of(\"W\", () => W, () => DW)"));

    [Fact]
    public Task A_window_into_an_array() => Reports(
        Model("Component.Of(\"w\", w.AsMemory(0, 1), {|#0:dw.AsMemory(0, 1)|})", computeGradient: "dw = [1, 2];"),
        Said("dw.AsMemory(0, 1)", "ComputeGradient"),
        Model("Component.Of(\"w\", () => w.AsMemory(0, 1), () => dw.AsMemory(0, 1))", computeGradient: "dw = [1, 2];"));

    [Fact]
    public Task A_component_of_what_has_no_gradient() => Reports(
        Model("Component.OfValues(\"w\", {|#0:w|})", computeGradient: "w = [1, 2];"),
        Said("w", "ComputeGradient"),
        Model("Component.OfValues(\"w\", () => w)", computeGradient: "w = [1, 2];"));

    [Theory]
    [InlineData("net.Loss, net.Backward)", "Backward")]
    [InlineData("() => net.Loss(), () => { net.Backward(); })", "Backward")]
    [InlineData("net.Loss, () => { }) with { TrainStep = net.Step }", "Step")]
    public Task A_class_that_delegates_describe(string delegates, string method) => Reports(
        Delegates($"GradientModel.Of([Component.Of(\"w\", net.W, {{|#0:net.DW|}})], {delegates}"),
        Said("net.DW", method),
        Delegates($"GradientModel.Of([Component.Of(\"w\", () => net.W, () => net.DW)], {delegates}"));

    // A fix would look at another new array at each call.
    [Fact]
    public Task Next_to_an_array_that_is_made_on_the_spot_without_a_fix() =>
        Reports(Model("Component.Of(\"w\", new double[2], {|#0:dw|})", computeGradient: "dw = [1, 2];"), Said("dw", "ComputeGradient"));

    [Theory]
    [InlineData("Component.Of(\"w\", () => w, () => dw)", "dw = [1, 2];", "")]
    [InlineData("Component.Of(\"w\", w, dw)", "dw[0] = 1;", "")]
    [InlineData("Component.Of(\"w\", w, dw)", "dw ??= [1, 2];", "")]
    [InlineData("Component.Of(\"w\", w, dw)", "if (dw is null || dw.Length != w.Length) { dw = new double[w.Length]; }", "")]
    [InlineData("Component.Of(\"w\", w, dw)", "", "void Load(string file) { w = [1, 2]; }")]
    [InlineData("Component.Of(\"w\", w, dw)", "", "Net() { dw = [1, 2]; Build(); } void Build() { w = [1, 2]; }")]
    [InlineData("Component.Of(\"w\", w, dw)", "", "Net Clone() => new Net { w = w.ToArray(), dw = dw.ToArray() };")]
    [InlineData("Component.Of(\"w\", w, dw)", "var dw = new double[2]; dw = this.dw.ToArray(); dw.CopyTo(this.dw, 0);", "")]
    [InlineData("Component.Of(\"w\", w, dw)", "Into(dw);", "void Into(double[] w) { w = [1, 2]; }")]
    [InlineData("Component.Of(\"w\", w, dw)", "new Net().dw = [1, 2];", "")]
    [InlineData("Component.Of(\"w\", w, dw)", "", "Net(int size) { ComputeGradient(size); } void ComputeGradient(int size) { dw = new double[size]; }")]
    [InlineData("Component.Of(\"w\", w, dw)", "Sum(in dw);", "void Sum(in double[] of) { }")]
    [InlineData("Component.Of(\"w\", Of(w), Of(dw))", "dw = [1, 2];", "double[] Of(double[] of) => of;")]
    public Task Storage_that_stays(string component, string computeGradient, string other) =>
        ReportsNothing(Model(component, computeGradient, other));

    [Fact]
    public Task A_copy_of_the_model_has_storage_of_its_own() => ReportsNothing(Delegates(
        "GradientModel.Of([Component.Of(\"w\", net.W, net.DW)], net.Loss, () => { }) with { Copy = () => { net.Backward(); return null; } }"));

    // Whoever calls the other methods of a class that no delegate names is not known.
    [Fact]
    public Task A_class_that_delegates_describe_elsewhere() =>
        ReportsNothing(Delegates("GradientModel.Of(new[] { Component.Of(\"w\", net.W, net.DW) }, net.Loss, () => { })"));

    static string Said(string storage, string method) =>
        $"{method}() assigns '{storage}', and the component goes on looking at what it was before. Pass Funcs: () => values, () => gradient.";

    static string Model(string component, string computeGradient, string other = "") =>
        $$"""
        class Net : IGradientModel
        {
            double[] w = [1, 2], dw = [0, 0];

            public IReadOnlyList<Component> Components => [{{component}}];
            public double Cost() => w[0] * w[0] + w[1];
            public void ComputeGradient() { {{computeGradient}} }
            static void Make(out double[] array) => array = [];
            {{other}}
        }
        """;

    static string Matrices(string component) =>
        $$"""
        class Net : IGradientModel, ITrainableModel
        {
            public Matrix<double> W { get; private set; } = DenseMatrix.Create(2, 2, 1);
            public Matrix<double> DW { get; } = DenseMatrix.Create(2, 2, 0);

            public IReadOnlyList<Component> Components => [{{component}}];
            public double Cost() => W.FrobeniusNorm();
            public void ComputeGradient() => W.CopyTo(DW);
            public void TrainStep() => W -= 0.1 * DW;
        }
        """;

    static string Delegates(string model) =>
        $$"""
        class Net
        {
            public double[] W = [1, 2], DW = [0, 0];

            public double Loss() => W[0] + W[1];
            public void Backward() => DW = [1, 1];
            public void Step() => DW = [1, 1];
        }

        class Tests
        {
            GradientModel ModelOf(Net net) => {{model}};
        }
        """;
}
