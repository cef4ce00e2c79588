namespace GradientTesting.RoslynVersions.Tests;

public class NoDropoutToCheckTests : RuleTest<NoDropoutToCheck, NoDropoutToCheckFix>
{
    [Theory]
    [InlineData("new Net()", "Net", "keep-prob: implement IDropoutModel")]
    [InlineData("new Dropping()", "Dropping", "seed: implement IStochasticModel")]
    [InlineData("new Fixed()", "Fixed", "setter that keeps its keep-prob")]
    [InlineData("new Refusing()", "Refusing", "setter that keeps its keep-prob")]
    [InlineData("GradientModel.Of([], () => 1, () => { })", "GradientModel", "KeepProbability")]
    [InlineData("GradientModel.Of([], () => 1, () => { }) with { Reseed = _ => { } }", "GradientModel", "KeepProbability")]
    [InlineData("GradientModel.Of([], () => 1, () => { }) with { KeepProbability = (() => 1, _ => { }) }", "GradientModel", "Reseed")]
    public Task A_model_as_it_is_made(string model, string name, string what) => Reports(
        Test($"GradAssert.MatchesNumerical({model}, new GradientCheckOptions {{ {{|#0:CheckDropout = true|}} }});"),
        Said(name, what),
        Test($"GradAssert.MatchesNumerical({model});"));

    [Fact]
    public Task A_local_and_other_options() => Reports(
        Test("var net = new Net(); _ = GradientCheck.Run(net, run, options: new() { Seeds = 2, {|#0:CheckDropout = true|} });"),
        Said("Net", "keep-prob: implement IDropoutModel"),
        Test("var net = new Net(); _ = GradientCheck.Run(net, run, options: new() { Seeds = 2 });"));

    [Theory]
    [InlineData("new Whole()", "true")]
    [InlineData("new Net()", "false")]
    [InlineData("new Net()", "dropout")]
    [InlineData("given", "true")]
    [InlineData("net", "true")]
    [InlineData("Made()", "true")]
    [InlineData("GradientModel.Of([], () => 1, () => { }) with { KeepProbability = (() => 1, _ => { }), Reseed = _ => { } }", "true")]
    [InlineData("GradientModel.Of([], () => 1, () => { }) with { KeepProbabilities = [], Reseed = _ => { } }", "true")]
    public Task A_model_that_has_it_or_may(string model, string check) =>
        ReportsNothing(Test($"GradAssert.MatchesNumerical({model}, run, new() {{ CheckDropout = {check} }});"));

    [Fact]
    public Task A_local_that_is_assigned_again() => ReportsNothing(
        Test("IGradientModel own = new Net(); own = new Whole(); GradAssert.MatchesNumerical(own, new() { CheckDropout = true });".Replace("new() {", "new GradientCheckOptions {", StringComparison.Ordinal)));

    static string Said(string model, string what) =>
        $"CheckDropout needs a keep-prob that can be set and masks that can be frozen, and '{model}' has no {what}";

    static string Test(string body) =>
        $$"""
        class Net : IGradientModel
        {
            public IReadOnlyList<Component> Components => [];
            public double Cost() => 0;
            public void ComputeGradient() { }
        }

        class Dropping : Net, IDropoutModel
        {
            public double KeepProbability { get; set; } = 0.5;
        }

        class Whole : Dropping, IStochasticModel
        {
            public void Reseed(int seed) { }
        }

        class Fixed : Net, IDropoutModel, IStochasticModel
        {
            public double KeepProbability { get => 0.5; set { } }
            public void Reseed(int seed) { }
        }

        class Refusing : Net, IDropoutModel, IStochasticModel
        {
            double IDropoutModel.KeepProbability { get => 0.5; set => throw new NotSupportedException(); }
            public void Reseed(int seed) { }
        }

        class Tests
        {
            Net net;
            static Net Made() => new Whole();

            void Check(IGradientModel given, GradientRun run, bool dropout)
            {
                {{body}}
            }
        }
        """;
}
