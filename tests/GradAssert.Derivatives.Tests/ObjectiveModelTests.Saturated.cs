using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace GradientTesting.Derivatives.Tests;

public partial class ObjectiveModelTests
{
    /// <summary>Models whose Jacobian differences know to a few digits only: beside what is saturated, narrow or has decayed.</summary>
    static (Func<double, double[], double> F, Func<double, double[], double[]> Row, double[] At, double[] Times) Hard(
        string kind) => kind switch
    {
        "saturation" => ((t, b) => b[0] * (1 - Math.Exp(-b[1] * t)),
            (t, b) => [1 - Math.Exp(-b[1] * t), b[0] * t * Math.Exp(-b[1] * t)], [1, 18], [1, 2]),
        "logistic" => ((t, b) => b[0] / (1 + Math.Exp(-b[1] * (t - b[2]))),
            (t, b) =>
            {
                var (e, s) = (Math.Exp(-b[1] * (t - b[2])), 1 / (1 + Math.Exp(-b[1] * (t - b[2]))));
                return [s, b[0] * s * s * e * (t - b[2]), -b[0] * s * s * e * b[1]];
            }, [10, 3, -5], [1, 2, 3, 4, 5, 6]),
        "narrow peak" => ((t, b) => b[0] * Math.Exp(-0.5 * Math.Pow((t - b[1]) / b[2], 2)),
            (t, b) =>
            {
                var (z, e) = ((t - b[1]) / b[2], Math.Exp(-0.5 * Math.Pow((t - b[1]) / b[2], 2)));
                return [e, b[0] * e * z / b[2], b[0] * e * z * z / b[2]];
            }, [1, 5.2, 0.1], [.. Enumerable.Range(0, 11)]),
        _ => ((t, b) => b[0] * Math.Exp(-b[1] * t), (t, b) => [Math.Exp(-b[1] * t), -b[0] * t * Math.Exp(-b[1] * t)],
            [10, 7], [.. Enumerable.Range(0, 8).Select(i => 1.3 * i)]),
    };

    static GradientReport ReportOf(string kind, double ofLast)
    {
        var (f, row, at, t) = Hard(kind);
        var model = ObjectiveFunction.NonlinearModel(
            (b, x) => x.Map(each => f(each, [.. b])),
            (b, x) => Matrix<double>.Build.Dense(
                x.Count, b.Count, (i, j) => row(x[i], [.. b])[j] * (j == b.Count - 1 ? ofLast : 1)),
            Of(t), Of([.. t.Select(each => 0.9 * at[0])]));
        return GradientCheck.Run(model, Of(at));
    }

    [Theory]
    [InlineData("saturation")]
    [InlineData("logistic")]
    [InlineData("narrow peak")]
    [InlineData("decay")]
    public void What_differences_know_to_a_few_digits_is_right_within_them(string kind)
    {
        Assert.Equal(GradientVerdict.Match, ReportOf(kind, 1).Verdict);
        var wrong = ReportOf(kind, 1.01).Runs[0].Components[1];
        Assert.Equal(GradientVerdict.Mismatch, wrong.Verdict);
        Assert.StartsWith(
            $"H is that of a Jacobian that is 1% too large in column {Hard(kind).At.Length - 1}", wrong.Diagnosis?.Sentence,
            StringComparison.Ordinal);
    }
}
