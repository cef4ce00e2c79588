namespace GradientTesting;

/// <summary>
/// A Hessian is symmetric. One that is not, and is the derivative of the gradient, shows that this is the gradient of nothing.
/// </summary>
internal static class Symmetry
{
    /// <summary>What rounding leaves of a difference, beside the two.</summary>
    const double Rounding = 1e-9;

    /// <param name="mapping">The Hessian, which agrees with the gradient.</param>
    /// <param name="derivative">What differences have found.</param>
    public static string? FlawOf(Mapping mapping, MappingDerivative derivative)
    {
        var n = mapping.Columns;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (below, above) = ((i * n) + j, (j * n) + i);
                var (one, other) = (derivative.Elements[below], derivative.Elements[above]);
                var bars = one.ErrorBar + other.ErrorBar + one.Floor + other.Floor
                    + (Rounding * (Math.Abs(one.Value) + Math.Abs(other.Value)));
                if (Math.Abs(one.Value - other.Value) > (2 * bars) + (2e-5 * Math.Max(Math.Abs(one.Value), Math.Abs(other.Value)))
                    && !one.IsKink && !other.IsKink)
                {
                    return FormattableString.Invariant(
                        $"H[{i}, {j}] is {Digits.Of(mapping.Claim[below], mapping.Claim[above])} and H[{j}, {i}] ")
                        + $"is {Digits.Of(mapping.Claim[above], mapping.Claim[below])}, and both are derivatives of the gradient. "
                        + "Those of a cost's "
                        + "gradient are symmetric: this is the gradient of no cost. Check it against its cost first.";
                }
            }
        }

        return null;
    }
}
