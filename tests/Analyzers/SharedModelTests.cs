namespace GradientTesting.RoslynVersions.Tests;

public class SharedModelTests : RuleTest<SharedModel, SharedModelFix>
{
    [Theory]
    [InlineData("static readonly Net net = new Net(2);", "net", "new Net(2)")]
    [InlineData("static readonly Net net = new(2);", "net", "new Net(2)")]
    [InlineData("static readonly Net net = new(2) { Rate = 1 };", "net", "new Net(2) { Rate = 1 }")]
    [InlineData("static Net Shared { get; } = Net.Load();", "Shared", "Net.Load()")]
    public Task A_static_model(string declaration, string name, string made) => Reports(
        Tests("Xunit", declaration + "\n\n    ", $"GradAssert.MatchesNumerical({{|#0:{name}|}}, run)"),
        Said(name),
        Tests("Xunit", "", $"GradAssert.MatchesNumerical({made}, run)"));

    [Fact]
    public Task A_static_model_that_something_else_reads_stays_for_that() => Reports(
        Tests("Xunit", "static readonly Net net = new(2);\n    int Rate => net.Rate;\n\n    ", "GradAssert.MatchesNumerical({|#0:net|}, run)"),
        Said("net"),
        Tests("Xunit", "static readonly Net net = new(2);\n    int Rate => net.Rate;\n\n    ", "GradAssert.MatchesNumerical(new Net(2), run)"));

    [Fact]
    public Task A_model_of_the_fixture_with_NUnit() => Reports(
        Tests("NUnit", "readonly Net net = new(2);\n\n    ", "GradAssert.MatchesNumerical({|#0:net|}, run)"),
        Said("net"),
        Tests("NUnit", "", "GradAssert.MatchesNumerical(new Net(2), run)"));

    [Fact]
    public Task A_model_of_the_fixture_and_a_constraint() => Reports(
        Tests("NUnit", "readonly Net net = new(2);\n\n    ", "NUnit.Framework.Assert.That({|#0:net|}, GradientDoes.MatchNumericalGradient().At(run))"),
        Said("net"),
        Tests("NUnit", "", "NUnit.Framework.Assert.That(new Net(2), GradientDoes.MatchNumericalGradient().At(run))"));

    [Fact]
    public Task A_model_of_another_class_without_a_fix() => Reports(
        Tests("Xunit", "", "GradAssert.MatchesNumerical({|#0:Nets.One|}, run)") + "\nstatic class Nets { public static readonly Net One = new(1); }",
        Said("One"));

    [Theory]
    [InlineData("Xunit", "readonly Net net = new(2);", "net")] // an instance for each test
    [InlineData("Xunit", "static Net net => new(2);", "net")]
    [InlineData("Xunit", "static Net net() => new(2);", "net()")]
    [InlineData("Xunit", "static Net net;", "net")]
    [InlineData("Xunit", "static readonly int size = 2;", "new Net(size)")]
    [InlineData("NUnit", "Net net => new(2);", "net")]
    [InlineData("NUnit", "Net net; [NUnit.Framework.SetUp] public void Make() => net = new(2);", "net")]
    [InlineData("NUnit", "Net net = new(1); [NUnit.Framework.SetUp] public void Make() => net = new(2);", "net")]
    public Task A_model_of_its_own(string framework, string declaration, string model) =>
        ReportsNothing(Tests(framework, declaration + " ", $"GradAssert.MatchesNumerical({model}, run)"));

    [Fact]
    public Task An_instance_for_each_test_with_NUnit() => ReportsNothing(
        Tests("NUnit", "readonly Net net = new(2);", "GradAssert.MatchesNumerical(net, run)",
            "[NUnit.Framework.FixtureLifeCycle(NUnit.Framework.LifeCycle.InstancePerTestCase)] "));

    [Fact]
    public Task A_test_that_is_no_theory() => ReportsNothing(
        Tests("Xunit", "static readonly Net net = new(2); [Xunit.Fact] public void All() => GradAssert.MatchesNumerical(net); ", "GradAssert.MatchesNumerical(new Net(1), run)"));

    static string Said(string model) =>
        $"'{model}' is one model for all runs of the theory, and for tests that run at the same time. Make the model in the method.";

    static string Tests(string framework, string declaration, string check, string attributes = "") =>
        $$"""
        using GradientTesting.{{framework}};

        class Net(int size) : IGradientModel
        {
            readonly double[] w = new double[size], dw = new double[size];
            public int Rate;

            public static Net Load() => new(2);
            public IReadOnlyList<Component> Components => [Component.Of("w", w, dw)];
            public double Cost() => w.Sum();
            public void ComputeGradient() => Array.Fill(dw, 1);
        }

        {{attributes}}class Tests
        {
            {{declaration}}[GradientTheory]
            public void Check(GradientRun run) => {{check}};
        }
        """;
}
