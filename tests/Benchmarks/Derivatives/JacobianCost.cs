using System.Diagnostics;
using System.Globalization;
using MathNet.Numerics.Differentiation;

namespace GradientTesting.Benchmarks;

/// <summary>What a Jacobian of 1,000 × 100 costs: evaluations of f, and time next to MathNet's <c>NumericalJacobian</c>.</summary>
internal static class JacobianCost
{
    const int Rows = 1000, Columns = 100, Rounds = 3;

    static readonly double[] at = [.. Enumerable.Range(0, Columns).Select(j => Math.Sin(j + 0.5))];

    static double Weight(int i, int j) => Math.Cos((0.37 * i) + (1.3 * j));

    /// <summary>Sums of sines with weights.</summary>
    static double Output(double[] x, int i)
    {
        var sum = 0.0;
        for (var j = 0; j < x.Length; j++)
        {
            sum += Weight(i, j) * Math.Sin(x[j]);
        }

        return sum;
    }

    /// <summary>Evaluations of f by the check of a right Jacobian.</summary>
    public static (long OfFunction, long OfJacobian) Evaluations()
    {
        long ofFunction = 0, ofJacobian = 0;
        Check(() => ofFunction++, () => ofJacobian++);
        return (ofFunction, ofJacobian);
    }

    public static string Section()
    {
        var (ofFunction, ofJacobian) = Evaluations();
        double check = double.PositiveInfinity, library = double.PositiveInfinity, plain = double.PositiveInfinity;
        // Interleaved rounds, and the least of each.
        for (var round = 0; round < Rounds; round++)
        {
            check = Math.Min(check, Seconds(() => Check(() => { }, () => { })));
            library = Math.Min(library, Seconds(() => _ = new NumericalJacobian(3, 1).Evaluate(
                [.. Enumerable.Range(0, Rows).Select(i => (Func<double[], double>)(x => Output(x, i)))], [.. at])));
            plain = Math.Min(plain, Seconds(Plain));
        }

        return string.Create(CultureInfo.InvariantCulture, $"""
            ## Cost

            A Jacobian of {Rows} × {Columns}, sums of sines, in one run:

            | What | evaluations of f | of its derivative | time over that of central differences |
            | --- | ---: | ---: | ---: |
            | `JacobianMatchesNumerical` | {ofFunction} | {ofJacobian} | {check / plain:F1} |
            | MathNet's `NumericalJacobian(3, 1)` | {2 * Rows * Columns} of one output each | – | {library / plain:F1} |
            | central differences alone | {2 * Columns} | – | 1 |

            MathNet takes a function for each output. Where f computes all of them together, as most do, it evaluates all of f for each.

            """);
    }

    static double Seconds(Action code)
    {
        var watch = Stopwatch.StartNew();
        code();
        return watch.Elapsed.TotalSeconds;
    }

    static void Plain()
    {
        for (var j = 0; j < Columns; j++)
        {
            double[] ahead = [.. at], behind = [.. at];
            (ahead[j], behind[j]) = (at[j] + 1e-6, at[j] - 1e-6);
            _ = All(ahead).Zip(All(behind), (one, other) => (one - other) / 2e-6).ToArray();
        }
    }

    static double[] All(double[] x)
    {
        var y = new double[Rows];
        for (var i = 0; i < Rows; i++)
        {
            y[i] = Output(x, i);
        }

        return y;
    }

    static void Check(Action evaluated, Action differentiated)
    {
        var report = GradientCheck.Jacobian(
            x =>
            {
                evaluated();
                return All(x);
            },
            x =>
            {
                differentiated();
                return Changed.Of(Rows, Columns, (i, j) => Weight(i, j) * Math.Cos(x[j]));
            }, at);
        if (report.Verdict != GradientVerdict.Match)
        {
            throw new InvalidOperationException(report.ToString());
        }
    }
}
