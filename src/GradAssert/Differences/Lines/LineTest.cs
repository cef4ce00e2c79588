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

    /// <summary>Quadrature may take this part of what is wanted; noise takes half of it.</summary>
    const double QuadraturePart = 0.25;

    /// <summary>Nodes of a walk; of the longest, after which there is nothing else to try, more.</summary>
    const int MostNodes = 12;
    const int MostNodesOfLongest = 40;

    /// <summary>Walks of the longest length: noise is independent between them.</summary>
    const int MostRepeats = 4;

    /// <summary>From one length to the next; after a walk that disagrees, which has to be seen to go on, it is more.</summary>
    const double Growth = 4;
    const double GrowthOfProof = 16;

    /// <summary>Tests every output.</summary>
    /// <param name="claims">One for each output.</param>
    /// <param name="shortest">Half the length of the first walk, at which noise leaves what is wanted.</param>
    /// <param name="isProven">True where others like it are known to be wrong: then one walk that disagrees is enough.</param>
    public Outcome[] Of(IReadOnlyList<Claim> claims, double shortest, bool isProven = false)
    {
        var outputs = claims.Select(claim => new Suspicion(claim, isProven)).ToArray();
        var longest = ComponentUnderTest.LongestMove * line.Scale;
        var half = Math.Min(shortest, longest);
        for (var repeats = 0; ;)
        {
            var isLongest = half >= longest / 2;
            var walk = Walk.Around(line, half, Pieces, random);
            Refine(walk, outputs, isLongest ? MostNodesOfLongest : MostNodes);
            for (var k = 0; k < outputs.Length; k++)
            {
                outputs[k].Take(walk, k, isLongest);
            }

            repeats += isLongest ? 1 : 0;
            if (repeats == MostRepeats || !Array.Exists(outputs, output => output.WantsMore(isLongest)))
            {
                return Array.ConvertAll(outputs, output => output.Result);
            }

            var growth = Array.Exists(outputs, output => output.IsPending) ? GrowthOfProof : Growth;
            half = isLongest ? longest : Math.Min(longest, growth * half);
        }
    }

    static void Refine(Walk walk, Suspicion[] outputs, int mostNodes)
    {
        for (var k = 0; k < outputs.Length; k++)
        {
            while (!outputs[k].IsDecided && walk.Nodes < mostNodes && walk.IsUsable(k)
                && walk.Spread(k) > QuadraturePart * Math.Max(outputs[k].Wanted * walk.Length, Math.Abs(walk.Residual(k))))
            {
                walk.SplitMostBent(k);
            }
        }
    }
}
