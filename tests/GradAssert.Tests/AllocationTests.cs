using GradientTesting.TestModels;

namespace GradientTesting.Tests;

/// <summary>A check works in place: evaluations allocate nothing, and a large model costs a few vectors of its size.</summary>
public class AllocationTests
{
    const int Parameters = 200_000;

    [Theory]
    [InlineData(1_000)]
    [InlineData(4_000)]
    public void Between_two_evaluations_of_elements_nothing_is_allocated(int parameters) =>
        // What is allocated at all is the same handful for every component and run.
        Assert.InRange(Meter.Evaluations(new WideNetwork<double>(parameters, 1), new() { Coverage = GradientCoverage.Exhaustive }, out _), 0, 200);

    [Fact]
    public void Nor_between_two_evaluations_along_directions()
    {
        var few = Meter.Evaluations(new WideNetwork<double>(20_000, 1), new() { MaxCostEvaluations = 1_000 }, out var evaluationsOfFew);
        var many = Meter.Evaluations(new WideNetwork<double>(20_000, 1), new() { MaxCostEvaluations = 4_000 }, out var evaluationsOfMany);
        Assert.InRange(evaluationsOfMany - evaluationsOfFew, 1_000, 4_000);
        // Lists of parts and of what was measured of them grow by doubling.
        Assert.InRange(many - few, -40, 40);
    }

    [Fact]
    public void A_model_that_draws_random_numbers_is_no_exception() =>
        Assert.InRange(Meter.Evaluations(Reseeded(new WideNetwork<double>(2_000, 1)), new() { Coverage = GradientCoverage.Exhaustive }, out _), 0, 200);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_large_model_takes_a_few_vectors_in_its_own_type(int steps)
    {
        var model = new WideNetwork<float>(Parameters, 1);
        GradientCheck.Run(new WideNetwork<float>(20_000, 1), GradientRun.AfterTraining(0, steps));
        var before = GC.GetAllocatedBytesForCurrentThread();
        GradientCheck.Run(model, GradientRun.AfterTraining(0, steps));
        // Values and gradient as they were and at the point, and while it trains itself the values before a step; what the
        // report and small components take comes on top.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 4 * sizeof(float) * Parameters, (7 * sizeof(float) * Parameters) + 1_500_000);
    }

    static GradientModel Reseeded(WideNetwork<double> network) =>
        GradientModel.Of(network.Components, network.Cost, network.ComputeGradient) with { Reseed = _ => { } };

    /// <summary>Counts the evaluations before which something was allocated since the last.</summary>
    sealed class Meter
    {
        long last = -1;
        long allocating;

        public static long Evaluations(IGradientModel model, GradientCheckOptions options, out long evaluations)
        {
            var meter = new Meter();
            var metered = GradientModel.Of(model.Components, () => meter.Cost(model), model.ComputeGradient) with { Reseed = (model as GradientModel)?.Reseed };
            evaluations = GradientCheck.Run(metered, GradientRun.AsIs, options).CostEvaluations;
            return meter.allocating;
        }

        double Cost(IGradientModel model)
        {
            var cost = model.Cost();
            allocating += GC.GetAllocatedBytesForCurrentThread() == last ? 0 : 1;
            last = GC.GetAllocatedBytesForCurrentThread();
            return cost;
        }
    }
}
