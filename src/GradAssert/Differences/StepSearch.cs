namespace GradientTesting;

/// <summary>The step at which the truncation error and the noise of a central difference are about equal, for one component.</summary>
/// <remarks>
/// <para>A central difference is off by <c>|J'''| h² / 6 + ε / h</c>, least at <c>h = (3 ε / |J'''|)^⅓</c>. The third
/// derivative is not guessed but seen: as the difference of two central differences along one random direction of the
/// component, of the same length as the step of one element.</para>
/// <para>Source: P. E. Gill, W. Murray, M. A. Saunders and M. H. Wright, Computing Forward-Difference Intervals for
/// Numerical Optimization, SIAM J. Sci. Stat. Comput. 4 (1983); W. H. Press et al., Numerical Recipes, section 5.7.</para>
/// </remarks>
internal sealed class StepSearch
{
    const int MostSteps = 16;
    const double Smallest = 1e-18;
    const double Largest = 64;

    /// <summary>Where a component does not move the cost at all, or out of all proportion, the search goes on in strides.</summary>
    const double Stride = 64;

    /// <summary>A slope that doubles when the step is quartered is that of a cost which levels off within the step.</summary>
    const double Disproportion = 2;

    const int MostOutside = 4;

    /// <summary>Single elements may be more curved than their component: at 0.4 of the balance truncation is a sixth of what it was, noise 2.5 times.</summary>
    const double Cautious = 0.4;

    /// <summary>A noise of this part of the slope, or more, is worth a longer step.</summary>
    const double NoisyPart = 0.001;

    readonly ModelUnderTest model;
    readonly TensorView values;
    readonly TensorCopy start;
    readonly Direction direction;
    readonly double noise;
    readonly double largest;

    StepSearch(ModelUnderTest model, Component component, TensorCopy start, ComponentScale scale, double noise, Random random)
    {
        (this.model, values, this.start, this.noise) = (model, component.Values, start, noise);
        // Unequal lengths, lest two elements that do the same cancel.
        direction = new(scale, Block.Whole(component.Shape), Draw.Seed(random), 0.5, 1 / Math.Sqrt(scale.Length));
        // Numbers that are all near zero (a millionth, say) say nothing of the length on which the cost changes: up to 1 it is looked for.
        largest = Math.Max(Largest, 1 / LargestOf(scale));
    }

    /// <summary>Searches from the step that the analytic gradient suggests.</summary>
    /// <param name="model">The model at the base point.</param>
    /// <param name="component">The component.</param>
    /// <param name="start">Its values at the base point.</param>
    /// <param name="scale">The scale of each element.</param>
    /// <param name="slope">A first guess at the change of the cost per step of one scale; zero where there is none.</param>
    /// <param name="noise">The noise of the cost.</param>
    /// <param name="negligible">The relative error of the difference below which no better step is looked for.</param>
    /// <param name="random">Draws the direction.</param>
    public static ComponentStep Find(ModelUnderTest model, Component component, TensorCopy start, ComponentScale scale, double slope, double noise, double negligible, Random random)
    {
        var search = new StepSearch(model, component, start, scale, noise, random);
        try
        {
            // Of a cost that is exactly zero no noise may be seen at all, and a step of nothing would be the shortest there is.
            return search.From(slope > 0 && noise > 0 ? Math.Cbrt(3 * noise / slope) : 1e-4, negligible, slope);
        }
        finally
        {
            start.Restore();
        }
    }

    ComponentStep From(double first, double negligible, double slope)
    {
        var step = Math.Clamp(first, Smallest, 1);
        var (coarse, fine) = (Central(step), Central(step / 4));
        var (longest, before, outside) = (step, double.PositiveInfinity, 0);
        for (var tries = 2; tries < MostSteps; tries++)
        {
            var change = Math.Abs(coarse - fine);
            if (!double.IsFinite(change))
            {
                // An element at the edge of the cost's domain takes every direction out of it; the others have steps all the same.
                if (++outside > MostOutside)
                {
                    return new(longest, 0);
                }

                step /= 4;
                (coarse, fine) = (fine, Central(step / 4));
            }
            else if (Math.Abs(fine) > Disproportion * Math.Abs(coarse) && Math.Abs(fine) > 80 * noise / step)
            {
                // So bent that nothing can be read off it: numbers that are zero may live on any length.
                step /= Stride;
                (coarse, fine, before) = (Central(step), Central(step / 4), double.PositiveInfinity);
                longest = step;
            }
            else if (change > 6 * noise / step)
            {
                // Truncation falls sixteenfold from step to step. What does not is a kink nearby, which no step is short enough for.
                if (change > before / 4)
                {
                    return new(longest, 0);
                }

                before = change;

                // Truncation shows: C h² is 16/15 of the change at the coarse step, and balances the noise at the cube root.
                var curvature = 16.0 / 15 * change / (step * step);
                var balance = Math.Cbrt(noise / (2 * curvature));
                if (balance >= step / 4)
                {
                    // In single precision noise may leave no room for caution: what is wide beside the slope would be refined, each element by itself.
                    var isNoisy = ElementProbe.Deviations * noise > NoisyPart * Cautious * balance * slope;
                    var chosen = Math.Min(isNoisy ? balance : Cautious * balance, step);
                    return new(chosen, curvature * chosen * chosen);
                }

                step /= 4;
                (coarse, fine) = (fine, Central(step / 4));
            }
            else if (noise / step <= negligible * Math.Abs(coarse) || step >= largest)
            {
                return new(step, change);
            }
            else if (Math.Abs(coarse) > 6 * noise / step)
            {
                step *= 4;
                (coarse, fine) = (Central(step), coarse);
            }
            else
            {
                step = Math.Min(step * Stride, largest);
                (coarse, fine) = (Central(step), Central(step / 4));
            }
        }

        return new(double.IsFinite(coarse) ? step : step / 4, 0);
    }

    double Central(double step)
    {
        direction.Move(values, start, step);
        var ahead = model.Cost();
        direction.Move(values, start, -step);
        return (ahead - model.Cost()) / (2 * step);
    }

    static double LargestOf(ComponentScale scale)
    {
        var largest = 0.0;
        for (var i = 0; i < scale.Length; i++)
        {
            largest = Math.Max(largest, scale[i]);
        }

        return largest;
    }
}
