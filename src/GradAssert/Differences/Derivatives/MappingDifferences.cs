namespace GradientTesting;

/// <summary>
/// Holds every element of a mapping against its function: two evaluations a line, and a line test of what does not agree.
/// </summary>
internal sealed class MappingDifferences
{
    /// <summary>Elements that are walked one after the other, before it is decided how to go on.</summary>
    const int FirstWalks = 3;

    readonly Mapping mapping;
    readonly MappingClaims claims;
    readonly MappingNoise noise;
    readonly GradientCheckOptions options;
    readonly ProvenMismatches proof = new();
    readonly ElementDerivative[] elements;
    readonly double[] steps;

    /// <summary>
    /// Elements that agree beside others of their row, and that one difference contradicts by themselves. What is not proven of them is as
    /// it was.
    /// </summary>
    readonly Dictionary<int, ElementDerivative> contradicted = [];

    MappingDifferences(Mapping mapping, MappingClaims claims, MappingNoise noise, GradientCheckOptions options)
    {
        (this.mapping, this.claims, this.noise, this.options) = (mapping, claims, noise, options);
        (elements, steps) = (new ElementDerivative[mapping.Rows * mapping.Columns], new double[mapping.Rows * mapping.Columns]);
    }

    /// <summary>Row-major, as the claim is.</summary>
    /// <returns>And the noise, where it is another one on the length over which the claim is straight.</returns>
    public static (ElementDerivative[] Elements, MappingNoise Noise) Of(
        Mapping mapping, MappingClaims claims, MappingNoise noise, GradientCheckOptions options)
    {
        var differences = Screened(mapping, claims, noise, options);
        var unclear = differences.Unclear();
        if (mapping.HasSlopes && unclear.Count > 0)
        {
            noise = noise.WhereClaimed(mapping, claims, unclear);
            differences = Screened(mapping, claims, noise, options);
        }

        if (mapping.HasSlopes)
        {
            differences.Walk();
            differences.LeaveKinks();
            RoundingOfClaims.Add(
                mapping, Enumerable.Range(0, differences.elements.Length).Where(differences.IsWrong), differences.elements);
            MappingNeighbours.Complete(mapping, claims, noise, differences.elements);
        }

        differences.DoubtZeros();

        return (differences.elements, noise);
    }

    static MappingDifferences Screened(Mapping mapping, MappingClaims claims, MappingNoise noise, GradientCheckOptions options)
    {
        var differences = new MappingDifferences(mapping, claims, noise, options);
        for (var j = 0; j < mapping.Columns; j++)
        {
            differences.ScreenLine(j);
        }

        return differences;
    }

    /// <summary>Of outputs that look noisy, those that the screen has not accepted throughout.</summary>
    HashSet<int> Unclear() => [.. Enumerable.Range(0, elements.Length)
        .Where(k => elements[k].IsDoubtful && noise.Of(k / mapping.Columns, k % mapping.Columns).Rough > 0)
        .Select(k => noise.AreApart ? k % mapping.Columns : k / mapping.Columns)];

    MappingElement Element(int i, int j, double? scale = null, double found = 0) =>
        new(claims, mapping, noise.Of(i, j), i, j, scale, found);

    MappingElement OwnElement(int i, int j, double found, double? scale = null) =>
        new(claims, mapping, noise.Of(i, j), i, j, scale, found, claims.OwnFloor(i, j, found));

    /// <summary>The slope of the screen, where a row is claimed to do nothing and it is more than noise.</summary>
    double Refuting(int i, int j) => elements[Index(i, j)] is var screened && claims.Effect(i, j) == 0
        && Math.Abs(screened.Value) > screened.ErrorBar ? screened.Value : 0;

    int Index(int i, int j) => (i * mapping.Columns) + j;

    /// <summary>
    /// One pair of evaluations serves all outputs. Those whose noise asks for a far longer move get another pair, since at that the others
    /// would be bent.
    /// </summary>
    void ScreenLine(int j)
    {
        var line = new MappingLine(mapping, j);
        var limit = 1.01 * MappingElement.UsualMove * line.Scale;
        var moves = Enumerable.Range(0, mapping.Rows).Select(i => options.Epsilon ?? Element(i, j).Move).ToArray();
        foreach (var group in Enumerable.Range(0, mapping.Rows).GroupBy(i => moves[i] <= limit))
        {
            ScreenOutputs(line, j, [.. group], group.Max(i => moves[i]));
        }
    }

