namespace GradientTesting;

// What a reader should know about a verdict.
public sealed partial class ComponentReport
{
    IEnumerable<string> NotesOnCoverage()
    {
        if (Coverage == GradientCoverage.Sampled)
        {
            yield return FormattableString.Invariant($"a single wrong element is missed {100 * ChanceOfMiss:G2}% of the time");
        }

        if (Coverage == GradientCoverage.Directions && Verdict == GradientVerdict.Match && !IsInactive)
        {
            yield return FormattableString.Invariant(
                $"a single element may be off by {100 * SmallestVisibleError / typicalGradient:G2}% of the typical one");
        }
    }

    IEnumerable<string> NotesOn(ComponentVerdict verdict)
    {
        if (WrongPart is { } part && IsOfLambda)
        {
            yield return WrongPartSentence.Of(part, IsLambdaPartKnown);
        }

        if (verdict.IsInactive)
        {
            yield return verdict.Norms.Analytic > 0
                ? "inactive: its gradient is no more than rounding, and small moves do not change the cost"
                : "inactive: its gradient is zero, and small moves do not change the cost";
        }

        if (verdict.Kinks > 0)
        {
            yield return FormattableString.Invariant($"{verdict.Kinks} of {Length} elements on a kink");
        }

        if (verdict.WrongBeside > 0)
        {
            yield return FormattableString.Invariant(
                $"{verdict.WrongBeside} of {Length} elements right at a kink and wrong beside it");
        }

        if (verdict.RightHere > 0)
        {
            yield return FormattableString.Invariant($"{verdict.RightHere} of {Length} elements right at the point and wrong beside it, ")
                + "which numeric is of";
        }

        if (verdict.Unresolved > 0 && !verdict.IsInactive && Coverage != GradientCoverage.Directions)
        {
            yield return FormattableString.Invariant(
                $"{verdict.Unresolved} of {ComparedElements} elements known only to {100 * verdict.Resolution:G2}% of themselves or worse");
        }
    }
}
