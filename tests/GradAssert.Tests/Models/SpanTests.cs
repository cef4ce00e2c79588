using System.Runtime.InteropServices;

namespace GradientTesting.Tests.Models;

/// <summary>Libraries over native memory show spans.</summary>
public sealed unsafe class SpanTests : IDisposable
{
    readonly double* numbers = (double*)NativeMemory.AllocZeroed(12, sizeof(double));
    int shown = 6;

    public SpanTests()
    {
        for (var i = 0; i < 6; i++)
        {
            numbers[i] = i - 2.5;
        }
    }

    Span<double> Values => new(numbers, 6);

    Span<double> Gradient => new(numbers + 6, shown);

    public void Dispose() => NativeMemory.Free(numbers);

    [Fact]
    public void Native_memory_is_checked_where_it_is()
    {
        var before = Values.ToArray();
        var report = GradAssert.MatchesNumerical(Model(factor: 1), GradientRun.Jittered(0));
        Assert.Equal([2, 3], report.Runs[0].Components[0].Shape);
        Assert.Equal(before, Values.ToArray());
        Assert.Equal(new double[6], Gradient.ToArray());
    }

    [Fact]
    public void A_wrong_gradient_in_it_is_found() => Assert.StartsWith(
        "The gradient of W is not the gradient of the cost.\nMost likely, W is 2× too large",
        Assert.Throws<GradientMismatchException>(() => GradAssert.MatchesNumerical(Model(factor: 2), GradientRun.Jittered(0))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_span_of_another_length_is_an_error()
    {
        shown = 5;
        Assert.Equal(
            "Component \"W\", gradient: expected 6 elements for the shape 2 x 3, found 5. Pass sizes whose product is the length, or no size for a vector.",
            Assert.Throws<GradientContractException>(() => GradientCheck.Run(Model(factor: 1))).Message);
    }

    [Fact]
    public void A_span_that_stays_empty_is_an_error()
    {
        shown = 0;
        Assert.StartsWith(
            "W has no gradient: its storage is null or empty after ComputeGradient().",
            Assert.Throws<GradientContractException>(() => GradientCheck.Run(Model(factor: 1))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_copy_is_no_view_of_it() => Assert.Contains(
        "The Func of W returns a copy, so that no write reaches the model",
        Assert.Throws<GradientContractException>(() => GradientCheck.Run(GradientModel.Of(
            [Component.Of("W", () => new Span<double>(Values.ToArray()), () => Gradient)], Cost, () => ComputeGradient(1)))).Message,
        StringComparison.Ordinal);

    GradientModel Model(double factor) =>
        GradientModel.Of([Component.Of("W", () => Values, () => Gradient, 2, 3)], Cost, () => ComputeGradient(factor));

    double Cost()
    {
        var sum = 0.0;
        foreach (var value in Values)
        {
            sum += Math.Cosh(value);
        }

        return sum;
    }

    void ComputeGradient(double factor)
    {
        for (var i = 0; i < Gradient.Length; i++)
        {
            Gradient[i] = factor * Math.Sinh(Values[i]);
        }
    }
}
