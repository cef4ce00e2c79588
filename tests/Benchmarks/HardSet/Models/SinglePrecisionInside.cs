namespace GradientTesting.Benchmarks;

/// <summary>
/// J = scale · (offset + network(θ) + λ/2 · Σ(θ · unit)²) in double, with the network's forward and backward passes in float: what a
/// double wrapper around a float library computes. The smooth term is exact where the rest has the noise of float.
/// </summary>
internal sealed class SinglePrecisionInside : DrawnModel
{
    readonly NetworkPlan plan;
    readonly DrawnModel inside;
    readonly Parameter<double>[] parameters;
    readonly bool[] regularized;
    readonly double lambda;

    public SinglePrecisionInside(NetworkPlan plan, PlantedMistake mistake)
    {
        this.plan = plan;
        inside = (plan with { Scale = 1, Offset = 0, Lambda = 0 }).Build<float, float>(mistake);
        parameters = [.. plan.Parameters.Select(parameter => new Parameter<double>(parameter.Name, parameter.Shape))];
        regularized = [.. plan.Parameters.Select(plan.IsRegularized)];
        lambda = mistake.Kind == BackwardMistake.RegularizationMissing ? 0 : plan.Lambda;
    }

    public override IReadOnlyList<Parameter> Parameters => parameters;

    public override double Cost()
    {
        var squares = 0.0;
        for (var c = 0; c < parameters.Length; c++)
        {
            foreach (var value in regularized[c] ? parameters[c].Values : [])
            {
                squares += value * plan.Units[c] * (value * plan.Units[c]);
            }
        }

        Round();
        return plan.Scale * (plan.Offset + inside.Cost() + (plan.Lambda / 2 * squares));
    }

    public override void ComputeGradient()
    {
        Round();
        inside.ComputeGradient();
        for (var c = 0; c < parameters.Length; c++)
        {
            var decay = regularized[c] ? lambda * plan.Units[c] * plan.Units[c] : 0;
            inside.Parameters[c].ReadGradient(parameters[c].Gradient);
            for (var i = 0; i < parameters[c].Length; i++)
            {
                parameters[c].Gradient[i] = plan.Scale * (parameters[c].Gradient[i] + (decay * parameters[c].Values[i]));
            }
        }
    }

    public override bool IsAtKink()
    {
        Round();
        return inside.IsAtKink();
    }

    void Round()
    {
        for (var c = 0; c < parameters.Length; c++)
        {
            inside.Parameters[c].WriteValues(parameters[c].Values);
        }
    }
}
