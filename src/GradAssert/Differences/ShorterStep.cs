namespace GradientTesting;

/// <summary>A try of what does not agree, or is not expected to, at a step so short that noise is not far below the tolerance.</summary>
/// <remarks>
/// Most right derivatives that disagree at first do so because the step has crossed a kink some way off; at one that is much
/// shorter they agree. Two evaluations, where a <see cref="Refinement"/> takes a dozen.
/// </remarks>
internal static class ShorterStep
{
    /// <summary>The part of the tolerance that noise may take.</summary>
    const double Most = 0.5;

    /// <summary>The part of it that noise takes where there is room for it.</summary>
    const double Wanted = 0.125;

    /// <summary>A step that is not much shorter is not worth a try.</summary>
    const double Longest = 0.25;

    /// <param name="probe">The cost as a function of what is moved.</param>
    /// <param name="step">The step to be shortened.</param>
    /// <param name="noise">The noise of the cost.</param>
    /// <param name="analytic">The derivative to be judged.</param>
    /// <param name="tolerance">How far that may be off.</param>
    /// <returns>
    /// Null where noise leaves no room for a step of a quarter, or where what is off is more than noise can have done: the
    /// bar is half a tolerance at most, and so nothing passes that is off by more than one.
    /// </returns>
    public static ElementDerivative? Agreeing(IProbe probe, double step, double noise, double analytic, Tolerance tolerance)
    {
        var noisy = ElementProbe.Deviations * noise / tolerance.Tolerated(analytic, new(analytic, 0));
        if (!(noisy / Most <= Longest * step))
        {
            return null;
        }

        var rung = probe.Central(Math.Min(noisy / Wanted, Longest * step));
        var nearer = new ElementDerivative(rung.Central, rung.CentralBar);
        return rung.IsUsable
            && nearer.ErrorBar <= Most * tolerance.Tolerated(analytic, nearer)
            && nearer.DistanceTo(analytic) <= nearer.ErrorBar + tolerance.AnalyticBar
            ? nearer
            : null;
    }
}
