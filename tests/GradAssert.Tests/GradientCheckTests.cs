using GradientTesting.Tests.Fixtures;
using MathNet.Numerics.LinearAlgebra;

namespace GradientTesting.Tests;

public class GradientCheckTests
{
    static readonly GradientCheckOptions Twice = new() { Phases = [GradientPhase.AsIs, GradientPhase.AfterTraining] };

    [Fact]
    public void A_contract_broken_later_does_not_hide_a_mismatch_found_before()
    {
        var report = GradientCheck.Run(BrokenByTraining(factor: 2), Twice);
        var run = Assert.Single(report.Runs);
        Assert.Equal(GradientVerdict.Mismatch, report.Verdict);
        Assert.Equal(GradientRun.AsIs, run.Run);
        Assert.Equal(
            [
                "after 10 steps, seed 0 could not be checked: w[0] is NaN, so there is no point to differentiate at. "
                    + "Look at where it is set: initialization, or a training step that is too large. "
                    + "(Seen at: after 10 steps, seed 0.)",
            ],
            run.Warnings);
    }

    [Fact]
    public void A_contract_broken_where_all_was_right_before_is_told() =>
        Assert.Equal(
            "w[0] is NaN, so there is no point to differentiate at. "
                + "Look at where it is set: initialization, or a training step that is too large. (Seen at: after 10 steps, seed 0.)",
            Assert.Throws<GradientContractException>(() => GradientCheck.Run(BrokenByTraining(factor: 1), Twice)).Message);

    [Fact]
    public void A_model_that_cannot_be_put_back_is_told_whatever_was_found_before()
    {
        var (bowl, frozen) = (new Bowl(), false);
        var model = GradientModel.Of(
            [Component.Of("w", [3], i => bowl.W[i],
                (i, value) => bowl.W[i] = frozen ? throw new NotSupportedException("Frozen.") : value, i => bowl.DW[i])],
            bowl.Cost, () => Array.Fill(bowl.DW, 7)) with
        {
            TrainStep = () =>
            {
                bowl.W[0] = 3;
                frozen = true;
            },
        };
        Assert.Equal(
            "The model could not be put back as it was: Frozen. Build a new model before using it again, and fix what threw.",
            Assert.Throws<GradientContractException>(() => GradientCheck.Run(model, Twice)).Message);
    }

    [Fact]
    public void A_verdict_throws_from_an_assertion_and_never_from_a_check()
    {
        var wrong = new TinyNet(StorageKind.Doubles, Fuse.None) { Factor = 2 };
        var silent = new TinyNet(StorageKind.Doubles, Fuse.None) { Weight = 0 };
        Assert.Equal(GradientVerdict.Mismatch, GradientCheck.Run(wrong).Verdict);
        Assert.Equal(GradientVerdict.Inconclusive, GradientCheck.Run(silent).Verdict);

        var mismatch = Assert.Throws<GradientMismatchException>(() => GradAssert.MatchesNumerical(wrong));
        Assert.Equal(mismatch.Report.ToString(), mismatch.Message);
        var inconclusive = Assert.Throws<GradientInconclusiveException>(() => GradAssert.MatchesNumerical(silent));
        Assert.Equal(inconclusive.Report.ToString(), inconclusive.Message);
        Assert.Throws<GradientInconclusiveException>(
            () => GradAssert.MatchesNumerical(silent, options: new() { AllowInconclusive = false }));
    }

    [Fact]
    public void An_inconclusive_check_may_be_allowed_and_a_mismatch_may_not()
    {
        GradientCheckOptions allowing = new() { AllowInconclusive = true };
        Assert.Equal(
            GradientVerdict.Inconclusive,
            GradAssert.MatchesNumerical(new TinyNet(StorageKind.Doubles, Fuse.None) { Weight = 0 }, allowing).Verdict);
        Assert.Throws<GradientMismatchException>(
            () => GradAssert.MatchesNumerical(new TinyNet(StorageKind.Doubles, Fuse.None) { Factor = 2 }, allowing));
    }

    [Fact]
    public void The_log_is_told_of_each_run_and_component()
    {
        var lines = new List<string>();
        GradientCheck.Run(new TinyNet(StorageKind.Doubles, Fuse.None),
            new() { Log = lines.Add, Phases = [GradientPhase.AsIs, GradientPhase.Jittered] });
        Assert.Equal(
            ["at its current values: W, 4 elements", "at its current values: b, 2 elements",
                "jittered, seed 0: W, 4 elements", "jittered, seed 0: b, 2 elements"], lines);
    }

    [Fact]
    public void Null_and_undefined_arguments_are_refused_by_name()
    {
        var model = new Bowl().Model();
        var vector = Vector<double>.Build.Dense(1);
        foreach (var of in new Action<IGradientModel?, GradientRun>[]
        {
            (m, run) => GradientCheck.Run(m!, run),
            (m, run) => GradAssert.MatchesNumerical(m!, run),
        })
        {
            Assert.Throws<ArgumentNullException>("model", () => of(null, GradientRun.AsIs));
            Assert.Throws<ArgumentOutOfRangeException>("phase", () => of(model, new((GradientPhase)4)));
            Assert.Throws<ArgumentOutOfRangeException>("trainingSteps", () => of(model, GradientRun.AfterTraining(0, -1)));
        }

        Assert.Throws<ArgumentNullException>("model", () => GradientCheck.Run(null!));
        Assert.Throws<ArgumentNullException>("model", () => GradAssert.MatchesNumerical(null!));
        Assert.Throws<ArgumentNullException>("cost", () => GradAssert.MatchesNumerical(null!, theta => theta, [1.0]));
        Assert.Throws<ArgumentNullException>("gradient", () => GradAssert.MatchesNumerical(_ => 0, null!, [1.0]));
        Assert.Throws<ArgumentNullException>("at", () => GradAssert.MatchesNumerical(_ => 0, theta => theta, (double[])null!));
        Assert.Throws<ArgumentNullException>("cost", () => GradientCheck.Run(null!, theta => theta, vector));
        Assert.Throws<ArgumentNullException>("gradient", () => GradientCheck.Run(_ => 0, null!, vector));
        Assert.Throws<ArgumentNullException>("at", () => GradientCheck.Run(_ => 0, theta => theta, (Vector<double>)null!));
    }

    static GradientModel BrokenByTraining(double factor)
    {
        var (bowl, isTrained) = (new Bowl(), false);
        return bowl.Model(
            () => isTrained ? 1 : bowl.Cost(), () => Array.ForEach([0, 1, 2], i => bowl.DW[i] = factor * (i + 1) * bowl.W[i])) with
        {
            TrainStep = () => (isTrained, bowl.W[0]) = (true, double.NaN),
        };
    }
}
