using GradientTesting.Wirings.Tests.Models;

namespace GradientTesting.Wirings.Tests.Kinds;

// The models.
internal static partial class Lists
{
    sealed class FreshList(bool kept) : IGradientModel
    {
        readonly Fit fit = Fit.Squares();

        public IReadOnlyList<Component> Components => [Component.Of("w", fit.W, kept ? fit.DW : new double[4]), fit.Bias];

        public double Cost() => fit.Loss();

        public void ComputeGradient() => fit.Backward();
    }

    static Given Listed(ArrayNet<double> net, params Component[] components) => GradientModel.Of(components, net.Loss, net.Backward);

    static Component[] Components(ArrayNet<double> net) =>
    [
        Component.Of("W1", net.W1, net.DW1), Component.Of("b1", net.B1, net.DB1),
        Component.Of("W2", net.W2, net.DW2), Component.Of("b2", net.B2, net.DB2),
    ];

    /// <summary>J = ½ Σ ‖Wᵀ·tanh(W·x) − x‖², with the gradient of each use of W next to their sum.</summary>
    static Given Tied(bool twice)
    {
        var random = new Random(12);
        double[][] x = [.. Enumerable.Range(0, 5).Select(_ => random.Normals(3))];
        double[,] w = new double[2, 3], encoder = new double[2, 3], decoder = new double[2, 3], both = new double[2, 3];
        ArrayNet<double>.Each(w, (i, j) => w[i, j] = 0.5 * random.Normal());
        double Hidden(double[] s, int i) => Math.Tanh(Enumerable.Range(0, 3).Sum(j => w[i, j] * s[j]));
        double Error(double[] s, int j) => (w[0, j] * Hidden(s, 0)) + (w[1, j] * Hidden(s, 1)) - s[j];
        Component[] components = twice
            ? [Component.Of("encoder", w, encoder), Component.Of("decoder", w, decoder)]
            : [Component.Of("W", w, both)];
        return GradientModel.Of(components, () => x.Sum(s => Enumerable.Range(0, 3).Sum(j => 0.5 * Error(s, j) * Error(s, j))),
            () => ArrayNet<double>.Each(w, (i, j) =>
            {
                decoder[i, j] = x.Sum(s => Error(s, j) * Hidden(s, i));
                encoder[i, j] = x.Sum(
                    s => Enumerable.Range(0, 3).Sum(k => Error(s, k) * w[i, k]) * (1 - (Hidden(s, i) * Hidden(s, i))) * s[j]);
                both[i, j] = encoder[i, j] + decoder[i, j];
            }));
    }

    static Given Heads(bool both, double error = 1)
    {
        Fit first = Fit.Squares(), second = Fit.Logistic(error);
        return GradientModel.Of(
            [Component.Of("first", first.W, first.DW), Component.Of("second", second.W, second.DW)],
            () => first.Loss() + (both ? second.Loss() : 0),
            () =>
            {
                first.Backward();
                second.Backward();
            });
    }

    static Given Weighted(double weight, double error = 1)
    {
        Fit first = Fit.Squares(), second = Fit.Poisson(error);
        return GradientModel.Of(
            [Component.Of("first", first.W, first.DW), Component.Of("auxiliary", second.W, second.DW)],
            () => first.Loss() + (weight * second.Loss()),
            () =>
            {
                first.Backward();
                second.Backward();
                for (var j = 0; j < second.DW.Length; j++)
                {
                    second.DW[j] *= weight;
                }
            });
    }

    static Given Scaled(double rate)
    {
        var fit = Fit.Logistic(rate);
        return fit.Model();
    }

    /// <summary>A fit whose bias is a layer of its own, which the first forward pass builds.</summary>
    sealed class LazyLayers : IGradientModel
    {
        readonly Fit fit = Fit.Squares();

        public bool IsBuilt { get; set; }

        /// <summary>What the gradient of the bias is multiplied by.</summary>
        public double Factor { get; init; }

        public IReadOnlyList<Component> Components => IsBuilt
            ? [Component.Of("w", () => fit.W, () => fit.DW), fit.Bias]
            : [Component.Of("w", () => fit.W, () => fit.DW)];

        public double Cost()
        {
            IsBuilt = true;
            return fit.Loss();
        }

        public void ComputeGradient()
        {
            fit.Backward();
            fit.DB[0] *= Factor;
        }
    }
}
