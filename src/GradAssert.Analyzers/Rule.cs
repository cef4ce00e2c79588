using System.Reflection;
using Microsoft.CodeAnalysis;

namespace GradientTesting.Analyzers;

/// <summary>What a rule says of itself: docs/analyzers.md has a section for each.</summary>
internal static class Rule
{
    public static readonly DiagnosticDescriptor
        CopiedValues = Of("GRAD001", DiagnosticSeverity.Warning, "A component looks at a copy",
            "'{0}' is a copy, so that what a check writes to it does not reach the model. "
                + "Pass the storage that the cost reads, or a getter and a setter."),
        CopiedGradient = Of("GRAD001", DiagnosticSeverity.Warning, "A component looks at a copy",
            "'{0}' is a copy, which no later gradient is written to. Pass the storage that the gradient is written to, or a Func."),
        ReplacedStorage = Of("GRAD002", DiagnosticSeverity.Warning, "A component looks at storage that the model replaces",
            "{1}() assigns '{0}', and the component goes on looking at what it was before. Pass Funcs: () => values, () => gradient."),
        TheoryWithoutRun = Of("GRAD003", DiagnosticSeverity.Warning, "A gradient theory does not check its run",
            "[GradientTheory] calls '{0}' once for each run, and it takes no GradientRun. Add the parameter, and pass it to the check."),
        RunNotPassed = Of("GRAD003", DiagnosticSeverity.Warning, "A gradient theory does not check its run",
            "'{0}' checks every phase in each run of the theory. Pass it '{1}'."),
        UnreadReport = Of("GRAD004", DiagnosticSeverity.Warning, "The report of a check is not read",
            "'GradientCheck.{0}' returns its verdict and never throws it, and nothing reads this report. Call 'GradAssert.{1}'."),
        SharedModel = Of("GRAD005", DiagnosticSeverity.Info, "The runs of a gradient theory share a model",
            "'{0}' is one model for all runs of the theory, and for tests that run at the same time. Make the model in the method."),
        UnseededCost = Of("GRAD006", DiagnosticSeverity.Warning, "A cost draws random numbers without a seed",
            "'{0}' gives the cost another value at each call, and no derivative. Seed it, or let the model be reseeded: IStochasticModel."),
        NoDropoutToCheck = Of("GRAD007", DiagnosticSeverity.Warning, "CheckDropout has no dropout to check",
            "CheckDropout needs a keep-prob that can be set and masks that can be frozen, and '{0}' has no {1}");

    // A page of the project where that is known, and of its clone otherwise.
    static string Page => typeof(Rule).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(metadata => metadata.Key == "AnalyzersPage")?.Value ?? "docs/analyzers.md";

    static DiagnosticDescriptor Of(string id, DiagnosticSeverity severity, string title, string message) =>
        new(id, title, message, "GradAssert", severity, isEnabledByDefault: true, helpLinkUri: $"{Page}#{id.ToLowerInvariant()}");
}
