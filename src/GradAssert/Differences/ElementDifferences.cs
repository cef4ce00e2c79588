namespace GradientTesting;

/// <summary>Holds elements of one component against the cost: two evaluations each, and a line test of what does not agree.</summary>
internal sealed class ElementDifferences(ComponentUnderTest component, ProvenMismatches proof, Budget budget, Progress progress)
{
    /// <summary>Elements that are walked one after the other, before it is decided how to go on.</summary>
    const int FirstWalks = 3;

    /// <summary>What a line test can do with: it is not begun where less is left.</summary>
    const int EvaluationsOfTest = 100;

    /// <summary>By how many times itself a slope may change over a scale, as of an element that is multiplied by three.</summary>
    const double FastestBend = 10;

    /// <summary>What a difference at half of the step takes.</summary>
    const int EvaluationsOfHalf = 2;

    const int MostTriedAlone = 4;

    /// <summary>Two differences at the same step are no further apart than twice the noise that each may have.</summary>
    const double FurthestApart = 2;

    /// <summary>Every element.</summary>
    public ComponentDerivative Take() => Take(null);

    /// <summary>Some elements.</summary>
    /// <param name="positions">Row-major and in order, each once; null for all.</param>
    public ComponentDerivative Take(int[]? positions)
    {
        var elements = new ElementDerivative[positions?.Length ?? component.Length];
        var scales = new double[elements.Length];
        int Position(int k) => positions is null ? k : positions[k];
        component.Models.ForEach(elements.Length, model => new Screened(component, model), (screened, k) =>
        {
            scales[k] = component.Scale[Position(k)];
            elements[k] = screened.At(Position(k));
            progress.Advance();
        });

        if (component.Models.AreSeveral)
        {
            RequireSameAlone(elements, Position);
        }

        Walk(elements, Position);
        DoubtZeros(elements, Position);
        return new(elements, component.Tolerance, scales)
        {
            Length = component.Length,
            Positions = positions,
            Coverage = positions is null ? GradientCoverage.Exhaustive : GradientCoverage.Sampled,
            TypicalGradient = component.Typical,
        };
    }

    /// <summary>
    /// Walks along what the screen has not accepted, a few elements first. Where those are all wrong the others are not walked:
    /// enough confirmed mismatches are enough.
    /// </summary>
    void Walk(ElementDerivative[] elements, Func<int, int> position)
    {
        int[] left = [.. Enumerable.Range(0, elements.Length).Where(k => elements[k].IsDoubtful)];
        var count = Math.Min(FirstWalks, left.Length);
        int[] first = [.. Enumerable.Range(0, count).Select(k => left[(int)((long)k * left.Length / count)])];
        var (wrong, walked) = (0, 0);
        foreach (var k in first.TakeWhile(_ => budget.Left >= EvaluationsOfTest))
        {
            elements[k] = WalkAlong(component.Models.Original, position(k), elements[k], proof.IsEnough(wrong), budget.Left);
            wrong += IsWrong(elements[k], position(k)) ? 1 : 0;
            proof.Add(IsWrong(elements[k], position(k)));
            walked++;
        }

        left = [.. first.Skip(walked), .. left.Except(first)];
        if (wrong > 0 && wrong == walked)
        {
            Bend(elements, left, position);
            return;
        }

        var affordable = (int)Math.Min(left.Length, budget.Left / EvaluationsOfTest);
        var each = affordable == 0 ? 0 : budget.Left / affordable;
        component.Models.ForEach(affordable, model => model, (model, n) =>
            elements[left[n]] = WalkAlong(model, position(left[n]), elements[left[n]], proof.IsEnough(wrong), each));
        foreach (var k in left.Skip(affordable))
        {
            elements[k] = elements[k] with { IsDoubtful = false, IsUnseen = true, ErrorBar = double.PositiveInfinity };
        }
    }

    /// <summary>
    /// What nobody walks along is known by one difference, of which the bar of the screen leaves out how far the step bends the slope: in
    /// single precision, at the steps that its noise asks for, that is more than the noise. Half of the step tells. Of many elements it
    /// would cost more than a proof may, and what is said of them rests on those that were walked.
    /// </summary>
    void Bend(ElementDerivative[] elements, int[] left, Func<int, int> position)
    {
        var count = component.Options is { Epsilon: null, Scheme: DifferenceScheme.Central }
            ? (int)Math.Min(proof.Bend(left.Length), budget.Left / EvaluationsOfHalf)
            : 0;
        component.Models.ForEach(count, model => new Screened(component, model), (screened, n) =>
            elements[left[n]] = screened.Bent(position(left[n]), elements[left[n]]));
        foreach (var k in left)
        {
            elements[k] = elements[k] with { IsDoubtful = false };
        }
    }

    /// <summary>
    /// What looks like noise over moves of an argument's size may be what the cost does with one that is claimed to do nothing, as with
    /// seconds since 1970: then it has a slope over short moves.
    /// </summary>
    void DoubtZeros(ElementDerivative[] elements, Func<int, int> position)
    {
        if (!component.Baseline.AreArguments || component.Noise.Rough == 0)
        {
            return;
        }

        var line = new ElementLine(component.Models.Original, component);
        for (var k = 0; k < elements.Length && budget.Left >= EvaluationsOfTest; k++)
        {
            var i = position(k);
            if (component.Analytic[i] == 0 && !elements[k].IsDoubtful && !elements[k].IsUnseen && !IsWrong(elements[k], i)
                && ShortestMoves.ShowSlope(line.At(i), 0, component.Noise, component.Noise.Rough * component.Scale[i]))
            {
                elements[k] = elements[k] with { IsDoubtful = true };
            }
        }
    }