    void ScreenOutputs(MappingLine line, int j, int[] outputs, double step)
    {
        var screen = new Screen(line);
        screen.Take(step, options.Scheme);
        foreach (var i in outputs)
        {
            var (element, claim) = (Element(i, j), claims.Claim(i, j));
            steps[Index(i, j)] = step;
            var slope = screen.Slope(i, noise.Of(i, j)) with { Floor = claims.Floor(i, j) };
            var isKnown = slope.ErrorBar <= element.Wanted
                || (options.Epsilon is null && step >= ComponentUnderTest.LongestMove * line.Scale);
            var agrees = isKnown && Math.Abs(slope.Value - claim) <= element.Wanted + slope.ErrorBar;
            elements[Index(i, j)] = agrees ? slope with { ErrorBar = slope.ErrorBar + element.Excess }
                : mapping.HasSlopes ? slope with { IsDoubtful = true }
                : StepTable.Of(line, i, element, step, slope);
            if (agrees && !mapping.AreApart && options.Epsilon is null)
            {
                Contradict(line, i, j, slope);
            }
        }

        TakeSmall(line, j, outputs, step);
    }

    /// <summary>Another pair for elements that a move sees beside others of their row, and not by themselves.</summary>
    void TakeSmall(MappingLine line, int j, int[] outputs, double step)
    {
        var longest = MappingElement.UsualMove * line.Scale;
        bool IsAgreed(int k) => !elements[k].IsDoubtful && !contradicted.ContainsKey(k) && mapping.Claim[k] != 0;
        (int Row, double Move)[] small = mapping.AreApart || options.Epsilon is not null ? []
            : [.. outputs.Where(i => IsAgreed(Index(i, j))).Select(i => (i, OwnElement(i, j, claims.Claim(i, j)).Move))
                .Where(each => each.Move > step && each.Move <= longest)];
        if (small.Length == 0)
        {
            return;
        }

        var screen = new Screen(line);
        screen.Take(small.Max(each => each.Move), options.Scheme);
        foreach (var (i, _) in small)
        {
            Contradict(line, i, j, screen.Slope(i, noise.Of(i, j)));
        }
    }

    void Contradict(MappingLine line, int i, int j, ElementDerivative slope)
    {
        var (k, own) = (Index(i, j), OwnElement(i, j, slope.Value));
        if (!(Math.Abs(slope.Value - claims.Claim(i, j)) > own.Wanted + slope.ErrorBar))
        {
            return;
        }

        var (agreed, seen) = (elements[k], slope with { Floor = claims.OwnFloor(i, j, slope.Value) });
        if (mapping.HasSlopes)
        {
            (contradicted[k], elements[k]) = (agreed, seen);
            return;
        }

        elements[k] = StepTable.Of(line, i, own, steps[k], seen);
        elements[k] = IsWrong(k) ? elements[k] : agreed;
    }

    /// <summary>
    /// What looks like noise may be what an output does that is claimed to do nothing: then it has a slope over short moves. Of
    /// others the claim says on which length they change.
    /// </summary>
    void DoubtZeros()
    {
        for (var k = 0; k < elements.Length; k++)
        {
            var (i, j) = (k / mapping.Columns, k % mapping.Columns);
            if (claims.Effect(i, j) == 0 && noise.Of(i, j).Rough > 0 && !elements[k].IsDoubtful && !IsWrong(k)
                && ShortestMoves.ShowSlope(new MappingLine(mapping, j), i, noise.Of(i, j), noise.Of(i, j).Rough * mapping.Scale(j)))
            {
                elements[k] = elements[k] with { IsDoubtful = true };
            }
        }
    }

