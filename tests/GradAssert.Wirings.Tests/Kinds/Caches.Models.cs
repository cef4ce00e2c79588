using GradientTesting.Wirings.Tests.Models;

namespace GradientTesting.Wirings.Tests.Kinds;

// The models.
internal static partial class Caches
{
    static Given ByKey(Func<Fit, string> keyOf, double error, bool isDictionary)
    {
        var fit = Fit.Logistic(error);
        Dictionary<string, double> losses = [];
        return GradientModel.Of(
            [Component.Of("w", () => fit.W, () => fit.DW), fit.Bias],
            () =>
            {
                var key = keyOf(fit);
                losses = isDictionary || losses.ContainsKey(key) ? losses : [];
                return losses.TryGetValue(key, out var loss) ? loss : losses[key] = fit.Loss();
            },
            fit.Backward);
    }

    static Given OfLazyGradient(bool isKept)
    {
        var fit = Fit.Logistic();
        double[] dw = new double[fit.W.Length], db = [0];
        Lazy<(double[] W, double[] B)> kept = new(Compute);
        (double[] W, double[] B) Compute()
        {
            fit.Backward();
            return ([.. fit.DW], [.. fit.DB]);
        }

        return Given.Of(
            GradientModel.Of([Component.Of("w", fit.W, dw), Component.Of("b", fit.B, db)], fit.Loss, () =>
            {
                var (w, b) = isKept ? kept.Value : Compute();
                w.CopyTo(dw, 0);
                b.CopyTo(db, 0);
            }),
            new() { Phases = [GradientPhase.AsIs] });
    }

    static GradientModel With(this GradientModel model, Action backward) =>
        GradientModel.Of(model.Components, model.Cost, backward) with { Initialize = model.Initialize };

    static Given Kept(bool invalidatedByWrites, double error = 1)
    {
        var fit = Fit.Squares(error);
        double? loss = null;
        Component Watched(string name, double[] values, double[] gradient) =>
            Component.Of(name, [values.Length], i => values[i], (i, value) =>
            {
                values[i] = value;
                loss = invalidatedByWrites ? null : loss;
            }, i => gradient[i]);

        return GradientModel.Of([Watched("w", fit.W, fit.DW), Watched("b", fit.B, fit.DB)], () => loss ??= fit.Loss(), fit.Backward) with
        {
            TrainStep = () =>
            {
                fit.Descend(0.05);
                loss = null;
            },
        };
    }

    static Given Transposed(bool refreshed, string? spoilt = null)
    {
        var net = new ArrayNet<double>(spoilt);
        var forward = net.Clone();
        return GradientModel.Of(net.Model().Components, () =>
        {
            forward = refreshed ? net.Clone() : forward;
            return forward.Loss();
        }, net.Backward);
    }

    static Given Buffered(bool older)
    {
        var fit = Fit.Logistic();
        double[][] buffers = [[.. fit.W], [.. fit.W]];
        var turn = 0;
        return GradientModel.Of(fit.Model().Components, () =>
        {
            buffers[turn ^= 1] = [.. fit.W];
            return fit.Loss();
        }, () => fit.BackwardAt(buffers[older ? turn ^ 1 : turn])) with { Initialize = fit.Initialize };
    }

    static Given Activated(bool onlyFirst)
    {
        ArrayNet<double> net = new() { KeepsActivations = onlyFirst };
        return net.Model() with { Initialize = net.Initialize };
    }

    /// <summary>The backward pass reads weights that Initialize and TrainStep refresh.</summary>
    static Given Refreshed(bool kept)
    {
        var net = new ArrayNet<double>();
        void Refresh() => net.BackwardW2 = kept ? (double[,])net.W2.Clone() : null;
        Refresh();
        return net.Model() with
        {
            Initialize = random =>
            {
                net.Initialize(random);
                Refresh();
            },
            TrainStep = () =>
            {
                net.Descend(0.1);
                Refresh();
            },
        };
    }

