namespace GradientTesting;

/// <summary>
/// The slope of a function at the point by one difference: two evaluations for all outputs, or one where it is one-sided.
/// </summary>
/// <remarks>
/// At so short a step a cost in double has no curvature to speak of. Where there is some, or a kink, it does not agree, and the
/// line test is asked.
/// </remarks>
internal sealed class Screen(Line line)
{
    readonly Node ahead = new(line.Outputs);
    readonly Node behind = new(line.Outputs);

    /// <summary>Evaluates at both sides of the point.</summary>
    /// <param name="step">To either side.</param>
    /// <param name="scheme">Two-sided, or ahead only.</param>
    public void Take(double step, DifferenceScheme scheme)
    {
        line.Evaluate(ahead, step);
        if (scheme == DifferenceScheme.Central)
        {
            line.Evaluate(behind, -step);
        }
        else
        {
            behind.T = 0;
            for (var k = 0; k < line.Outputs; k++)
            {
                (behind.Values[k], behind.Untaken[k]) = (line.Here[k], 0);
            }
        }

        line.Return();
    }

    /// <summary>The slope of one output, with what noise may have done to it; not a number where the function is not defined.</summary>
    public ElementDerivative Slope(int output, CostNoise noise)
    {
        var length = ahead.T - behind.T;
        var (y, z) = (ahead.Values[output], behind.Values[output]);
        var bar = ahead.Untaken[output] + behind.Untaken[output] + (Reading.Deviations * noise.At(Math.Max(Math.Abs(y), Math.Abs(z))));
        return length > 0 && double.IsFinite(y) && double.IsFinite(z)
            ? new((y - z) / length, bar / length)
            : new(double.NaN, double.PositiveInfinity);
    }

    /// <summary>
    /// The slope of one output by differences at a step and at half of it. By as much as they are apart the step has bent the slope, twice
    /// at the most; and where the slopes of the two sides do not come closer, as those of a curve do, the point may have either.
    /// </summary>
    public ElementDerivative SlopeAtPoint(double step, int output, CostNoise noise)
    {
        Take(step, DifferenceScheme.Central);
        var (slope, apart) = (Slope(output, noise), Apart(output));
        Take(step / 2, DifferenceScheme.Central);
        var bent = (2 * Math.Abs(Slope(output, noise).Value - slope.Value)) + Math.Abs(Apart(output) - (apart / 2));
        return slope with { ErrorBar = slope.ErrorBar + bent };
    }

    /// <summary>The slopes of one output on the two sides of the point; not a number of a side that was not taken.</summary>
    public (double Behind, double Ahead) Sides(int output) =>
        ((line.Here[output] - behind.Values[output]) / -behind.T, (ahead.Values[output] - line.Here[output]) / ahead.T);

    // By how much the slope ahead is larger than the one behind.
    double Apart(int output) => Sides(output).Ahead - Sides(output).Behind;
}
