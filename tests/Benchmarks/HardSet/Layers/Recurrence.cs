using System.Numerics;

namespace GradientTesting.Benchmarks;

/// <summary>hₜ = f(xₜ·U + hₜ₋₁·V + b) with h₀ = 0; the output is the last state. The input is time × features.</summary>
internal sealed class Recurrence<T>(int batch, RecurrencePlan plan, IReadOnlyList<Weights<T>> weights, BackwardMistake mistake)
    : Layer<T>(batch, plan)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    readonly int features = plan.Features;
    readonly int states = plan.States;
    readonly int steps = plan.Steps;
    readonly Weights<T> u = weights[0];
    readonly Weights<T> v = weights[1];
    readonly Weights<T> b = weights[2];
    readonly T[] sums = new T[batch * plan.Steps * plan.States];
    readonly T[] history = new T[batch * plan.Steps * plan.States];
    readonly T[] zero = new T[plan.States];
    readonly T[] dState = new T[plan.States];
    readonly T[] dSum = new T[plan.States];

    public override void Forward(T[] x)
    {
        for (var s = 0; s < Batch; s++)
        {
            for (var t = 0; t < steps; t++)
            {
                var sum = sums.AsSpan(At(s, t), states);
                var previous = State(s, t - 1);
                b.Values.CopyTo(sum);
                for (var i = 0; i < features; i++)
                {
                    Vectors.AddScaled(sum, x[(s * Inputs) + (t * features) + i], u.Values.AsSpan(i * states, states));
                }

                for (var j = 0; j < states && t > 0; j++)
                {
                    Vectors.AddScaled(sum, previous[j], v.Values.AsSpan(j * states, states));
                }

                for (var j = 0; j < states; j++)
                {
                    history[At(s, t) + j] = plan.Function.Value(sum[j]);
                }
            }

            State(s, steps - 1).CopyTo(OutputOf(Output, s));
        }
    }

    public override void Backward(T[] x, T[] dy)
    {
        Array.Clear(u.Gradient);
        Array.Clear(v.Gradient);
        Array.Clear(b.Gradient);
        Array.Clear(InputGradient);
        for (var s = 0; s < Batch; s++)
        {
            OutputOf(dy, s).CopyTo(dState);
            var last = mistake == BackwardMistake.Truncated ? steps - 1 : 0;
            for (var t = steps - 1; t >= last; t--)
            {
                BackThroughStep(x, s, t);
            }
        }
    }

    public override bool IsAtKink(T[] x) => plan.Function.HasKink() && sums.AsSpan().Contains(T.Zero);

    void BackThroughStep(T[] x, int s, int t)
    {
        for (var j = 0; j < states; j++)
        {
            var at = At(s, t) + j;
            dSum[j] = mistake == BackwardMistake.DerivativeOmitted ? dState[j] : dState[j] * plan.Function.Slope(sums[at], history[at]);
        }

        Vectors.AddScaled(b.Gradient, T.One, dSum);
        var previous = mistake == BackwardMistake.CurrentForPrevious ? State(s, t) : State(s, t - 1);
        for (var j = 0; j < states; j++)
        {
            Vectors.AddScaled(v.Gradient.AsSpan(j * states, states), previous[j], dSum);
            dState[j] = Vectors.Dot<T>(v.Values.AsSpan(j * states, states), dSum);
        }

        for (var i = 0; i < features; i++)
        {
            var at = (s * Inputs) + (t * features) + i;
            Vectors.AddScaled(u.Gradient.AsSpan(i * states, states), x[at], dSum);
            InputGradient[at] = Vectors.Dot<T>(u.Values.AsSpan(i * states, states), dSum);
        }
    }

    int At(int sample, int step) => ((sample * steps) + step) * states;

    ReadOnlySpan<T> State(int sample, int step) => step < 0 ? zero : history.AsSpan(At(sample, step), states);
}

internal sealed record RecurrencePlan(Signal From, int Steps, int States, ActivationFunction Function) : LayerPlan(From, new Signal(States))
{
    public int Features => From.Length / Steps;

    public override IReadOnlyList<ParameterPlan> Parameters =>
    [
        new("U", ParameterRole.Weight, Features, Features, States),
        new("V", ParameterRole.Recurrent, States, States, States),
        new("b", ParameterRole.Bias, States, States),
    ];

    public override int Work => Steps * States * (Features + States + 4);

    public override int Kinks => Function.HasKink() ? Steps * States : 0;

    public override IReadOnlyList<BackwardMistake> Mistakes =>
        [BackwardMistake.Truncated, BackwardMistake.CurrentForPrevious, BackwardMistake.DerivativeOmitted];

    public override Layer<T> Build<T>(int batch, IReadOnlyList<Weights<T>> weights, BackwardMistake mistake) =>
        new Recurrence<T>(batch, this, weights, mistake);

    public override string ToString() => $"recurrence {States} over {Steps} steps, {Function.Name()}";
}