    /// <summary>
    /// A few elements one after the other, with all the proof that one asks for; then, line by line, what is left: where several are
    /// proven wrong, one walk that disagrees is enough.
    /// </summary>
    void Walk()
    {
        int[] left = [.. Enumerable.Range(0, elements.Length).Where(k => elements[k].IsDoubtful || contradicted.ContainsKey(k))];
        int[] first = [.. Enumerable.Range(0, Math.Min(FirstWalks, left.Length)).Select(k =>
            left[(int)((long)k * left.Length / FirstWalks)]).Distinct()];
        var wrong = 0;
        foreach (var k in first)
        {
            WalkAlong(k % mapping.Columns, [k / mapping.Columns], proof.IsEnough(wrong));
            var isWrong = IsWrong(k);
            wrong += isWrong ? 1 : 0;
            proof.Add(isWrong);
        }

        foreach (var line in left.Except(first).GroupBy(k => k % mapping.Columns))
        {
            int[] rows = [.. line.Select(k => k / mapping.Columns)];
            if (proof.IsEnough(wrong))
            {
                WalkAlong(line.Key, rows, isProven: true);
                continue;
            }

            // Each proof is of one output.
            foreach (var row in rows)
            {
                WalkAlong(line.Key, [row], proof.IsEnough(wrong));
                wrong += IsWrong(Index(row, line.Key)) ? 1 : 0;
                proof.Add(IsWrong(Index(row, line.Key)));
            }
        }
    }

    bool IsWrong(int k)
    {
        var (i, j) = (k / mapping.Columns, k % mapping.Columns);
        return !elements[k].IsDoubtful
            && elements[k].DistanceTo(mapping.Claim[k]) > claims.Tolerated(i, j, elements[k].Floor) + elements[k].ErrorBar;
    }

    /// <summary>
    /// Points are right or wrong by themselves: one on a kink, with a value between its slopes, is right where others show that those
    /// beside it are not.
    /// </summary>
    void LeaveKinks()
    {
        if (!mapping.AreApart || !Enumerable.Range(0, elements.Length).Any(k => IsWrong(k) && !elements[k].IsWrongBeside))
        {
            return;
        }

        for (var k = 0; k < elements.Length; k++)
        {
            elements[k] = elements[k].IsWrongBeside ? elements[k] with { IsWrongBeside = false, IsKink = true } : elements[k];
        }
    }

    void WalkAlong(int j, int[] rows, bool isProven)
    {
        var line = new MappingLine(mapping, j, rows);
        double? scale = null;
        if (rows.Any(i => noise.Of(i, j).Unit < 1))
        {
            if (!line.Shorten(Draws.Of(Draw.Bits(4, j), rows[0])))
            {
                foreach (var at in rows.Select(i => Index(i, j)))
                {
                    elements[at] = elements[at] with { IsDoubtful = true, ErrorBar = double.PositiveInfinity };
                }

                return;
            }

            scale = line.Scale;
        }

        MappingElement[] walkedElements = [.. rows.Select(i => contradicted.TryGetValue(Index(i, j), out var agreed)
            ? OwnElement(i, j, agreed.Value, scale) : Element(i, j, scale, Refuting(i, j)))];
        ClaimedSlope[] claimed = [.. walkedElements.Select(element => element.Claim)];
        var shortest = walkedElements.Min(element => element.Move);
        line.Shorten(shortest, [.. rows.Select(i => noise.Of(i, j))]);
        if (scale is not null)
        {
            // Over the first step, on the size of x, it may have changed its course many times.
            var screen = new Screen(line);
            screen.Take(shortest, DifferenceScheme.Central);
            for (var k = 0; k < rows.Length; k++)
            {
                var at = Index(rows[k], j);
                (elements[at], steps[at]) = (screen.Slope(k, noise.Of(rows[k], j)) with { Floor = elements[at].Floor }, shortest);
            }
        }

        var outcomes = new LineTest(line, Draws.Of(Draw.Bits(2, j), rows[0])).Of(claimed, shortest, isProven);
        for (var k = 0; k < rows.Length; k++)
        {
            var at = Index(rows[k], j);
            var walked = ElementDerivative.Of(outcomes[k], claimed[k], walkedElements[k].Excess, elements[at]);
            // Of what is wrong the screen says how large it should be: a walk says it of a whole stretch.
            elements[at] = outcomes[k].Decision == Decision.Disagrees && elements[at].Shows(claimed[k])
                    ? elements[at] with { IsDoubtful = false }
                : outcomes[k].Decision != Decision.Disagrees && contradicted.TryGetValue(at, out var agreed) ? agreed
                : walked;
        }

        new WrongSlopes(mapping, noise, options.Scheme, elements, steps).Look(j, [.. rows.Where((i, k) =>
            outcomes[k].Decision == Decision.Disagrees && double.IsFinite(elements[Index(i, j)].ErrorBar))]);
    }
}
