using System.Numerics;

namespace GradientTesting.Benchmarks;

/// <summary>
/// An implicit layer: the z with z = tanh(z·V + x·U + b), found by iteration from zero until no number moves by more than the tolerance.
/// </summary>
/// <remarks>
/// The gradient is that of the implicit function at the z that was found: w = (dy + w·Vᵀ) ⊙ (1 − z²), then dV = zᵀw, dU = xᵀw.
/// How many iterations it takes jumps with the parameters, and the output with it, by about the tolerance.
/// </remarks>
internal sealed class FixedPoint<T>(int batch, FixedPointPlan plan, IReadOnlyList<Weights<T>> weights, BackwardMistake mistake)
    : Layer<T>(batch, plan)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    const int MostIterations = 300;

    readonly Weights<T> u = weights[0];
    readonly Weights<T> v = weights[1];
    readonly Weights<T> b = weights[2];
    readonly T[] constant = new T[plan.States];
    readonly T[] next = new T[plan.States];
    readonly T[] slopes = new T[plan.States];
    readonly T tolerance = T.CreateTruncating(plan.Tolerance);

    public override void Forward(T[] x)
    {
        for (var s = 0; s < Batch; s++)
        {
            b.Values.CopyTo(constant, 0);
            AddProduct(constant, InputOf(x, s), u.Values);
            Solve(OutputOf(Output, s));
        }
    }

    public override void Backward(T[] x, T[] dy)
    {
        Array.Clear(u.Gradient);
        Array.Clear(v.Gradient);
        Array.Clear(b.Gradient);
        for (var s = 0; s < Batch; s++)
        {
            var z = OutputOf(Output, s);
            var input = InputOf(x, s);
            SolveAdjoint(z, OutputOf(dy, s));
            Vectors.AddScaled(b.Gradient, T.One, slopes);
            for (var j = 0; j < z.Length; j++)
            {
                Vectors.AddScaled(v.Gradient.AsSpan(j * Outputs, Outputs), z[j], slopes);
            }

            for (var i = 0; i < input.Length; i++)
            {
                Vectors.AddScaled(u.Gradient.AsSpan(i * Outputs, Outputs), input[i], slopes);
                InputGradient[(s * Inputs) + i] = Vectors.Dot<T>(u.Values.AsSpan(i * Outputs, Outputs), slopes);
            }
        }
    }

    void Solve(Span<T> z)
    {
        z.Clear();
        for (var iteration = 0; iteration < MostIterations; iteration++)
        {
            constant.CopyTo(next, 0);
            AddProduct(next, z, v.Values);
            var moved = T.Zero;
            for (var j = 0; j < next.Length; j++)
            {
                var value = T.Tanh(next[j]);
                moved = T.Max(moved, T.Abs(value - z[j]));
                z[j] = value;
            }

            if (moved <= tolerance)
            {
                return;
            }
        }
    }

    /// <summary>To the last digit whatever the tolerance: it contracts as the forward iteration does.</summary>
    void SolveAdjoint(ReadOnlySpan<T> z, ReadOnlySpan<T> dy)
    {
        Array.Clear(slopes);
        for (var iteration = 0; iteration < MostIterations; iteration++)
        {
            var (moved, largest) = (T.Zero, T.Zero);
            for (var j = 0; j < z.Length; j++)
            {
                var upstream = mistake == BackwardMistake.SolutionMovesNotAtAll
                    ? T.Zero
                    : Vectors.Dot<T>(v.Values.AsSpan(j * Outputs, Outputs), slopes);
                next[j] = (dy[j] + upstream) * (T.One - (z[j] * z[j]));
                moved = T.Max(moved, T.Abs(next[j] - slopes[j]));
                largest = T.Max(largest, T.Abs(next[j]));
            }

            next.CopyTo(slopes, 0);
            if (moved <= largest * T.CreateTruncating(1e-16))
            {
                return;
            }
        }
    }

    void AddProduct(Span<T> y, ReadOnlySpan<T> x, T[] matrix)
    {
        for (var i = 0; i < x.Length; i++)
        {
            Vectors.AddScaled(y, x[i], matrix.AsSpan(i * Outputs, Outputs));
        }
    }
}

internal sealed record FixedPointPlan(Signal From, int States, double Tolerance) : SolverPlan(From, new Signal(States), Tolerance)
{
    public override IReadOnlyList<ParameterPlan> Parameters =>
    [
        new("U", ParameterRole.Weight, Input.Length, Input.Length, States),
        new("V", ParameterRole.Contraction, States, States, States),
        new("b", ParameterRole.Bias, Input.Length, States),
    ];

    public override int Work => States * (Input.Length + (25 * (States + 6)));

    public override IReadOnlyList<BackwardMistake> Mistakes => [BackwardMistake.SolutionMovesNotAtAll];

    public override SolverPlan Exact => this with { Tolerance = 0 };

    public override Layer<T> Build<T>(int batch, IReadOnlyList<Weights<T>> weights, BackwardMistake mistake) =>
        new FixedPoint<T>(batch, this, weights, mistake);

    public override string ToString() => FormattableString.Invariant($"fixed point of {States} to {Tolerance:E0}");
}
