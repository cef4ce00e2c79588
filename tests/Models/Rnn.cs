using GradientTesting.TestModels.Layers;
using Bug = GradientTesting.TestModels.RnnBug;

namespace GradientTesting.TestModels;

public enum RnnBug
{
    None,
    TruncatedByOneStep,
    HiddenGradientNotCarried,
    RecurrentWeightsFromPresentState,
    BiasAccumulatedOnce,
    InitialStateGradientMissing,
    RecurrentWeightsNotTransposed,
    CarriedGradientOverwritesOutputGradient,
}

/// <summary>
/// J = −1/nT · Σ log softmax(Wy·h[t] + by)[label[t]] + λ/2n · (‖Wx‖² + ‖Wh‖² + ‖Wy‖²),
/// h[t] = tanh(Wx·x[t] + Wh·h[t−1] + bh), h[0] = h0.
/// </summary>
public sealed class Rnn : ITestModel, IInitializableModel, ITrainableModel, IBatchModel, IRegularizedModel
{
    const int Samples = 3, Steps = 6, Features = 4, Hidden = 5, Classes = 3;

    readonly Bug bug;
    readonly double[] x;
    readonly double[] wh = new double[Hidden * Hidden], dwh = new double[Hidden * Hidden];
    readonly double[] h0 = new double[Hidden], dh0 = new double[Hidden], carried = new double[Hidden];
    readonly double[] h = new double[Samples * Steps * Hidden], dh = new double[Samples * Steps * Hidden];
    readonly DenseLayer input = new("x", Samples * Steps, Features, Hidden);
    readonly DenseLayer output = new("y", Samples * Steps, Hidden, Classes);
    readonly SoftmaxLoss loss;

    public Rnn(int seed, Bug bug = Bug.None)
    {
        this.bug = bug;
        var random = new Random(seed);
        x = random.Features(Samples * Steps, Features);
        loss = new(random.Labels(Samples * Steps, Classes), Classes);
        Tensors =
        [
            Tensor.Of("h0", h0, dh0), input.Weights().Regularized(),
            Tensor.Of("Wh", wh, dwh, Hidden, Hidden).Regularized(), Tensor.Of("bh", input.B, input.DB),
            output.Weights().Regularized(), output.Bias(),
        ];
        Components = [.. Tensors.Select(tensor => tensor.Component)];
        Initialize(random);
    }

    public IReadOnlyList<Tensor> Tensors { get; }

    public IReadOnlyList<Component> Components { get; }

    public int BatchSize => Samples;

    public double Lambda { get; set; } = 0.02;

    public double WeightDecay => Lambda / Samples;

    public void Initialize(Random random)
    {
        input.Initialize(random);
        output.Initialize(random);
        random.FillNormal(wh, 1 / Math.Sqrt(Hidden));
        Array.Clear(h0);
    }

    public void TrainStep() => this.Descend(0.2);

    public double Cost()
    {
        var z = input.Forward(x);
        for (var s = 0; s < Samples; s++)
        {
            for (var t = 0; t < Steps; t++)
            {
                var preactivation = At(z, s, t);
                var state = At(h, s, t);
                MatrixProduct.Add(preactivation, wh, Before(s, t));
                for (var k = 0; k < Hidden; k++)
                {
                    state[k] = Math.Tanh(preactivation[k]);
                }
            }
        }

        var norms = SquaredNorm.Of(input.W) + SquaredNorm.Of(wh) + SquaredNorm.Of(output.W);
        return loss.Forward(output.Forward(h)) + (WeightDecay / 2 * norms);
    }

    public void ComputeGradient()
    {
        var dy = loss.Backward();
        output.WeightGradient(dy, h, WeightDecay);
        output.BiasGradient(dy);
        output.InputGradient(dy, dh);
        Array.Clear(dh0);
        for (var k = 0; k < wh.Length; k++)
        {
            dwh[k] = WeightDecay * wh[k];
        }

        for (var s = 0; s < Samples; s++)
        {
            ThroughTime(s);
        }

        input.WeightGradient(dh, x, WeightDecay);
        input.BiasGradient(dh);
        if (bug == Bug.BiasAccumulatedOnce)
        {
            At(dh, Samples - 1, 0).CopyTo(input.DB);
        }
    }

    /// <summary>Turns the gradient of each h[t] into that of its preactivation, last step first.</summary>
    void ThroughTime(int sample)
    {
        Array.Clear(carried);
        for (var t = Steps - 1; t >= 0; t--)
        {
            var dz = At(dh, sample, t);
            if (bug == Bug.TruncatedByOneStep && t == 0)
            {
                dz.Clear();
                return;
            }

            if (bug == Bug.CarriedGradientOverwritesOutputGradient && t < Steps - 1)
            {
                dz.Clear();
            }

            MatrixProduct.AddScaled(dz, bug == Bug.HiddenGradientNotCarried ? 0 : 1, carried);
            var state = At(h, sample, t);
            for (var k = 0; k < Hidden; k++)
            {
                dz[k] *= 1 - (state[k] * state[k]);
            }

            MatrixProduct.AddOuter(dwh, dz, bug == Bug.RecurrentWeightsFromPresentState ? state : Before(sample, t));
            Array.Clear(carried);
            if (bug == Bug.RecurrentWeightsNotTransposed)
            {
                MatrixProduct.Add(carried, wh, dz);
            }
            else
            {
                MatrixProduct.AddTransposed(carried, wh, dz);
            }
        }

        MatrixProduct.AddScaled(dh0, bug == Bug.InitialStateGradientMissing ? 0 : 1, carried);
    }

    static Span<double> At(double[] states, int sample, int t) =>
        states.AsSpan(((sample * Steps) + t) * Hidden, Hidden);

    Span<double> Before(int sample, int t) => t == 0 ? h0 : At(h, sample, t - 1);
}
