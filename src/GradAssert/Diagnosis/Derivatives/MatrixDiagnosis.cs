namespace GradientTesting;

/// <summary>Looks for the mistake that explains a matrix of derivatives.</summary>
internal static class MatrixDiagnosis
{
    /// <returns>Null where nothing fits, or more than one thing does.</returns>
    public static GradientDiagnosis? Of(MatrixSuspect suspect, Func<MatrixSuspect, Finding?>? special = null)
    {
        if (suspect.Wrong.Count == 0)
        {
            return null;
        }

        // Points are in no row and no column.
        var finding = suspect.WrongBeside.Count == suspect.Wrong.Count ? MatrixPlaces.BesideKinks(suspect)
            : special?.Invoke(suspect) ?? (suspect.Words == DerivativeWords.ElementWise ? null : OfMatrix(suspect));
        return finding is null ? null : new(
            finding.Name, suspect.Words.Component, finding.Residual,
            $"{suspect.Words.Component} {finding.What}{(finding.Why is null ? "" : $": {finding.Why}")}") { Finding = finding };
    }

    static Finding? OfMatrix(MatrixSuspect suspect) =>
        WholeMatrix(suspect) ?? MatrixLines.Of(suspect) ?? MatrixPlaces.Of(suspect);

    static Finding? WholeMatrix(MatrixSuspect suspect)
    {
        // One line, or one element, is explained as such.
        if (suspect.Rows == 1 && suspect.Columns == 1)
        {
            return OfSize(suspect);
        }

        Finding?[] candidates = [OfSize(suspect), .. MatrixOrder.Of(suspect), OfIdentity(suspect)];
        Finding[] fitting = [.. candidates.OfType<Finding>()];
        return fitting.Length == 1 ? fitting[0] : null;
    }

    static Finding? OfSize(MatrixSuspect suspect)
    {
        if (Array.TrueForAll(suspect.Analytic, a => a == 0))
        {
            return new(DiagnosisName.Missing, 0, "is zero", "is it never computed, or overwritten?");
        }

        if (suspect.FactorOf(suspect.All) is not { IsPlausible: true, IsZero: false } factor)
        {
            return null;
        }

        return factor.Is(-1)
            ? new(DiagnosisName.SignFlipped, 0, "has the wrong sign",
                suspect.Words == DerivativeWords.Jacobian ? "is it the Jacobian of y − f, where f − y is computed, or the other way round?"
                    : null)
            : factor.Is(1) ? null
            : new(DiagnosisName.Scaled, factor.Uncertainty, factor.ToString(), factor.Why
                ?? OfSizes(suspect, factor)) { Factor = factor.Value };
    }

    static string? OfSizes(MatrixSuspect suspect, MatrixFactor factor)
    {
        int[] sizes = [.. new[] { suspect.Rows, suspect.Columns }.Where(size => size > 2).Distinct()];
        var reasons = sizes.SelectMany(size => new (double Factor, string Why)[]
        {
            (size, FormattableString.Invariant($"a division by {size} is missing: a sum for a mean?")),
            (1.0 / size, FormattableString.Invariant($"it is divided by {size} once too often: a mean for a sum?")),
            (Math.Sqrt(size), FormattableString.Invariant($"a division by √{size} is missing")),
            (1 / Math.Sqrt(size), FormattableString.Invariant($"it is divided by √{size} once too often")),
        }).Where(reason => factor.Is(reason.Factor)).ToArray();
        return reasons.Length == 1 ? reasons[0].Why : null;
    }

    /// <summary>A step x + A dt has the identity in its Jacobian, and a rate A has not.</summary>
    static Finding? OfIdentity(MatrixSuspect suspect)
    {
        if (!suspect.IsSquare || suspect.Rows < 3)
        {
            return null;
        }

        int[] diagonal = [.. Enumerable.Range(0, suspect.Rows).Select(i => (i * suspect.Columns) + i)];
        var best = diagonal.MinBy(k => suspect.Bars[k]);
        var added = suspect.Analytic[best] - suspect.Numeric[best];
        bool IsOff(int k) => Math.Abs(suspect.Analytic[k] - suspect.Numeric[k] - added) <= suspect.Bars[k] + suspect.Bars[best];
        return suspect.Wrong.SetEquals(diagonal) && Array.TrueForAll(diagonal, IsOff)
            ? Math.Abs(Math.Abs(added) - 1) <= 1e-3
                ? new(DerivativeDiagnosisName.Identity, 0, added < 0 ? "lacks the identity" : "has the identity added",
                    "a step x + dx has it, and a rate has not")
                : new(DerivativeDiagnosisName.Identity, 0, FormattableString.Invariant($"has {added:G4} added along its diagonal"))
            : null;
    }
}
