using System.Text.RegularExpressions;

namespace GradientTesting.Tests.Fixtures;

/// <summary>What a failed check says above its first table, beside which components are wrong.</summary>
public static partial class Told
{
    /// <summary>Line by line; the residual, which is rounding, as an ellipsis.</summary>
    public static IEnumerable<string> Of(GradientReport report) =>
        TextReport.Explanations(report).Select(line => Residual().Replace(line, "(residual …)"));

    /// <summary>What is told of a component for a mistake in its gradient; of the right model nothing.</summary>
    public static string? Of(Func<Action<Basin>?, Basin> basin, Action<Basin> mistake, GradientCheckOptions? options = null) =>
        Of(basin(null).Model(), basin(mistake).Model(), options);

    /// <inheritdoc cref="Of(Func{Action{Basin}?, Basin}, Action{Basin}, GradientCheckOptions?)"/>
    public static string? Of(Func<LookupTable.Gathering, GradientModel> table, LookupTable.Gathering mistake) =>
        Of(table(LookupTable.Gathering.AddedUp), table(mistake), null);

    static string? Of(GradientModel rightModel, GradientModel wrongModel, GradientCheckOptions? options)
    {
        var right = GradientCheck.Run(rightModel, options);
        Assert.Equal(GradientVerdict.Match, right.Verdict);
        Assert.Empty(Of(right));
        Assert.All(right.Runs.SelectMany(run => run.Components), component => Assert.Null(component.Diagnosis));

        var wrong = GradientCheck.Run(wrongModel, options);
        Assert.Equal(GradientVerdict.Mismatch, wrong.Verdict);
        return string.Join("\n", Of(wrong)) is { Length: > 0 } told ? told : null;
    }

    /// <inheritdoc cref="Of(Func{Action{Basin}?, Basin}, Action{Basin}, GradientCheckOptions?)"/>
    /// <remarks>In W of 4×3, or another shape, and with b of 5 beside it, which is right.</remarks>
    public static string? Of(Func<double[], double[]> mistake, params int[] shape) => Of(
        made => new(("W", shape.Length > 0 ? shape : [4, 3]), ("b", [5])) { Mistake = made },
        basin => mistake(basin.DW("W")).CopyTo(basin.DW("W"), 0));

    [GeneratedRegex(@"\(residual [^)]*\)")]
    private static partial Regex Residual();
}
