using System.Numerics;

namespace GradientTesting.Benchmarks;

/// <summary>Number by number the root y of y + k²·y³ = x, by bisection until the bracket is no wider than the tolerance.</summary>
/// <remarks>
/// With a fixed bracket the root is on a grid: a stair. With one that follows x the root is piecewise linear with slopes that are not
/// the derivative, and jumps. The gradient is that of the implicit function: dy/dx = 1/(1 + 3k²y²), dy/dk = −2k·y³/(1 + 3k²y²).
/// </remarks>
internal sealed class Root<T>(int batch, RootPlan plan, IReadOnlyList<Weights<T>> weights, BackwardMistake mistake) : Layer<T>(batch, plan)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    static readonly T half = T.CreateTruncating(0.5);
    static readonly T two = T.CreateTruncating(2);
    static readonly T three = T.CreateTruncating(3);

    readonly Weights<T> k = weights[0];
    readonly T tolerance = T.CreateTruncating(plan.Tolerance);

    public override void Forward(T[] x)
    {
        for (var at = 0; at < x.Length; at++)
        {
            Output[at] = plan.Tolerance == 0 ? Polished(x[at], k.Values[at % Outputs]) : Bisected(x[at], k.Values[at % Outputs]);
        }
    }

    public override void Backward(T[] x, T[] dy)
    {
        Array.Clear(k.Gradient);
        for (var at = 0; at < x.Length; at++)
        {
            var (y, factor) = (Output[at], k.Values[at % Outputs]);
            var slope = mistake == BackwardMistake.SolutionMovesNotAtAll ? T.One : T.One + (three * factor * factor * y * y);
            InputGradient[at] = dy[at] / slope;
            k.Gradient[at % Outputs] -= dy[at] * two * factor * y * y * y / slope;
        }
    }

    T Bisected(T x, T factor)
    {
        var high = plan.HasFixedBracket ? T.CreateTruncating(64) : T.Abs(x);
        for (var low = -high; ;)
        {
            var middle = half * (low + high);
            if (high - low <= tolerance || middle == low || middle == high)
            {
                return middle;
            }

            if (Left(middle, factor) < x)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }
    }

    /// <summary>Newton's method from a bisected root: three steps are more than double can show.</summary>
    static T Polished(T x, T factor)
    {
        var (low, high) = (-T.Abs(x), T.Abs(x));
        for (var step = 0; step < 12; step++)
        {
            var middle = half * (low + high);
            (low, high) = Left(middle, factor) < x ? (middle, high) : (low, middle);
        }

        var y = half * (low + high);
        for (var step = 0; step < 6; step++)
        {
            y -= (Left(y, factor) - x) / (T.One + (three * factor * factor * y * y));
        }

        return y;
    }

    static T Left(T y, T factor) => y + (factor * factor * y * y * y);
}

internal sealed record RootPlan(Signal From, bool HasFixedBracket, double Tolerance) : SolverPlan(From, From, Tolerance)
{
    public override IReadOnlyList<ParameterPlan> Parameters => [new("k", ParameterRole.Gain, 1, Input.Length)];

    public override int Work => 120 * Input.Length;

    public override IReadOnlyList<BackwardMistake> Mistakes => [BackwardMistake.SolutionMovesNotAtAll];

    public override SolverPlan Exact => this with { Tolerance = 0 };

    public override Layer<T> Build<T>(int batch, IReadOnlyList<Weights<T>> weights, BackwardMistake mistake) =>
        new Root<T>(batch, this, weights, mistake);

    public override string ToString() =>
        FormattableString.Invariant($"root by bisection{(HasFixedBracket ? ", fixed bracket," : "")} to {Tolerance:E0}");
}
