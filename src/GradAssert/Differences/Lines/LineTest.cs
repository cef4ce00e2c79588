namespace GradientTesting;

/// <summary>Whether the claimed slope of a function along a line is its slope: by walks, each longer than the one before.</summary>
/// <param name="line">The line; it is left wherever the last walk went.</param>
/// <param name="random">Draws nodes.</param>
/// <remarks>
/// A match is decided by the first walk whose bar is as small as is wanted; of several outputs each by its own, and the walks
/// are those that any output still needs. What disagrees has to be proven: <see cref="Proof"/>.
/// </remarks>
internal sealed class LineTest(Line line, Random random)
{
    const int Pieces = 4;

    /// <summary>Nodes of a walk; of the longest, after which there is nothing else to try, more.</summary>
    const int MostNodes = 12;
    const int MostNodesOfLongest = 40;

    /// <summary>Nodes of a walk beside others that are known to be wrong.</summary>
    const int MostNodesOfProven = 6;

    /// <summary>Walks of the longest length: noise is independent between them, and together they leave half of it.</summary>
    const int MostRepeats = 4;

    /// <summary>Walks of a survey.</summary>
    const int MostOfSurvey = 4;

    /// <summary>From one length to the next.</summary>
    const double Growth = 4;

    // The longer side of every walk: what changes its sign at the point would else disagree with itself.
    readonly bool lean = random.Next(2) == 0;

    /// <summary>
    /// Says how well every output agrees, and proves nothing: one walk, and shorter ones where quadrature is what makes a bar wide.
    /// </summary>
    /// <param name="claims">One for each output.</param>
    /// <param name="half">Half the length of the first walk.</param>
    public Outcome[] Survey(IReadOnlyList<ClaimedSlope> claims, double half)
    {
        var outputs = claims.Select(claim => new OutputTest(claim)).ToArray();
        return Shorter(outputs, half, MostNodes, output => !output.IsFineBesideNoise);
    }

    /// <summary>Tests every output.</summary>
    /// <param name="claims">One for each output.</param>
    /// <param name="shortest">Half the length of the first walk, at which noise leaves what is wanted.</param>
    /// <param name="isProven">True where others like it are known to be wrong: then one walk that disagrees is enough.</param>
    /// <param name="isClose">True where every walk may have as many nodes as the longest.</param>
    /// <param name="budget">Evaluations that may be taken, about: no walk and no proof is begun that would take more.</param>
    public Outcome[] Of(
        IReadOnlyList<ClaimedSlope> claims, double shortest, bool isProven = false, bool isClose = false, long budget = long.MaxValue)
    {
        var outputs = claims.Select(claim => new OutputTest(claim)).ToArray();
        var half = Math.Min(shortest, ComponentUnderTest.LongestOfNoisy * line.Scale);
        var longest = Math.Max(half, ComponentUnderTest.LongestMove * line.Scale);
        for (var repeats = 0; ;)
        {
            var isLongest = half >= longest / 2;
            repeats += isLongest ? 1 : 0;
            var walk = Walk.Around(line, half, Pieces, lean, random);
            for (var k = 0; k < outputs.Length; k++)
            {
                var most = isProven ? MostNodesOfProven : isLongest || isClose ? MostNodesOfLongest : MostNodes;
                outputs[k].Refine(walk, k, (int)Math.Min(most, budget / Budget.OfNode), isProven ? most : MostNodesOfLongest);
                if (outputs[k].Take(walk, k, isLongest) is { } suspicion)
                {
                    Settle(outputs[k], claims[k], k, isProven ? new(Decision.Disagrees, suspicion)
                        : budget < Budget.OfNode * (walk.Nodes + Proof.Nodes) ? null
                        : !isLongest ? new Proof(line, claims[k], k, longest, lean, random).Of(suspicion, half)
                        : repeats == MostRepeats ? new Proof(line, claims[k], k, longest, lean, random).ByRepeats(suspicion)
                        : null);
                }
            }

            budget -= Budget.OfNode * walk.Nodes;
            if (budget < Budget.OfNode * (Pieces + 1) || repeats == MostRepeats
                || !Array.Exists(outputs, output => output.WantsMore(isLongest)))
            {
                return isProven
                    ? Array.ConvertAll(outputs, output => output.Result)
                    : Shorter(outputs, Math.Min(shortest, longest) / Growth, MostNodesOfLongest, output => output.WantsShorter, budget);
            }

            half = isLongest ? longest : Math.Min(longest, Growth * half);
        }
    }

    /// <summary>
    /// Beside kinks the walk at which noise leaves what is wanted may be far longer than one at which quadrature leaves as little: bars
    /// of shorter ones are smaller until they are those of noise. What disagrees there is in doubt: over less than noise asks for, a
    /// stair is as steep as a wrong slope.
    /// </summary>
    Outcome[] Shorter(OutputTest[] outputs, double half, int most, Predicate<OutputTest> wants, long budget = long.MaxValue)
    {
        for (var walks = 0; walks < MostOfSurvey && budget >= Budget.OfNode * most && Array.Exists(outputs, wants); walks++)
        {
            var walk = Walk.Around(line, half, Pieces, lean, random);
            for (var k = 0; k < outputs.Length; k++)
            {
                outputs[k].Refine(walk, k, MostNodes, most);
                outputs[k].Take(walk, k, isLongest: false);
            }

            budget -= Budget.OfNode * walk.Nodes;
            half /= Growth;
        }

        return Array.ConvertAll(outputs, output => output.Result);
    }

    // A function that jumps may be steeper by all of its jumps than it is anywhere: then its slope over the shortest moves is the
    // claimed one.
    void Settle(OutputTest test, ClaimedSlope claim, int output, Outcome? outcome) => test.Settle(
        outcome is { Decision: Decision.Disagrees } wrong && claim.Noise.IsCoarse
            && ShortestMoves.Agree(line, output, claim, wrong.Reading.Error)
            ? wrong with { Decision = Decision.Undecided } : outcome);
}
