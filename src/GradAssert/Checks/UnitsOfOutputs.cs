namespace GradientTesting;

/// <summary>Outputs of a function may have units of their own: what each counts as in a product with an upstream gradient.</summary>
internal static class UnitsOfOutputs
{
    /// <summary>
    /// How far elements are moved, as a part of their sizes, and by which factor less, and how often, where an output is not straight over
    /// it: down to what rounding leaves of a move.
    /// </summary>
    const double Move = 1e-3, Shorter = 32;

    /// <summary>The change of the slope over a move, as a part of the slope, above which an output is not straight over it.</summary>
    const double Bent = 0.5;

    const int MostShortenings = 7;

    /// <summary>
    /// Beside its own size an output counts as so much, however little it changes: more would make its rounding the noise of all others.
    /// </summary>
    const double OfOutput = 1e-6;

    /// <summary>Outputs that change alike, up to this factor, do not hide one another.</summary>
    const double Alike = 32;

    const int Directions = 2;

    /// <summary>
    /// Binary numbers up to 1, so that changes of all outputs are about the same; null where they are, and where the function is not
    /// defined beside the point. Five evaluations, and two more each time that a move is shortened.
    /// </summary>
    /// <param name="layer">The function; of its own, since it is moved.</param>
    public static double[]? Of(IGradientLayer layer)
    {
        try
        {
            var (x, y) = (layer.Inputs[0].Values, layer.Outputs[0]);
            double[] Numbers(TensorView view) => [.. Enumerable.Range(0, view.Length).Select(i => view[i])];
            var at = Numbers(x);
            var typical = Norm.Rms(at.Length, i => at[i]) is > 0 and var size ? size : 1;
            double[] At(ulong seed, double side)
            {
                for (var i = 0; i < at.Length; i++)
                {
                    x[i] = at[i] + (side * (at[i] == 0 ? typical : at[i]) * UpstreamGradient.Drawn(seed).At(0, i));
                }

                layer.Forward();
                return Numbers(y.Values);
            }

            var here = At(0, 0);
            double[] sizes = [.. here.Select(value => OfOutput * Math.Abs(value))];
            for (var k = 0; k < Directions; k++)
            {
                var slopes = Slopes(Draw.Bits(MappingCheck.Seed, k), here, At);
                sizes = [.. sizes.Zip(slopes, Math.Max)];
            }

            double[] moved = [.. sizes.Where(size => size > 0)];
            var (least, most) = moved.Length == 0 ? (1, 1) : (moved.Min(), moved.Max());
            return !(most > Alike * least) || !double.IsFinite(most) ? null
                : [.. sizes.Select(size => size > 0 ? Math.ScaleB(1, Math.ILogB(least) - Math.ILogB(size)) : 1)];
        }
#pragma warning disable CA1031 // Beside the point the user may never have been; what is wrong at the point the check says.
        catch (Exception exception) when (!ModelUnderTest.EndsTheCheck(exception))
#pragma warning restore CA1031
        {
            return null;
        }
    }

    /// <summary>
    /// How much each output changes over moves of everything by its size, from moves over which it is straight. Over longer ones what
    /// lives on a length of its own, as on a time constant in seconds since 1970, is not what it is at the point.
    /// </summary>
    static double[] Slopes(ulong seed, double[] here, Func<ulong, double, double[]> at)
    {
        double[] slopes = [.. here.Select(_ => double.PositiveInfinity)];
        var bent = Enumerable.Range(0, here.Length).ToList();
        var move = Move;
        for (var shortenings = 0; shortenings <= MostShortenings && bent.Count > 0; shortenings++, move /= Shorter)
        {
            var (low, high) = (at(seed, -move), at(seed, move));
            bent.RemoveAll(i =>
            {
                var (up, down) = (high[i] - here[i], here[i] - low[i]);
                slopes[i] = Math.Abs(up + down) / (2 * move) is var slope && slope < slopes[i] ? slope : slopes[i];
                return Math.Abs(up - down) <= Bent * Math.Abs(up + down) || slopes[i] <= OfOutput * Math.Abs(here[i]);
            });
        }

        return slopes;
    }
}
