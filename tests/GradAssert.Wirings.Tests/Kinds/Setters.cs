using GradientTesting.Wirings.Tests.Models;

namespace GradientTesting.Wirings.Tests.Kinds;

/// <summary>Setters that do not store what they are given, where they are told to.</summary>
internal static class Setters
{
    public static IReadOnlyList<Wiring> All { get; } =
    [
        new("a setter that does nothing", "The setter was left empty, to be written later.",
            Words.Setter,
            Wrong: () => Set(fit => (_, _) => { }, 2),
            Right: () => Set(Plainly)),

        new("a setter of a frozen layer", "A layer that is frozen ignores writes, and nobody thought of that.",
            [.. Words.Setter, "frozen"],
            Wrong: () => Frozen(true, 2),
            Right: () => Frozen(false)),

        new("a setter that ignores small changes",
            "The setter is that of a property that notifies its viewers: it ignores changes below 1e-3.",
            Words.Setter,
            Wrong: () => Set(fit => (i, value) => fit.W[i] = Math.Abs(value - fit.W[i]) < 1e-3 ? fit.W[i] : value, 1.5),
            Right: () => Set(Plainly)),

        new("a setter that limits each change", "The setter goes towards what it is given by 0.01 at most.",
            Words.Setter,
            Wrong: () => Initialized(fit => (i, value) => fit.W[i] += Math.Clamp(value - fit.W[i], -0.01, 0.01), 2),
            Right: () => Initialized(Plainly)),

        new("a setter that resets the next element", "Setting a knot of a curve resets the one after it.",
            ["setting w[0] … changes w[1]"],
            Wrong: () => Set(
                fit => (i, value) =>
                {
                    fit.W[i] = value;
                    fit.W[Math.Min(i + 1, 4)] = i < 2 ? 0 : fit.W[Math.Min(i + 1, 4)];
                }, 2),
            Right: () => Set(Plainly)),

        new("a setter that writes increments", "The weights are running sums; the setter adds what is missing, and shifts all that follow.",
            ["setting w[0] … changes w[1]"],
            Wrong: () => RunningSums(shiftsLater: true, 2),
            Right: () => RunningSums(shiftsLater: false)),

        new("a setter that writes into the next component", "The setter of the weights keeps a threshold in the bias.",
            ["setting w[0] … changes b[0]"],
            Wrong: () => WithBias(fit => (i, value) => (fit.W[i], fit.B[0]) = (value, i == 0 ? -value : fit.B[0]), 2),
            Right: () => WithBias(Plainly)),

        new("degrees Celsius",
            "The weights are kept in kelvin and shown in degrees Celsius, some near zero; the gradient is wrong by a factor.",
            ["The gradient of w is not"],
            Wrong: () => Celsius(1.5),
            Right: () => Celsius(1)),

        new("a setter with a dead band", "A property that skips what it takes for rounding: it writes only what differs by 1e-9.",
            ["small changes"],
            Wrong: () => Set(fit => (i, value) => fit.W[i] = Math.Abs(value - fit.W[i]) > 1e-9 ? value : fit.W[i], 1.5),
            Right: () => Set(fit => (i, value) => fit.W[i] = value != fit.W[i] ? value : fit.W[i])),

        new("a setter that accepts the first write only", "A read-only guard lets a value be set once.",
            Words.Setter,
            Wrong: () => Set(
                fit =>
                {
                    HashSet<int> written = [];
                    return (i, value) => fit.W[i] = written.Add(i) ? value : fit.W[i];
                }, 2),
            Right: () => Set(Plainly)),

        new("a setter that writes to the transpose", "The getter reads W[i, j] of a square matrix, the setter writes W[j, i].",
            [.. Words.Setter, "transpose", "another element"],
            Wrong: () => Square((grid, i, j, value) => grid[j, i] = value, "W1"),
            Right: () => Square((grid, i, j, value) => grid[i, j] = value)),

        new("a setter by columns, a getter by rows", "Flat index: the getter counts along rows, the setter along columns.",
            [.. Words.Setter, "another element"],
            Wrong: () => Rectangular(i => (i % 4, i / 4), "W1"),
            Right: () => Rectangular(i => (i / 3, i % 3))),

        new("a setter that is off by one", "The setter counts from 1.",
            [.. Words.Setter, "another element"],
            Wrong: () => Set(fit => (i, value) => fit.W[(i + 1) % fit.W.Length] = value, 2),
            Right: () => Set(Plainly)),

        new("a setter of the target network", "The getter reads the online network, the setter writes to the target network.",
            Words.Setter,
            Wrong: () =>
            {
                ArrayNet<double> online = new("b1"), target = online.Clone();
                return online.Model(Component.Of("b1", [4], i => online.B1[i], (i, value) => target.B1[i] = value, i => online.DB1[i]));
            },
            Right: () =>
            {
                var online = new ArrayNet<double>();
                return online.Model(Component.Of("b1", [4], i => online.B1[i], (i, value) => online.B1[i] = value, i => online.DB1[i]));
            }),

        new("a setter of the gradient", "The setter writes to dw[i].",
            Words.Setter,
            Wrong: () => Set(fit => (i, value) => fit.DW[i] = value, 2),
            Right: () => Set(Plainly)),

        new("a setter that adds", "The setter was taken from an optimizer: w[i] += value.",
            Words.Setter,
            Wrong: () => Set(fit => (i, value) => fit.W[i] += value, 2),
            Right: () => Set(Plainly)),

        new("a setter with a rate", "The setter moves the weight by a tenth of the way to the new value.",
            Words.Setter,
            Wrong: () => Set(fit => (i, value) => fit.W[i] += 0.1 * (value - fit.W[i]), 2),
            Right: () => Set(Plainly)),

        new("a getter in other units", "The getter returns σ, the setter takes log σ, which is what is stored.",
            Words.Setter,
            Wrong: () => LogScale(Math.Exp, 2),
            Right: () => LogScale(value => value)),

        new("a setter that fills the whole row", "The setter writes the value to each element of its row.",
            [.. Words.Setter, "another element", "share"],
            Wrong: () => Square((grid, i, _, value) =>
            {
                for (var j = 0; j < grid.GetLength(1); j++)
                {
                    grid[i, j] = value;
                }
            }, "W1"),
            Right: () => Square((grid, i, j, value) => grid[i, j] = value)),

        new("a setter that commits later", "Writes are collected, and applied when the next value is written.",
            Words.Setter,
            Wrong: () => Set(
                fit =>
                {
                    (int Index, double Value)? pending = null;
                    return (i, value) =>
                    {
                        if (pending is { } last)
                        {
                            fit.W[last.Index] = last.Value;
                        }

                        pending = (i, value);
                    };
                }, 2),
            Right: () => Set(Plainly)),

        new("a setter behind a failed cast", "weights as double[] is null for an array of floats, and the null is passed over.",
            Words.Setter,
            Wrong: () =>
            {
                var net = new ArrayNet<float>("b2");
                object bias = net.B2;
                void Write(int i, float value)
                {
                    if (bias is double[] weights)
                    {
                        weights[i] = value;
                    }
                }

                return net.Model(Component.Of("b2", [2], i => net.B2[i], Write, i => net.DB2[i]));
            },
            Right: () =>
            {
                var net = new ArrayNet<float>();
                return net.Model(Component.Of("b2", [2], i => net.B2[i], (i, value) => net.B2[i] = value, i => net.DB2[i]));
            }),
    ];

