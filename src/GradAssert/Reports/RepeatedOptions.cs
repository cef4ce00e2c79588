using System.Globalization;

namespace GradientTesting;

/// <summary>The options without which another check of a run would start elsewhere, or compare otherwise, as code.</summary>
internal static class RepeatedOptions
{
    static readonly GradientCheckOptions defaults = new();

    public static string Of(GradientCheckOptions options, GradientRun run, bool dropoutFrozen) =>
        string.Join(", ", All(options, run, dropoutFrozen).Select(each => $"{each.Name} = {each.Value}"));

    static IEnumerable<(string Name, string Value)> All(
        GradientCheckOptions options, GradientRun run, bool dropoutFrozen)
    {
        // What starts at the current values draws none.
        if (options.Initializer is { } initializer && run.Phase != GradientPhase.AsIs)
        {
            yield return (nameof(options.Initializer), initializer.Code);
        }

        if (dropoutFrozen)
        {
            yield return (nameof(options.CheckDropout), "true");
        }

        if (options.Coverage != defaults.Coverage)
        {
            yield return (nameof(options.Coverage), $"{nameof(GradientCoverage)}.{options.Coverage}");
        }

        if (options.MaxCostEvaluations is { } evaluations)
        {
            yield return (nameof(options.MaxCostEvaluations), evaluations.ToString(CultureInfo.InvariantCulture));
        }

        if (options.Scheme != defaults.Scheme)
        {
            yield return (nameof(options.Scheme), $"{nameof(DifferenceScheme)}.{options.Scheme}");
        }

        if (options.Epsilon is { } epsilon)
        {
            yield return (nameof(options.Epsilon), Number(epsilon));
        }

        if (options.RelativeTolerance != defaults.RelativeTolerance)
        {
            yield return (nameof(options.RelativeTolerance), Number(options.RelativeTolerance));
        }

        if (options.RequiredResolution != defaults.RequiredResolution)
        {
            yield return (nameof(options.RequiredResolution), Number(options.RequiredResolution));
        }
    }

    static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
