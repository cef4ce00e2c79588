namespace GradientTesting.Tests.Findings;

/// <summary>Costs that are stairs: rounded to a grid, or computed in single precision somewhere inside double code.</summary>
public class GridCostTests
{
    static readonly GradientCheckOptions Options = new() { Phases = [GradientPhase.RandomInitialization, GradientPhase.Jittered] };

    [Theory]
    [InlineData(1e-2, 4)]
    [InlineData(1e-4, 4)]
    [InlineData(1e-6, 1)]
    [InlineData(1e-8, 1)]
    [InlineData(1e-10, 1)]
    public void A_right_network_is_not_called_wrong_however_its_cost_is_rounded_and_matches_where_it_is_finely(double grid, int undecided)
    {
        Judged.MatchInAllBut(undecided, 2, seed => GradientCheck.Run(OnGrid(Net(seed, Unit.Tanh), grid), Options));
        Judged.MatchInAllBut(undecided, 2, seed => GradientCheck.Run(OnGrid(Net(seed, Unit.Relu), grid), Options));
    }

    /// <summary>The share of samples on the wrong side, next to the gradient of the loss, and the loss itself.</summary>
    [Fact]
    public void An_accuracy_as_cost_is_told_to_move_in_steps()
    {
        double[][] x = [[1, 0.5], [-0.25, 2], [1.5, -1], [0.75, 0.5], [-1, -0.5], [0.25, -0.75]];
        double[] y = [1, 0, 1, 0, 1, 0], w = [0.4, -0.3], dw = [0, 0];
        var report = GradientCheck.Run(Model(() => x.Zip(y, (row, target) => Score(row) > 0 == target > 0.5 ? 0.0 : 1).Average()), GradientRun.AsIs);
        Assert.Equal(GradientVerdict.Inconclusive, report.Verdict);
        Assert.Matches(
            @"^The check could not tell whether the gradient of w is right: Cost\(\) took \d values at \d+ points next to this one: it moves in "
                + "steps, as an accuracy, a sign or a rounded number does, which have no gradient to compare with; have it return the smooth "
                + "loss that ComputeGradient\\(\\) differentiates, unrounded; where the gradient passes over steps on purpose, as a "
                + "straight-through one does, approve a snapshot\\.\n",
            report.ToString());
        GradAssert.MatchesNumerical(Model(() => x.Zip(y, (row, target) => Math.Log(1 + Math.Exp(Score(row))) - (target * Score(row))).Average()));

        double Score(double[] row) => (row[0] * w[0]) + (row[1] * w[1]);
        GradientModel Model(Func<double> cost) => GradientModel.Of([Component.Of("w", w, dw)], cost, () => Array.ForEach([0, 1], j =>
            dw[j] = x.Zip(y, (row, target) => ((1 / (1 + Math.Exp(-Score(row)))) - target) * row[j]).Average()));
    }

    [Theory]
    [InlineData(1e-4, "W2")]
    [InlineData(1e-6, "W1")]
    [InlineData(1e-8, "b1")]
    [InlineData(1e-10, "W3")]
    public void A_component_of_wrong_sign_is_called_wrong_and_no_other_where_the_cost_is_rounded(double grid, string component) =>
        Judged.IsWrongIn(GradientCheck.Run(OnGrid(Net(1, Unit.Tanh), grid, component), Options), component);

    [Theory]
    [InlineData(Unit.Tanh, 16)]
    [InlineData(Unit.Relu, 16)]
    [InlineData(Unit.Relu, 64)]
    public void A_right_forward_pass_in_float_matches_in_double_storage_with_a_smooth_term_in_double(Unit unit, int batch)
    {
        for (var seed = 0; seed < 2; seed++)
        {
            Judged.Matches(GradientCheck.Run(new SingleInDouble(new DenseNet<float>(batch, seed, unit, hidden: 8)), Options));
        }
    }

    [Theory]
    [InlineData(Unit.Tanh, "W2")]
    [InlineData(Unit.Relu, "b1")]
    public void A_component_that_is_five_percent_off_is_called_wrong_and_no_other_where_the_forward_pass_is_in_float(Unit unit, string component) =>
        Judged.IsWrongIn(GradientCheck.Run(new SingleInDouble(new DenseNet<float>(16, 1, unit, hidden: 8)).Times(1.05, component), Options), component);

    [Fact]
    public void A_right_network_in_double_matches_with_one_function_of_it_called_in_single_precision()
    {
        for (var seed = 0; seed < 3; seed++)
        {
            Judged.Matches(GradientCheck.Run(Net(seed, Unit.TanhInSingle), Options));
        }
    }

    [Theory]
    [InlineData("W1")]
    [InlineData("b2")]
    public void A_component_that_is_five_percent_off_is_called_wrong_and_no_other_with_one_function_called_in_single_precision(string component) =>
        Judged.IsWrongIn(GradientCheck.Run(Net(1, Unit.TanhInSingle).Times(1.05, component), Options), component);

    [Theory]
    [InlineData(Unit.Tanh)]
    [InlineData(Unit.Relu)]
    public void A_right_cost_in_float_matches_when_it_is_multiplied_in_double(Unit unit)
    {
        for (var seed = 0; seed < 2; seed++)
        {
            Judged.Matches(GradientCheck.Run(Multiplied(new(16, seed, unit, hidden: 8)), Options));
        }
    }

    [Theory]
    [InlineData(Unit.Tanh, "W1")]
    [InlineData(Unit.Relu, "W3")]
    public void A_component_that_is_five_percent_off_is_called_wrong_and_no_other_where_a_float_is_multiplied_in_double(Unit unit, string component) =>
        Judged.IsWrongIn(GradientCheck.Run(Multiplied(new(16, 1, unit, hidden: 8), component), Options), component);

    static DenseNet<double> Net(int seed, Unit unit) => new(16, seed, unit, hidden: 8);

    /// <summary>The cost rounded to a multiple of <paramref name="grid"/>, and the gradient of what was rounded.</summary>
    static GradientModel OnGrid(DenseNet<double> net, double grid, string? flipped = null)
    {
        var model = net.Times(-1, flipped ?? "W1");
        return GradientModel.Of(net.Components, () => Math.Round(net.Cost() / grid) * grid, flipped is null ? net.ComputeGradient : model.ComputeGradient) with
        {
            Initialize = net.Initialize,
            TrainStep = net.TrainStep,
        };
    }

    /// <summary>1.1 times a cost in float, which is no float.</summary>
    static GradientModel Multiplied(DenseNet<float> net, string? wrong = null)
    {
        return GradientModel.Of(net.Components, () => 1.1 * net.Cost(), ComputeGradient) with { Initialize = net.Initialize, TrainStep = net.TrainStep };

        void ComputeGradient()
        {
            net.ComputeGradient();
            foreach (var tensor in net.Tensors)
            {
                for (var i = 0; i < tensor.Length; i++)
                {
                    tensor.SetGradient(i, 1.1 * tensor.Gradient(i) * (tensor.Name == wrong ? 1.05 : 1));
                }
            }
        }
    }
}
