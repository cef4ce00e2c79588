using System.Numerics;

namespace GradientTesting.Benchmarks;

/// <summary>Layers and a loss: J = scale · (offset + loss + λ/2 · Σw²), stored and computed in T, the loss in TLoss.</summary>
internal sealed class Network<T, TLoss> : DrawnModel
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TLoss : unmanaged, IBinaryFloatingPointIeee754<TLoss>
{
    readonly NetworkPlan plan;
    readonly PlantedMistake mistake;
    readonly Parameter<T>[] parameters;
    readonly Weights<T>[] weights;
    readonly T[] units;
    readonly bool[] regularized;
    readonly T[][] seen;
    readonly Layer<T>[] layers;
    readonly Loss<TLoss> loss;
    readonly T[] input;
    readonly TLoss[] targets;
    readonly TLoss[] outputs;
    readonly TLoss[] dLoss;
    readonly T[] dOutputs;
    bool isCurrent;

    public Network(NetworkPlan plan, PlantedMistake mistake)
    {
        (this.plan, this.mistake) = (plan, mistake);
        parameters = [.. plan.Parameters.Select(parameter => new Parameter<T>(parameter.Name, parameter.Shape))];
        weights = [.. parameters.Select(parameter => new Weights<T>(new T[parameter.Length], new T[parameter.Length]))];
        units = [.. plan.Units.Select(T.CreateTruncating)];
        regularized = [.. plan.Parameters.Select(plan.IsRegularized)];
        seen = [.. parameters.Select(parameter => new T[parameter.Length])];
        layers = LayerChain.Build(plan.Layers, plan.Batch, weights, l => l == mistake.Place ? mistake.Kind : BackwardMistake.None);
        loss = plan.Loss.Build<TLoss>(mistake.Kind);
        input = Array.ConvertAll(plan.Input, T.CreateTruncating);
        targets = Array.ConvertAll(plan.Targets, TLoss.CreateTruncating);
        (outputs, dLoss, dOutputs) = (new TLoss[targets.Length], new TLoss[targets.Length], new T[targets.Length]);
    }

    public override IReadOnlyList<Parameter> Parameters => parameters;

    public override double Cost()
    {
        Forward();
        var sum = TLoss.Zero;
        for (var s = 0; s < plan.Batch; s++)
        {
            sum += loss.Value(Sample(outputs, s), Sample(targets, s));
        }

        var data = plan.Loss.IsMean ? sum / TLoss.CreateTruncating(plan.Batch) : sum;
        var cost = TLoss.CreateTruncating(plan.Offset) + data + (TLoss.CreateTruncating(plan.Lambda / 2) * SquaredWeights());
        return double.CreateTruncating(TLoss.CreateTruncating(plan.Scale) * cost);
    }

    public override void ComputeGradient()
    {
        Forward();
        LossGradient();
        LayerChain.Backward(layers, input, dOutputs);
        var lambda = T.CreateTruncating(mistake.Kind == BackwardMistake.RegularizationMissing ? 0 : plan.Lambda);
        for (var c = 0; c < parameters.Length; c++)
        {
            var factor = T.CreateTruncating(plan.Scale) * units[c];
            for (var i = 0; i < parameters[c].Length; i++)
            {
                var slope = weights[c].Gradient[i];
                parameters[c].Gradient[i] = factor * (regularized[c] ? slope + (lambda * weights[c].Values[i]) : slope);
            }
        }
    }

    public override bool IsAtKink()
    {
        Forward();
        return LayerChain.IsAtKink(layers, input)
            || Enumerable.Range(0, plan.Batch).Any(s => loss.IsAtKink(Sample(outputs, s), Sample(targets, s)));
    }

    /// <summary>A backward pass after a cost at the same values finds everything as the cost left it.</summary>
    void Forward()
    {
        var changed = !isCurrent;
        for (var c = 0; c < parameters.Length; c++)
        {
            changed |= !parameters[c].Values.AsSpan().SequenceEqual(seen[c]);
        }

        if (!changed)
        {
            return;
        }

        for (var c = 0; c < parameters.Length; c++)
        {
            parameters[c].Values.CopyTo(seen[c], 0);
            for (var i = 0; i < seen[c].Length; i++)
            {
                weights[c].Values[i] = seen[c][i] * units[c];
            }
        }

        LayerChain.Forward(layers, input);
        for (var k = 0; k < outputs.Length; k++)
        {
            outputs[k] = TLoss.CreateTruncating(layers[^1].Output[k]);
        }

        isCurrent = true;
    }

    void LossGradient()
    {
        var isMean = plan.Loss.IsMean && mistake.Kind != BackwardMistake.MeanMissing;
        var share = isMean ? TLoss.One / TLoss.CreateTruncating(plan.Batch) : TLoss.One;
        for (var s = 0; s < plan.Batch; s++)
        {
            loss.Gradient(Sample(outputs, s), Sample(targets, s), Sample(dLoss, s));
            if (IsLost(s))
            {
                Sample(dLoss, s).Clear();
            }
        }

        for (var k = 0; k < dLoss.Length; k++)
        {
            dOutputs[k] = T.CreateTruncating(share * dLoss[k]);
        }
    }

    bool IsLost(int sample) => mistake.Kind switch
    {
        BackwardMistake.SampleMissing => sample == mistake.Place,
        BackwardMistake.LastSampleOnly => sample < plan.Batch - 1,
        _ => false,
    };

    TLoss SquaredWeights()
    {
        var sum = TLoss.Zero;
        for (var c = 0; c < weights.Length && plan.Lambda > 0; c++)
        {
            foreach (var weight in regularized[c] ? weights[c].Values : [])
            {
                sum += TLoss.CreateTruncating(weight) * TLoss.CreateTruncating(weight);
            }
        }

        return sum;
    }

    Span<TLoss> Sample(TLoss[] all, int sample) => all.AsSpan(sample * plan.Loss.Outputs, plan.Loss.Outputs);
}
