using System.Text;

namespace GradientTesting;

/// <summary>A report as it is kept under version control: only what the code decides, and nothing that noise does.</summary>
/// <remarks>
/// A line per run and component, so that a change of one component changes its lines alone. Left out because noise decides
/// them: error bars, resolutions, ratios of what agrees, reasons and warnings, elements on kinks or too small to resolve,
/// counts of evaluations. What a mismatch comes to is printed where it is clear: <see cref="ClearMismatches"/>.
/// </remarks>
internal static class SnapshotText
{
    /// <summary>Lines end in <c>\n</c>; the last has no end.</summary>
    public static string Of(GradientReport report)
    {
        var text = new StringBuilder(report.Sizes is { } sizes ? $"sizes {OneLine.Of(sizes)}\n" : "");
        foreach (var run in report.Runs)
        {
            text.Append(FormattableString.Invariant($"{TextReport.Title(run)}: {run.Verdict}\n"));
            foreach (var component in run.Components)
            {
                Append(text, component, report.Diagnoses, run.Derivatives.Count > 0 ? "function" : "cost");
            }
        }

        text.Append(report.WhereItStarts is { } where ? $"where: {OneLine.Of(where)}\n" : "");
        return text.ToString(0, text.Length - 1);
    }

    static void Append(StringBuilder text, ComponentReport component, IReadOnlyList<GradientDiagnosis> told, string judge)
    {
        var heading = OneLine.Of($"{component.Name} {string.Join('×', component.Shape)}").TrimEnd();
        text.Append(FormattableString.Invariant($"  {heading}: {component.Verdict}"));
        if (component.Clear is { Count: { } count })
        {
            text.Append(FormattableString.Invariant($", {count} of {component.Length} elements"));
        }

        if (component.Clear is { RelativeError: { } relativeError })
        {
            text.Append(FormattableString.Invariant($", relative error {TwoDigits.Of(relativeError)}"));
        }

        if (component is { Diagnosis: { } diagnosis, IsClear: true }
            && told.Any(other => other.Component == component.Name && other.Name == diagnosis.Name))
        {
            // Of what is known well, and how well it fits is noise.
            text.Append("; most likely ").Append(diagnosis.Name);
            text.Append(diagnosis.Finding is { IsSharp: true, Why: { } why } ? $": {why}" : "");
        }

        if (component is { WrongPart: { } part, IsOfLambda: true })
        {
            text.Append("; ").Append(WrongPartSentence.Of(part, component.IsLambdaPartKnown));
        }

        text.Append('\n');
        foreach (var element in component.ClearElements)
        {
            var name = OneLine.Of(element.Name);
            text.Append(FormattableString.Invariant($"    {name}: code says {Number(element.Analytic, element)}, ")
                + FormattableString.Invariant($"{judge} says {Number(element.Numeric, element)}, error {TwoDigits.Of(element.Error)}\n"));
        }
    }

    static string Number(double number, ElementReport element)
    {
        var size = Math.Max(Math.Abs(element.Analytic), Math.Abs(element.Numeric));
        return TwoDigits.Of(Math.Abs(number) < ClearMismatches.Negligible * size ? 0 : number);
    }
}
