using System.Runtime.InteropServices;
using MathNet.Numerics.LinearAlgebra;

namespace XunitTests.Wiring;

/// <summary>How parameters that are kept in one way or another are shown to a check: the code of docs/wiring.md.</summary>
[Trait("Category", "GradientCheck")]
public class WiringTests
{
    [Fact]
    public void Arrays()
    {
        double[] w = [0.1, -0.2, 0.3, 0.4, -0.5, 0.6], dw = new double[6], b = [0.7, -0.8], db = new double[2];
        double[] x = [0.5, -1, 2];

        #region Arrays
        IReadOnlyList<Component> components =
        [
            Component.Of("W", w, dw, 2, 3), // row by row: 2 rows of 3
            Component.Of("b", b, db),
        ];
        #endregion
        GradAssert.MatchesNumerical(GradientModel.Of(components, () => Math.Exp(Unit(0)) + Math.Sin(Unit(1)), Backward));

        double Unit(int row) => b[row] + Enumerable.Range(0, 3).Sum(k => w[(3 * row) + k] * x[k]);

        void Backward()
        {
            (db[0], db[1]) = (Math.Exp(Unit(0)), Math.Cos(Unit(1)));
            for (var i = 0; i < 6; i++)
            {
                dw[i] = db[i / 3] * x[i % 3];
            }
        }
    }

    [Fact]
    public void Arrays_of_five_dimensions()
    {
        var (kernels, dKernels) = (new double[2, 1, 1, 3, 3], new double[2, 1, 1, 3, 3]);
        foreach (var i in Enumerable.Range(0, kernels.Length))
        {
            At(kernels, i) = 0.1 * (i + 1);
        }

        #region Grids
        var component = Component.Of(
            "K", [2, 1, 1, 3, 3],
            i => At(kernels, i), (int i, double value) => At(kernels, i) = value, i => At(dKernels, i));

        // A rectangular array lies in memory in the order in which a check counts.
        static ref double At(double[,,,,] array, int i) =>
            ref MemoryMarshal.CreateSpan(ref array[0, 0, 0, 0, 0], array.Length)[i];
        #endregion
        GradAssert.MatchesNumerical(GradientModel.Of(
            [component], () => Enumerable.Range(0, 18).Sum(i => Math.Sin(At(kernels, i))), () => Each(18, i => At(dKernels, i) = Math.Cos(At(kernels, i)))));
    }

    [Fact]
    public void Matrices()
    {
        var net = new MatrixNet();

        #region Matrices
        IReadOnlyList<Component> components =
        [
            Component.Of("W", () => net.W, () => net.DW), // a Func: W -= rate * DW makes a new matrix
            Component.Of(                                 // Column(0) would be a copy
                "b", [net.B.RowCount],
                i => net.B[i, 0], (int i, double value) => net.B[i, 0] = value, i => net.DB[i, 0]),
        ];
        #endregion
        GradAssert.MatchesNumerical(GradientModel.Of(components, net.Cost, net.Backward) with { TrainStep = net.Train });
    }

    [Fact]
    public void Tensors()
    {
        Tensor[] parameters = [new([2, 2], 0.5f, -1, 0.25f, 2), new([2], 1, -0.5f)];

        #region Tensors
        var components = parameters.Select((tensor, k) => Component.Of(
            $"parameter {k}", tensor.Shape,
            i => tensor[i], (int i, float value) => tensor[i] = value, i => tensor.Gradient![i])); // float, as the tensor stores it
        #endregion
        GradAssert.MatchesNumerical(GradientModel.Of(
            [.. components], () => parameters.Sum(tensor => Enumerable.Range(0, tensor.Length).Sum(i => Math.Exp(tensor[i]))),
            () => Array.ForEach(parameters, tensor => tensor.Gradient = [.. Enumerable.Range(0, tensor.Length).Select(i => MathF.Exp(tensor[i]))])));
    }

    [Fact]
    public void Sparse_gradients()
    {
        double[][] embeddings = [[0.1, 0.2], [0.3, -0.4], [0.5, 0.6]];
        var gradients = new Dictionary<int, double[]>();
        int[] words = [0, 2, 0];

        #region Sparse
        var component = Component.Of(
            "E", [embeddings.Length, 2],
            i => embeddings[i / 2][i % 2], (int i, double value) => embeddings[i / 2][i % 2] = value,
            i => gradients.TryGetValue(i / 2, out var row) ? row[i % 2] : 0); // no entry is a gradient of zero
        #endregion
        GradAssert.MatchesNumerical(GradientModel.Of([component], () => words.Sum(word => embeddings[word].Sum(Math.Exp)), () =>
        {
            gradients.Clear();
            foreach (var word in words)
            {
                var row = gradients.TryGetValue(word, out var known) ? known : gradients[word] = [0, 0];
                Each(2, i => row[i] += Math.Exp(embeddings[word][i]));
            }
        }));
    }

