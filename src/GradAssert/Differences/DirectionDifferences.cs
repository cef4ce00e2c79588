namespace GradientTesting;

/// <summary>Differentiates the cost along random directions over one component: a few evaluations, however large it is.</summary>
/// <remarks>
/// <para>No coefficient of a direction is small, so that no single element is invisible (as in Chainer's check_backward; of
/// directions drawn evenly from all, many hardly contain a given element). The error of a direction is the sum of its
/// elements' errors times their coefficients: one wrong element shows with certainty once it exceeds what is allowed over
/// its coefficient, and of many errors with random signs a direction hides less than a fraction of an allowance in
/// <c>√Σ (rᵢδᵢ)²</c>, four times over.</para>
/// <para>Where the error of a single element that could still pass exceeds one percent of the component's typical gradient,
/// the component is measured in parts: what is allowed falls as the root of their number.</para>
/// </remarks>
internal sealed class DirectionDifferences(ComponentUnderTest component, CoveragePlan plan, Progress progress)
{
    const int PerComponent = 4;
    const int PerPart = 2;
    const double Spread = 0.25;
    const double WideBar = 0.005;

    /// <summary>The error of a single element, as a part of the component's typical gradient, that should be seen.</summary>
    const double MostOfOneElement = 0.01;

    readonly Block whole = Block.Whole(component.Component.Shape);
    readonly double typicalScale = Norm.Rms(component.Length, i => component.Scale[i]);
    readonly HashSet<int> kinks = [];
    readonly DirectionProbe probe = new(component);
    ComponentStep step;
    bool nowhere;

    public ComponentDerivative Take(Random random)
    {
        step = component.ChooseStep(DifferenceScheme.Central, random);
        List<DirectionDerivative> directions = [.. Measure(whole, PerComponent, random)];
        var isFlat = !directions.Exists(IsResolved) && component.IsFlat(step.Relative, random);
        var parts = isFlat ? [whole] : whole.Parts(NumberOfParts(directions));
        if (parts.Count > 1 && component.Length <= PerPart * parts.Count)
        {
            return Exhaustive(random);
        }

        foreach (var part in parts.Count > 1 ? parts : [])
        {
            for (var k = 0; k < PerPart; k++)
            {
                directions.Add(Measure(part, random));
            }
        }

        var agree = directions.TrueForAll(Agrees);
        var derivative = agree ? Closely([], null, random) : Locate(random);
        derivative = derivative with { Directions = kinks.Count > 0 ? Measure(whole, PerComponent, random) : directions, IsFlat = isFlat };
        // A direction over elements on kinks says nothing of them; without them it says all the more of the others.
        derivative = derivative with { IsDoubtful = !agree && !HasMismatch(derivative) && (nowhere || kinks.Count > 0) && !derivative.Directions.All(Agrees) };
        return (derivative.IsDoubtful || !(isFlat || directions.Exists(IsResolved))) && plan.CanBeExhaustive(component.Length) ? Exhaustive(random) : derivative;
    }

    ComponentDerivative Exhaustive(Random random)
    {
        progress.Begin(component.Component.Name, component.Length);
        return new ElementDifferences(component, progress).Take(random);
    }

    /// <summary>Finds out what is wrong, and looks closely at a few elements of every kind.</summary>
    ComponentDerivative Locate(Random random)
    {
        var found = new Halving(block => !Agrees(Measure(block, random)), plan.Search(component.Models.Original)).Find(whole);
        var grid = GridSample.Of(component.Component.Shape, found);
        var derivative = Closely(grid.Positions(whole).Concat(found.Where(block => block.Length == 1).Select(block => block.FirstOf(0))), grid, random);
        nowhere = found.Count == 0;
        if (!HasMismatch(derivative))
        {
            kinks.UnionWith(Enumerable.Range(0, derivative.Elements.Length).Where(k => derivative.Elements[k].IsKink).Select(derivative.Position));
        }

        return derivative with { Found = found };
    }

    /// <summary>Some elements by themselves; among them the one that moves the cost most.</summary>
    ComponentDerivative Closely(IEnumerable<int> positions, GridSample? grid, Random random)
    {
        var chosen = component.Options.Scheme == DifferenceScheme.Central ? step : component.ChooseStep(component.Options.Scheme, random);
        int[] some = [.. positions.Append(Strongest()).Distinct().Order()];
        return new ElementDifferences(component, progress).Take(chosen, some, random) with
        {
            Coverage = Coverage.Directions,
            Grid = grid,
            TypicalGradient = Norm.Rms(component.Length, i => component.Analytic[i]),
        };
    }

    int Strongest()
    {
        var (strongest, most) = (0, 0.0);
        for (var i = 0; i < component.Length; i++)
        {
            if (Math.Abs(component.Analytic[i] * component.Scale[i]) is var effect && effect > most)
            {
                (strongest, most) = (i, effect);
            }
        }

        return strongest;
    }

    bool HasMismatch(ComponentDerivative derivative) => Enumerable.Range(0, derivative.Elements.Length)
        .Any(k => !component.Tolerance.Accepts(component.Analytic[derivative.Position(k)], derivative.Elements[k]));

    bool Agrees(DirectionDerivative direction) => direction.Agrees(component.Tolerance);

    bool IsResolved(DirectionDerivative direction) =>
        direction.Numeric.ErrorBar + (component.Tolerance.AnalyticBar * direction.Length) <= component.Options.RequiredResolution * Math.Max(direction.Size, Math.Abs(direction.Numeric.Value));

    /// <summary>
    /// In how many parts the component must be measured: what is allowed of a part falls as the root of its length, by the
    /// tolerance and by noise alike, since a shorter direction takes a longer step.
    /// </summary>
    long NumberOfParts(IReadOnlyList<DirectionDerivative> directions)
    {
        var typical = component.Slope() / typicalScale;
        var visible = directions.Min(direction => direction.SmallestVisibleError(component.Tolerance));
        double Needed(double part) => Math.Pow(visible / (part * typical), 2);
        return typical > 0 ? plan.Parts(Needed(MostOfOneElement), Needed(Math.Max(component.Tolerance.Relative, 1e-8)), 2 * PerPart, component.Models.Original) : 1;
    }

    DirectionDerivative[] Measure(Block block, int count, Random random) =>
        [.. Enumerable.Range(0, count).Select(_ => Measure(block, random))];

    DirectionDerivative Measure(Block block, Random random)
    {
        var direction = new Direction(component.Scale, block, Draw.Seed(random), Spread, 1 / Math.Sqrt(block.Length), kinks.Count > 0 ? kinks : null);
        probe.Along(direction);
        var tolerance = DirectionDerivative.Of(component.Tolerance, probe.Size, probe.Length);
        var first = component.Options.Epsilon is { } epsilon ? epsilon / typicalScale : step.Relative;
        var rung = probe.Central(first);
        var least = probe.Least;
        var numeric = rung.IsUsable ? new ElementDerivative(rung.Central, rung.CentralBar + step.Truncation) : new(double.NaN, 0);
        if (!tolerance.Accepts(probe.Analytic, numeric) || numeric.ErrorBar > WideBar * probe.Size)
        {
            var refined = new Refinement(probe).Of(first, rung, probe.Analytic, tolerance, Math.Max(1, 1 / typicalScale));
            numeric = refined.ErrorBar < numeric.ErrorBar || !tolerance.Accepts(probe.Analytic, numeric) ? refined : numeric;
        }

        progress.Advance();
        return new(block, probe.Analytic, numeric, probe.Size, probe.Length, least);
    }
}
