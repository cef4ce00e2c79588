namespace GradientTesting;

/// <summary>What differences have found of each component.</summary>
/// <param name="Noise">The measured noise of the cost.</param>
/// <param name="Components">In the model's order.</param>
internal sealed record NumericalGradient(CostNoise Noise, IReadOnlyList<ComponentDerivative> Components)
{
    /// <summary>Where elements are known to this part of a component's gradient, as norms, directions over it show nothing more.</summary>
    const double WellKnown = 0.01;

    /// <summary>What is smaller than this part of all that moves the cost is what rounding left of a zero.</summary>
    const double Rounding = 1e-12;

    /// <summary>The same in single precision, where all that is claimed is less than noise too.</summary>
    const double CoarseRounding = 1e-4;

    /// <summary>In deviations of noise: what is claimed of a move to which the cost has to react.</summary>
    const double ClaimedNoise = 40;

    /// <summary>Directions over a component take about this many evaluations where noise is wide.</summary>
    const int EvaluationsOfDirections = 200;

    /// <summary>Measures the noise, then holds each component against the cost: what agrees at the first difference is done.</summary>
    /// <remarks>
    /// 2 evaluations per element and some 30 per model; where directions are taken, some 20 per component whatever its size.
    /// </remarks>
    public static NumericalGradient Of(
        ModelCopies models, Baseline baseline, GradientRun run, GradientCheckOptions options, Progress progress)
    {
        var model = models.Original;
        var (budget, proof) = (new Budget(model, options.MaxCostEvaluations), new ProvenMismatches());
        var random = Draws.Of(Draws.Seed(run, model.Components.Count), 0);
        var (scales, lengths) = (baseline.ScalesOfMoves, baseline.Scales);
        var effects = baseline.Gradient.Select((gradient, c) => Norm.Rms(gradient.Length, i => gradient[i] * scales[c][i])).ToArray();
        var strongest = effects.Where(double.IsFinite).DefaultIfEmpty(0).Max();
        // On scales of their own, so that none of unlike quantities in one vector is moved out of the cost's domain; and along the
        // signs of the gradient, where the cost changes most and meets the most stairs.
        var noise = CostNoise.Measure(model, baseline, Direction.OfAll(model, lengths, 0.5, random, baseline.Gradient), random, strongest);

        var plan = CoveragePlan.Of(model.Components, options, Draws.Seed(run, -1));
        ComponentUnderTest[] components =
        [
            .. scales.Select((scale, c) => new ComponentUnderTest(
                models, baseline, c, scale, lengths[c], noise, strongest, Draws.Seed(run, c), options)),
        ];
        ComponentDerivative[] derivatives = [.. components.Select(component => Of(component, plan, proof, budget, progress))];
        if (Array.Exists(derivatives, derivative => Array.Exists(derivative.Elements, element => element.IsWalked)))
        {
            var neighbours = PointNeighbours.Of(model, baseline, lengths, random);
            derivatives = [.. derivatives.Select((derivative, c) => neighbours.Complete(components[c], derivative))];
        }

        bool IsZero(int c) => IsRounding(components[c], effects[c]) && IsFlat(components[c])
            && !(noise.Rough > 0 && HasSlope(components[c]));
        return new(noise, [.. derivatives.Select((derivative, c) => derivative with { IsFlat = IsZero(c) })]);
    }

    static ComponentDerivative Of(ComponentUnderTest component, CoveragePlan plan, ProvenMismatches proof, Budget budget, Progress progress)
    {
        var coverage = plan.Of(component);
        var elements = coverage switch
        {
            GradientCoverage.Directions => 0,
            GradientCoverage.Sampled => plan.SampleOf(component).Length,
            _ => component.Length,
        };
        if (budget.Left < Math.Max(2 * elements, elements == 0 ? EvaluationsOfDirections : 0))
        {
            return Unseen(component);
        }

        progress.Begin(component.Component.Name, elements);
        var directions = new DirectionDifferences(component, plan, proof, budget, progress);
        if (coverage == GradientCoverage.Directions)
        {
            return directions.Take();
        }

        var differences = new ElementDifferences(component, proof, budget, progress);
        var derivative = differences.Take(coverage == GradientCoverage.Sampled ? plan.SampleOf(component) : null);
        return coverage == GradientCoverage.Exhaustive && component.Length > ComponentUnderTest.Few && IsCoarse(component, derivative)
                && budget.Left > EvaluationsOfDirections
            ? derivative with { Directions = directions.Whole() }
            : derivative;
    }

