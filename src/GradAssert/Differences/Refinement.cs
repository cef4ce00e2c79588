namespace GradientTesting;

/// <summary>The derivative with respect to an element that did not agree at first: from a ladder of steps, each a quarter of the last.</summary>
/// <remarks>
/// <para>Errors of central differences fall sixteenfold from rung to rung where the cost is smooth, which both shows that
/// it is and lets them be extrapolated away (L. F. Richardson, 1911; C. J. F. Ridders, 1982). The gap between the slopes
/// on either side falls fourfold where the cost is smooth, vanishes below a kink that lies some way off, and stays where
/// the kink is at the point itself.</para>
/// <para>4 to 34 evaluations: the ladder ends as soon as the answer is clear, or noise has the better of every finer step.</para>
/// </remarks>
/// <param name="probe">The cost as a function of what is moved, which may be another element, or direction, each time.</param>
internal sealed class Refinement(IProbe probe)
{
    const int MostRungs = 17;
    const int MostCoarser = 5;
    const double Stride = 64;
    const double MostLeap = 1L << 32; // a power of four, as the rungs are

    readonly List<Rung> rungs = [];
    Rung? known;
    double step;
    double analytic;
    Tolerance tolerance;
    double longest;
    double coarsest;
    double finest;

    /// <param name="first">The step at which it did not agree.</param>
    /// <param name="seen">What was seen there; null where that is not known any more.</param>
    /// <param name="judged">The derivative to be judged.</param>
    /// <param name="allowed">How far that may be off.</param>
    /// <param name="most">The longest step that may call it wrong: the cost may go up and down several times within a longer one.</param>
    public ElementDerivative Of(double first, Rung? seen, double judged, Tolerance allowed, double most)
    {
        (step, known, analytic, tolerance, longest) = (first, seen, judged, allowed, most);
        (coarsest, finest) = (step * 4, step * 16);
        rungs.Clear();
        return Climb();
    }

    ElementDerivative Climb()
    {
        AddFiner();
        AddFiner();
        AddFiner();
        var best = Ladder.Read(rungs);
        for (var coarser = 0; coarser < MostCoarser && CoarserMayHelp(best); coarser++)
        {
            AddCoarser(best);
            best = Ladder.Read(rungs);
        }

        while (!IsClear(best) && FinerMayHelp(best) && rungs.Count < MostRungs)
        {
            if (!AddFiner())
            {
                break;
            }

            best = Ladder.Read(rungs);
        }

        if (Disagrees(best) && !best.Derivative.IsKink)
        {
            best = Confirm(best);
        }

        if (Disagrees(best) && rungs.Count > 0 && rungs[best.Rung].Step > longest)
        {
            best = Excuse(best);
        }

        return rungs.Count > 0 ? best.Derivative : OneSided();
    }

    /// <summary>
    /// Before an element is called wrong it is tried at the smallest step at which noise would still let it be seen: a cost
    /// that changes on two lengths can look smooth on the longer one. Where the two do not agree, the ladder is built anew
    /// from there, as long as its rungs agree.
    /// </summary>
    Ladder.Reading Confirm(Ladder.Reading best)
    {
        var distance = best.Derivative.DistanceTo(analytic);
        var leap = MostLeap;
        while (leap > 1 && rungs[^1].CentralBar * leap > distance / 8)
        {
            leap /= 4;
        }

        var top = rungs[0].Step;
        finest /= leap / 4;
        if (leap > 1 && !AddFiner())
        {
            return best;
        }

        var last = rungs[^1];
        var apart = leap > 1 ? distance / 4 : last.CentralBar + best.Derivative.ErrorBar;
        if (Math.Abs(last.Central - best.Derivative.Value) <= apart)
        {
            return best;
        }

        rungs.RemoveRange(0, rungs.Count - 1);
        for (var step = last.Step * 4; step <= top && AddAgreeing(step); step *= 4)
        {
        }

        return Ladder.Read(rungs);
    }

