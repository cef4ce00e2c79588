namespace GradientTesting;

/// <summary>Outputs of a function may have units of their own: what each counts as in a product with an upstream gradient.</summary>
internal static class UnitsOfOutputs
{
    /// <summary>How far elements are moved, as a part of their sizes.</summary>
    const double Move = 1e-3;

    /// <summary>
    /// Beside its own size an output counts as so much, however little it changes: more would make its rounding the noise of all others.
    /// </summary>
    const double OfOutput = 1e-6;

    /// <summary>Outputs that change alike, up to this factor, do not hide one another.</summary>
    const double Alike = 32;

    const int Directions = 2;

    /// <summary>
    /// Binary numbers up to 1, so that changes of all outputs are about the same; null where they are, and where the function is not
    /// defined beside the point. Five evaluations.
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

            double[] sizes = [.. At(0, 0).Select(value => OfOutput * Math.Abs(value))];
            for (var k = 0; k < Directions; k++)
            {
                var (low, high) = (At(Draw.Bits(MappingCheck.Seed, k), -Move), At(Draw.Bits(MappingCheck.Seed, k), Move));
                sizes = [.. sizes.Select((size, i) => Math.Max(size, Math.Abs(high[i] - low[i]) / (2 * Move)))];
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
}
