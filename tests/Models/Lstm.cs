using GradientTesting.TestModels.Layers;
using Bug = GradientTesting.TestModels.LstmBug;

namespace GradientTesting.TestModels;

public enum LstmBug
{
    None,
    CellGradientNotCarried,
    ForgetGateUsesTanhDerivative,
    ForgetGateUsesPresentCell,
    CellTanhDerivativeMissing,
    InputAndCandidateSwapped,
    OutputGatePathDropped,
    HiddenGradientNotCarried,
}

/// <summary>
/// J = 1/2n · Σ ‖Wy·h[T] + by − target‖², h[t] = o·tanh c[t], c[t] = f·c[t−1] + i·g; f, i, o = σ and g = tanh of
/// W·(x[t], h[t−1]) + b, each gate with a W and a b of its own.
/// </summary>
public sealed class Lstm : ITestModel, IInitializableModel, ITrainableModel, IBatchModel, ICopyableModel
{
    const int Samples = 3, Steps = 5, Features = 3, Hidden = 4, Joint = Features + Hidden, Outputs = 2;
    const int Forget = 0, Input = 1, Output = 2, Candidate = 3;

    readonly int seed;
    readonly Bug bug;
    readonly double[] x;

    // By step: (x[t], h[t−1]) and the gates of step t, and c[t−1]; one step more for the last state.
    readonly double[] joint = new double[Samples * (Steps + 1) * Joint];
    readonly double[] cells = new double[Samples * (Steps + 1) * Hidden];
    readonly double[][] gates = Four(Samples * Steps * Hidden), dGates = Four(Hidden);
    readonly double[][] w = Four(Hidden * Joint), dw = Four(Hidden * Joint), b = Four(Hidden), db = Four(Hidden);
    readonly double[] dJoint = new double[Joint], dCell = new double[Hidden];
    readonly double[] last = new double[Samples * Hidden], dLast = new double[Samples * Hidden];
    readonly DenseLayer output = new("y", Samples, Hidden, Outputs);
    readonly SquaredLoss loss;

    public Lstm(int seed, Bug bug = Bug.None)
    {
        (this.seed, this.bug) = (seed, bug);
        var random = new Random(seed);
        x = random.Features(Samples * Steps, Features);
        loss = new(random.Features(Samples, Outputs), Samples);
        Tensors =
        [
            .. "fiog".SelectMany((gate, k) => new[]
            {
                Tensor.Of($"W{gate}", w[k], dw[k], Hidden, Joint), Tensor.Of($"b{gate}", b[k], db[k]),
            }),
            output.Weights(), output.Bias(),
        ];
        Components = [.. Tensors.Select(tensor => tensor.Component)];
        Initialize(random);
    }

    public IReadOnlyList<Tensor> Tensors { get; }

    public IReadOnlyList<Component> Components { get; }

    public int BatchSize => Samples;

    /// <summary>The forget gate starts open, as is the custom.</summary>
    public void Initialize(Random random)
    {
        for (var gate = 0; gate < w.Length; gate++)
        {
            random.FillNormal(w[gate], 1 / Math.Sqrt(Joint));
            Array.Fill(b[gate], gate == Forget ? 1 : 0);
        }

        output.Initialize(random);
    }

    public void TrainStep() => this.Descend(0.1);

    public IGradientModel Copy() => Tensor.CopyValues(this, new Lstm(seed, bug));

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
            Array.Clear(db[gate]);
        }

        for (var s = 0; s < Samples; s++)
        {
            Array.Clear(dCell);
            dLast.AsSpan(s * Hidden, Hidden).CopyTo(dJoint.AsSpan(Features));
            for (var t = Steps - 1; t >= 0; t--)
            {
                StepBackward(s, t);
            }
        }
    }

    void Step(int sample, int t)
    {
        x.AsSpan(((sample * Steps) + t) * Features, Features).CopyTo(JointAt(sample, t));
        for (var gate = 0; gate < w.Length; gate++)
        {
            var z = GateAt(gate, sample, t);
            b[gate].CopyTo(z);
            MatrixProduct.Add(z, w[gate], JointAt(sample, t));
            for (var k = 0; k < Hidden; k++)
            {
                z[k] = gate == Candidate ? Math.Tanh(z[k]) : Elementwise.Sigmoid(z[k]);
            }
        }

        var before = CellBefore(sample, t);
        var after = CellBefore(sample, t + 1);
        var state = StateBefore(sample, t + 1);
        for (var k = 0; k < Hidden; k++)
        {
            var (f, i, o, g) = Gates(sample, t, k);
            after[k] = (f * before[k]) + (i * g);
            state[k] = o * Math.Tanh(after[k]);
        }
    }

    /// <summary>From the gradients of h[t] and c[t], in dJoint and dCell, to those of h[t−1] and c[t−1].</summary>
    void StepBackward(int sample, int t)
    {
        var dState = dJoint.AsSpan(Features);
        var before = CellBefore(sample, t);
        var after = CellBefore(sample, t + 1);
        for (var k = 0; k < Hidden; k++)
        {
            var (f, i, o, g) = Gates(sample, t, k);
            var tanh = Math.Tanh(after[k]);
            dCell[k] += dState[k] * o * (bug == Bug.CellTanhDerivativeMissing ? 1 : 1 - (tanh * tanh));
            dGates[Forget][k] = dCell[k]
                * (bug == Bug.ForgetGateUsesPresentCell ? after[k] : before[k])
                * (bug == Bug.ForgetGateUsesTanhDerivative ? 1 - (f * f) : f * (1 - f));
            dGates[Input][k] = dCell[k] * g * i * (1 - i);
            dGates[Output][k] = dState[k] * tanh * o * (1 - o);
            dGates[Candidate][k] = dCell[k] * i * (1 - (g * g));
            dCell[k] *= bug == Bug.CellGradientNotCarried ? 0 : f;
        }

        Array.Clear(dJoint);
        for (var gate = 0; gate < w.Length; gate++)
        {
            var from = bug == Bug.InputAndCandidateSwapped && gate is (Input or Candidate)
                ? Input + Candidate - gate
                : gate;
            MatrixProduct.AddOuter(dw[gate], dGates[from], JointAt(sample, t));
            MatrixProduct.AddScaled(db[gate], 1, dGates[from]);
            if (bug != Bug.HiddenGradientNotCarried && !(bug == Bug.OutputGatePathDropped && gate == Output))
            {
                MatrixProduct.AddTransposed(dJoint, w[gate], dGates[gate]);
            }
        }
    }

    (double F, double I, double O, double G) Gates(int sample, int t, int unit)
    {
        var at = (((sample * Steps) + t) * Hidden) + unit;
        return (gates[Forget][at], gates[Input][at], gates[Output][at], gates[Candidate][at]);
    }

    Span<double> GateAt(int gate, int sample, int t) => gates[gate].AsSpan(((sample * Steps) + t) * Hidden, Hidden);

    Span<double> JointAt(int sample, int t) => joint.AsSpan(((sample * (Steps + 1)) + t) * Joint, Joint);

    Span<double> StateBefore(int sample, int t) => JointAt(sample, t)[Features..];

    Span<double> CellBefore(int sample, int t) => cells.AsSpan(((sample * (Steps + 1)) + t) * Hidden, Hidden);

    static double[][] Four(int length) =>
        [new double[length], new double[length], new double[length], new double[length]];
}
