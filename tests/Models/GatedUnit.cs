using GradientTesting.TestModels.Layers;
using Bug = GradientTesting.TestModels.GatedUnitBug;

namespace GradientTesting.TestModels;

public enum GatedUnitBug
{
    None,
    CarryPathMissing,
    UpdateGateSignFlipped,
    CandidateFromUnresetState,
    ResetNotAppliedToStateGradient,
    ResetGatePathMissing,
    GateBiasesShared,
}

/// <summary>
/// GRU: J = −1/n · Σ log softmax(Wy·h[T] + by)[label], h[t] = z·h[t−1] + (1 − z)·tanh(Wn·x[t] + Un·(r·h[t−1]) + bn),
/// z = σ(Wz·x[t] + Uz·h[t−1] + bz), r = σ(Wr·x[t] + Ur·h[t−1] + br).
/// </summary>
public sealed class GatedUnit : ITestModel, IInitializableModel, IBatchModel
{
    const int Samples = 4, Steps = 5, Features = 3, Hidden = 4, Classes = 3;
    const int Update = 0, Reset = 1, Candidate = 2;

    readonly Bug bug;
    readonly double[] x;

    // By step: h[t−1], one step more for the last state; the gates, and r·h[t−1].
    readonly double[] states = new double[Samples * (Steps + 1) * Hidden];
    readonly double[][] gates = Three(Samples * Steps * Hidden), dGates = Three(Hidden);
    readonly double[] resetStates = new double[Samples * Steps * Hidden], dResetState = new double[Hidden];
    readonly double[][] w = Three(Hidden * Features), dw = Three(Hidden * Features);
    readonly double[][] u = Three(Hidden * Hidden), du = Three(Hidden * Hidden), b = Three(Hidden), db = Three(Hidden);
    readonly double[] last = new double[Samples * Hidden], dLast = new double[Samples * Hidden];
    readonly double[] dState = new double[Hidden];
    readonly DenseLayer output = new("y", Samples, Hidden, Classes);
    readonly SoftmaxLoss loss;

    public GatedUnit(int seed, Bug bug = Bug.None)
    {
        this.bug = bug;
        var random = new Random(seed);
        x = random.Features(Samples * Steps, Features);
        loss = new(random.Labels(Samples, Classes), Classes);
        Tensors =
        [
            .. "zrn".SelectMany((gate, k) => new[]
            {
                Tensor.Of($"W{gate}", w[k], dw[k], Hidden, Features),
                Tensor.Of($"U{gate}", u[k], du[k], Hidden, Hidden), Tensor.Of($"b{gate}", b[k], db[k]),
            }),
            output.Weights(), output.Bias(),
        ];
        Components = [.. Tensors.Select(tensor => tensor.Component)];
        Initialize(random);
    }

    public IReadOnlyList<Tensor> Tensors { get; }

    public IReadOnlyList<Component> Components { get; }

    public int BatchSize => Samples;

    public void Initialize(Random random)
    {
        for (var gate = 0; gate < w.Length; gate++)
        {
            random.FillNormal(w[gate], 1 / Math.Sqrt(Features));
            random.FillNormal(u[gate], 1 / Math.Sqrt(Hidden));
            Array.Clear(b[gate]);
        }

        output.Initialize(random);
    }

    public double Cost()
    {
        for (var s = 0; s < Samples; s++)
        {
            for (var t = 0; t < Steps; t++)
            {
                Step(s, t);
            }

            StateBefore(s, Steps).CopyTo(last.AsSpan(s * Hidden));
        }

        return loss.Forward(output.Forward(last));
    }

    public void ComputeGradient()
    {
        var dy = loss.Backward();
        output.WeightGradient(dy, last);
        output.BiasGradient(dy);
        output.InputGradient(dy, dLast);
        for (var gate = 0; gate < w.Length; gate++)
        {
            Array.Clear(dw[gate]);
            Array.Clear(du[gate]);
            Array.Clear(db[gate]);
        }

        for (var s = 0; s < Samples; s++)
        {
            dLast.AsSpan(s * Hidden, Hidden).CopyTo(dState);
            for (var t = Steps - 1; t >= 0; t--)
            {
                StepBackward(s, t);
            }
        }

        if (bug == Bug.GateBiasesShared)
        {
            db[Update].CopyTo(db[Reset], 0);
        }
    }

