namespace GradientTesting;

/// <summary>Two components of one number each hold the gradients of one another.</summary>
/// <remarks>One number that is another by itself says little; two that are crosswise, each to a thousandth, are no chance.</remarks>
internal static class Exchanged
{
    const double Known = 1e-3;

    public static Finding? Of(int c, Evidence evidence)
    {
        int[] with = [.. Enumerable.Range(0, evidence.Names.Count).Where(other => other != c && IsSingle(c) && IsSingle(other) && IsCrosswise(other))];
        return with is [var only]
            ? new(DiagnosisName.AnotherComponent, 0, $"holds the gradient of {evidence.Names[only]}", $"{evidence.Names[only]} holds that of {evidence.Names[c]}: they are exchanged")
            : null;

        bool IsSingle(int at) => evidence.Analytic[at].Length == 1 && evidence.Numeric[at].Positions is null && evidence.Verdicts[at].Mismatches.Count == 1;
        bool IsCrosswise(int other) => IsOf(c, other) && IsOf(other, c);
        bool IsOf(int one, int other)
        {
            var (a, n) = (evidence.Analytic[one][0], evidence.Numeric[other].Elements[0]);
            var bar = 2 * (n.ErrorBar + evidence.Numeric[one].Tolerance.AnalyticBar);
            return bar <= Known * Math.Abs(n.Value) && Math.Abs(a - n.Value) <= bar;
        }
    }
}
