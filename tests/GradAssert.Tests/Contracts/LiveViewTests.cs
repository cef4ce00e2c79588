using MathNet.Numerics.LinearAlgebra;

namespace GradientTesting.Tests.Contracts;

/// <summary>A model that replaces its storage leaves behind a view that was given the storage itself.</summary>
public class LiveViewTests
{
    const string Told =
        "The model has left behind the storage that was passed for W: "
        + "it did not change when the model was initialized or trained, and Cost() does not react to it, however far it is moved. "
        + "A model that replaces its storage (W -= rate * dW makes a new matrix) passes a Func that returns the present one: "
        + "Component.Of(\"W\", () => values, () => gradient). If this one does not, what was passed may be a copy, as "
        + "ToArray(), Clone(), Row() and Column() make, or Cost() forgets W.";

    [Fact]
    public void A_view_that_initialization_leaves_behind_is_a_broken_contract()
    {
        var net = new Rebinding();
        Says($"{Told} (Seen at: random initialization, seed 0.)", net.Model(net.OverStorage) with { Initialize = net.Initialize });
    }

    [Fact]
    public void A_view_that_training_leaves_behind_is_a_broken_contract()
    {
        var net = new Rebinding();
        Says($"{Told} (Seen at: after 10 steps, seed 0.)", net.Model(net.OverStorage) with { TrainStep = net.TrainStep });
    }

    [Fact]
    public void A_Func_follows_the_model_and_matches()
    {
        var net = new Rebinding();
        GradAssert.MatchesNumerical(net.Model(net.OverFunc) with { Initialize = net.Initialize, TrainStep = net.TrainStep });
    }

    [Fact]
    public void A_gradient_that_is_made_anew_leaves_its_view_behind_too()
    {
        var w = Matrix<double>.Build.Dense(2, 2, [1, 2, 3, 4]);
        var dw = w.Clone();
        var fresh = dw;
        Says(
            "ComputeGradient() did not write the gradient of W[0, 0]: it still holds what was there before. "
                + "Write every element, zeros too, at each call: look for one that returns early, or ends before it has written. "
                + "What was passed as gradient may be a copy, as ToArray(), Clone(), Row() and Column() make: "
                + "pass the storage that is written. If the model makes a new array or matrix for each gradient, or in Initialize(), "
                + "pass a Func that returns the present one: Component.Of(\"W\", () => values, () => gradient). "
                + "(Seen at: at its current values.)",
            Model(Component.Of("W", w, dw)));
        GradAssert.MatchesNumerical(Model(Component.Of("W", () => w, () => fresh)));

        GradientModel Model(Component component) =>
            GradientModel.Of([component], () => 0.5 * w.PointwiseMultiply(w).Enumerate().Sum(), () => fresh = 1 * w);
    }

    [Fact]
    public void A_component_that_the_model_merely_leaves_as_it_is_matches()
    {
        double[] w = [1, 2], dw = [0, 0], b = [3], db = [0];
        var model = GradientModel.Of(
            [Component.Of("w", w, dw), Component.Of("b", b, db)], () => (w[0] * w[1]) + Math.Exp(b[0]),
            () => (dw[0], dw[1], db[0]) = (w[1], w[0], Math.Exp(b[0]))) with
        {
            Initialize = random => w[0] = random.NextDouble(),
            TrainStep = () => w[0] *= 0.9,
        };
        GradAssert.MatchesNumerical(model);
    }

