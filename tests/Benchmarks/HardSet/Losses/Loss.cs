using System.Numerics;

namespace GradientTesting.Benchmarks;

internal enum LossFunction
{
    CrossEntropy,
    Squares,
    Hinge,
    Huber,
}

/// <summary>What a network's outputs cost: per sample, then their sum or mean.</summary>
/// <param name="Function">Which.</param>
/// <param name="Outputs">Outputs of the network.</param>
/// <param name="Width">Of Huber, the residual from which the loss is linear; of hinge, the margin.</param>
/// <param name="IsMean">The mean over the batch, otherwise the sum.</param>
internal sealed record LossPlan(LossFunction Function, int Outputs, double Width, bool IsMean)
{
    public int Kinks => Function switch
    {
        LossFunction.Hinge => Outputs,
        _ => 0,
    };

    /// <summary>A Huber loss without its linear branch, a hinge without its margin.</summary>
    public IReadOnlyList<BackwardMistake> Mistakes =>
        Function is LossFunction.Hinge or LossFunction.Huber ? [BackwardMistake.BranchMissing] : [];

    public Loss<T> Build<T>(BackwardMistake mistake)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Function switch
        {
            LossFunction.CrossEntropy => new CrossEntropy<T>(),
            LossFunction.Squares => new Squares<T>(),
            LossFunction.Hinge => new Hinge<T>(T.CreateTruncating(Width), mistake == BackwardMistake.BranchMissing),
            _ => new Huber<T>(T.CreateTruncating(Width), mistake == BackwardMistake.BranchMissing),
        };

    public override string ToString() => Function switch
    {
        LossFunction.CrossEntropy => "cross-entropy",
        LossFunction.Squares => "squares",
        LossFunction.Hinge => FormattableString.Invariant($"hinge {Width:G2}"),
        _ => FormattableString.Invariant($"Huber {Width:G2}"),
    } + (IsMean ? "" : " summed");
}

/// <summary>The loss of one sample: outputs z against targets y.</summary>
internal abstract class Loss<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public abstract T Value(ReadOnlySpan<T> z, ReadOnlySpan<T> y);

    public abstract void Gradient(ReadOnlySpan<T> z, ReadOnlySpan<T> y, Span<T> dz);

    public virtual bool IsAtKink(ReadOnlySpan<T> z, ReadOnlySpan<T> y) => false;
}

/// <summary>−log softmax(z)[class]; the targets are one-hot.</summary>
internal sealed class CrossEntropy<T> : Loss<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override T Value(ReadOnlySpan<T> z, ReadOnlySpan<T> y)
    {
        var (largest, sum) = Exponentials(z);
        var loss = T.Zero;
        for (var k = 0; k < z.Length; k++)
        {
            loss += y[k] * (T.Log(sum) + largest - z[k]);
        }

        return loss;
    }

    public override void Gradient(ReadOnlySpan<T> z, ReadOnlySpan<T> y, Span<T> dz)
    {
        var (largest, sum) = Exponentials(z);
        for (var k = 0; k < z.Length; k++)
        {
            dz[k] = (T.Exp(z[k] - largest) / sum) - y[k];
        }
    }

    static (T Largest, T Sum) Exponentials(ReadOnlySpan<T> z)
    {
        var (largest, sum) = (z[0], T.Zero);
        foreach (var logit in z)
        {
            largest = T.Max(largest, logit);
        }

        foreach (var logit in z)
        {
            sum += T.Exp(logit - largest);
        }

        return (largest, sum);
    }
}

/// <summary>½ Σ (z − y)².</summary>
internal sealed class Squares<T> : Loss<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    static readonly T half = T.CreateTruncating(0.5);

    public override T Value(ReadOnlySpan<T> z, ReadOnlySpan<T> y)
    {
        var sum = T.Zero;
        for (var k = 0; k < z.Length; k++)
        {
            sum += (z[k] - y[k]) * (z[k] - y[k]);
        }

        return half * sum;
    }

    public override void Gradient(ReadOnlySpan<T> z, ReadOnlySpan<T> y, Span<T> dz)
    {
        for (var k = 0; k < z.Length; k++)
        {
            dz[k] = z[k] - y[k];
        }
    }
}

/// <summary>Σ max(0, margin − y·z), with targets of ±1.</summary>
internal sealed class Hinge<T>(T margin, bool marginMissing) : Loss<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override T Value(ReadOnlySpan<T> z, ReadOnlySpan<T> y)
    {
        var sum = T.Zero;
        for (var k = 0; k < z.Length; k++)
        {
            sum += T.Max(T.Zero, margin - (y[k] * z[k]));
        }

        return sum;
    }

    public override void Gradient(ReadOnlySpan<T> z, ReadOnlySpan<T> y, Span<T> dz)
    {
        for (var k = 0; k < z.Length; k++)
        {
            dz[k] = y[k] * z[k] < (marginMissing ? T.Zero : margin) ? -y[k] : T.Zero;
        }
    }

    public override bool IsAtKink(ReadOnlySpan<T> z, ReadOnlySpan<T> y)
    {
        for (var k = 0; k < z.Length; k++)
        {
            if (y[k] * z[k] == margin)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>Σ r²/2 where |r| is at most δ, and δ·(|r| − δ/2) beyond, with r = z − y.</summary>
internal sealed class Huber<T>(T delta, bool linearBranchMissing) : Loss<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    static readonly T half = T.CreateTruncating(0.5);

    public override T Value(ReadOnlySpan<T> z, ReadOnlySpan<T> y)
    {
        var sum = T.Zero;
        for (var k = 0; k < z.Length; k++)
        {
            var r = T.Abs(z[k] - y[k]);
            sum += r <= delta ? half * r * r : delta * (r - (half * delta));
        }

        return sum;
    }

    public override void Gradient(ReadOnlySpan<T> z, ReadOnlySpan<T> y, Span<T> dz)
    {
        for (var k = 0; k < z.Length; k++)
        {
            var r = z[k] - y[k];
            dz[k] = T.Abs(r) <= delta || linearBranchMissing ? r : T.CopySign(delta, r);
        }
    }
}
