using System.Numerics;

namespace GradientTesting.Benchmarks;

/// <summary>
/// One implicit step of diffusion along a chain: the y with y + Kᵀ·diag(k²)·K·y = x, with (K·y)ᵢ = yᵢ − yᵢ₊₁, by conjugate gradients
/// from zero until the residual is below the tolerance.
/// </summary>
/// <remarks>
/// The system A is symmetric: with A·w = dy, dx = w and dkᵢ = −2kᵢ·(wᵢ − wᵢ₊₁)·(yᵢ − yᵢ₊₁). The adjoint is solved directly.
/// </remarks>
internal sealed class Diffusion<T>(int batch, DiffusionPlan plan, IReadOnlyList<Weights<T>> weights, BackwardMistake mistake)
    : Layer<T>(batch, plan)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    static readonly T two = T.CreateTruncating(2);

    readonly Weights<T> k = weights[0];
    readonly T[] residual = new T[plan.Input.Length];
    readonly T[] direction = new T[plan.Input.Length];
    readonly T[] product = new T[plan.Input.Length];
    readonly T[] pivots = new T[plan.Input.Length];
    readonly T tolerance = T.CreateTruncating(plan.Tolerance);

    public override void Forward(T[] x)
    {
        for (var s = 0; s < Batch; s++)
        {
            if (plan.Tolerance == 0)
            {
                Solve(InputOf(x, s), OutputOf(Output, s));
            }
            else
            {
                Iterate(InputOf(x, s), OutputOf(Output, s));
            }
        }
    }

    public override void Backward(T[] x, T[] dy)
    {
        Array.Clear(k.Gradient);
        for (var s = 0; s < Batch; s++)
        {
            var y = OutputOf(Output, s);
            var w = InputOf(InputGradient, s);
            if (mistake == BackwardMistake.SolutionMovesNotAtAll)
            {
                OutputOf(dy, s).CopyTo(w);
            }
            else
            {
                Solve(OutputOf(dy, s), w);
            }

            for (var i = 0; i < k.Values.Length; i++)
            {
                k.Gradient[i] -= two * k.Values[i] * (w[i] - w[i + 1]) * (y[i] - y[i + 1]);
            }
        }
    }

    void Iterate(ReadOnlySpan<T> x, Span<T> y)
    {
        y.Clear();
        x.CopyTo(residual);
        x.CopyTo(direction);
        var squares = Vectors.Dot<T>(residual, residual);
        for (var iteration = 0; iteration < 4 * x.Length && squares > tolerance * tolerance; iteration++)
        {
            Multiply(direction, product);
            var length = squares / Vectors.Dot<T>(direction, product);
            Vectors.AddScaled(y, length, direction);
            Vectors.AddScaled(residual, -length, product);
            var before = squares;
            squares = Vectors.Dot<T>(residual, residual);
            for (var i = 0; i < direction.Length; i++)
            {
                direction[i] = residual[i] + (squares / before * direction[i]);
            }
        }
    }

    void Multiply(T[] y, T[] to)
    {
        y.CopyTo(to, 0);
        for (var i = 0; i < k.Values.Length; i++)
        {
            var flow = k.Values[i] * k.Values[i] * (y[i] - y[i + 1]);
            to[i] += flow;
            to[i + 1] -= flow;
        }
    }

    /// <summary>Elimination in a tridiagonal system, from the first unknown to the last and back.</summary>
    void Solve(ReadOnlySpan<T> right, Span<T> y)
    {
        for (var i = 0; i < y.Length; i++)
        {
            var above = i > 0 ? k.Values[i - 1] * k.Values[i - 1] : T.Zero;
            var below = i < k.Values.Length ? k.Values[i] * k.Values[i] : T.Zero;
            var ratio = i > 0 ? above / pivots[i - 1] : T.Zero;
            pivots[i] = T.One + above + below - (ratio * above);
            y[i] = right[i] + (i > 0 ? ratio * y[i - 1] : T.Zero);
        }

        for (var i = y.Length - 1; i >= 0; i--)
        {
            var next = i < k.Values.Length ? k.Values[i] * k.Values[i] * y[i + 1] : T.Zero;
            y[i] = (y[i] + next) / pivots[i];
        }
    }
}

internal sealed record DiffusionPlan(Signal From, double Tolerance) : SolverPlan(From, From, Tolerance)
{
    public override IReadOnlyList<ParameterPlan> Parameters => [new("k", ParameterRole.Gain, 1, Input.Length - 1)];

    public override int Work => 100 * Input.Length;

    public override IReadOnlyList<BackwardMistake> Mistakes => [BackwardMistake.SolutionMovesNotAtAll];

    public override SolverPlan Exact => this with { Tolerance = 0 };

    public override Layer<T> Build<T>(int batch, IReadOnlyList<Weights<T>> weights, BackwardMistake mistake) =>
        new Diffusion<T>(batch, this, weights, mistake);

    public override string ToString() => FormattableString.Invariant($"diffusion by conjugate gradients to {Tolerance:E0}");
}
