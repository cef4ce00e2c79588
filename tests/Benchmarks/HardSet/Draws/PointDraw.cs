namespace GradientTesting.Benchmarks;

/// <summary>Draws values for a network: a random start, or a point after some training.</summary>
internal static class PointDraw
{
    /// <summary>Values as they are stored: in the plan's units.</summary>
    public static double[] Of(NetworkPlan plan, Random random)
    {
        var zeroBiases = random.Chance(0.3);
        var zeroWeights = random.Chance(0.1) ? random.Uniform(0.05, 0.4) : 0;
        var gain = random.Chance(0.1) ? 3 : random.LogUniform(0.6, 1.8);
        double[] values =
        [
            .. plan.Parameters.SelectMany((parameter, c) => Enumerable.Range(0, parameter.Length)
                .Select(_ => Value(parameter, random, gain, zeroBiases && plan.Units[c] == 1, zeroWeights) / plan.Units[c])),
        ];
        return random.Chance(0.3) ? Trained(plan, values, random.Next(3, 30)) : values;
    }

    // What is zero has no scale, and is moved by 0.3: only in units in which that is a plausible move.
    static double Value(ParameterPlan parameter, Random random, double gain, bool zeroBiases, double zeroWeights) => parameter.Role switch
    {
        ParameterRole.Bias => zeroBiases ? 0 : 0.3 * random.Normal(),
        ParameterRole.Gain => zeroBiases ? 1 : 1 + (0.2 * random.Normal()),
        ParameterRole.Embedding => gain * 0.7 * random.Normal(),
        // Far enough from a spectral radius of 1 that the layer's iteration converges within the moves of a check.
        ParameterRole.Contraction => 0.4 * random.Normal() / Math.Sqrt(parameter.FanIn),
        ParameterRole.Recurrent => gain * 0.7 * random.Normal() / Math.Sqrt(parameter.FanIn),
        _ => random.Chance(zeroWeights) ? 0 : gain * random.Normal() / Math.Sqrt(parameter.FanIn),
    };

    /// <summary>Steps downhill of 3% of each component's size.</summary>
    static double[] Trained(NetworkPlan plan, double[] values, int steps)
    {
        var model = plan.BuildTwin();
        for (var step = 0; step < steps; step++)
        {
            var gradient = model.GradientAt(values);
            foreach (var range in model.Ranges())
            {
                var (size, slope) = (Norms.Euclidean(values.AsSpan(range)), Norms.Euclidean(gradient.AsSpan(range)));
                for (var i = range.Start.Value; i < range.End.Value && slope > 0; i++)
                {
                    values[i] -= 0.03 * size / slope * gradient[i];
                }
            }
        }

        return values;
    }
}
