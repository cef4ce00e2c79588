namespace GradientTesting;

/// <summary>
/// Differentiates elements of one component, neighbour after neighbour: at the chosen step first, and only what does not agree
/// there is looked at more closely.
/// </summary>
internal sealed class ElementScreen
{
    readonly ComponentUnderTest component;
    readonly ComponentStep chosen;
    readonly ElementProbe probe;
    readonly Refinement refinement;
    Neighbours neighbours;

    /// <param name="component">The component.</param>
    /// <param name="model">The model, or the copy of it, that is evaluated.</param>
    /// <param name="chosen">The step.</param>
    public ElementScreen(ComponentUnderTest component, ModelUnderTest model, ComponentStep chosen)
    {
        (this.component, this.chosen) = (component, chosen);
        probe = new(model, component.Index, component.Noise);
        refinement = new(probe);
    }

    /// <summary>What the last element that did not agree at first has turned out to be.</summary>
    enum Neighbours
    {
        Unknown,
        NextToAKink,
        Wrong,
    }

    /// <summary>Begins with the first of some neighbours: what was met before says nothing of them.</summary>
    public void Begin() => neighbours = Neighbours.Unknown;

    /// <summary>
    /// One element. The weights of one unit are next to one kink together: after the first that has crossed it, its
    /// neighbours are tried at a shorter step at once. Nor is one alone when it is wrong: after it, nothing is tried twice.
    /// </summary>
    /// <param name="i">Its row-major position.</param>
    public ElementDerivative Differentiate(int i)
    {
        if (neighbours == Neighbours.NextToAKink && Nearer(i) is { } first)
        {
            return first;
        }

        var screened = Screen(i, out var rung);
        if (Agrees(i, screened))
        {
            return screened;
        }

        if (neighbours == Neighbours.Unknown && Nearer(i) is { } nearer)
        {
            neighbours = Neighbours.NextToAKink;
            return nearer;
        }

        var refined = Refine(i, rung);
        neighbours = Agrees(i, refined) ? neighbours : Neighbours.Wrong;
        return refined;
    }

    /// <summary>One element, as closely as noise allows.</summary>
    /// <param name="i">Its row-major position.</param>
    /// <param name="rung">What was seen at the chosen step; null where that is not known any more.</param>
    public ElementDerivative Refine(int i, Rung? rung = null)
    {
        probe.At(i);
        return refinement.Of(StepOf(i), rung, component.Analytic[i], component.Tolerance, Math.Max(1, component.Scale[i]));
    }

    bool Agrees(int i, ElementDerivative derivative) => component.Tolerance.Accepts(component.Analytic[i], derivative);

    double StepOf(int i) => component.Options.Epsilon ?? (chosen.Relative * component.Scale[i]);

    ElementDerivative? Nearer(int i) => component.Options.Scheme == DifferenceScheme.Central
        ? ShorterStep.Agreeing(probe.At(i), StepOf(i), component.Noise.Level, component.Analytic[i], component.Tolerance)
        : null;

    ElementDerivative Screen(int i, out Rung? rung)
    {
        var truncation = chosen.Truncation / component.Scale[i];
        if (component.Options.Scheme == DifferenceScheme.Forward)
        {
            rung = null;
            var (slope, bar) = probe.At(i).Forward(StepOf(i));
            return new(slope, bar + truncation);
        }

        var central = probe.At(i).Central(StepOf(i));
        rung = central;
        // A step that the storage cannot hold, or that leaves the cost's domain, agrees with nothing.
        return central.IsUsable ? new(central.Central, central.CentralBar + truncation) : new(double.NaN, 0);
    }
}
