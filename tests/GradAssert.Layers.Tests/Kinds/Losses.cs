using MathNet.Numerics.LinearAlgebra;

namespace GradientTesting.Layers.Tests.Kinds;

/// <summary>Losses, with targets beside their inputs.</summary>
internal static class Losses
{
    const int Samples = 5, Classes = 3;

    public static Kind CrossEntropy { get; } = new("softmax cross-entropy with labels, float[,]", MakeCrossEntropy,
        new("dy is ignored", "logits", Words.Ignored),
        new("dx is not divided by the batch", "logits", Words.Scaled),
        new("dx is divided by the classes too", "logits", Words.Scaled),
        new("target minus prediction", "logits", Words.Sign),
        new("labels are counted from one", "logits", [.. Words.Shifted, "label", "class"]),
        new("probabilities of the forward before", "logits", Words.Stale));

    public static Kind MeanSquares { get; } = new("mean squared error of two inputs, MathNet vectors", MakeMeanSquares,
        new("the factor 2 is missing", "prediction target", Words.Scaled),
        new("dx is not divided by n", "prediction target", Words.Scaled),
        new("both gradients have the same sign", "target", [.. Words.Sign, .. Words.SameAsOther]),
        new("both gradients are one vector", "prediction", [.. Words.SameAsOther, .. Words.Sign]),
        new("dy is ignored", "prediction target", Words.Ignored),
        new("the target has no gradient", "target", Words.NeverWritten));

    public static Kind Hinge { get; } = new("hinge of each sample, double[]", MakeHinge,
        new("beyond the margin too", "score", ["margin", "kink", "where the output is zero", "inactive", .. Words.Somewhere]),
        new("the label is left out", "score", [.. Words.Sign, "label"]),
        new("the sign is wrong", "score", Words.Sign),
        new("the mean of dy is used", "score", Words.AllOnes));

    public static Kind Huber { get; } = new("Huber of each sample, float[]", MakeHuber,
        new("large residuals are not limited", "x", ["large values", "linear part", "δ", "far from"]),
        new("large residuals lose their sign", "x", [.. Words.Sign, .. Words.NegativeOnly]),
        new("δ is left out", "x", [.. Words.Scaled, "δ", "large values"]),
        new("dy is a factor twice", "x", Words.Twice));

    static Wired MakeCrossEntropy(string? mistake)
    {
        float[,] x = new Random(71).Singles(Samples * Classes).ToGrid(Classes), dx = new float[Samples, Classes];
        float[,] p = new float[Samples, Classes], before = p;
        float[] loss = [0], dy = [1];
        int[] labels = [0, 2, 1, 2, 0];
        bool Has(string name) => mistake == name;

        return new("SoftmaxCrossEntropy", [Part.Of("logits", x, dx)], [], [Part.Of("loss", loss, dy)],
            () =>
            {
                (before, p) = (p, new float[Samples, Classes]);
                loss[0] = 0;
                for (var n = 0; n < Samples; n++)
                {
                    float[] e = [.. Enumerable.Range(0, Classes).Select(k => MathF.Exp(x[n, k]))];
                    for (var k = 0; k < Classes; k++)
                        p[n, k] = e[k] / e.Sum();
                    loss[0] -= MathF.Log(p[n, labels[n]]) / Samples;
                }
            },
            () =>
            {
                var at = Has("probabilities of the forward before") ? before : p;
                var scale = Has("dy is ignored") ? 1 : dy[0];
                scale /= Has("dx is not divided by the batch") ? 1 : Samples;
                scale *= Has("target minus prediction") ? -1 : Has("dx is divided by the classes too") ? 1f / Classes : 1;
                for (var n = 0; n < Samples; n++)
                {
                    var label = (labels[n] + (Has("labels are counted from one") ? 1 : 0)) % Classes;
                    for (var k = 0; k < Classes; k++)
                        dx[n, k] = scale * (at[n, k] - (k == label ? 1 : 0));
                }
            });
    }

    static Wired MakeMeanSquares(string? mistake)
    {
        var random = new Random(72);
        Vector<double> x = Vector<double>.Build.Dense(random.Normals(6)), t = Vector<double>.Build.Dense(random.Normals(6));
        Vector<double> dx = Vector<double>.Build.Dense(6), dt = Vector<double>.Build.Dense(6);
        double[] loss = [0], dy = [1];
        bool Has(string name) => mistake == name;

        return new("MeanSquaredError",
            [Part.Of("prediction", () => x, () => dx), Part.Of("target", () => t, () => dt)], [], [Part.Of("loss", loss, dy)],
            () => loss[0] = (x - t).PointwisePower(2).Average(),
            () =>
            {
                var scale = (Has("dy is ignored") ? 1 : dy[0]) / (Has("dx is not divided by n") ? 1 : x.Count);
                dx = (Has("the factor 2 is missing") ? 1 : 2) * scale * (x - t);
                if (Has("the target has no gradient"))
                    return;
                if (Has("both gradients are one vector"))
                {
                    dt = dx;
                    dt.Negate(dt);
                    return;
                }

                dt = Has("both gradients have the same sign") ? dx.Clone() : -dx;
            });
    }

    static Wired MakeHinge(string? mistake)
    {
        double[] label = [1, -1, 1, -1, 1, -1, 1], x = [0.3, 0.4, -0.8, -1.7, 2.2, 1.3, 0.6];
        double[] dx = new double[7], y = new double[7], dy = new double[7];
        bool Has(string name) => mistake == name;

        return new("Hinge", [Part.Of("score", x, dx)], [], [Part.Of("y", y, dy)],
            () =>
            {
                for (var n = 0; n < x.Length; n++)
                    y[n] = Math.Max(0, 1 - (label[n] * x[n]));
            },
            () =>
            {
                for (var n = 0; n < x.Length; n++)
                {
                    var active = 1 - (label[n] * x[n]) > 0 || Has("beyond the margin too");
                    var t = Has("the label is left out") ? 1 : Has("the sign is wrong") ? -label[n] : label[n];
                    dx[n] = active ? -t * (Has("the mean of dy is used") ? dy.Average() : dy[n]) : 0;
                }
            });
    }

    static Wired MakeHuber(string? mistake)
    {
        const float Delta = 0.5f;
        float[] target = new float[8], x = [0.2f, -0.3f, 0.9f, -1.4f, 2.1f, -0.1f, -0.7f, 0.35f];
        float[] dx = new float[8], y = new float[8], dy = new float[8];
        bool Has(string name) => mistake == name;

        return new("Huber", [Part.Of("x", x, dx)], [], [Part.Of("y", y, dy)],
            () =>
            {
                for (var n = 0; n < x.Length; n++)
                {
                    var r = x[n] - target[n];
                    y[n] = MathF.Abs(r) <= Delta ? r * r / 2 : Delta * (MathF.Abs(r) - (Delta / 2));
                }
            },
            () =>
            {
                for (var n = 0; n < x.Length; n++)
                {
                    var r = x[n] - target[n];
                    var limit = Has("δ is left out") ? 1 : Delta;
                    var slope = MathF.Abs(r) <= Delta || Has("large residuals are not limited") ? r
                        : Has("large residuals lose their sign") ? limit : limit * MathF.Sign(r);
                    dx[n] = slope * dy[n] * (Has("dy is a factor twice") ? dy[n] : 1);
                }
            });
    }
}