    void Step(int sample, int t)
    {
        var before = StateBefore(sample, t);
        var after = StateBefore(sample, t + 1);
        var resetState = At(resetStates, sample, t);
        var update = Gate(Update, sample, t, before);
        var reset = Gate(Reset, sample, t, before);
        for (var k = 0; k < Hidden; k++)
        {
            resetState[k] = reset[k] * before[k];
        }

        var candidate = Gate(Candidate, sample, t, resetState);
        for (var k = 0; k < Hidden; k++)
        {
            after[k] = (update[k] * before[k]) + ((1 - update[k]) * candidate[k]);
        }
    }

    Span<double> Gate(int gate, int sample, int t, ReadOnlySpan<double> state)
    {
        var z = At(gates[gate], sample, t);
        b[gate].CopyTo(z);
        MatrixProduct.Add(z, w[gate], InputAt(sample, t));
        MatrixProduct.Add(z, u[gate], state);
        for (var k = 0; k < Hidden; k++)
        {
            z[k] = gate == Candidate ? Math.Tanh(z[k]) : Elementwise.Sigmoid(z[k]);
        }

        return z;
    }

    /// <summary>From the gradient of h[t] in dState to those of the parameters and, in its place, h[t−1].</summary>
    void StepBackward(int sample, int t)
    {
        var before = StateBefore(sample, t);
        var update = At(gates[Update], sample, t);
        var reset = At(gates[Reset], sample, t);
        var candidate = At(gates[Candidate], sample, t);
        for (var k = 0; k < Hidden; k++)
        {
            var difference = bug == Bug.UpdateGateSignFlipped ? candidate[k] - before[k] : before[k] - candidate[k];
            dGates[Update][k] = dState[k] * difference * update[k] * (1 - update[k]);
            dGates[Candidate][k] = dState[k] * (1 - update[k]) * (1 - (candidate[k] * candidate[k]));
            dState[k] *= bug == Bug.CarryPathMissing ? 0 : update[k];
        }

        Array.Clear(dResetState);
        MatrixProduct.AddTransposed(dResetState, u[Candidate], dGates[Candidate]);
        for (var k = 0; k < Hidden; k++)
        {
            dGates[Reset][k] = bug == Bug.ResetGatePathMissing
                ? 0
                : dResetState[k] * before[k] * reset[k] * (1 - reset[k]);
            dState[k] += dResetState[k] * (bug == Bug.ResetNotAppliedToStateGradient ? 1 : reset[k]);
        }

        MatrixProduct.AddTransposed(dState, u[Update], dGates[Update]);
        MatrixProduct.AddTransposed(dState, u[Reset], dGates[Reset]);
        for (var gate = 0; gate < w.Length; gate++)
        {
            var isReset = gate == Candidate && bug != Bug.CandidateFromUnresetState;
            MatrixProduct.AddOuter(dw[gate], dGates[gate], InputAt(sample, t));
            MatrixProduct.AddOuter(du[gate], dGates[gate], isReset ? At(resetStates, sample, t) : before);
            MatrixProduct.AddScaled(db[gate], 1, dGates[gate]);
        }
    }

    Span<double> InputAt(int sample, int t) => x.AsSpan(((sample * Steps) + t) * Features, Features);

    Span<double> StateBefore(int sample, int t) => states.AsSpan(((sample * (Steps + 1)) + t) * Hidden, Hidden);

    static Span<double> At(double[] values, int sample, int t) =>
        values.AsSpan(((sample * Steps) + t) * Hidden, Hidden);

    static double[][] Three(int length) => [new double[length], new double[length], new double[length]];
}