    ElementDerivative WalkAlong(ModelUnderTest model, int i, ElementDerivative screened, bool isProven, long evaluations)
    {
        var line = new ElementLine(model, component).At(i);
        try
        {
            if (component.Noise.Unit < 1 && !line.Shorten(Draws.Of(component.Seed, -1 - i)))
            {
                return screened with { IsDoubtful = true, IsWalked = true, ErrorBar = double.PositiveInfinity };
            }

            var claim = component.ClaimOf(i, line.Scale);
            var move = component.FirstWalk(claim, line);
            var screen = new Screen(line);
            if (component.Noise.Unit < 1)
            {
                // Over the first step, on the size of the element, it may have changed its course many times.
                screen.Take(move, DifferenceScheme.Central);
                screened = screen.Slope(0, component.Noise) with { Floor = screened.Floor };
            }

            var test = new LineTest(line, Draws.Of(component.Seed, i));
            var outcome = test.Of([claim], move, isProven, budget: evaluations)[0];
            // A walk says how wrong a claim is over all of its length, and two differences say it of the point.
            return outcome.Decision == Decision.Disagrees && component.Options is { Epsilon: null, Scheme: DifferenceScheme.Central }
                    && screen.SlopeAtPoint(move, 0, component.Noise) is var close && close.Shows(claim)
                ? close with { Floor = screened.Floor }
                : ElementDerivative.Of(outcome, claim, component.Excess(i, line.Scale), screened);
        }
        finally
        {
            line.Return();
        }
    }

    bool IsWrong(ElementDerivative element, int i) => !element.IsDoubtful && !component.Tolerance.Accepts(component.Analytic[i], element);

    /// <summary>
    /// What disagrees, or is known worst, must come out the same when no copy is at work beside the model: two that write to one
    /// buffer would call any gradient wrong.
    /// </summary>
    void RequireSameAlone(ElementDerivative[] elements, Func<int, int> position)
    {
        var remarkable = Enumerable.Range(0, elements.Length)
            .Where(k => elements[k].IsDoubtful)
            .Take(MostTriedAlone)
            .Append(Array.IndexOf(elements, elements.MaxBy(element => element.ErrorBar)));
        foreach (var k in remarkable)
        {
            var alone = component.Models.Original.Uncounted(() => new Screened(component, component.Models.Original).At(position(k)));
            if (!alone.Value.Equals(elements[k].Value)
                && !(Math.Abs(alone.Value - elements[k].Value) <= FurthestApart * elements[k].ErrorBar))
            {
                throw new GradientContractException(FormattableString.Invariant(
                    $"The derivative of {ElementName.Of(component.Component, position(k))} by differences is {alone.Value:G9} when the ")
                    + FormattableString.Invariant($"model is alone, and {elements[k].Value:G9} while copies of it are evaluated on other ")
                    + "threads. What Copy() returns shares something that Cost() writes, such as a buffer for activations: "
                    + "give each copy its own.");
            }
        }
    }

    /// <summary>The screen of elements of one model; doubtful is what it does not accept.</summary>
    sealed class Screened
    {
        readonly ComponentUnderTest component;
        readonly ElementLine line;
        readonly Screen screen;

        public Screened(ComponentUnderTest component, ModelUnderTest model)
        {
            this.component = component;
            line = new(model, component);
            screen = new(line);
        }

        /// <summary>
        /// What was known by one difference, with a bar for how far its step bends the slope: as half of it says, twice. Over a scale a
        /// slope changes by some times itself; where the square of the step leaves less of that than the noise, as in double, nobody asks.
        /// </summary>
        public ElementDerivative Bent(int i, ElementDerivative known)
        {
            line.At(i);
            var step = component.MoveFor(component.Wanted(i), line);
            if (FastestBend * Math.Pow(step / line.Scale, 2) * Math.Abs(known.Value) <= known.ErrorBar)
            {
                return known;
            }

            screen.Take(step / 2, DifferenceScheme.Central);
            return known with { ErrorBar = known.ErrorBar + (2 * Math.Abs(screen.Slope(0, component.Noise).Value - known.Value)) };
        }

        public ElementDerivative At(int i)
        {
            line.At(i);
            var wanted = component.Wanted(i);
            var step = component.Options.Epsilon ?? component.MoveFor(wanted, line);
            screen.Take(step, component.Options.Scheme);
            var slope = screen.Slope(0, component.Noise) with { Floor = component.Floor(i) };
            // A fixed step may be too short or too long to know anything; one that noise asks for is the longest there is.
            var isKnown = slope.ErrorBar <= wanted
                || (component.Options.Epsilon is null && step >= ComponentUnderTest.LongestOfNoisy * line.Scale);
            return isKnown && Math.Abs(slope.Value - component.Analytic[i]) <= wanted + slope.ErrorBar
                ? slope with { ErrorBar = slope.ErrorBar + component.Excess(i) }
                : slope with { IsDoubtful = true };
        }
    }
}