    [Fact]
    public void A_component_that_the_cost_forgets_is_told_as_the_other_possibility()
    {
        double[] w = [1, 2], dw = [0, 0], b = [0], db = [0];
        Says(
            $"{Told.Replace('W', 'b').Replace("(b -= rate * db", "(W -= rate * dW", StringComparison.Ordinal)} (Seen at: "
                + "random initialization, seed 0.)",
            GradientModel.Of([Component.Of("w", w, dw), Component.Of("b", b, db)],
                () => w[0] * w[1], () => (dw[0], dw[1], db[0]) = (w[1], w[0], 1)) with
            {
                Initialize = random => w[0] = random.NextDouble(),
            });
    }

    [Fact]
    public void A_wrong_gradient_of_a_component_that_is_normalized_away_is_a_mismatch()
    {
        double[] w = [1, 2], dw = [0, 0], b = [0], db = [0];
        var model = GradientModel.Of(
            [Component.Of("w", w, dw), Component.Of("b", b, db)],
            () => Math.Round((w[0] + b[0] - b[0]) * w[1], 9),
            () => (dw[0], dw[1], db[0]) = (w[1], w[0] + b[0] - b[0], 1 + b[0])) with
        {
            Initialize = _ => (w[0], w[1], b[0]) = (1, 2, 0),
        };
        Assert.Equal(GradientVerdict.Mismatch, GradientCheck.Run(model, GradientRun.RandomInitialization(0)).Verdict);
    }

    [Theory]
    [InlineData(1e6, 1000, 1e-3)]
    [InlineData(1e6, 0.1, 1)]
    public void So_is_one_that_promises_more_than_rounding_can_hide(double offset, double value, double slope) => Says(
        $"{Told.Replace('W', 'b').Replace("(b -= rate * db", "(W -= rate * dW", StringComparison.Ordinal)} (Seen at: "
            + "random initialization, seed 0.)",
        Forgetful(offset, value, slope));

    [Fact]
    public void What_rounding_could_hide_is_left_to_the_verdict() =>
        Assert.Equal(GradientVerdict.Mismatch, GradientCheck.Run(Forgetful(1e9, 1, 1)).Verdict);

    [Fact]
    public void A_component_that_promises_nothing_may_be_forgotten_where_the_cost_is_zero_too()
    {
        double[] w = [2, 3], dw = [0, 0], b = [1], db = [0];
        var model = GradientModel.Of(
            [Component.Of("w", w, dw), Component.Of("b", b, db)], () => w[0] - w[1], () => (dw[0], dw[1], db[0]) = (1, -1, 0)) with
        {
            Initialize = _ => (w[0], w[1]) = (1, 1),
        };
        GradAssert.MatchesNumerical(model, GradientRun.RandomInitialization(0), new() { UnusedComponents = ["b"] });
    }

    [Theory]
    [InlineData(5000, 1)]
    [InlineData(500, -1)]
    public void A_wrong_gradient_of_a_unit_that_is_off_is_a_mismatch_however_far_off_it_is(double edge, int side)
    {
        double[] w = [1, 2], dw = [0, 0], b = [1000], db = [0];
        var model = GradientModel.Of(
            [Component.Of("w", w, dw), Component.Of("b", b, db)],
            () => (w[0] * w[1]) + Math.Max(0, side * (b[0] - edge)),
            () => (dw[0], dw[1], db[0]) = (w[1], w[0], 1)) with
        {
            Initialize = random => w[0] = 1 + random.NextDouble(),
        };
        var report = GradientCheck.Run(model, GradientRun.RandomInitialization(0));
        Assert.Equal([GradientVerdict.Match, GradientVerdict.Mismatch], report.Runs[0].Components.Select(component => component.Verdict));
    }

    [Fact]
    public void A_cost_that_throws_so_far_off_has_reacted_and_one_that_throws_for_another_component_has_not()
    {
        double[] w = [1, 2], dw = [0, 0], b = [1000], db = [0];
        Func<double> cost = () => b[0] > 5000 ? throw new OverflowException("Too far.") : w[0] * w[1];
        var model = ModelUnderTest.Of(GradientModel.Of(
            [Component.Of("w", w, dw), Component.Of("b", b, db)], () => cost(), () => (dw[0], dw[1], db[0]) = (w[1], w[0], 1)));
        Establish();
        Assert.Equal(1000, b[0]);

        cost = () => w[0] > 5000 ? throw new OverflowException("Too far.") : w[0] * w[1];
        Assert.StartsWith(
            "The model has left behind the storage that was passed for b:", Assert.Throws<GradientContractException>(Establish).Message,
            StringComparison.Ordinal);

        void Establish() => Contract.Establish(model, GradientRun.AsIs, new HashSet<string> { "b" });
    }

    /// <summary>A model whose cost forgets b, though its gradient does not.</summary>
    static GradientModel Forgetful(double offset, double value, double slope)
    {
        double[] w = [1, 2], dw = [0, 0], b = [value], db = [0];
        return GradientModel.Of(
            [Component.Of("w", w, dw), Component.Of("b", b, db)], () => offset + (w[0] * w[1]),
            () => (dw[0], dw[1], db[0]) = (w[1], w[0], slope)) with
        {
            Initialize = random => w[0] = 1 + random.NextDouble(),
        };
    }

    static void Says(string message, IGradientModel model) =>
        Assert.Equal(message, Assert.Throws<GradientContractException>(() => GradientCheck.Run(model)).Message);

    /// <summary>½ · Σ W² over matrices that initialization and training make anew, and a gradient that is written in place.</summary>
    sealed class Rebinding
    {
        readonly Matrix<double> dw = Matrix<double>.Build.Dense(2, 2);
        Matrix<double> w = Matrix<double>.Build.Dense(2, 2, [1, -2, 3, 0.5]);

        public Component OverStorage => Component.Of("W", w, dw);

        public Component OverFunc => Component.Of("W", () => w, () => dw);

        public void Initialize(Random random) => w = Matrix<double>.Build.Dense(2, 2, (_, _) => random.NextDouble() + 0.1);

        public void TrainStep() => w -= 0.1 * w;

        public GradientModel Model(Component component) =>
            GradientModel.Of([component], () => 0.5 * w.PointwiseMultiply(w).Enumerate().Sum(), () => w.CopyTo(dw));
    }
}
