namespace GradientTesting;

/// <summary>
/// Differentiates elements of one component, neighbour after neighbour: at the chosen step first, and only what does not agree
/// there is looked at more closely.
/// </summary>
/// <param name="component">The component.</param>
/// <param name="model">The model, or the copy of it, that is evaluated.</param>
/// <param name="chosen">The step.</param>
internal sealed class ElementScreen(ComponentUnderTest component, ModelUnderTest model, ComponentStep chosen)
{
    readonly ElementProbe probe = new(model, component.Index, component.Noise);
    bool kinkNearby;

    /// <summary>Begins with the first of some neighbours: what was met before says nothing of them.</summary>
    public void Begin() => kinkNearby = false;

    /// <summary>
    /// One element. The weights of one unit are next to one kink together: after the first that has crossed it, its
    /// neighbours are tried at a shorter step at once.
    /// </summary>
    /// <param name="i">Its row-major position.</param>
    public ElementDerivative Differentiate(int i)
    {
        if (kinkNearby && Nearer(i) is { } first)
        {
            return first;
        }

        var screened = Screen(i);
        if (component.Tolerance.Accepts(component.Analytic[i], screened))
        {
            return screened;
        }

        if (!kinkNearby && Nearer(i) is { } nearer)
        {
            kinkNearby = true;
            return nearer;
        }

        return Refine(i);
    }

    /// <summary>One element, as closely as noise allows.</summary>
    /// <param name="i">Its row-major position.</param>
    public ElementDerivative Refine(int i) =>
        Refinement.Of(probe.At(i), StepOf(i), component.Analytic[i], component.Tolerance, Math.Max(1, component.Scale[i]));

    double StepOf(int i) => component.Options.Epsilon ?? (chosen.Relative * component.Scale[i]);

    ElementDerivative? Nearer(int i) => component.Options.Scheme == DifferenceScheme.Central
        ? ShorterStep.Agreeing(probe.At(i), StepOf(i), component.Noise.Level, component.Analytic[i], component.Tolerance)
        : null;

    ElementDerivative Screen(int i)
    {
        var truncation = chosen.Truncation / component.Scale[i];
        if (component.Options.Scheme == DifferenceScheme.Forward)
        {
            var (slope, bar) = probe.At(i).Forward(StepOf(i));
            return new(slope, bar + truncation);
        }

        var rung = probe.At(i).Central(StepOf(i));
        // A step that the storage cannot hold, or that leaves the cost's domain, agrees with nothing.
        return rung.IsUsable ? new(rung.Central, rung.CentralBar + truncation) : new(double.NaN, 0);
    }
}
