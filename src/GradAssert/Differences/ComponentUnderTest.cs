namespace GradientTesting;

/// <summary>One component as differences see it: where it is, how noisy the cost is, and what its gradient is held against.</summary>
/// <param name="Models">The model at the base point, and its copies.</param>
/// <param name="Baseline">The base point.</param>
/// <param name="Index">The place of the component among the others.</param>
/// <param name="Scale">The scale of each element.</param>
/// <param name="Noise">The noise of the cost.</param>
/// <param name="Tolerance">How far an element of the analytic gradient may be off.</param>
/// <param name="Options">The options of the check.</param>
internal sealed record ComponentUnderTest(
    ModelCopies Models, Baseline Baseline, int Index, ComponentScale Scale, CostNoise Noise, Tolerance Tolerance, GradientCheckOptions Options)
{
    /// <summary>What is left of the tolerance for errors of the step: a hundredth.</summary>
    const double PartOfTolerance = 0.01;

    const int ElementsToBend = 4;

    public Component Component => Models.Original.Components[Index];

    public int Length => Scale.Length;

    public TensorCopy Start => Baseline.Values[Index];

    public TensorCopy Analytic => Baseline.Gradient[Index];

    public bool IsSinglePrecision => Component.Values.UnitRoundoff > 1e-10;

    /// <summary>The root mean square change of the cost per step of one scale, by the analytic gradient.</summary>
    public double Slope() => Norm.Rms(Length, i => Analytic[i] * Scale[i]);

    /// <summary>The step at which truncation and noise are about equal; 0 where the user has fixed one.</summary>
    public ComponentStep ChooseStep(DifferenceScheme scheme, Random random)
    {
        if (Options.Epsilon is not null)
        {
            return default;
        }

        var central = StepSearch.Find(
            Models.Original, Component, Start, Scale, Slope(), Noise.Level, PartOfTolerance * Math.Max(Tolerance.Relative, 1e-8), random);
        return scheme == DifferenceScheme.Central ? central : OneSided(central, random);
    }

    /// <summary>
    /// A one-sided difference is off by <c>|J''| h / 2 + 2 ε / h</c>, least at <c>h = 2 √(ε / |J''|)</c>, where <c>J''</c> is
    /// the largest that a few elements have. Two evaluations for each of those.
    /// </summary>
    ComponentStep OneSided(ComponentStep central, Random random)
    {
        var probe = new ElementProbe(Models.Original, Index, Noise);
        var curvature = 0.0;
        for (var k = 0; k < ElementsToBend; k++)
        {
            var i = random.Next(Length);
            var rung = probe.At(i).Central(central.Relative * Scale[i]);
            curvature = Math.Max(curvature, rung.IsUsable ? Math.Abs(rung.Gap / rung.Step) * Scale[i] * Scale[i] : 0);
        }

        var step = 2 * Math.Sqrt(Noise.Level / curvature);
        return step < central.Relative ? new(step, curvature * step / 2) : central with { Truncation = 0 };
    }

    /// <summary>Moves the whole component, far and near: what has a slope at all shows in a sum over all elements.</summary>
    public bool IsFlat(double step, Random random)
    {
        var direction = new Direction(Scale, Block.Whole(Component.Shape), Draw.Seed(random), 0.5, 1);
        double[] sizes = [1, -1, step, -step];
        try
        {
            return Array.TrueForAll(sizes, size =>
            {
                direction.Move(Component.Values, Start, size);
                return Models.Original.Cost() is var cost && Math.Abs(cost - Baseline.Cost) <= 4 * ElementProbe.Deviations * Noise.At(cost, cost);
            });
        }
        finally
        {
            Start.Restore();
        }
    }
}