    static Given Celsius(double error)
    {
        const double Zero = 273.15;
        var fit = Fit.Logistic(error);
        double[] kelvin = [.. fit.W.Select((weight, j) => (j == 0 ? 1e-5 : weight) + Zero)];
        fit.Weights = () => Array.ConvertAll(kelvin, value => value - Zero);
        return fit.Model(Component.Of(
            "w", [kelvin.Length], j => kelvin[j] - Zero, (int j, double value) => kelvin[j] = value + Zero, j => fit.DW[j]));
    }

    static Action<int, double> Plainly(Fit fit) => (i, value) => fit.W[i] = value;

    static Given Set(Func<Fit, Action<int, double>> setter, double error = 1)
    {
        var fit = Fit.Logistic(error);
        return fit.Model(Component.Of("w", [5], i => fit.W[i], setter(fit), i => fit.DW[i]));
    }

    static Given Frozen(bool frozen, double error = 1)
    {
        var fit = Fit.Poisson(error);
        void Write(int i, double value)
        {
            if (!frozen)
            {
                fit.W[i] = value;
            }
        }

        return fit.Model(Component.Of("w", [3], i => fit.W[i], Write, i => fit.DW[i]));
    }

    static Given RunningSums(bool shiftsLater, double error = 1)
    {
        var fit = Fit.Squares(error);
        double[] increments = [.. fit.W.Select((value, i) => i == 0 ? value : value - fit.W[i - 1])];
        double Sum(int i) => increments.Take(i + 1).Sum();
        fit.Weights = () => [.. increments.Select((_, i) => shiftsLater ? Sum(i) : increments[i])];
        return fit.Model(Component.Of("w", [4], i => shiftsLater ? Sum(i) : increments[i],
            (int i, double value) => increments[i] = shiftsLater ? increments[i] + value - Sum(i) : value, i => fit.DW[i]));
    }

