using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GradientTesting.Analyzers;

/// <summary>
/// GRAD003: a <c>[GradientTheory]</c> without a <c>GradientRun</c>, or one that is not passed to a check that takes it. Not where the
/// run is used in another way, as to make the model or its options.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RunNotPassed : GradientAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Rule.TheoryWithoutRun, Rule.RunNotPassed);

    private protected override void Register(CompilationStartAnalysisContext context, GradientTypes types)
    {
        context.RegisterSymbolAction(
            symbol =>
            {
                var method = (IMethodSymbol)symbol.Symbol;
                if (GradientTypes.IsTheory(method) && !method.Parameters.Any(types.IsRun))
                {
                    symbol.ReportDiagnostic(Diagnostic.Create(Rule.TheoryWithoutRun, method.Locations[0], method.Name));
                }
            },
            SymbolKind.Method);
        context.RegisterOperationBlockAction(block =>
        {
            if (block.OwningSymbol is not IMethodSymbol method || !GradientTypes.IsTheory(method)
                || method.Parameters.FirstOrDefault(types.IsRun) is not { } run)
            {
                return;
            }

            var operations = block.OperationBlocks.SelectMany(each => each.Descendants()).ToArray();
            if (operations.OfType<IParameterReferenceOperation>().Any(each => Is(each.Parameter, run) && !IsHandedToCheck(each, types)))
            {
                return;
            }

            foreach (var call in operations.OfType<IInvocationOperation>())
            {
                if (types.LeavesOutRun(call.TargetMethod) || IsConstraintWithoutRun(call))
                {
                    var name = $"{call.TargetMethod.ContainingType.Name}.{call.TargetMethod.Name}";
                    block.ReportDiagnostic(Diagnostic.Create(Rule.RunNotPassed, call.Syntax.GetLocation(), name, run.Name));
                }
            }
        });
    }

    static bool IsHandedToCheck(IOperation reference, GradientTypes types) =>
        reference.Parent is IArgumentOperation { Parameter: { } parameter, Parent: IInvocationOperation call }
        && types.IsRun(parameter) && (types.IsCheck(call.TargetMethod) || GradientTypes.IsConstraint(call.TargetMethod.ContainingType));

    // Does.MatchNumericalGradient().Within(1e-4), but for .At(run) anywhere behind it.
    static bool IsConstraintWithoutRun(IInvocationOperation call)
    {
        if (!GradientTypes.StartsConstraint(call.TargetMethod))
        {
            return false;
        }

        for (var chained = call; chained is not null; chained = chained.Parent as IInvocationOperation)
        {
            if (chained.TargetMethod.Name == "At")
            {
                return false;
            }
        }

        return true;
    }

    static bool Is(ISymbol one, ISymbol other) => SymbolEqualityComparer.Default.Equals(one, other);
}