    // Elements that disagree need no directions to say so.
    static bool IsCoarse(ComponentUnderTest component, ComponentDerivative derivative)
    {
        var (bars, sizes) = (new ScaledSum(), new ScaledSum());
        for (var k = 0; k < derivative.Elements.Length; k++)
        {
            if (!derivative.Elements[k].IsDoubtful && !component.Tolerance.Accepts(component.Analytic[k], derivative.Elements[k]))
            {
                return false;
            }

            bars.Add(derivative.Elements[k].ErrorBar * derivative.Scales[k]);
            sizes.Add(component.Analytic[k] * derivative.Scales[k]);
        }

        return !(bars.Root <= WellKnown * sizes.Root) && sizes.Root > 0;
    }

    /// <summary>Evaluations were spent before it was its turn.</summary>
    static ComponentDerivative Unseen(ComponentUnderTest component) =>
        new([new(component.Analytic[0], double.PositiveInfinity) { IsUnseen = true }], component.Tolerance, [component.Scale[0]])
        {
            Coverage = GradientCoverage.Sampled,
            Length = component.Length,
            Positions = [0],
            TypicalGradient = component.Typical,
        };

    // What a component of a few hundred elements claims along the signs of its gradient is more than its root mean square.
    static bool IsRounding(ComponentUnderTest component, double effect)
    {
        var claimed = Enumerable.Range(0, component.Length).Sum(i => Math.Abs(component.Analytic[i]) * component.Scale[i]);
        return effect <= Rounding * component.Strongest
            || (effect <= CoarseRounding * component.Strongest && claimed <= Reading.Deviations * component.Noise.Level
                && !Reacts(component, claimed));
    }

    /// <summary>
    /// Whether the cost reacts to moves at which what is claimed is far above noise, and four times as much to four times the move: then
    /// the component is small, as biases of 1e-8 beside weights are, and its gradient is not rounding. Four evaluations.
    /// </summary>
    static bool Reacts(ComponentUnderTest component, double claimed)
    {
        var (near, far) = (Odd(ClaimedNoise / 4), Odd(ClaimedNoise));
        return Math.Abs(far) >= ClaimedNoise / 3 * component.Noise.Level && far / near is > 2 and < 8;

        // Half of what the cost differs by between the two sides of a move at which so many deviations of noise are claimed.
        double Odd(double deviations) => claimed == 0 ? 0
            : (Cost(deviations * component.Noise.Level / claimed) - Cost(-deviations * component.Noise.Level / claimed)) / 2;

        double Cost(double t)
        {
            var whole = Block.Whole(component.Component.Shape);
            var direction = new Direction(component.Scale, whole, component.Seed, 0, 1, component.Analytic);
            direction.Move(component.Component.Values, component.Start, t);
            var cost = component.Models.Original.CostOrInfinity();
            component.Start.Restore();
            return cost;
        }
    }

    /// <summary>
    /// What looks like noise may be what a component does that claims to do nothing: then the cost has a slope over the shortest moves.
    /// </summary>
    static bool HasSlope(ComponentUnderTest component)
    {
        var direction = new Direction(component.Scale, Block.Whole(component.Component.Shape), component.Seed, 0.5, 1);
        return ShortestMoves.ShowSlope(new DirectionLine(component.Models.Original, component).Along(direction), 0, component.Noise);
    }

    /// <summary>Moves the whole component as far as its elements are moved: two evaluations.</summary>
    static bool IsFlat(ComponentUnderTest component)
    {
        var model = component.Models.Original;
        var direction = new Direction(component.Scale, Block.Whole(component.Component.Shape), component.Seed, 0.5, 1);
        double[] sizes = [ComponentUnderTest.LongestMove, -ComponentUnderTest.LongestMove];
        try
        {
            return Array.TrueForAll(sizes, size =>
            {
                direction.Move(component.Component.Values, component.Start, size);
                var cost = model.CostOrInfinity();
                return Math.Abs(cost - component.Cost) <= Reading.Deviations * component.Noise.At(cost);
            });
        }
        finally
        {
            component.Start.Restore();
        }
    }
}
