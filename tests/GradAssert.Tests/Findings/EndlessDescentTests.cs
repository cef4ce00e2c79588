using GradientTesting.TestModels;

namespace GradientTesting.Tests.Findings;

/// <summary>Training of the check's own: it stops where the cost has no minimum, and long before nothing is left of the cost.</summary>
public class EndlessDescentTests
{
    static readonly GradientRun Trained = GradientRun.AfterTraining(0, 10);

    static readonly (string Name, double Start, Func<double, double> Cost, Func<double, double> Slope)[] Endless =
    [
        ("w³", -0.9, w => w * w * w, w => 3 * w * w),
        ("−eʷ", 0.9, w => -Math.Exp(w), w => -Math.Exp(w)),
        ("−w⁴", 0.9, w => -w * w * w * w, w => -4 * w * w * w),
        ("2w", 0.9, w => 2 * w, _ => 2),
    ];

    public static TheoryData<string> Names => [.. Endless.Select(cost => cost.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_right_cost_without_a_minimum_matches(string name) => Judged.Matches(GradientCheck.Run(Model(name)));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_wrong_gradient_of_a_cost_without_a_minimum_is_called_wrong_after_training(string name) =>
        Judged.IsWrongIn(GradientCheck.Run(Model(name, factorOfW: 1.1), Trained), "w");

    [Theory]
    [MemberData(nameof(Names))]
    public void A_mistake_beside_what_runs_away_is_called_wrong_after_training(string name) =>
        Judged.IsWrongIn(GradientCheck.Run(Model(name, factorOfB: 1.1), Trained), "b");

    [Theory]
    [MemberData(nameof(Names))]
    public void A_value_that_runs_away_is_judged_within_a_hundred_times_its_size(string name)
    {
        var sizes = new List<double>();
        GradientCheck.Run(Model(name, evaluated: w => sizes.Add(Math.Abs(w))), GradientRun.AfterTraining(0, 40));
        Assert.InRange(Median(sizes), 0, 90);
    }

    [Fact]
    public void A_run_says_that_its_training_found_no_minimum() => Assert.Contains(
        GradientCheck.Run(Model("−eʷ"), GradientRun.AfterTraining(0, 40)).Runs[0].Warnings,
        warning => warning.Contains("training", StringComparison.OrdinalIgnoreCase));

    [Theory]
    [InlineData(10)]
    [InlineData(40)]
    public void A_right_layer_under_a_fixed_upstream_gradient_matches_however_long_it_is_trained(int steps)
    {
        Judged.Matches(GradientCheck.Run(Layer(1), GradientRun.AfterTraining(0, steps)));
        Judged.Matches(GradientCheck.Run(Layer(1), new() { TrainingSteps = steps }));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(40)]
    public void A_mistake_in_such_a_layer_is_called_wrong_however_long_it_is_trained(int steps) =>
        Judged.IsWrongIn(GradientCheck.Run(Layer(1.1), GradientRun.AfterTraining(0, steps)), "c");

    [Theory]
    [InlineData(10)]
    [InlineData(100)]
    public void A_right_network_in_float_matches_after_training_of_the_checks_own(int steps)
    {
        Judged.MatchInAllBut(1, 3, seed => GradientCheck.Run(Untrained(new(16, seed, Unit.Tanh)), GradientRun.AfterTraining(seed, steps)));
        Judged.MatchInAllBut(1, 3, seed => GradientCheck.Run(Untrained(new(16, seed, Unit.Relu)), GradientRun.AfterTraining(seed, steps)));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(400)]
    public void Training_stops_about_a_tenth_of_the_cost_at_the_start(int steps)
    {
        for (var seed = 0; seed < 3; seed++)
        {
            var costs = new List<double>();
            var net = new DenseNet<float>(16, seed, Unit.Tanh);
            GradientCheck.Run(Untrained(net, costs), GradientRun.AfterTraining(seed, steps));
            Assert.InRange(Median(costs[1..]), 0.02 * costs[0], costs[0]);
        }
    }

    [Fact]
    public void A_mistake_in_a_network_in_float_is_called_wrong_after_training_of_the_checks_own()
    {
        var net = new DenseNet<float>(16, 1, Unit.Tanh);
        Judged.IsWrongIn(GradientCheck.Run(net.Times(1.05, "b2") with { TrainStep = null }, GradientRun.AfterTraining(1, 100)), "b2");
    }

    /// <summary>J = f(w) + Σ sin b.</summary>
    static GradientModel Model(string name, double factorOfW = 1, double factorOfB = 1, Action<double>? evaluated = null)
    {
        var (_, start, cost, slope) = Endless.Single(cost => cost.Name == name);
        double[] w = [start], dw = [0], b = [0.4, 1.1, 2], db = [0, 0, 0];
        return GradientModel.Of([Component.Of("w", w, dw), Component.Of("b", b, db)], Cost, () =>
        {
            dw[0] = factorOfW * slope(w[0]);
            for (var i = 0; i < b.Length; i++)
            {
                db[i] = factorOfB * Math.Cos(b[i]);
            }
        });

        double Cost()
        {
            evaluated?.Invoke(w[0]);
            return cost(w[0]) + b.Sum(Math.Sin);
        }
    }

    /// <summary>J = Σ c·y of y = W·x + tanh(c): linear in W, and a bounded part in c.</summary>
    static GradientModel Layer(double factorOfC)
    {
        const int inputs = 4, outputs = 3;
        var random = new Random(3);
        double[] w = random.Normals<double>(inputs * outputs), dw = new double[w.Length], c = random.Normals<double>(outputs), dc = new double[outputs];
        double[] x = random.Normals<double>(inputs), upstream = random.Normals<double>(outputs);
        return GradientModel.Of([Component.Of("W", w, dw, outputs, inputs), Component.Of("c", c, dc)], Cost, () =>
        {
            for (var o = 0; o < outputs; o++)
            {
                dc[o] = factorOfC * upstream[o] * (1 - (Math.Tanh(c[o]) * Math.Tanh(c[o])));
                for (var i = 0; i < inputs; i++)
                {
                    dw[(o * inputs) + i] = upstream[o] * x[i];
                }
            }
        });

        double Cost() => Enumerable.Range(0, outputs).Sum(o => upstream[o] * (Vectors.Dot<double>(w.AsSpan(o * inputs, inputs), x) + Math.Tanh(c[o])));
    }

    /// <summary>The same net, unable to train itself.</summary>
    static GradientModel Untrained(DenseNet<float> net, List<double>? costs = null) => GradientModel.Of(net.Components, () =>
    {
        var cost = net.Cost();
        costs?.Add(cost);
        return cost;
    }, net.ComputeGradient) with { Initialize = net.Initialize };

    /// <summary>Most of a check is spent at the point, or close to it.</summary>
    static double Median(List<double> numbers) => numbers.Order().ElementAt(numbers.Count / 2);
}
