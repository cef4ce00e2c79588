using GradientTesting.TestModels;

namespace GradientTesting.Tests;

/// <summary>A model that can be copied is checked on several threads, and the report says the same.</summary>
public class CopiesTests
{
    // Smooth and kinky, with dropout, with λ, in single precision, and each with a bug as well.
    public static TheoryData<string> Kinds => ["SoftmaxRegression", "HingeSvm", "ConvolutionNetwork", "Float32Network", "BatchNormNetwork", "Lstm"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_report_is_the_same_on_any_number_of_threads(string name)
    {
        var kind = ModelZoo.Kinds.Single(kind => kind.Name == name);
        foreach (var create in new[] { kind.Create, kind.Bugs[0].Create })
        {
            Assert.True(create(1) is ICopyableModel);
            var alone = Check(create(1), 1);
            Assert.Equal(alone.ToString(), Check(create(1), 2).ToString());
            Assert.Equal(alone.ToString(), Check(create(1), 7).ToString());
            Assert.Equal(alone.CostEvaluations, Check(create(1), 4).CostEvaluations);
        }
    }

    [Fact]
    public void Copies_are_evaluated_on_other_threads()
    {
        using var othersAreAtWork = new ManualResetEventSlim();
        var caller = Environment.CurrentManagedThreadId;
        var model = Linear(64, values =>
        {
            if (Environment.CurrentManagedThreadId != caller)
            {
                othersAreAtWork.Set();
            }
            else if (values[0] != 0 && values[1] == 0)
            {
                Assert.True(othersAreAtWork.Wait(TimeSpan.FromSeconds(60)), "No other thread came to work on a copy.");
            }
        });
        Assert.Equal(GradientVerdict.Match, Check(model, 4).Verdict);
    }

    [Fact]
    public void What_a_copy_throws_and_no_code_goes_on_after_is_thrown_by_the_check_and_everything_is_put_back()
    {
        var (model, w, dw) = ThrowingAwayFrom(150, () => new InsufficientExecutionStackException("too deep"));
        var start = (double[])w.Clone();
        Assert.Equal("too deep", Assert.Throws<InsufficientExecutionStackException>(() => Check(model, 4)).Message);
        Assert.Equal(start, w);
        Assert.Equal(new double[200], dw);
    }

    [Fact]
    public void Whatever_else_a_copy_throws_means_that_the_cost_is_not_defined_there()
    {
        var (model, w, dw) = ThrowingAwayFrom(150, () => new InvalidOperationException("out of range"));
        var start = (double[])w.Clone();
        var report = Check(model, 4);
        Assert.Equal(GradientVerdict.Inconclusive, report.Verdict);
        Assert.StartsWith("on moves of 1 of its 200 elements Cost() or its gradient is not finite or throws", report.Runs[0].Components[0].Reason, StringComparison.Ordinal);
        Assert.Equal(start, w);
        Assert.Equal(new double[200], dw);
    }

    /// <summary>J = Σ w, which throws where one element is not what it was.</summary>
    static (GradientModel Model, double[] W, double[] DW) ThrowingAwayFrom(int element, Func<Exception> thrown)
    {
        double[] w = [.. Enumerable.Range(0, 200).Select(i => 1.0 + i)], dw = new double[200];
        GradientModel Of(double[] values, double[] gradient) =>
            GradientModel.Of([Component.Of("w", values, gradient)], () => values[element] == 1 + element ? values.Sum() : throw thrown(), () => Array.Fill(gradient, 1.0)) with
            {
                Copy = () => Of((double[])values.Clone(), new double[200]),
            };

        return (Of(w, dw), w, dw);
    }

    [Fact]
    public void A_check_is_cancelled_on_every_thread()
    {
        using var source = new CancellationTokenSource();
        var evaluations = 0;
        var model = Linear(2_000, _ =>
        {
            var evaluation = Interlocked.Increment(ref evaluations);
            if (evaluation == 500)
            {
                source.Cancel();
            }
            else if (evaluation > 500)
            {
                // A thread that is about to cancel may be stopped, while others go on.
                source.Token.WaitHandle.WaitOne();
            }
        });
        Assert.Throws<OperationCanceledException>(() =>
            GradientCheck.Run(model, GradientRun.AsIs, new() { MaxDegreeOfParallelism = 4, CancellationToken = source.Token }));
        Assert.InRange(evaluations, 500, 510);
    }

    /// <summary>As two models do that write to one buffer, though not by chance.</summary>
    [Fact]
    public void Copies_that_disturb_each_other_are_told_and_no_gradient_is_called_wrong()
    {
        using var othersAreAtWork = new ManualResetEventSlim();
        var caller = Environment.CurrentManagedThreadId;
        GradientModel Of(double[] values)
        {
            var gradient = new double[values.Length];
            return GradientModel.Of([Component.Of("w", values, gradient)], Cost, () => values.CopyTo(gradient, 0)) with
            {
                Copy = () => Of((double[])values.Clone()),
            };

            double Cost()
            {
                var cost = values.Sum(value => value * value / 2);
                if (Environment.CurrentManagedThreadId != caller)
                {
                    othersAreAtWork.Set();
                    return 3 * cost;
                }

                // One element is being moved, and no other: they are all at it.
                if (values[0] != 1 && values[1] == 2)
                {
                    othersAreAtWork.Wait(TimeSpan.FromSeconds(30));
                }

                return cost;
            }
        }

        var model = Of([.. Enumerable.Range(0, 300).Select(i => 1.0 + i)]);
        Assert.Matches(
            "^The derivative of w\\[\\d+\\] by differences is .* when the model is alone, and .* while copies of it are evaluated on other threads\\. What Copy\\(\\) returns shares something that Cost\\(\\) writes, such as a buffer for activations: give each copy its own\\.$",
            Assert.Throws<GradientContractException>(() => Check(model, 4)).Message);
    }

    static GradientReport Check(IGradientModel model, int threads) =>
        GradientCheck.Run(model, GradientRun.AsIs, new() { MaxDegreeOfParallelism = threads, Coverage = GradientCoverage.Exhaustive });

    static GradientModel Linear(int length, Action<double[]> evaluated) => Linear(new double[length], evaluated);

    static GradientModel Linear(double[] values, Action<double[]> evaluated)
    {
        var gradient = new double[values.Length];
        return GradientModel.Of([Component.Of("w", values, gradient)], () =>
        {
            evaluated(values);
            return values.Sum();
        }, () => Array.Fill(gradient, 1.0)) with { Copy = () => Linear((double[])values.Clone(), evaluated) };
    }
}
