using GradientTesting.TestModels;
using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Reports;

public class ReportDiagnosisTests
{
    [Fact]
    public void Runs_that_agree_are_told_as_one()
    {
        var report = Of(7.5, 7.5, 7.5);
        Assert.Equal("scaled", report.Diagnosis!.Name);
        Assert.Equal("W", report.Diagnosis.Component);
        Assert.InRange(report.Diagnosis.Residual, 0, 1e-6);
        Assert.StartsWith("W is 7.5× too large (residual ", report.Diagnosis.Sentence, StringComparison.Ordinal);
        Assert.Equal(report.Diagnosis.Sentence, report.Diagnosis.ToString());
        Assert.Same(report.Diagnosis, Assert.Single(report.Diagnoses));
        Assert.All(report.Runs, run => Assert.Equal("scaled", run.Components[0].Diagnosis!.Name));
    }

    [Fact]
    public void Runs_that_disagree_on_the_name_are_not_told() => Assert.Empty(Told.Of(Of(7.5, -1, 7.5)));

    [Fact]
    public void Runs_that_disagree_on_the_factor_are_not_told() => Assert.Empty(Told.Of(Of(7.5, 7.6, 7.5)));

    [Fact]
    public void A_factor_that_is_not_there_in_every_run_is_not_told() => Assert.All(new[] { 7.5, -1, 0 }, factor => Assert.Empty(Told.Of(Of(1, factor, 1))));

    [Fact]
    public void A_run_without_dropout_in_which_all_is_right_says_nothing_of_one_with_it()
    {
        var report = GradientCheck.Run(
            new Basin(("W", [6, 7]))
            {
                KeepProbability = 0.8,
                Mistake = basin => Array.ConvertAll(basin.DW("W"), element => (basin.KeepProbability < 1 ? 7.5 : 1) * element).CopyTo(basin.DW("W"), 0),
            }.Model(),
            new() { CheckDropout = true });
        Assert.Equal(["Most likely, W is 7.5× too large (residual …)."], Told.Of(report));
    }

    [Fact]
    public void A_snapshot_says_the_same_and_leaves_out_what_noise_decides()
    {
        var report = GradientCheck.Run(
            new Basin(("W", [4, 3])) { BatchSize = 11, Mistake = basin => Array.ConvertAll(basin.DW("W"), element => 11 * element).CopyTo(basin.DW("W"), 0) }.Model(), GradientRun.AsIs);
        Assert.Equal(["Most likely, W is 11× too large (residual …): the 1/N of the batch mean is missing, N = 11."], Told.Of(report));
        Assert.Equal(
            "  W 4×3: Mismatch, 12 of 12 elements, relative error 9.1e-01; most likely scaled: the 1/N of the batch mean is missing, N = 11",
            report.ToSnapshot().Split('\n')[1]);
    }

    [Fact]
    public void A_snapshot_tells_no_name_that_the_runs_do_not_agree_on()
    {
        Assert.Contains("most likely scaled", Of(7.5, 7.5, 7.5).ToSnapshot(), StringComparison.Ordinal);
        Assert.DoesNotContain("most likely", Of(7.5, -1, 7.5).ToSnapshot(), StringComparison.Ordinal);
    }

    [Fact]
    public void Half_of_the_wrong_runs_must_be_explained()
    {
        Assert.Single(Told.Of(Of(7.5, double.NaN)));
        Assert.Empty(Told.Of(Of(7.5, double.NaN, double.NaN)));
    }

    [Fact]
    public void A_place_is_told_where_it_is_that_of_every_run()
    {
        Assert.Equal(["Most likely, W is wrong in one element, W[1, 2], and right elsewhere (residual …)."], Told.Of(WrongAt([5], [5], [5])));
        Assert.Empty(Told.Of(WrongAt([0, 5, 7], [5], [5])));
        Assert.Empty(Told.Of(WrongAt([5], [5], [0, 5, 7])));
        Assert.Empty(Told.Of(WrongAt([5], [6])));
    }

    [Fact]
    public void A_gradient_that_is_zero_in_some_wrong_runs_alone_is_not_missing() => Assert.Empty(Told.Of(Of(0, 0, double.NaN)));

    [Fact]
    public void The_diagnosis_is_of_the_wrong_component_nearest_to_the_cost()
    {
        var report = GradientCheck.Run(new Basin(("W", [4, 3]), ("b", [5]), ("c", [2]))
        {
            Mistake = basin => Array.ForEach(new[] { "W", "b" }, name => Array.Clear(basin.DW(name))),
        }.Model());
        Assert.Equal(["W", "b"], report.Diagnoses.Select(diagnosis => diagnosis.Component));
        Assert.Equal("b", report.Diagnosis!.Component);
    }

    [Fact]
    public void A_diagnosis_changes_no_verdict()
    {
        var explained = Of(7.5, 7.5);
        Assert.Equal((GradientVerdict.Mismatch, "scaled"), (explained.Verdict, explained.Diagnosis!.Name));
        var unexplained = Of(double.NaN, 1, 1);
        Assert.Equal((GradientVerdict.Mismatch, null), (unexplained.Verdict, unexplained.Diagnosis));
    }

    [Fact]
    public void A_right_model_is_told_nothing() => Assert.All(ModelZoo.Kinds, kind =>
    {
        var report = GradientCheck.Run(kind.Create(1));
        Assert.Null(report.Diagnosis);
        Assert.Null(report.WhereItStarts);
        Assert.Empty(Told.Of(report));
        Assert.All(report.Runs.SelectMany(run => run.Components), component => Assert.Null(component.Diagnosis));
    });

    /// <summary>Some elements of W are wrong in each run, each by another factor.</summary>
    static GradientReport WrongAt(params int[][] elements) =>
        Of(elements.Length, (w, run) => Array.ForEach(elements[run], i => w[i] *= 1.3 + (0.1 * i)));

    /// <summary>W is multiplied by a factor in each run; NaN stands for a mistake without a name.</summary>
    static GradientReport Of(params double[] factors) => Of(factors.Length, (w, run) =>
    {
        for (var i = 0; i < w.Length; i++)
        {
            w[i] *= double.IsNaN(factors[run]) ? 2 + w[i] : factors[run];
        }
    });

    static GradientReport Of(int runs, Action<double[], int> mistake)
    {
        var basin = new Basin(("W", [4, 3]), ("b", [5]));
        var run = -1;
        var right = basin.Model();
        void ComputeGradient()
        {
            right.ComputeGradient();
            mistake(basin.DW("W"), run);
        }

        return GradientCheck.Run(
            GradientModel.Of(right.Components, right.Cost, ComputeGradient) with { Initialize = _ => run++ },
            new() { Phases = [GradientPhase.RandomInitialization], Seeds = runs });
    }
}
