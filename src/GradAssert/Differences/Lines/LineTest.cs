namespace GradientTesting;

/// <summary>Whether the claimed slope of a function along a line is its slope: by walks, each longer than the one before.</summary>
/// <param name="line">The line; it is left wherever the last walk went.</param>
/// <param name="random">Draws nodes.</param>
/// <remarks>
/// A match is decided by the first walk whose bar is as small as is wanted; of several outputs each by its own. The walks are
/// those that any output still needs.
/// </remarks>
internal sealed class LineTest(Line line, Random random)
{
    const int Pieces = 4;

    /// <summary>Nodes of a walk; of the longest, after which there is nothing else to try, more.</summary>
    const int MostNodes = 12;
    const int MostNodesOfLongest = 40;

    /// <summary>Walks of the longest length: noise is independent between them.</summary>
    const int MostRepeats = 4;

    /// <summary>From one length to the next; after a walk that disagrees, which has to be seen to go on, it is more.</summary>
    const double Growth = 4;
    const double GrowthOfProof = 16;
    const double GrowthOfCloseProof = 2;

    /// <summary>One walk of every output, which says how well it agrees, and proves nothing.</summary>
    /// <param name="claims">One for each output.</param>
    /// <param name="half">Half the length of the walk.</param>
    public Outcome[] Survey(IReadOnlyList<Claim> claims, double half)
    {
        var outputs = claims.Select(claim => new Suspicion(claim, false)).ToArray();
        var walk = Walk.Around(line, half, Pieces, random);
        for (var k = 0; k < outputs.Length; k++)
        {
            outputs[k].Refine(walk, k, MostNodes);
        }

        return [.. outputs.Select((output, k) => output.Look(walk, k))];
    }

    /// <summary>Tests every output.</summary>
    /// <param name="claims">One for each output.</param>
    /// <param name="shortest">Half the length of the first walk, at which noise leaves what is wanted.</param>
    /// <param name="isProven">True where others like it are known to be wrong: then one walk that disagrees is enough.</param>
    /// <param name="isClose">True where every walk may have as many nodes as the longest, and the next is not much longer.</param>
    public Outcome[] Of(IReadOnlyList<Claim> claims, double shortest, bool isProven = false, bool isClose = false)
    {
        var outputs = claims.Select(claim => new Suspicion(claim, isProven)).ToArray();
        var longest = ComponentUnderTest.LongestMove * line.Scale;
        var half = Math.Min(shortest, longest);
        for (var repeats = 0; ;)
        {
            var isLongest = half >= longest / 2;
            var walk = Walk.Around(line, half, Pieces, random);
            for (var k = 0; k < outputs.Length; k++)
            {
                outputs[k].Refine(walk, k, isLongest || isClose ? MostNodesOfLongest : MostNodes);
                outputs[k].Take(walk, k, isLongest);
            }

            repeats += isLongest ? 1 : 0;
            if (repeats == MostRepeats || !Array.Exists(outputs, output => output.WantsMore(isLongest)))
            {
                return Array.ConvertAll(outputs, output => output.Result);
            }

            var growth = !Array.Exists(outputs, output => output.IsPending) ? Growth : isClose ? GrowthOfCloseProof : GrowthOfProof;
            half = isLongest ? longest : Math.Min(longest, growth * half);
        }
    }
}
