using System.Globalization;
using System.Reflection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace GradientTesting.Xunit.Sdk;

/// <summary>The runs of a gradient theory, joined with the rows of the method's data attributes where it has any.</summary>
/// <remarks>Each run is given rows that were made for it: what one test does to a layer, the next does not see.</remarks>
sealed class GradientRows(GradientTheoryAttribute theory, IReadOnlyCollection<IDataAttribute> attributes) : DataAttribute
{
    /// <inheritdoc/>
    public override bool SupportsDiscoveryEnumeration() => attributes.All(attribute => attribute.SupportsDiscoveryEnumeration());

    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        ArgumentNullException.ThrowIfNull(testMethod);
        var (runs, error) = TheoryRuns.Of(
            testMethod, testMethod.ReflectedType ?? testMethod.DeclaringType!, (theory.FirstSeed, theory.Seeds), theory.TrainingSteps,
            theory.Phases,
            attributes.Count > 0);
        return error is not null ? throw new ArgumentException(error)
            : attributes.Count == 0 ? [.. runs.Select(run => GradientRow.Of(theory, run))]
            : await Joined(runs, new(testMethod), disposalTracker);
    }

    async ValueTask<IReadOnlyCollection<ITheoryDataRow>> Joined(
        IReadOnlyList<GradientRun> runs, MethodWithoutRun method, DisposalTracker disposalTracker)
    {
        var rows = new List<ITheoryDataRow>();
        foreach (var run in runs)
        {
            var names = new RowNames();
            foreach (var attribute in attributes)
            {
                rows.AddRange(await RowsOf(attribute, method, run, names, disposalTracker, isFirst: run == runs[0]));
            }
        }

        return rows;
    }

    // One failing test for each row that cannot be made, and not one for each run of it.
    async ValueTask<IEnumerable<ITheoryDataRow>> RowsOf(
        IDataAttribute attribute, MethodWithoutRun method, GradientRun run, RowNames names, DisposalTracker disposalTracker, bool isFirst)
    {
        IReadOnlyCollection<ITheoryDataRow>? made;
        string? error = null;
        try
        {
            made = await attribute.GetData(method, disposalTracker);
            error = made is null ? "they are null." : made.Count == 0 ? "there are none." : null;
        }
#pragma warning disable CA1031 // Whatever the user's rows throw is a failing test.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            (made, error) = ([], TextOf(thrown));
        }

        if (error is not null)
        {
            var place = $"rows of {NameOf(attribute)}";
            return isFirst ? [GradientRow.Unusable(method, run, names.Next(place), $"The {place} cannot be made: {error}")] : [];
        }

        return [.. made!.Select(row => RowOf(row, attribute, method, run, names, isFirst)).OfType<ITheoryDataRow>()];
    }

    TheoryDataRow? RowOf(
        ITheoryDataRow row, IDataAttribute attribute, MethodWithoutRun method, GradientRun run, RowNames names, bool isFirst)
    {
        var values = row.GetData();
        var name = names.Next(row.Label ?? attribute.Label ?? RowText.Of(method.GetParameters(), values));
        return method.Misfit(values.Length) is not { } misfit
            ? GradientRow.Of(theory, run, name, method.WithRun(values, run), row, attribute)
            : isFirst ? GradientRow.Unusable(method, run, name, $"The row ({name}) {misfit}.")
            : null;
    }

    static string NameOf(IDataAttribute attribute)
    {
        var type = attribute.GetType().Name.Split('`')[0];
        return type.EndsWith("Attribute", StringComparison.Ordinal) ? type[..^"Attribute".Length] : type;
    }

    static string TextOf(Exception thrown) => thrown is TargetInvocationException { InnerException: { } inner }
        ? TextOf(inner)
        : string.Create(CultureInfo.InvariantCulture, $"{thrown.GetType().Name}: {thrown.Message}");
}
