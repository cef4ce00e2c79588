namespace GradientTesting.RoslynVersions.Tests;

public class RunNotPassedTests : RuleTest<RunNotPassed, RunNotPassedFix>
{
    [Theory]
    [InlineData("GradAssert.MatchesNumerical(model)", "GradAssert.MatchesNumerical", "GradAssert.MatchesNumerical(model, run)")]
    [InlineData(
        "GradAssert.MatchesNumerical(model, new() { Seeds = 2 })", "GradAssert.MatchesNumerical",
        "GradAssert.MatchesNumerical(model, run, new() { Seeds = 2 })")]
    [InlineData(
        "GradAssert.MatchesNumerical(options: null, model: model)", "GradAssert.MatchesNumerical",
        "GradAssert.MatchesNumerical(options: null, run: run, model: model)")]
    [InlineData("GradAssert.BackwardMatchesNumerical(layer)", "GradAssert.BackwardMatchesNumerical", "GradAssert.BackwardMatchesNumerical(layer, run)")]
    [InlineData("GradientCheck.Run(model)", "GradientCheck.Run", "GradientCheck.Run(model, run)")]
    [InlineData("GradientCheck.Backward(layer)", "GradientCheck.Backward", "GradientCheck.Backward(layer, run)")]
    public Task A_run_that_is_not_passed(string call, string name, string fixedCall) =>
        Reports(Theory($"_ = {{|#0:{call}|}};"), Said(name), Theory($"_ = {fixedCall};"));

    [Fact]
    public Task One_check_of_two() => Reports(
        Theory("GradAssert.MatchesNumerical(model, run); {|#0:GradAssert.MatchesNumerical(model)|};"),
        Said("GradAssert.MatchesNumerical"),
        Theory("GradAssert.MatchesNumerical(model, run); GradAssert.MatchesNumerical(model, run);"));

    [Fact]
    public Task A_report_that_is_compared_with_a_snapshot() => Reports(
        Theory("GradAssert.MatchesSnapshot({|#0:GradientCheck.Run(model)|});"),
        Said("GradientCheck.Run"),
        Theory("GradAssert.MatchesSnapshot(GradientCheck.Run(model, run));"));

    [Theory]
    [InlineData("GradientDoes.MatchNumericalGradient()", "")]
    [InlineData("GradientDoes.MatchNumericalGradient()", ".Within(1e-4)")]
    public Task A_constraint_of_NUnit(string constraint, string rest) => Reports(
        NUnit($"NUnit.Framework.Assert.That(model, {{|#0:{constraint}|}}{rest});"),
        Said("GradientDoes.MatchNumericalGradient"),
        NUnit($"NUnit.Framework.Assert.That(model, {constraint}.At(run){rest});"));

    [Fact]
    public Task A_theory_that_takes_none() => Reports(
        Theory("GradAssert.MatchesNumerical(model);", "", "{|#0:Check|}"),
        WithoutRun,
        Theory("GradAssert.MatchesNumerical(model, run);", "GradientRun run"));

    [Fact]
    public Task A_theory_with_rows_that_takes_none() => Reports(
        Theory("var run = model; GradAssert.MatchesNumerical(run);", "int size, params int[] sizes", "{|#0:Check|}"),
        WithoutRun,
        Theory("var run = model; GradAssert.MatchesNumerical(run, gradientRun);", "int size, GradientRun gradientRun, params int[] sizes"));

    [Fact]
    public Task A_constraint_in_a_theory_that_takes_none() => Reports(
        NUnit("NUnit.Framework.Assert.That(model, GradientDoes.MatchNumericalGradient());", "", "{|#0:Check|}"),
        WithoutRun,
        NUnit("NUnit.Framework.Assert.That(model, GradientDoes.MatchNumericalGradient().At(run));"));

    [Theory]
    [InlineData("GradAssert.MatchesNumerical(model, run);")]
    [InlineData("GradAssert.MatchesNumerical(model, run, new() { Seeds = 2 });")]
    [InlineData("GradAssert.MatchesNumerical(model, new GradientCheckOptions { Phases = [run.Phase] });")]
    [InlineData("var options = new GradientCheckOptions { Phases = [run.Phase] }; GradAssert.MatchesNumerical(model, options);")]
    [InlineData("Checked(run); GradAssert.MatchesNumerical(model);")]
    [InlineData("Checked(run);")]
    [InlineData("Checked(default);")]
    [InlineData("GradAssert.MatchesNumerical(x => x[0], x => [1.0], [1.0]);")]
    [InlineData("GradAssert.BackwardMatchesNumerical(x => x, dy => dy, [1.0]);")]
    [InlineData("System.Action later = () => GradAssert.MatchesNumerical(model, run); later();")]
    public Task A_run_that_is_used_or_cannot_be(string body) => ReportsNothing(Theory(body));

    [Theory]
    [InlineData("NUnit.Framework.Assert.That(model, GradientDoes.MatchNumericalGradient().At(run));")]
    [InlineData("NUnit.Framework.Assert.That(model, GradientDoes.MatchNumericalGradient().Within(1e-4).At(run));")]
    public Task A_constraint_at_the_run(string body) => ReportsNothing(NUnit(body));

    [Fact]
    public Task What_is_no_theory() => ReportsNothing(
        """
        using Xunit;
        class Tests
        {
            [Fact] public void All(IGradientModel model) => GradAssert.MatchesNumerical(model);
            public void Some(GradientRun run, IGradientModel model) => GradAssert.MatchesNumerical(model);
        }
        """);

    const string WithoutRun = "[GradientTheory] calls 'Check' once for each run, and it takes no GradientRun. Add the parameter, and pass it to the check.";

    static string Said(string check) => $"'{check}' checks every phase in each run of the theory. Pass it 'run'.";

    static string Theory(string body, string parameters = "GradientRun run", string name = "Check") =>
        $$"""
        using GradientTesting.Xunit;

        class Tests
        {
            readonly IGradientModel model;
            readonly IGradientLayer layer;
            static void Checked(GradientRun run) { }

            [GradientTheory]
            public void {{name}}({{parameters}})
            {
                {{body}}
            }
        }
        """;

    static string NUnit(string body, string parameters = "GradientRun run", string name = "Check") =>
        $$"""
        using GradientTesting.NUnit;

        class Tests
        {
            IGradientModel model;

            [GradientTheory]
            public void {{name}}({{parameters}})
            {
                {{body}}
            }
        }
        """;
}
