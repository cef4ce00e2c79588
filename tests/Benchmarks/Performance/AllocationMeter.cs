using GradientTesting.TestModels;

namespace GradientTesting.Benchmarks;

/// <summary>What a check allocates from one evaluation of the cost to the next, on one core.</summary>
/// <param name="Evaluations">All of them.</param>
/// <param name="Allocating">Those before which something was allocated.</param>
/// <param name="Bytes">What was allocated, from the first evaluation to the last.</param>
internal sealed record Allocations(long Evaluations, long Allocating, long Bytes)
{
    public double ShareAllocating => (double)Allocating / Evaluations;
}

internal static class AllocationMeter
{
    public static Allocations Of(ITestModel model, GradientRun run, GradientCheckOptions options)
    {
        var (evaluations, allocating, first, last) = (0L, 0L, 0L, 0L);
        GradientCheck.Run(WithoutCopy.Of(model, Cost), run, options);
        return new(evaluations, allocating, last - first);

        double Cost()
        {
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            first = evaluations == 0 ? allocated : first;
            allocating += evaluations > 0 && allocated > last ? 1 : 0;
            evaluations++;
            var cost = model.Cost();
            last = GC.GetAllocatedBytesForCurrentThread();
            return cost;
        }
    }
}