    [Fact]
    public void One_flat_vector()
    {
        double[] theta = [0.1, -0.2, 0.3, 0.4, -0.5, 0.6, 0.7, -0.8], gradient = new double[8];

        #region Flat
        IReadOnlyList<Component> components =
        [
            Component.Of("W1", theta.AsMemory(0, 6), gradient.AsMemory(0, 6), 2, 3),
            Component.Of("b1", theta.AsMemory(6, 2), gradient.AsMemory(6, 2)),
        ];
        #endregion
        GradAssert.MatchesNumerical(GradientModel.Of(components, () => theta.Sum(Math.Sin), () => Each(8, i => gradient[i] = Math.Cos(theta[i]))));
    }

    [Fact]
    public void Stacked_gates()
    {
        const int hidden = 2, inputs = 3;
        double[] w = [.. Enumerable.Range(0, 4 * hidden * inputs).Select(i => 0.05 * (i - 11))], dw = new double[w.Length];

        #region Gates
        string[] gates = ["input", "forget", "cell", "output"];
        var components = gates.Select((gate, k) => Component.Of(
            $"W.{gate}",
            w.AsMemory(k * hidden * inputs, hidden * inputs), dw.AsMemory(k * hidden * inputs, hidden * inputs), hidden, inputs));
        #endregion
        GradAssert.MatchesNumerical(GradientModel.Of(
            [.. components], () => w.Select((weight, i) => (i + 1) * Math.Sin(weight)).Sum(), () => Each(w.Length, i => dw[i] = (i + 1) * Math.Cos(w[i]))));
    }

    [Fact]
    public void Gradients_that_add_up()
    {
        double[] w = [0.5, -1], dw = [0, 0];

        #region Accumulating
        var model = GradientModel.Of([Component.Of("w", w, dw)], Loss, Backward) with
        {
            ClearGradients = () => Array.Clear(dw), // as the optimizer does between two steps
        };
        #endregion
        GradAssert.MatchesNumerical(model);

        double Loss() => w.Sum(Math.Exp);

        void Backward() => Each(2, i => dw[i] += Math.Exp(w[i]));
    }

    [Fact]
    public void A_head_that_is_not_used()
    {
        double[] w = [0.5, -1], dw = [0, 0], head = [1, 2], dHead = [0, 0];
        var model = GradientModel.Of(
            [Component.Of("w", w, dw), Component.Of("head", head, dHead)], () => w.Sum(Math.Exp), () =>
            {
                Each(2, i => dw[i] = Math.Exp(w[i]));
                Array.Clear(dHead);
            });

        #region Unused
        GradAssert.MatchesNumerical(model, new() { UnusedComponents = ["head"] });
        #endregion
        Assert.Equal(GradientVerdict.Inconclusive, GradientCheck.Run(model).Verdict);
    }

    static void Each(int count, Action<int> act)
    {
        for (var i = 0; i < count; i++)
        {
            act(i);
        }
    }

    /// <summary>½ · ‖W · x + b‖².</summary>
    sealed class MatrixNet
    {
        readonly Matrix<double> x = Matrix<double>.Build.Dense(2, 1, [0.5, -1]);

        public Matrix<double> W { get; private set; } = Matrix<double>.Build.Dense(2, 2, [0.1, 0.2, -0.3, 0.4]);

        public Matrix<double> B { get; private set; } = Matrix<double>.Build.Dense(2, 1, [0.3, -0.6]);

        public Matrix<double> DW { get; private set; } = Matrix<double>.Build.Dense(2, 2);

        public Matrix<double> DB { get; private set; } = Matrix<double>.Build.Dense(2, 1);

        public double Cost() => ((W * x) + B).PointwisePower(2).Enumerate().Sum() / 2;

        public void Backward() => (DW, DB) = (((W * x) + B) * x.Transpose(), (W * x) + B);

        public void Train()
        {
            Backward();
            (W, B) = (W - (0.1 * DW), B - (0.1 * DB));
        }
    }

    sealed class Tensor(int[] shape, params float[] values)
    {
        public int[] Shape => shape;

        public int Length => values.Length;

        public float[]? Gradient { get; set; }

        public float this[int index]
        {
            get => values[index];
            set => values[index] = value;
        }
    }
}
