namespace GradientTesting;

/// <summary>Differentiates the cost with respect to elements of one component: all of them, or some.</summary>
internal sealed class ElementDifferences(ComponentUnderTest component, Progress progress)
{
    /// <summary>An error bar of more than half a percent of the component's root mean square gradient hides an error of one percent.</summary>
    const double WideBar = 0.005;

    const int MostTriedAlone = 4;

    /// <summary>
    /// Beside its neighbours an element may have been tried at another step than alone: two derivatives that agree with the
    /// gradient are no further apart than twice what is allowed.
    /// </summary>
    const double FurthestApart = 2;

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
        ForEach(elements.Length, chosen, (screen, k) =>
        {
            if (k % ModelCopies.Chunk == 0)
            {
                screen.Begin();
            }

            scales[k] = component.Scale[Position(k)];
            elements[k] = screen.Differentiate(Position(k));
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
            ForEach(elements.Length, chosen, (screen, k) =>
            {
                if ((elements[k].ErrorBar * scales[k] > wide || elements[k].ErrorBar > wideInNorm)
                    && screen.Refine(Position(k)) is var refined && refined.ErrorBar < elements[k].ErrorBar)
                {
                    elements[k] = refined;
                }
            });
        }

        return new(elements, component.Tolerance, scales, chosen.Relative, isFlat, component.IsSinglePrecision) { Length = component.Length, Positions = positions };
    }

    /// <summary>
    /// What disagrees, sits on a kink or is known worst must come out the same when no copy is at work beside the model: two
    /// that write to one buffer would call any gradient wrong.
    /// </summary>
    void RequireSameAlone(ElementDerivative[] elements, ComponentStep chosen, Func<int, int> position)
    {
        var remarkable = Enumerable.Range(0, elements.Length)
            .Where(k => elements[k].IsKink || !component.Tolerance.Accepts(component.Analytic[position(k)], elements[k]))
            .Take(MostTriedAlone)
            .Append(Array.IndexOf(elements, elements.MaxBy(element => element.ErrorBar)));
        foreach (var k in remarkable)
        {
            var alone = component.Models.Original.Uncounted(() => new ElementScreen(component, component.Models.Original, chosen).Differentiate(position(k)));
            if (alone.IsKink != elements[k].IsKink || !(Math.Abs(alone.Value - elements[k].Value) <= FurthestApart * component.Tolerance.Allowance(alone.Value, alone)))
            {
                throw new GradientContractException(FormattableString.Invariant(
                    $"The derivative of {ElementName.Of(component.Component, position(k))} by differences is {alone.Value:G9} when the model is alone, and {elements[k].Value:G9} while copies of it are evaluated on other threads. What Copy() returns shares something that Cost() writes, such as a buffer for activations: give each copy its own."));
            }
        }
    }

    void ForEach(int count, ComponentStep chosen, Action<ElementScreen, int> act) =>
        component.Models.ForEach(count, model => new ElementScreen(component, model, chosen), act);

    bool IsUnresolved(ElementDerivative[] elements) =>
        Norm.Of(elements.Length, k => elements[k].ErrorBar) > options.RequiredResolution * Norm.Of(elements.Length, k => elements[k].Value);
}
