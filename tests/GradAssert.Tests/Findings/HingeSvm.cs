namespace GradientTesting.Tests.Findings;

public enum HingePrecision
{
    /// <summary>Stored, computed and summed in float.</summary>
    AllInFloat,

    /// <summary>Stored in double; the scores are computed and summed in float, and an L2 term in double is added.</summary>
    FloatInDouble,

    /// <summary>In double, and the cost is rounded to a multiple of 1e-6.</summary>
    OnGrid,
}

/// <summary>J = 1/n · Σ max(0, 1 − y·w·x), whose backward pass may forget the margin: max(0, −y·w·x) has its gradient then.</summary>
internal sealed class HingeSvm
{
    const double Lambda = 0.01, Grid = 1e-6;

    readonly int samples, features;
    readonly HingePrecision precision;
    readonly float[] x, signs, singles, singleSlopes;
    readonly double[] doubles, doubleSlopes;

    public HingeSvm(int samples, int features, int seed, HingePrecision precision)
    {
        (this.samples, this.features, this.precision) = (samples, features, precision);
        var random = new Random(seed);
        (x, singles, singleSlopes) = (random.Normals<float>(samples * features), random.Normals<float>(features, 0.5), new float[features]);
        signs = [.. Enumerable.Range(0, samples).Select(_ => random.Next(2) == 0 ? -1f : 1f)];
        // No float, as after any step in double.
        doubles = [.. singles.Select(w => w * (1 + 1e-9))];
        doubleSlopes = new double[features];
    }

    bool IsInDouble => precision != HingePrecision.AllInFloat;

    public GradientModel Model(bool forgetsMargin = false) => GradientModel.Of(
        [IsInDouble ? Component.Of("w", doubles, doubleSlopes) : Component.Of("w", singles, singleSlopes)],
        Cost,
        () =>
        {
            for (var i = 0; i < features; i++)
            {
                doubleSlopes[i] = Slope(i, forgetsMargin);
                singleSlopes[i] = (float)doubleSlopes[i];
            }
        });

    /// <summary>How far a backward pass that forgets the margin is off, as a part of the gradient; infinite where that is zero.</summary>
    public double ErrorWithoutMargin()
    {
        double error = 0, size = 0;
        for (var i = 0; i < features; i++)
        {
            error += Math.Pow(Slope(i, forgetsMargin: true) - Slope(i), 2);
            size += Math.Pow(Slope(i), 2);
        }

        return Math.Sqrt(error / size);
    }

    double Cost()
    {
        if (precision == HingePrecision.OnGrid)
        {
            return Math.Round(Enumerable.Range(0, samples).Sum(s => Math.Max(0, 1 - Margin(s))) / samples / Grid) * Grid;
        }

        var sum = 0f;
        for (var s = 0; s < samples; s++)
        {
            sum += Math.Max(0, 1 - (float)Margin(s));
        }

        return (sum / samples) + (IsInDouble ? Lambda / 2 * doubles.Sum(w => w * w) : 0);
    }

    double Slope(int i, bool forgetsMargin = false)
    {
        var sum = 0.0;
        for (var s = 0; s < samples; s++)
        {
            sum += Margin(s) < (forgetsMargin ? 0 : 1) ? signs[s] * x[(s * features) + i] : 0;
        }

        return (-sum / samples) + (precision == HingePrecision.FloatInDouble ? Lambda * doubles[i] : 0);
    }

    /// <summary>y·w·x, in float but for a cost on a grid.</summary>
    double Margin(int s)
    {
        if (precision == HingePrecision.OnGrid)
        {
            return signs[s] * Enumerable.Range(0, features).Sum(i => doubles[i] * x[(s * features) + i]);
        }

        var score = 0f;
        for (var i = 0; i < features; i++)
        {
            score += (IsInDouble ? (float)doubles[i] : singles[i]) * x[(s * features) + i];
        }

        return signs[s] * score;
    }
}
