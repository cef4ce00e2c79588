namespace GradientTesting;

/// <summary>Differentiates the cost with respect to elements of one component: all of them, or some.</summary>
internal sealed class ElementDifferences(ComponentUnderTest component, Progress progress)
{
    /// <summary>An error bar of more than half a percent of the component's root mean square gradient hides an error of one percent.</summary>
    const double WideBar = 0.005;

    const int MostTriedAlone = 4;
    const double Shorter = 64;

    readonly GradientCheckOptions options = component.Options;

    /// <summary>Every element. 2 evaluations each, and 4 to 14 to choose the step.</summary>
    public ComponentDerivative Take(Random random) =>
        Take(component.ChooseStep(options.Scheme, random), null, random);

    /// <summary>Some elements.</summary>
    /// <param name="positions">Row-major and in order, each once.</param>
    /// <param name="random">Draws directions.</param>
    public ComponentDerivative Take(int[] positions, Random random) =>
        Take(component.ChooseStep(options.Scheme, random), positions, random) with { Coverage = Coverage.Sampled };

    /// <summary>The same elements as <paramref name="before"/>, where the cost is another one by now.</summary>
    public ComponentDerivative Again(ComponentDerivative before, Random random) =>
        Take(component.ChooseStep(options.Scheme, random), before.Positions, random) with { Coverage = before.Coverage, Grid = before.Grid };

    /// <summary>Elements at a step that is known already.</summary>
    /// <param name="chosen">The step.</param>
    /// <param name="positions">Row-major and in order, each once; null for all.</param>
    /// <param name="random">Draws directions.</param>
    public ComponentDerivative Take(ComponentStep chosen, int[]? positions, Random random)
    {
        var elements = new ElementDerivative[positions?.Length ?? component.Length];
        var scales = new double[elements.Length];
        int Position(int k) => positions is null ? k : positions[k];
        ForEach(elements.Length, (probe, k) =>
        {
            scales[k] = component.Scale[Position(k)];
            elements[k] = Differentiate(probe, Position(k), chosen);
            progress.Advance();
        });

        if (component.Models.AreSeveral)
        {
            RequireSameAlone(elements, chosen, Position);
        }

        var isFlat = IsUnresolved(elements) && component.IsFlat(chosen.Relative, random);
        if (!isFlat)
        {
            // What agreed only because its error bar is wide: beside what the others do to the cost, or in the norm of the bars.
            var (wide, wideInNorm) = (WideBar * Norm.Rms(elements.Length, k => elements[k].Value * scales[k]), options.RequiredResolution / 2 * Norm.Rms(elements.Length, k => elements[k].Value));
            ForEach(elements.Length, (probe, k) =>
            {
                if ((elements[k].ErrorBar * scales[k] > wide || elements[k].ErrorBar > wideInNorm)
                    && Refine(probe.At(Position(k)), Position(k), scales[k], chosen) is var refined && refined.ErrorBar < elements[k].ErrorBar)
                {
                    elements[k] = refined;
                }
            });
        }

        return new(elements, component.Tolerance, scales, chosen.Relative, isFlat, component.IsSinglePrecision) { Length = component.Length, Positions = positions };
    }

    ElementDerivative Differentiate(ElementProbe probe, int i, ComponentStep chosen)
    {
        var scale = component.Scale[i];
        var screened = Screen(probe.At(i), Step(scale, chosen), chosen.Truncation / scale);
        return component.Tolerance.Accepts(component.Analytic[i], screened) ? screened : NextToAKink(probe, i, Step(scale, chosen)) ?? Refine(probe, i, scale, chosen);
    }

    /// <summary>
    /// Most right elements that disagree at first do so because their step has crossed a kink: at one that is much shorter
    /// they agree, and noise is still below the tolerance. Two evaluations instead of a dozen.
    /// </summary>
    ElementDerivative? NextToAKink(ElementProbe probe, int i, double step)
    {
        var rung = options.Scheme == DifferenceScheme.Central ? probe.Central(step / Shorter) : default;
        var nearer = new ElementDerivative(rung.Central, rung.CentralBar);
        return rung.IsUsable && nearer.ErrorBar <= component.Tolerance.Tolerated(component.Analytic[i], nearer) && component.Tolerance.Accepts(component.Analytic[i], nearer)
            ? nearer
            : null;
    }

    /// <summary>
    /// What disagrees, sits on a kink or is known worst must come out the same when no copy is at work beside the model: two
    /// that write to one buffer would call any gradient wrong.
    /// </summary>
    void RequireSameAlone(ElementDerivative[] elements, ComponentStep chosen, Func<int, int> position)
    {
        var probe = new ElementProbe(component.Models.Original, component.Index, component.Noise);
        var remarkable = Enumerable.Range(0, elements.Length)
            .Where(k => elements[k].IsKink || !component.Tolerance.Accepts(component.Analytic[position(k)], elements[k]))
            .Take(MostTriedAlone)
            .Append(Array.IndexOf(elements, elements.MaxBy(element => element.ErrorBar)));
        foreach (var k in remarkable)
        {
            var alone = component.Models.Original.Uncounted(() => Differentiate(probe, position(k), chosen));
            if (alone.IsKink != elements[k].IsKink || !(Math.Abs(alone.Value - elements[k].Value) <= component.Tolerance.Allowance(alone.Value, alone)))
            {
                throw new GradientContractException(FormattableString.Invariant(
                    $"The derivative of {ElementName.Of(component.Component, position(k))} by differences is {alone.Value:G9} when the model is alone, and {elements[k].Value:G9} while copies of it are evaluated on other threads. What Copy() returns shares something that Cost() writes, such as a buffer for activations: give each copy its own."));
            }
        }
    }

    void ForEach(int count, Action<ElementProbe, int> act) =>
        component.Models.ForEach(count, model => new ElementProbe(model, component.Index, component.Noise), act);

    double Step(double scale, ComponentStep chosen) => options.Epsilon ?? (chosen.Relative * scale);

    ElementDerivative Refine(ElementProbe probe, int i, double scale, ComponentStep chosen) =>
        Refinement.Of(probe, Step(scale, chosen), component.Analytic[i], component.Tolerance, Math.Max(1, scale));

    ElementDerivative Screen(ElementProbe probe, double step, double truncation)
    {
        if (options.Scheme == DifferenceScheme.Forward)
        {
            var (slope, bar) = probe.Forward(step);
            return new(slope, bar + truncation);
        }

        var rung = probe.Central(step);
        // A step that the storage cannot hold, or that leaves the cost's domain, agrees with nothing.
        return rung.IsUsable ? new(rung.Central, rung.CentralBar + truncation) : new(double.NaN, 0);
    }

    bool IsUnresolved(ElementDerivative[] elements) =>
        Norm.Of(elements.Length, k => elements[k].ErrorBar) > options.RequiredResolution * Norm.Of(elements.Length, k => elements[k].Value);
}