    bool AddAgreeing(double step)
    {
        var rung = probe.Central(step);
        if (!rung.IsUsable || Math.Abs(rung.Central - rungs[0].Central) > rung.CentralBar + rungs[0].CentralBar)
        {
            return false;
        }

        rungs.Insert(0, rung);
        return true;
    }

    /// <summary>What only steps longer than the longest say, and noise hides at shorter ones, is known no better than noise lets it be there.</summary>
    Ladder.Reading Excuse(Ladder.Reading best)
    {
        foreach (var rung in rungs.Where(rung => rung.Step <= longest).Concat([probe.Central(longest), probe.Central(longest / 4), probe.Central(longest / 16)]))
        {
            if (rung.IsUsable && Math.Abs(rung.Central - analytic) <= rung.CentralBar)
            {
                return best with { Derivative = new(rung.Central, rung.CentralBar) };
            }
        }

        return best;
    }

    /// <summary>At the edge of the cost's domain: slopes of the side that is inside, extrapolated to a step of zero.</summary>
    ElementDerivative OneSided()
    {
        for (var step = coarsest; step > 0 && step > coarsest * 1e-6; step /= 4)
        {
            var (coarse, fine, finest) = (probe.Central(step), probe.Central(step / 4), probe.Central(step / 16));
            if (finest.Ahead > 0 && double.IsFinite(coarse.Rise))
            {
                return Ladder.OneSided(coarse.Right, fine.Right, finest.Right, finest.SideBar);
            }

            if (finest.Behind > 0 && double.IsFinite(coarse.Fall))
            {
                return Ladder.OneSided(coarse.Left, fine.Left, finest.Left, finest.SideBar);
            }
        }

        return new(0, double.PositiveInfinity);
    }

    /// <summary>Clear is an answer that no further rung is likely to change: far outside its bars, or as sharp as noise lets it be.</summary>
    bool IsClear(Ladder.Reading best)
    {
        if (best.Derivative.IsKink || rungs.Count < 3)
        {
            return false;
        }

        return IsNoiseLimited(best) || best.Derivative.DistanceTo(analytic) > 5 * tolerance.Allowance(analytic, best.Derivative);
    }

    bool Disagrees(Ladder.Reading best) =>
        best.Derivative.DistanceTo(analytic) > tolerance.Allowance(analytic, best.Derivative);

    bool IsNoiseLimited(Ladder.Reading best) => best.Derivative.ErrorBar <= 2 * rungs[best.Rung].CentralBar;

    // Noise is what limits the coarsest rungs: a longer step has less of it, and is taken until the tolerance is met.
    bool CoarserMayHelp(Ladder.Reading best) =>
        rungs.Count > 0 && best.Rung <= 1 && IsNoiseLimited(best)
        && best.Derivative.ErrorBar > tolerance.Tolerated(analytic, best.Derivative);

    // Two rungs past the best one, everything finer is noise, unless noise is far from being what widens the bar, as where a
    // jump lies close by; and a gap that may still close is worth every rung there is.
    bool FinerMayHelp(Ladder.Reading best) =>
        best.Rung >= rungs.Count - 2 || best.Derivative.IsKink || 16 * rungs[^1].CentralBar < best.Derivative.ErrorBar;

    bool AddFiner()
    {
        // Where a side is outside the domain the rung is left out, and the next is finer.
        for (var tries = 0; tries < MostRungs; tries++)
        {
            finest /= 4;
            var rung = known is { } seen && finest.Equals(step) ? seen : probe.Central(finest);
            if (rung.Ahead == 0 || rung.Behind == 0)
            {
                return false;
            }

            if (rung.IsUsable)
            {
                rungs.Add(rung);
                return true;
            }
        }

        return false;
    }

    // An element that is a zero but for rounding has a scale that says nothing, and a step that is far too short.
    void AddCoarser(Ladder.Reading best)
    {
        coarsest *= best.Derivative.ErrorBar > Stride * Stride * tolerance.Tolerated(analytic, best.Derivative) ? Stride : 4;
        if (probe.Central(coarsest) is { IsUsable: true } rung)
        {
            rungs.Insert(0, rung);
        }
    }
}