    static Given WithBias(Func<Fit, Action<int, double>> setter, double error = 1)
    {
        var fit = Fit.Squares(error);
        return fit.Model(Component.Of("w", [4], i => fit.W[i], setter(fit), i => fit.DW[i]));
    }

    static Given Initialized(Func<Fit, Action<int, double>> setter, double error = 1)
    {
        var fit = Fit.Squares(error);
        return fit.Model(Component.Of("w", [4], i => fit.W[i], setter(fit), i => fit.DW[i])) with { Initialize = fit.Initialize };
    }

    static Given Square(Action<double[,], int, int, double> setter, string? spoilt = null)
    {
        var net = new ArrayNet<double>(spoilt, inputs: 3, hidden: 3);
        return net.Model(Component.Of("W1", [3, 3], i => net.W1[i / 3, i % 3],
            (i, value) => setter(net.W1, i / 3, i % 3, value), i => net.DW1[i / 3, i % 3]));
    }

    static Given Rectangular(Func<int, (int Row, int Column)> written, string? spoilt = null)
    {
        var net = new ArrayNet<double>(spoilt);
        void Write(int i, double value)
        {
            var (row, column) = written(i);
            net.W1[row, column] = value;
        }

        return net.Model(Component.Of("W1", [4, 3], i => net.W1[i / 3, i % 3], Write, i => net.DW1[i / 3, i % 3]));
    }

    /// <summary>A normal density, by mean and logarithm of the scale. The getter of the wrong one returns the scale.</summary>
    static Given LogScale(Func<double, double> shown, double error = 1)
    {
        double[] points = [0.3, -1.2, 2.2, 0.9, 1.1];
        double mean = 0.4, logScale = Math.Log(1.5), dMean = 0, dLogScale = 0;
        return GradientModel.Of(
            [
                Component.Of("mean", [1], _ => mean, (_, value) => mean = value, _ => dMean),
                Component.Of("scale", [1], _ => shown(logScale), (_, value) => logScale = value, _ => dLogScale),
            ],
            () => points.Average(p => logScale + (0.5 * Math.Pow((p - mean) / Math.Exp(logScale), 2))),
            () =>
            {
                dMean = points.Average(p => (mean - p) / Math.Exp(2 * logScale));
                dLogScale = error * points.Average(p => 1 - Math.Pow((p - mean) / Math.Exp(logScale), 2));
            });
    }
}
