namespace GradientTesting.Tests.Wiring;

/// <summary>How a call is broken.</summary>
public enum Fault
{
    /// <summary>It throws what it likes.</summary>
    Throws,

    /// <summary>It returns a NaN, or leaves one behind.</summary>
    IsNaN,

    /// <summary>It is cancelled.</summary>
    IsCancelled,
}

/// <summary>A right model, of dropout, λ and everything else, that breaks one call of one of its members.</summary>
/// <param name="member">Whose call, as listed in <see cref="Members"/>.</param>
/// <param name="call">Which one, counted from 1 over the model and its copies; 0 for none.</param>
/// <param name="fault">How.</param>
/// <param name="length">The number of elements of w.</param>
internal sealed class FaultyModel(string member, int call, Fault fault, int length)
{
    static readonly double[] target = [0.5, -0.25];

    readonly Calls calls = new(member, call, fault);

    public static IReadOnlyList<string> Members =>
    [
        "Cost", "ComputeGradient", "Initialize", "TrainStep", "Reseed", "ClearGradients", "Copy", "keep-prob getter", "keep-prob setter",
        "λ getter", "λ setter", "value getter", "value setter", "gradient getter",
    ];

    /// <summary>How often the member was called.</summary>
    public int Called => calls.Count;

    public (GradientModel Model, Func<long[]> Bits) Create() => new Net(calls, length).Model;

    sealed class Calls(string member, int call, Fault fault)
    {
        int count;

        public int Count => count;

        /// <returns>Whether the call leaves a NaN.</returns>
        public bool Break(string here)
        {
            if (here != member || Interlocked.Increment(ref count) != call)
            {
                return false;
            }

            return fault switch
            {
                Fault.Throws => throw new InvalidOperationException($"Thrown at call {call} of {member}."),
                Fault.IsCancelled => throw new OperationCanceledException($"Cancelled at call {call} of {member}."),
                _ => true,
            };
        }
    }

    /// <summary>½ · Σ (mask ⊙ Σ sin w + b − y)² + λ/2 · Σ w², gradients adding up until they are cleared.</summary>
    sealed class Net
    {
        readonly Calls calls;
        readonly double[] w, dw, b = [0.1, -0.2], db = [0, 0];
        readonly double[] mask = [1, 1];
        Random random = new(0);
        double keep = 0.75, lambda = 0.1;

        public Net(Calls calls, int length)
        {
            this.calls = calls;
            w = [.. Enumerable.Range(0, length).Select(i => 0.3 - (0.7 * i / length))];
            dw = new double[length];
        }

        public (GradientModel Model, Func<long[]> Bits) Model => (
            GradientModel.Of(
                [
                    Component.Of(
                        "w", [w.Length], i => Number("value getter", () => w[i]),
                        (int i, double value) => Set("value setter", () => w[i] = value),
                        i => Number("gradient getter", () => dw[i])),
                    Component.Of("b", b, db),
                ],
                Cost, ComputeGradient) with
            {
                Initialize = seeded => Set("Initialize", () => Initialize(seeded)),
                TrainStep = () => Set("TrainStep", Train),
                Reseed = seed => Set("Reseed", () => random = new(seed)),
                ClearGradients = () => Set("ClearGradients", Clear),
                Copy = () => calls.Break("Copy") ? null! : Copied(),
                KeepProbability = (() => Number("keep-prob getter", () => keep), value => Set("keep-prob setter", () => keep = value)),
                Lambda = (() => Number("λ getter", () => lambda), value => Set("λ setter", () => lambda = value)),
            },
            () => [.. w.Concat(b).Concat(db).Append(keep).Append(lambda).Select(BitConverter.DoubleToInt64Bits)]);

        double Cost()
        {
            if (calls.Break("Cost"))
            {
                return double.NaN;
            }

            for (var k = 0; k < 2; k++)
            {
                mask[k] = random.NextDouble() < keep ? 1 / keep : 0;
            }

            return (((Residual(0) * Residual(0)) + (Residual(1) * Residual(1))) / 2) + (lambda / 2 * w.Sum(weight => weight * weight));
        }

        void ComputeGradient()
        {
            var isNaN = calls.Break("ComputeGradient");
            for (var i = 0; i < w.Length; i++)
            {
                dw[i] += isNaN && i == 0
                    ? double.NaN
                    : (((Residual(0) * mask[0]) + (Residual(1) * mask[1] * 2)) * Math.Cos(w[i])) + (lambda * w[i]);
            }

            (db[0], db[1]) = (db[0] + Residual(0), db[1] + Residual(1));
        }

        double Residual(int k) => (mask[k] * (k + 1) * w.Sum(Math.Sin)) + b[k] - target[k];

        void Initialize(Random seeded)
        {
            Array.ForEach([.. Enumerable.Range(0, w.Length)], i => w[i] = seeded.NextDouble() - 0.4);
            Array.ForEach([0, 1], k => b[k] = seeded.NextDouble() - 0.4);
        }

        void Train()
        {
            Array.ForEach([.. Enumerable.Range(0, w.Length)], i => w[i] *= 0.9);
            Array.ForEach([0, 1], k => b[k] -= 0.01);
        }

        void Clear()
        {
            Array.Clear(dw);
            Array.Clear(db);
        }

        GradientModel Copied()
        {
            var copy = new Net(calls, w.Length) { keep = keep, lambda = lambda };
            w.CopyTo(copy.w, 0);
            b.CopyTo(copy.b, 0);
            return copy.Model.Model;
        }

        double Number(string here, Func<double> number) => calls.Break(here) ? double.NaN : number();

        // A setter that is broken has written half of what it writes, or nothing; a NaN is no fault of a setter's.
        void Set(string here, Action act)
        {
            if (!calls.Break(here))
            {
                act();
            }
        }
    }
}
