namespace GradientTesting;

/// <summary>Differentiates the cost with respect to every element of one component.</summary>
internal sealed class ComponentDifferences(
    ModelUnderTest model, Baseline baseline, int c, double[] scales, CostNoise noise, Tolerance tolerance, GradientCheckOptions options, Progress progress)
{
    /// <summary>What is left of the tolerance for errors of the step: a hundredth.</summary>
    const double PartOfTolerance = 0.01;

    /// <summary>An error bar of more than half a percent of the component's root mean square gradient hides an error of one percent.</summary>
    const double WideBar = 0.005;

    readonly TensorView values = model.Components[c].Values;
    readonly TensorCopy start = baseline.Values[c];
    readonly TensorCopy analytic = baseline.Gradient[c];

    public ComponentDerivative Take(Random random)
    {
        var chosen = ChooseStep(random);
        var step = chosen.Relative;
        var elements = new ElementDerivative[scales.Length];
        for (var i = 0; i < elements.Length; i++)
        {
            var probe = Probe(i);
            var screened = Screen(probe, Step(i, step), chosen.Truncation / scales[i]);
            elements[i] = tolerance.Accepts(analytic[i], screened) ? screened : Refine(probe, i, step);
            progress.Advance();
        }

        var isFlat = IsUnresolved(elements) && IsFlat(random, step);
        if (!isFlat)
        {
            Sharpen(elements, step);
        }

        return new(elements, tolerance, scales, step, isFlat, values.UnitRoundoff > 1e-10);
    }

    /// <summary>Refines what agreed only because its error bar is wide beside the gradient of the component.</summary>
    void Sharpen(ElementDerivative[] elements, double step)
    {
        var squares = 0.0;
        for (var i = 0; i < elements.Length; i++)
        {
            squares += elements[i].Value * scales[i] * elements[i].Value * scales[i];
        }

        var wide = WideBar * Math.Sqrt(squares / elements.Length);
        for (var i = 0; i < elements.Length; i++)
        {
            if (elements[i].ErrorBar * scales[i] > wide && Refine(Probe(i), i, step) is var refined && refined.ErrorBar < elements[i].ErrorBar)
            {
                elements[i] = refined;
            }
        }
    }

    ElementProbe Probe(int i) => new(model, values, i, noise);

    double Step(int i, double step) => options.Epsilon ?? (step * scales[i]);

    ElementDerivative Refine(ElementProbe probe, int i, double step) =>
        Refinement.Of(probe, Step(i, step), analytic[i], tolerance, Math.Max(1, scales[i]));

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

    ComponentStep ChooseStep(Random random)
    {
        if (options.Epsilon is not null)
        {
            return default;
        }

        var central = StepSearch.Find(
            model, values, start, scales, Slope(), noise.Level, PartOfTolerance * Math.Max(tolerance.Relative, 1e-8), random);
        // The error of a one-sided difference falls as h, not h²: its step is shorter by a root, h² in units of the scale.
        return options.Scheme == DifferenceScheme.Central ? central : new(Math.Pow(central.Relative, 1.5), 0);
    }

    /// <summary>The root mean square change of the cost per step of one scale, by the analytic gradient.</summary>
    double Slope()
    {
        var sum = 0.0;
        for (var i = 0; i < scales.Length; i++)
        {
            sum += analytic[i] * scales[i] * analytic[i] * scales[i];
        }

        return Math.Sqrt(sum / scales.Length);
    }

    bool IsUnresolved(ElementDerivative[] elements)
    {
        var (bars, slopes) = (0.0, 0.0);
        foreach (var element in elements)
        {
            bars += element.ErrorBar * element.ErrorBar;
            slopes += element.Value * element.Value;
        }

        return bars > options.RequiredResolution * options.RequiredResolution * slopes;
    }

    /// <summary>Moves the whole component, far and near: what has a slope at all shows in a sum over all elements.</summary>
    bool IsFlat(Random random, double step)
    {
        var direction = Array.ConvertAll(scales, scale => scale * (0.5 + random.NextDouble()) * Draw.Sign(random));
        double[] sizes = [1, -1, step, -step];
        try
        {
            return Array.TrueForAll(sizes, size =>
            {
                Direction.Move(values, start, direction, size);
                return model.Cost() is var cost && Math.Abs(cost - baseline.Cost) <= 4 * ElementProbe.Deviations * noise.At(cost, cost);
            });
        }
        finally
        {
            start.Restore();
        }
    }
}
