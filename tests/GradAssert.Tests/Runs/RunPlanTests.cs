using GradientTesting.Tests.Fixtures;
using MathNet.Numerics.LinearAlgebra;

namespace GradientTesting.Tests.Runs;

public class RunPlanTests
{
    [Fact]
    public void A_model_that_initializes_itself_is_checked_in_three_phases() =>
        Assert.Equal(
            ["random initialization, seed 0", "random initialization, seed 1", "jittered, seed 0", "jittered, seed 1", "after 10 steps, seed 0", "after 10 steps, seed 1"],
            Plan(new Bowl().Model() with { Initialize = _ => { } }, new() { Seeds = 2 }));

    [Fact]
    public void So_is_one_for_which_an_initializer_is_named() =>
        Assert.Equal(
            ["random initialization, seed 0", "jittered, seed 0", "after 3 steps, seed 0"],
            Plan(new Bowl().Model(), new() { Initializer = GradientInitializer.Xavier, TrainingSteps = 3 }));

    [Fact]
    public void A_model_that_cannot_start_at_random_is_checked_once_as_it_stands_instead()
    {
        Assert.Equal(
            ["at its current values", "jittered, seed 0", "jittered, seed 1", "after 10 steps, seed 0", "after 10 steps, seed 1"],
            Plan(new Bowl().Model(), new() { Seeds = 2 }));
        Assert.Equal(
            ["at its current values"],
            Plan(new Bowl().Model(), new() { Phases = [GradientPhase.AsIs, GradientPhase.RandomInitialization], Seeds = 3 }));
    }

    [Fact]
    public void Where_a_random_start_of_such_a_model_is_asked_for_by_name_the_report_says_that_there_was_none()
    {
        var run = Assert.Single(GradientCheck.Run(new Bowl().Model(), GradientRun.RandomInitialization(0)).Runs);
        Assert.Equal(
            ["The model cannot initialize itself and no Initializer is named, so it was checked at its current values."], run.Warnings);
        Assert.Equal("the model at its current values", run.Start);
    }

    [Fact]
    public void A_plain_function_is_checked_at_its_point_alone()
    {
        GradientCheckOptions options = new() { Seeds = 5, Initializer = GradientInitializer.He };
        var arrays = GradientCheck.Run(theta => theta[0] * theta[0], theta => [2 * theta[0]], [3.0], options);
        var vectors = GradientCheck.Run(theta => theta * theta, theta => 2 * theta, Vector<double>.Build.Dense(1, 3), options);
        Assert.All([arrays, vectors], report => Assert.Equal(GradientRun.AsIs, Assert.Single(report.Runs).Run));
        Assert.Equal(6, arrays.Runs[0].Components[0].Worst.Analytic);
        Assert.Equal("theta[0]", vectors.Runs[0].Components[0].Worst.Name);
    }

    [Fact]
    public void Where_phases_are_chosen_it_is_checked_at_those()
    {
        GradientCheckOptions options = new() { Phases = [GradientPhase.AsIs, GradientPhase.Jittered], Seeds = 2, FirstSeed = 7 };

        // Right at the point, where x₁ = 0, and nowhere else.
        static double Cost(double[] x) => (x[0] * x[0]) + (x[0] * x[1] * x[1]);
        static double[] Right(double[] x) => [(2 * x[0]) + (x[1] * x[1]), 2 * x[0] * x[1]];
        static double[] Forgetful(double[] x) => [2 * x[0], 2 * x[0] * x[1]];

        var right = GradientCheck.Run(Cost, Right, [3.0, 0], options);
        Assert.Equal(["at its current values", "jittered, seed 7", "jittered, seed 8"], right.Runs.Select(run => run.Run.ToString()));
        Assert.Equal(GradientVerdict.Match, right.Verdict);
        var wrong = GradientCheck.Run(Cost, Forgetful, [3.0, 0], options);
        Assert.All(wrong.Runs.Skip(1), run => Assert.Equal(GradientVerdict.Mismatch, run.Verdict));
        Assert.Contains("options.", wrong.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Seeds_are_counted_from_the_first() => Assert.Equal(
        ["at its current values", "jittered, seed -1", "jittered, seed 0"],
        Plan(new Bowl().Model(), new() { Seeds = 2, FirstSeed = -1, Phases = [GradientPhase.RandomInitialization, GradientPhase.Jittered] }));

    static IEnumerable<string> Plan(IGradientModel model, GradientCheckOptions options) =>
        RunPlan.Of(ModelUnderTest.Of(model), options).Select(run => run.ToString());
}
