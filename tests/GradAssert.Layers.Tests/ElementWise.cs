using System.Numerics;
using static GradientTesting.Layers.Tests.Common;

namespace GradientTesting.Layers.Tests;

/// <summary>The pass that activations share: y = f(x), dx = f′(x, y) · dy.</summary>
internal sealed class ElementWise<T>(string? mistake, Func<T, T> f, Func<T, T, T> slope, T[] start)
    where T : struct, IFloatingPointIeee754<T>
{
    T[] x = [], y = [], lastX = [], lastY = [];

    public T[] X { get; } = start;

    public T[] DX { get; } = new T[start.Length];

    public T[] Y { get; } = new T[start.Length];

    public T[] DY { get; } = new T[start.Length];

    public void Forward()
    {
        for (var i = 0; i < X.Length; i++)
            Y[i] = f(X[i]);
        (lastX, lastY) = (x, y);
        (x, y) = ([.. X], [.. Y]);
    }

    public void Backward()
    {
        if (mistake == Never)
            return;
        var stale = mistake == Before && lastX.Length > 0;
        var (atX, atY) = stale ? (lastX, lastY) : (x, y);
        var mean = DY.Aggregate(T.Zero, (sum, d) => sum + d) / T.CreateTruncating(DY.Length);
        for (var i = 0; i < X.Length; i++)
        {
            var s = slope(atX[i], atY[i]);
            DX[i] = mistake switch
            {
                Ignores => s,
                Twice => s * DY[i] * DY[i],
                Mean => s * mean,
                Accumulates => DX[i] + (s * DY[i]),
                Clips => T.Clamp(s * DY[i], -Half, Half),
                Rounds => T.Round(T.CreateTruncating(10) * s * DY[i]) / T.CreateTruncating(10),
                Corner when i == 0 => T.Zero,
                Negates => -s * DY[i],
                Magnitude => s * T.Abs(DY[i]),
                Gates => T.Max(DY[i], T.Zero),
                Averages => s * DY[i] / T.CreateTruncating(DY.Length),
                _ => s * DY[i],
            };
            if (mistake == Overwrites)
                DY[i] = DX[i];
        }

        if (mistake == Touches)
            Array.Clear(Y);
    }

    static T Half { get; } = T.One / T.CreateTruncating(2);
}