    /// <summary>J = ½ Σ (g·w·x/‖w‖ − y)².</summary>
    static Given WeightNormalized(bool kept)
    {
        var random = new Random(4);
        double[][] x = [.. Enumerable.Range(0, 6).Select(_ => random.Normals(3))];
        double[] y = random.Normals(6), w = random.Normals(3), dw = new double[3], g = [1.3], dg = [0];
        var start = Length();
        double Length() => Math.Sqrt(w.Sum(value => value * value));
        double Dot(double[] sample) => sample.Select((value, k) => value * w[k]).Sum();
        double Norm() => kept ? start : Length();
        return GradientModel.Of(
            [Component.Of("w", w, dw), Component.Of("g", g, dg)],
            () => x.Select((sample, i) => 0.5 * Math.Pow((g[0] * Dot(sample) / Norm()) - y[i], 2)).Sum(),
            () =>
            {
                Array.Clear(dw);
                dg[0] = 0;
                for (var i = 0; i < 6; i++)
                {
                    var e = (g[0] * Dot(x[i]) / Norm()) - y[i];
                    dg[0] += e * Dot(x[i]) / Norm();
                    for (var k = 0; k < 3; k++)
                    {
                        dw[k] += e * g[0] / Norm() * (x[i][k] - (Dot(x[i]) * w[k] / (Length() * Length())));
                    }
                }
            });
    }

    static Given Inverse(bool kept, double error = 1)
    {
        double[] points = [0.4, -1.1, 0.7, 2.3], s = [1.4], ds = [0], mean = [0.2], dMean = [0];
        var inverse = 1 / s[0];
        double Scale() => kept ? inverse : 1 / s[0];
        return GradientModel.Of(
            [Component.Of("mean", mean, dMean), Component.Of("s", s, ds)],
            () => points.Average(p => Math.Log(1 + Math.Pow((p - mean[0]) * Scale(), 2)) - Math.Log(Scale())),
            () =>
            {
                double Z(double p) => (p - mean[0]) * Scale();
                dMean[0] = points.Average(p => -2 * Z(p) * Scale() / (1 + (Z(p) * Z(p))));
                ds[0] = error * points.Average(p => (-2 * Z(p) * Z(p) / (1 + (Z(p) * Z(p))) * Scale()) + Scale());
            });
    }

    /// <summary>J = −mean log softmax(W·x)[label].</summary>
    static Given Softmax(bool computedLast)
    {
        var random = new Random(9);
        double[][] x = [.. Enumerable.Range(0, 6).Select(_ => random.Normals(2))];
        double[,] w = new double[3, 2], dw = new double[3, 2];
        void Initialize(Random start) => ArrayNet<double>.Each(w, (i, j) => w[i, j] = start.Normal());
        Initialize(random);
        double[] Probabilities(double[] sample)
        {
            double[] e = [.. Enumerable.Range(0, 3).Select(k => Math.Exp((w[k, 0] * sample[0]) + (w[k, 1] * sample[1])))];
            return [.. e.Select(value => value / e.Sum())];
        }

        double[][] All() => [.. x.Select(Probabilities)];
        var p = All();
        return GradientModel.Of([Component.Of("W", w, dw)], () => -All().Select((sample, n) => Math.Log(sample[n % 3])).Average(), () =>
        {
            p = computedLast ? p : All();
            ArrayNet<double>.Each(dw, (i, j) => dw[i, j] = Enumerable.Range(0, 6).Average(n => (p[n][i] - (n % 3 == i ? 1 : 0)) * x[n][j]));
            p = All();
        }) with { Initialize = Initialize };
    }

    /// <summary>A cost whose gradient stops where its key does.</summary>
    static Given ByFirst(int inKey, int inGradient)
    {
        double[] theta = [0.4, -0.7, 1.1, 0.3], d = new double[4];
        var (key, loss) = ("", 0.0);
        return GradientModel.Of(
            [Component.Of("w", theta, d)],
            () =>
            {
                var now = string.Join(",", theta.Take(inKey));
                (key, loss) = now == key ? (key, loss) : (now, theta.Sum(Math.Exp) + (theta[0] * theta[3]));
                return loss;
            },
            () =>
            {
                for (var i = 0; i < theta.Length; i++)
                {
                    d[i] = i < Math.Min(inKey, inGradient) ? Math.Exp(theta[i]) : 0;
                }

                d[0] += theta[3];
                d[3] += inKey == theta.Length ? Math.Exp(theta[3]) - d[3] + theta[0] : 0;
            });
    }

    static Given GradientByKey(Func<Fit, object> keyOf)
    {
        var fit = Fit.Poisson();
        object? key = null;
        double[] dw = new double[3], db = [0];
        return GradientModel.Of(
            [Component.Of("w", fit.W, dw), Component.Of("b", fit.B, db)], fit.Loss,
            () =>
            {
                if (!keyOf(fit).Equals(key))
                {
                    key = keyOf(fit);
                    fit.Backward();
                }

                fit.DW.CopyTo(dw, 0);
                fit.DB.CopyTo(db, 0);
            });
    }
}
