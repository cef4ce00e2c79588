namespace GradientTesting.RoslynVersions.Tests;

public class UnseededCostTests : RuleTest<UnseededCost, UnseededCostFix>
{
    [Theory]
    [InlineData("var random = {|#0:new Random()|}; return random.NextDouble() * w[0];", "new Random()", "var random = new Random(0); return random.NextDouble() * w[0];")]
    [InlineData("Random random = {|#0:new()|}; return random.NextDouble() * w[0];", "new()", "Random random = new(0); return random.NextDouble() * w[0];")]
    [InlineData("return w.Sum(x => x * {|#0:new Random()|}.NextDouble());", "new Random()", "return w.Sum(x => x * new Random(0).NextDouble());")]
    [InlineData("return w[{|#0:Random.Shared|}.Next(2)];", "Random.Shared", null)]
    [InlineData("return w.OrderBy(x => {|#0:Guid.NewGuid()|}).First();", "Guid.NewGuid()", null)]
    [InlineData("return w[new Random({|#0:Guid.NewGuid()|}.GetHashCode()).Next(2)];", "Guid.NewGuid()", null)]
    public Task A_cost_of_a_model(string cost, string source, string? fixedCost) =>
        Reports(Model(cost), Said(source), fixedCost is null ? null : Model(fixedCost));

    [Theory]
    [InlineData("GradientModel.Of([Component.Of(\"w\", w, dw)], () => w[0] * {0}.NextDouble(), () => dw[0] = 1);")]
    [InlineData("GradAssert.MatchesNumerical(x => x[0] * {0}.NextDouble(), x => [1.0], w);")]
    [InlineData("GradientCheck.Run(cost: x => {{ return x[0] * {0}.NextDouble(); }}, gradient: x => [1.0], at: w);")]
    public Task A_cost_in_a_lambda(string call) => Reports(
        Test(string.Format(null, call, "{|#0:new Random()|}")), Said("new Random()"), Test(string.Format(null, call, "new Random(0)")));

    [Fact]
    public Task A_forward_pass_of_a_layer() => Reports(Layer("{|#0:new Random()|}"), Said("new Random()"), Layer("new Random(0)"));

    [Theory]
    [InlineData("return new Random(3).NextDouble() * w[0];", "")]
    [InlineData("return training ? Random.Shared.NextDouble() : w[0];", "")]
    [InlineData("if (training) { w[0] *= new Random().NextDouble(); } return w[0];", "")]
    [InlineData("random ??= new Random(); return w[0];", "")]
    [InlineData("System.IO.File.WriteAllText(Guid.NewGuid().ToString(), \"\"); return w[0];", "")]
    [InlineData("Console.WriteLine($\"{Guid.NewGuid()}\"); return w[0];", "")]
    [InlineData("return w[0];", "public void Initialize(Random start) => w[0] = new Random().NextDouble();")]
    [InlineData("return w[0];", "public double Cost(int of) => Random.Shared.NextDouble();")]
    // A check sets these to 1, or reseeds what draws.
    [InlineData("return Random.Shared.NextDouble() < KeepProbability ? w[0] : 0;", "public double KeepProbability { get; set; } = 1;", ", IDropoutModel")]
    [InlineData("w[0] *= new Random().NextDouble(); return w[0];", "public void Reseed(int seed) { }", ", IStochasticModel")]
    public Task A_cost_that_is_seeded_or_may_be(string cost, string other, string interfaces = "") =>
        ReportsNothing(Model(cost, other, interfaces));

    [Fact]
    public Task Delegates_that_are_reseeded() => ReportsNothing(Test(
        "var model = GradientModel.Of([Component.Of(\"w\", w, dw)], () => w[0] * Random.Shared.NextDouble(), () => dw[0] = 1); model = model with { KeepProbability = (() => 1, _ => { }) };"));

    [Fact]
    public Task What_is_no_cost() => ReportsNothing(Test("Func<double> cost = () => Random.Shared.NextDouble();"));

    static string Said(string source) =>
        $"'{source}' gives the cost another value at each call, and no derivative. Seed it, or let the model be reseeded: IStochasticModel.";

    static string Model(string cost, string other = "", string interfaces = "") =>
        $$"""
        class Net : IGradientModel{{interfaces}}
        {
            readonly double[] w = [1, 2], dw = [0, 0];
            bool training;
            Random random;

            public IReadOnlyList<Component> Components => [Component.Of("w", w, dw)];
            public double Cost() { {{cost}} }
            public void ComputeGradient() => dw[0] = 1;
            {{other}}
        }
        """;

    static string Test(string body) =>
        $$"""
        class Tests
        {
            void Check(double[] w, double[] dw)
            {
                {{body}}
            }
        }
        """;

    static string Layer(string random) =>
        $$"""
        class Noise : IGradientLayer
        {
            readonly double[] x = [1], dx = [0], y = [1], dy = [0];

            public string Name => "noise";
            public IReadOnlyList<Component> Inputs => [Component.Of("x", x, dx)];
            public IReadOnlyList<Component> Outputs => [Component.Of("y", y, dy)];
            public IReadOnlyList<Component> Parameters => [];
            public void Forward() => y[0] = x[0] + {{random}}.NextDouble();
            public void Backward() => dx[0] = dy[0];
        }
        """;
}
