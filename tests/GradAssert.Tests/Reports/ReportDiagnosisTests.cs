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
        Assert.Equal(["Most likely, W has 3 added to every element (residual …)."], Told.Of(Of(2, Add)));
        Assert.Empty(Told.Of(Of(3, Add)));

        static void Add(double[] w, int run)
        {
            for (var i = 0; i < w.Length; i++)
            {
                w[i] = run == 0 ? w[i] + 3 : w[i] * (2 + w[i]);
            }
        }
    }

    /// <summary>Of a run that is too noisy to tell a factor nothing follows, but for one in which it cannot be.</summary>
    [Fact]
    public void A_factor_that_another_run_contradicts_is_not_told() => Assert.Empty(Told.Of(Of(7.5, double.NaN)));

    [Fact]
    public void A_place_is_told_where_it_is_that_of_every_run()
    {
        Assert.Equal(["Most likely, W is wrong in one element, W[1, 2], and right elsewhere (residual …)."], Told.Of(WrongAt([5], [5], [5])));
        Assert.Empty(Told.Of(WrongAt([0, 5, 7], [5], [5])));
        Assert.Empty(Told.Of(WrongAt([5], [5], [0, 5, 7])));
    }

    [Fact]
    public void One_element_of_each_run_and_not_the_same_is_told_as_that()
    {
        Assert.Equal(["Most likely, W is wrong in one element, not the same of each run (W[1, 2] and W[2, 0]), and right elsewhere (residual …)."], Told.Of(WrongAt([5], [6])));
        Assert.Empty(Told.Of(WrongAt([5], [6], [5, 6])));
    }

    [Fact]
    public void The_largest_element_of_each_run_raises_a_question() => Assert.Equal(
        ["Most likely, W is of the wrong sign in one element, the largest of each run (W[0, 1] and W[3, 2]), and right elsewhere (residual …): "
            + "is the largest value treated on its own, as by a maximum, a clip or a saturated end?"],
        Told.Of(OfLargest(w => -w)));

    [Fact]
    public void A_clip_that_cuts_one_element_in_another_run_is_a_clip() => Assert.Equal(
        ["Most likely, b is clipped at ±0.5 (residual …): clip for training, not in the gradient that is checked."],
        Told.Of(Cut([3.07, -2.93, 0.23], [3, 0.1, 0.25], [3, 0.1, 0.25])));

    [Fact]
    public void One_element_that_is_too_small_is_no_clip_by_itself() =>
        Assert.Empty(Told.Of(Cut([3, 0.1, 0.25], [3, 0.1, 0.25])));

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

    /// <summary>Two starts whose largest gradients are in different places, with a mistake in the largest.</summary>
    static GradientReport OfLargest(Func<double, double> mistake)
    {
        var (w, gradient) = (new double[12], new double[12]);
        var run = -1;
        return GradientCheck.Run(
            GradientModel.Of(
                [Component.Of("W", w, gradient, 4, 3)],
                () => w.Sum(v => v * v / 2),
                () =>
                {
                    w.CopyTo(gradient, 0);
                    var largest = Array.IndexOf(w, w.MaxBy(Math.Abs));
                    gradient[largest] = mistake(gradient[largest]);
                }) with
            {
                Initialize = _ =>
                {
                    run++;
                    for (var i = 0; i < w.Length; i++)
                    {
                        w[i] = i == (run == 0 ? 1 : 11) ? 3 : 1 + (0.1 * i) + (0.01 * run);
                    }
                },
            },
            new() { Phases = [GradientPhase.RandomInitialization], Seeds = 2 });
    }

    /// <summary>Starts of a vector whose gradient is itself, clipped at a half.</summary>
    static GradientReport Cut(params double[][] starts)
    {
        var (b, gradient) = (new double[starts[0].Length], new double[starts[0].Length]);
        var run = -1;
        return GradientCheck.Run(
            GradientModel.Of(
                [Component.Of("b", b, gradient)], () => b.Sum(v => v * v / 2),
                () => Array.ConvertAll(b, v => Math.Clamp(v, -0.5, 0.5)).CopyTo(gradient, 0)) with
            {
                Initialize = _ => starts[++run].CopyTo(b, 0),
            },
            new() { Phases = [GradientPhase.RandomInitialization], Seeds = starts.Length });
    }

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
