namespace GradientTesting;

/// <summary>The gradient is a multiple of the right one.</summary>
internal static class SizeHypotheses
{
    /// <summary>In bars, and how many elements that far above them make a factor that is no chance.</summary>
    const double Known = 10;

    const int EnoughKnown = 3;

    /// <summary>In powers of ten, by how much mistakes of the usual constants are more frequent than of any one of the others.</summary>
    const double OfUsual = 2;

    /// <summary>What is never computed is the one, and a sum that cancels may be the other.</summary>
    public const string Zero = "is zero", ZeroButForRounding = "is zero but for rounding";

    public static Finding? Of(Suspect suspect, Evidence evidence)
    {
        var (a, n) = (suspect.Analytic, suspect.Numeric);
        if (Array.TrueForAll(a, element => element == 0))
        {
            return new(DiagnosisName.Missing, 0, Zero, Counts.Are(suspect, evidence.BatchSize)
                ? "is it never computed, overwritten, or a sum of whole numbers that cancel?"
                : "is it never computed, or overwritten?");
        }

        var known = Enumerable.Range(0, n.Length).Count(i => Math.Abs(n[i]) > Known * suspect.Bars[i]);
        if (Norm.Of(n.Length, i => n[i]) <= Norm.Of(n.Length, i => suspect.Bars[i]) && known < EnoughKnown)
        {
            // What should be zero is nothing but noise, of which everything is some multiple. One element that nothing is known of, and
            // that may be the largest, does not make noise of the others.
            return null;
        }

        var factor = suspect.Multiple(a, n);
        if (suspect.ResidualOfMultiple(factor) is not { } residual)
        {
            return null;
        }

        var measured = Factor.Of(suspect, factor, residual);
        if (measured.Is(1))
        {
            // No further from being right than it is uncertain: nothing that could be said of its size.
            return null;
        }

        if (measured.Is(-1))
        {
            // Of what came through two outputs two numbers of the wrong sign are no proof of a third. A number or two that have it alone,
            // beside others that are wrong in another way, may have it by chance.
            return (!suspect.IsFewNumbers || !HaveAll(-1, suspect, evidence))
                && suspect.IsChance(isFitted: false, evidence.Narrowest) ? null
                : new(DiagnosisName.SignFlipped, residual, "has the wrong sign",
                    suspect.IsMatrix || !IsBesideAnother(suspect, evidence) ? null
                    : "or is a mask inverted, where what comes in adds up to zero, as before a normalization?");
        }

        var before = IsLikely(suspect, measured, evidence) ? OfUsual : 0;
        // Of counts a factor is what they show, and often chance.
        var reasons = suspect.IsChanceOfCounts(isFitted: false, before) ? [] : measured.Reasons(suspect, evidence);
        var isOfSome = reasons.Count > 0
            ? suspect.IsChance(isFitted: false, evidence.Narrowest, before)
            : suspect.IsFewNumbers || suspect.IsChance(isFitted: true, evidence.Narrowest);
        return isOfSome && !(suspect.IsFewNumbers && IsOfOthers(suspect, measured, evidence))
            ? null
            : new(DiagnosisName.Scaled, residual, measured.ToString(), suspect.IsOneNumber ? null : Listed(reasons))
            {
                Factor = factor,
                IsSharp = measured.IsSharp,
            };
    }

    // Of two components that are wrong both have it, or it would be a second mistake.
    static bool IsLikely(Suspect suspect, Factor factor, Evidence evidence) =>
        !suspect.IsFewNumbers && factor.IsUsual(evidence) && HaveAll(factor.Value, suspect, evidence);

    static bool HaveAll(double factor, Suspect suspect, Evidence evidence) => evidence.Components.Skip(evidence.Inputs)
        .Where(other => other.IsWrong && other.Name != suspect.Name)
        .All(other => other.Whole.ResidualOfMultiple(factor) is not null);

    // A sign that is wrong in what comes in would be so in the matrix too.
    static bool IsBesideAnother(Suspect suspect, Evidence evidence) => evidence.Components.Skip(evidence.Inputs)
        .Where(other => other.IsWrong && other.Name != suspect.Name).Select(other => other.ToExplain)
        .Any(other => other.IsMatrix && other.ResidualOfMultiple(other.Multiple(other.Analytic, other.Numeric)) is null);

    // A factor that is read off few numbers is that of another component, of which more is known.
    static bool IsOfOthers(Suspect suspect, Factor factor, Evidence evidence) => evidence.Components
        .Where(other => other.IsWrong && other.Name != suspect.Name && !other.Whole.IsFewNumbers)
        .Any(other => Of(other.Whole, evidence) is { Name: DiagnosisName.Scaled, Factor: { } its }
            && suspect.ResidualOfMultiple(its) is not null && factor.Is(its));

    // A constant stands for many things, of which the reader knows the one.
    static string? Listed(IReadOnlyList<string> reasons) => reasons.Count == 0 ? null : string.Join(", or ", reasons);
}
