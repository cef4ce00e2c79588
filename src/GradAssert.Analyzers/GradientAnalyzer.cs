using Microsoft.CodeAnalysis.Diagnostics;

namespace GradientTesting.Analyzers;

/// <summary>
/// What all rules share: they run concurrently, leave generated code alone, and cost nothing where GradAssert is not used.
/// </summary>
public abstract class GradientAnalyzer : DiagnosticAnalyzer
{
    /// <summary>Registers what the rule looks at, unless the compilation does not refer to GradAssert.</summary>
    /// <param name="context">Of the compiler.</param>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (GradientTypes.Of(start.Compilation) is { } types)
            {
                Register(start, types);
            }
        });
    }

    private protected abstract void Register(CompilationStartAnalysisContext context, GradientTypes types);
}
