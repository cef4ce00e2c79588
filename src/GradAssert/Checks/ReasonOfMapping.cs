namespace GradientTesting;

/// <summary>Why a matrix of derivatives is in doubt, with what is known of it: which points are, and how fine its function is.</summary>
internal static class ReasonOfMapping
{
    /// <summary>Single precision leaves more of the size of an output than this.</summary>
    const double FineNoise = 1e-11;

    const int MostNamed = 3;

    const string Advice = "compute the cost in double precision, ";

    public static ComponentVerdict In(ComponentVerdict verdict, Mapping mapping, MappingDerivative derivative) =>
        verdict.Verdict != GradientVerdict.Inconclusive || verdict.Reason is not { } reason ? verdict
        : verdict with { Reason = Located(IsFine(mapping, derivative) ? WithoutAdvice(reason) : reason, mapping, derivative) };

    static string WithoutAdvice(string reason) => reason.Replace(Advice, "", StringComparison.Ordinal)
        .Replace(", or, if it should not be zero here, compute the cost in double precision", "", StringComparison.Ordinal);

    static bool IsFine(Mapping mapping, MappingDerivative derivative) => mapping.UnitRoundoff < FineNoise
        && Enumerable.Range(0, mapping.Rows).All(i => Enumerable.Range(0, mapping.Columns).All(j =>
            derivative.OfOutputs.Of(i, j).Level <= FineNoise * Math.Max(Math.Abs(mapping.Here(j)[i]), mapping.Smallest(j))));

    /// <summary>Of points that the user did not give, those that are in doubt cannot be guessed.</summary>
    static string Located(string reason, Mapping mapping, MappingDerivative derivative)
    {
        if (mapping is not ElementWiseMapping { Columns: > 1 } points)
        {
            return reason;
        }

        string? Named(Func<ElementDerivative, bool> isMeant)
        {
            int[] meant = [.. Enumerable.Range(0, points.Columns).Where(k => isMeant(derivative.Elements[k]))];
            return meant.Length == 0 ? null
                : "x = " + string.Join(", ", meant.Take(MostNamed).Select(points.PointOf))
                    + (meant.Length > MostNamed ? FormattableString.Invariant($" and {meant.Length - MostNamed} more") : "");
        }

        var all = FormattableString.Invariant($" of its {points.Columns} elements");
        var at = Named(element => reason.StartsWith("on moves of", StringComparison.Ordinal) ? element.IsUndefined : element.IsDoubtful);
        return at is null ? reason : reason.Replace(all, $"{all}, at {at},", StringComparison.Ordinal);
    }
}
