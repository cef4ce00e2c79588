namespace GradientTesting.RoslynVersions.Tests;

public class UnreadReportTests : RuleTest<UnreadReport, UnreadReportFix>
{
    [Theory]
    [InlineData("Run(model)", "MatchesNumerical(model)")]
    [InlineData("Run(model, run)", "MatchesNumerical(model, run)")]
    [InlineData("Run(x => x[0], x => [1.0], [1.0])", "MatchesNumerical(x => x[0], x => [1.0], [1.0])")]
    [InlineData("Backward(layer)", "BackwardMatchesNumerical(layer)")]
    [InlineData("Backward<double[], double[]>(x => x, dy => dy, [1.0])", "BackwardMatchesNumerical<double[], double[]>(x => x, dy => dy, [1.0])")]
    [InlineData("Derivative(x => x, x => 1.0)", "DerivativeMatchesNumerical(x => x, x => 1.0)")]
    [InlineData("Jacobian(x => x, x => new double[1, 1], [1.0])", "JacobianMatchesNumerical(x => x, x => new double[1, 1], [1.0])")]
    [InlineData("Vjp(x => x, (x, c) => c, [1.0])", "VjpMatchesNumerical(x => x, (x, c) => c, [1.0])")]
    [InlineData("Jvp((double[] x) => x, (x, v) => v, [1.0])", "JvpMatchesNumerical((double[] x) => x, (x, v) => v, [1.0])")]
    [InlineData("Hessian(x => x, x => new double[1, 1], [1.0])", "HessianMatchesNumerical(x => x, x => new double[1, 1], [1.0])")]
    [InlineData("HessianVectorProduct((double[] x) => x, (x, v) => v, [1.0])", "HessianVectorProductMatchesNumerical((double[] x) => x, (x, v) => v, [1.0])")]
    public Task A_call_of_which_nothing_is_kept(string check, string assert) => Reports(
        Test($"{{|#0:GradientCheck.{check}|}};"), Said(check.Split('(', '<')[0], assert.Split('(', '<')[0]), Test($"GradAssert.{assert};"));

    [Fact]
    public Task A_local_that_nothing_reads() => Reports(
        Test("var report = {|#0:GradientCheck.Run(model)|};"), Said("Run", "MatchesNumerical"), Test("var report = GradAssert.MatchesNumerical(model);"));

    [Fact]
    public Task An_expression_body_and_a_using_static() => Reports(
        "using static GradientTesting.GradientCheck;\nclass Tests { void Check(IGradientModel model) => {|#0:Run(model)|}; }",
        Said("Run", "MatchesNumerical"),
        "using static GradientTesting.GradientCheck;\nclass Tests { void Check(IGradientModel model) => GradAssert.MatchesNumerical(model); }");

    [Fact]
    public Task A_body_of_ForSizes() => Reports(
        Test("GradAssert.ForSizes(sizes => { sizes.Int(\"n\", 1, 3); {|#0:GradientCheck.Backward(layer)|}; });"),
        Said("Backward", "BackwardMatchesNumerical"),
        Test("GradAssert.ForSizes(sizes => { sizes.Int(\"n\", 1, 3); GradAssert.BackwardMatchesNumerical(layer); });"));

    [Theory]
    [InlineData("var report = GradientCheck.Run(model); Console.WriteLine(report);")]
    [InlineData("Console.WriteLine(GradientCheck.Run(model).Verdict);")]
    [InlineData("GradAssert.MatchesSnapshot(GradientCheck.Run(model));")]
    [InlineData("_ = GradientCheck.Run(model);")]
    [InlineData("GradientReport report; report = GradientCheck.Run(model);")]
    [InlineData("GradAssert.MatchesNumerical(model);")]
    [InlineData("Xunit.Assert.Throws<GradientContractException>(() => GradientCheck.Run(model));")]
    [InlineData("NUnit.Framework.Assert.Throws<GradientContractException>(new NUnit.Framework.TestDelegate(() => GradientCheck.Run(model)));")]
    [InlineData("NUnit.Framework.Assert.DoesNotThrow(new NUnit.Framework.TestDelegate(() => { GradientCheck.Run(model); }));")]
    [InlineData("Action check = () => GradientCheck.Run(model);")]
    [InlineData("Func<GradientReport> check = () => GradientCheck.Run(model);")]
    [InlineData("try { GradientCheck.Run(model); } catch (GradientContractException) { }")]
    [InlineData("GradientReport Check() { return GradientCheck.Run(model); }")]
    [InlineData("GradientReport Check() => GradientCheck.Run(model);")]
    public Task A_report_that_is_read_or_an_exception_that_is_waited_for(string body) => ReportsNothing(Test(body));

    static string Said(string check, string assert) =>
        $"'GradientCheck.{check}' returns its verdict and never throws it, and nothing reads this report. Call 'GradAssert.{assert}'.";

    static string Test(string body) =>
        $$"""
        class Tests
        {
            void Check(IGradientModel model, IGradientLayer layer, GradientRun run)
            {
                {{body}}
            }
        }
        """;
}
