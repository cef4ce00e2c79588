namespace GradientTesting;

/// <summary>Reads a derivative and its error bar off a ladder of differences, coarse to fine.</summary>
internal static class Ladder
{
    /// <summary>A derivative and the rung, counted from the coarsest, that it rests on.</summary>
    public readonly record struct Reading(ElementDerivative Derivative, int Rung);

    /// <summary>The reading with the smallest error bar, over all neighbouring rungs.</summary>
    public static Reading Read(IReadOnlyList<Rung> rungs)
    {
        var best = new Reading(new(double.NaN, double.PositiveInfinity), 0);
        if (rungs.Count == 1)
        {
            return new(new(rungs[0].Central, rungs[0].CentralBar + (Math.Abs(rungs[0].Gap) / 2)), 0);
        }

        for (var k = 1; k < rungs.Count; k++)
        {
            var derivative = Extrapolate(k > 1 ? rungs[k - 2] : null, rungs[k - 1], rungs[k]);
            if (derivative.ErrorBar < best.Derivative.ErrorBar)
            {
                best = new(derivative, k);
            }
        }

        return best with { Derivative = KinkOr(best.Derivative, rungs) };
    }

    /// <summary>
    /// Slopes of one side at steps that fall fourfold, whose errors fall as h: one extrapolation of each neighbouring pair,
    /// and as bar how far the two are apart.
    /// </summary>
    public static ElementDerivative OneSided(double coarse, double fine, double finest, double noiseBar)
    {
        var (earlier, last) = (fine - ((coarse - fine) / 3), finest - ((fine - finest) / 3));
        return new(last, Math.Abs(last - earlier) + (2 * noiseBar));
    }

    /// <summary>One step of Richardson extrapolation where three rungs show that errors fall as h²; the finer rung elsewhere.</summary>
    static ElementDerivative Extrapolate(Rung? before, Rung coarse, Rung fine)
    {
        var ratio = coarse.Step / fine.Step;
        var change = coarse.Central - fine.Central;
        var bar = fine.CentralBar + (Math.Abs(Jump(coarse, fine)) / 2);
        if (before is not { } earlier)
        {
            return new(fine.Central, bar + Math.Abs(change));
        }

        var falls = Math.Abs(change) <= (Math.Abs(earlier.Central - coarse.Central) / 6) + coarse.CentralBar + fine.CentralBar;
        if (!falls)
        {
            return new(fine.Central, bar + Math.Abs(change));
        }

        var correction = change / ((ratio * ratio) - 1);
        return new(fine.Central - correction, bar + (Math.Abs(correction) / 2));
    }

    /// <summary>
    /// What is left of the gap between the two slopes as the step goes to zero: <c>gap(h) = jump + J'' h</c>, and two rungs
    /// give both.
    /// </summary>
    static double Jump(Rung coarse, Rung fine) => fine.Gap - ((coarse.Gap - fine.Gap) / ((coarse.Step / fine.Step) - 1));

    /// <summary>What noise can do to <see cref="Jump"/>.</summary>
    static double JumpBar(Rung coarse, Rung fine) => (4.0 / 3 * GapBar(fine)) + (GapBar(coarse) / 3);

    static double GapBar(Rung rung) => 2.5 * rung.NoiseBar / rung.Step;

    /// <summary>Replaces <paramref name="smooth"/> by a kink where the jump stays at the finest rungs that noise lets be read.</summary>
    static ElementDerivative KinkOr(ElementDerivative smooth, IReadOnlyList<Rung> rungs)
    {
        var stays = false;
        var kink = new ElementDerivative(double.NaN, double.PositiveInfinity, true);
        for (var k = 2; k < rungs.Count; k++)
        {
            var (jump, earlier) = (Jump(rungs[k - 1], rungs[k]), Jump(rungs[k - 2], rungs[k - 1]));
            var bar = JumpBar(rungs[k - 1], rungs[k]);
            if (bar >= Math.Max(Math.Abs(jump), Math.Abs(earlier)) / 2)
            {
                continue;
            }

            stays = Math.Abs(jump - earlier) <= (0.3 * Math.Abs(earlier)) + bar;
            var reading = Slopes(rungs[k - 1], rungs[k]);
            kink = !stays ? kink with { ErrorBar = double.PositiveInfinity } : reading.ErrorBar < kink.ErrorBar ? reading : kink;
        }

        // A jump that its own bars could have made is no kink, nor is one beside which the smooth reading is sharp.
        var width = Math.Abs(kink.Right - kink.Left);
        return stays && width > 2 * kink.ErrorBar && smooth.ErrorBar >= width / 8 ? kink : smooth;
    }

    /// <summary>The slopes on the two sides, each extrapolated to a step of zero; errors of one-sided differences fall as h.</summary>
    static ElementDerivative Slopes(Rung coarse, Rung fine)
    {
        var right = fine.Right - ((coarse.Right - fine.Right) / ((coarse.Step / fine.Step) - 1));
        var left = fine.Left - ((coarse.Left - fine.Left) / ((coarse.Step / fine.Step) - 1));
        var bar = (fine.SideBar * 5 / 3) + ((Math.Abs(coarse.Right - fine.Right) + Math.Abs(coarse.Left - fine.Left)) / 6);
        return new(0.5 * (left + right), bar, true, left, right);
    }
}
