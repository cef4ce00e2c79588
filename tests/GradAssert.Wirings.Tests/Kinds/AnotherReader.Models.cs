using System.Buffers;
using System.Numerics;
using GradientTesting.Wirings.Tests.Models;

namespace GradientTesting.Wirings.Tests.Kinds;

// The models that are wired.
internal static partial class AnotherReader
{
    static Given Pairs(Func<ArrayNet<double>, double[]> gradient)
    {
        var net = new ArrayNet<double>("b1");
        var right = new ArrayNet<double>();
        var used = ReferenceEquals(gradient(net), net.DB1) ? right : net;
        return GradientModel.Of(
            Component.FromPairs("b", [(used.B1, gradient(used)), (used.B2, used.DB2)]), used.Loss, used.Backward);
    }

    static Given Rented(bool returns)
    {
        var fit = Fit.Squares(returns ? 2 : 1);
        var pool = ArrayPool<double>.Create();
        var rented = pool.Rent(16);
        if (returns)
        {
            pool.Return(rented);
        }

        var gradient = rented.AsMemory(0, 4);
        return GradientModel.Of(
            [Component.Of("w", fit.W.AsMemory(), gradient), fit.Bias], fit.Loss, () =>
            {
                fit.Backward();
                var (scratch, target) = (pool.Rent(16), gradient);
                fit.DW.CopyTo(target);
                // What was returned is rented here, and used for something else.
                Array.Fill(scratch, fit.DB[0]);
                pool.Return(scratch);
            });
    }

    static Given Normalized(bool listsEffective)
    {
        var fit = Fit.Squares();
        double[] v = [.. fit.W], g = [1.3, 0.7, -0.9, 1.1], dv = new double[4], dg = new double[4], w = new double[4];
        void Update() => Array.ForEach([0, 1, 2, 3], j => w[j] = g[j] * Math.Tanh(v[j]));
        Update();
        fit.Weights = () => w;
        Component[] components = listsEffective ? [Component.Of("w", w, fit.DW)] : [Component.Of("v", v, dv), Component.Of("g", g, dg)];
        return GradientModel.Of([.. components, fit.Bias], () =>
        {
            Update();
            return fit.Loss();
        }, () =>
        {
            Update();
            fit.Backward();
            for (var j = 0; j < 4; j++)
            {
                (dg[j], dv[j]) = (fit.DW[j] * Math.Tanh(v[j]), fit.DW[j] * g[j] * (1 - Math.Pow(Math.Tanh(v[j]), 2)));
            }
        });
    }

    static Given Loading(bool lazily)
    {
        var fit = Fit.Squares();
        double[] file = [0.3, -0.2, 0.9, 0.1];
        var isLoaded = false;
        void Load()
        {
            if (!isLoaded)
            {
                isLoaded = true;
                file.CopyTo(fit.W, 0);
            }
        }

        if (!lazily)
        {
            Load();
        }

        return GradientModel.Of([Component.Of("w", fit.W, fit.DW), fit.Bias], () =>
        {
            Load();
            return fit.Loss();
        }, fit.Backward);
    }

    static Given Nesterov(bool looksAhead)
    {
        var fit = Fit.Squares();
        double[] velocity = new double[4];
        double[] Ahead() => [.. fit.W.Zip(velocity, (w, v) => w + (looksAhead ? 0.9 * v : 0))];
        return GradientModel.Of([Component.Of("w", fit.W, fit.DW), fit.Bias], fit.Loss, () => fit.BackwardAt(Ahead())) with
        {
            TrainStep = () =>
            {
                fit.BackwardAt(Ahead());
                for (var j = 0; j < 4; j++)
                {
                    velocity[j] = (0.9 * velocity[j]) - (0.05 * fit.DW[j]);
                    fit.W[j] += velocity[j];
                }

                fit.B[0] -= 0.05 * fit.DB[0];
            },
        };
    }

    static Given Differences(double step, bool central = false)
    {
        var fit = Fit.Logistic();
        double At(int j, double value)
        {
            var own = fit.W[j];
            fit.W[j] = value;
            var loss = fit.Loss();
            fit.W[j] = own;
            return loss;
        }

        return GradientModel.Of([Component.Of("w", fit.W, fit.DW), fit.Bias], fit.Loss, () =>
        {
            fit.Backward();
            for (var j = 0; j < fit.W.Length; j++)
            {
                fit.DW[j] = central
                    ? (At(j, fit.W[j] + step) - At(j, fit.W[j] - step)) / (2 * step)
                    : (At(j, fit.W[j] + step) - fit.Loss()) / step;
            }
        });
    }

    /// <summary>What comes after an await that has not ended when the check does.</summary>
    static async Task Never(Action then)
    {
        await Task.Delay(Timeout.Infinite);
        then();
    }

