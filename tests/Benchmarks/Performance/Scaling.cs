using System.Numerics;
using GradientTesting.TestModels;

namespace GradientTesting.Benchmarks;

/// <summary>What a check of a right network of one size took, at default options.</summary>
/// <param name="Storage">double or float.</param>
/// <param name="Parameters">All of them, in eight components.</param>
/// <param name="Verdict">The worst of the three phases.</param>
/// <param name="Evaluations">The most that a run of the three phases took.</param>
/// <param name="Time">Of a run on one core, in units of one evaluation.</param>
/// <param name="TimedEvaluations">Those of that run.</param>
/// <param name="Allocations">Of a run on one core.</param>
/// <param name="PeakBytes">Beyond the model's own, on one core.</param>
/// <param name="ModelBytes">Values and gradients.</param>
internal sealed record ScalingRow(
    string Storage, int Parameters, GradientVerdict Verdict, long Evaluations, TimeRatio Time, long TimedEvaluations, Allocations Allocations, long PeakBytes, long ModelBytes);

/// <summary>Right networks from a hundred to ten million parameters.</summary>
internal static class Scaling
{
    const int Seed = 1;

    // What is too short to be timed alone is repeated: parameters times evaluations, and parameters times checks.
    const int EvaluatedParameters = 10_000_000, CheckedParameters = 20_000;

    static readonly GradientRun run = GradientRun.RandomInitialization(0);

    public static ScalingRow Of(int parameters, int rounds, bool single) =>
        single ? Of<float>(parameters, rounds) : Of<double>(parameters, rounds);

    static ScalingRow Of<T>(int parameters, int rounds)
        where T : struct, IFloatingPointIeee754<T>
    {
        var network = new WideNetwork<T>(parameters, Seed);
        var model = WithoutCopy.Of(network);
        network.ComputeGradient();
        var peak = PeakMemory.Of(() => GradientCheck.Run(model, run));
        var report = GradientCheck.Run(model);

        var (evaluations, checks) = (Math.Max(1, EvaluatedParameters / parameters), Math.Max(1, CheckedParameters / parameters));
        var time = Interleaved.Measure(
            rounds, () => Repeat(evaluations, () => network.Cost()), () => Repeat(checks, () => GradientCheck.Run(model, run)))[0];
        var unit = (double)evaluations / checks;
        return new(
            typeof(T) == typeof(float) ? "float" : "double", parameters, report.Verdict, report.Runs.Max(run => run.CostEvaluations),
            new(time.Median * unit, time.Least * unit, time.Most * unit), report.Runs[0].CostEvaluations,
            AllocationMeter.Of(network, run, new()), peak, 2L * parameters * System.Runtime.CompilerServices.Unsafe.SizeOf<T>());
    }

    static void Repeat(int times, Action action)
    {
        for (var k = 0; k < times; k++)
        {
            action();
        }
    }
}
