using GradientTesting.TestModels;

namespace GradientTesting.Benchmarks.Tests;

/// <summary>The instruments of the performance page.</summary>
public class MeasurementTests
{
    [Fact]
    public void Actions_are_timed_by_turns_after_one_run_of_each()
    {
        var order = "";
        Interleaved.Measure(2, () => order += "A", () => order += "B", () => order += "C");
        Assert.Equal("ABCABCABC", order);
    }

    [Fact]
    public void A_peak_is_seen_although_it_is_gone_by_the_end()
    {
        const int size = 200_000_000;
        var peak = PeakMemory.Of(() =>
        {
            var bytes = GC.AllocateUninitializedArray<byte>(size);
            Array.Fill(bytes, (byte)1);
            Thread.Sleep(50);
            GC.KeepAlive(bytes);
        });
        Assert.InRange(peak, 0.9 * size, long.MaxValue);
    }

    [Fact]
    public void An_allocation_is_charged_to_the_evaluation_after_it()
    {
        var allocations = AllocationMeter.Of(new Wasteful(), GradientRun.AsIs, new());
        Assert.InRange(allocations.Allocating, 1, allocations.Evaluations);
        Assert.InRange(allocations.Bytes, 1_000_000, long.MaxValue);
    }

    [Theory]
    [InlineData(3, 2)]
    [InlineData(5, 4)]
    public void MathNet_takes_the_same_gradient_in_two_or_four_evaluations_for_each_parameter(int points, int evaluations)
    {
        // Smooth: its step of five points is so wide that it crosses kinks.
        var model = new WideNetwork<double>(1_000, seed: 1);
        var (gradient, taken) = new MathNetJacobian(points).Of(model);
        model.Cost();
        model.ComputeGradient();
        Assert.Equal(evaluations * gradient.Length, taken);
        Assert.All(gradient.Zip(model.Tensors.SelectMany(tensor => tensor.CopyGradient())), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
    }

    /// <summary>A cost that allocates nothing and a gradient that does, so that only the check is told of.</summary>
    sealed class Wasteful : ITestModel
    {
        readonly double[] w = [1, 2], dw = [0, 0];

        public Wasteful()
        {
            Tensors = [Tensor.Of("w", w, dw)];
            Components = [Tensors[0].Component];
        }

        public IReadOnlyList<Tensor> Tensors { get; }

        public IReadOnlyList<Component> Components { get; }

        public double Cost() => Math.Sin(w[0]) * w[1];

        public void ComputeGradient()
        {
            GC.KeepAlive(new byte[1_000_000]);
            (dw[0], dw[1]) = (Math.Cos(w[0]) * w[1], Math.Sin(w[0]));
        }
    }
}