    /// <summary>xUnit waits for lambdas that are async void, by its context.</summary>
    static Given Unawaited(GradientModel model) => new(() =>
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            return GradientCheck.Run(model);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    });

    static Given Sorted(bool forgets)
    {
        double[] w = Points, dw = new double[3];
        int[] order = [0, 1, 2];
        return GradientModel.Of(
            [Component.Of("w", w, dw)], () =>
            {
                Array.Sort(order, (a, b) => w[a].CompareTo(w[b]));
                return order.Select((o, k) => (k + 1) * Math.Exp(w[o])).Sum();
            }, () =>
            {
                for (var k = 0; k < 3; k++)
                {
                    var i = forgets ? k : order[k];
                    dw[i] = (k + 1) * Math.Exp(w[i]);
                }
            });
    }

    static Given Logarithms(double second)
    {
        double[] w = [0.4, second, 1.3], dw = new double[3];
        return GradientModel.Of(
            [Component.Of("w", w, dw)], () => w.Sum(Math.Log) is var sum && double.IsFinite(sum) ? sum : 0,
            () => Array.ForEach([0, 1, 2], i => dw[i] = w[i] > 0 ? 1 / w[i] : 0));
    }

    static Given Decayed(double decay)
    {
        double[] w = Points, dw = new double[3];
        return GradientModel.Of([Component.Of("w", w, dw)], () => w.Sum(Math.Exp), () =>
        {
            var isLarge = w.Sum(x => x * x) > 1;
            Array.ForEach([0, 1, 2], i => dw[i] = Math.Exp(w[i]) + (isLarge ? decay * w[i] : 0));
        });
    }

    static Given Resetting(bool parameter)
    {
        double[] x = [0.9], dx = [0], y = [0], dy = [0], a = [0.6], da = [0];
        double state = 0.2, before = 0;
        return new(() => GradientCheck.Backward(GradientLayer.Of(
            [Component.Of("x", x, dx)], [Component.Of("h", y, dy)],
            () =>
            {
                before = state;
                y[0] = state = Math.Tanh(x[0] + (a[0] * before));
            },
            () => (dx[0], da[0]) = (dy[0] * (1 - (y[0] * y[0])), dy[0] * (1 - (y[0] * y[0])) * before)) with
        {
            Parameters = [Component.Of("a", a, da)],
            Reset = () => (state, a[0]) = (0.2, parameter ? 0.6 : a[0]),
        }));
    }

    sealed class Sums
    {
        public double[] W { get; } = [0.5, -1.2, 0.8];

        public double[] DW { get; } = new double[3];

        public double Loss() => W.Sum(Math.Exp);

        public void Backward() => Array.ForEach([0, 1, 2], i => DW[i] += Math.Exp(W[i]));

        public void Clear() => Array.Clear(DW);
    }

    static Given Accumulating(Func<Sums, Sums, Action> clear)
    {
        Sums own = new(), serving = new();
        return GradientModel.Of([Component.Of("w", own.W, own.DW)], own.Loss, own.Backward) with { ClearGradients = clear(own, serving) };
    }

    static Given Padded(bool isPadding)
    {
        double[][] table = [[0.4, -0.9], [1.3, 0.2], [-0.6, 0.7]], d = [[0, 0], [0, 0], [0, 0]];
        int[] words = [0, 1, 2, 1, 0];
        return GradientModel.Of(
            [Component.Of("E", table, d)], () => words.Sum(word => Math.Exp(table[word][0]) * Math.Cosh(table[word][1])), () =>
            {
                Array.ForEach(d, Array.Clear);
                foreach (var word in words.Where(word => !isPadding || word > 0))
                {
                    d[word][0] += Math.Exp(table[word][0]) * Math.Cosh(table[word][1]);
                    d[word][1] += Math.Exp(table[word][0]) * Math.Sinh(table[word][1]);
                }
            });
    }

    static Given Skipping(bool forgets)
    {
        double[] w = [0.4, -0.9, 1.3, 0.6, -0.3, 0.8], dw = new double[6];
        var random = new Random(0);
        var isSkipped = new bool[6];
        return GradientModel.Of(
            [Component.Of("w", w, dw)], () =>
            {
                Array.ForEach([0, 1, 2, 3, 4, 5], i => isSkipped[i] = random.NextDouble() < 0.5);
                return w.Select((x, i) => isSkipped[i] ? x : Math.Exp(x)).Sum();
            }, () => Array.ForEach([0, 1, 2, 3, 4, 5], i => dw[i] = isSkipped[i] && !forgets ? 1 : Math.Exp(w[i]))) with
        {
            Reseed = seed => random = new(seed),
        };
    }

    sealed class Disposable(double[] w, double[] data, bool clears) : IGradientModel, ICopyableModel, IDisposable
    {
        readonly double[] dw = new double[w.Length];

        public IReadOnlyList<Component> Components => [Component.Of("w", w, dw)];

        public double Cost() => w.Zip(data, (x, y) => Math.Pow(Math.Tanh(x) - y, 2)).Sum();

        public void ComputeGradient() => Enumerable.Range(0, w.Length).ToList().ForEach(i =>
            dw[i] = 2 * (Math.Tanh(w[i]) - data[i]) * (1 - Math.Pow(Math.Tanh(w[i]), 2)));

        public IGradientModel Copy() => new Disposable([.. w], data, clears);

        public void Dispose()
        {
            if (clears)
            {
                Array.Clear(data);
            }
        }
    }
}
