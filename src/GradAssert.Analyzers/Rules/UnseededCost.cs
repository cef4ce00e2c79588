using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GradientTesting.Analyzers;

/// <summary>
/// GRAD006: <c>new Random()</c>, <c>Random.Shared</c> or a shuffle by <c>Guid.NewGuid()</c> in a cost. Not where a branch may leave it
/// out, nor in a model whose keep-prob a check can set, or whose seed.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnseededCost : GradientAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule.UnseededCost);

    private protected override void Register(CompilationStartAnalysisContext context, GradientTypes types)
    {
        context.RegisterOperationBlockAction(block =>
        {
            if (block.OwningSymbol is IMethodSymbol { ContainingType: var type } method && types.IsModelOrLayer(type)
                && !GradientTypes.IsRandomByContract(type) && IsEvaluated(method))
            {
                Report(block.OperationBlocks.SelectMany(each => each.Descendants()), block.ReportDiagnostic);
            }
        });
        context.RegisterOperationAction(
            operation =>
            {
                var call = (IInvocationOperation)operation.Operation;
                if ((types.IsCheck(call.TargetMethod) || (types.IsOfDelegates(call.TargetMethod) && !MayBeSet(call, types)))
                    && call.Argument("cost")?.Value.Unwrapped() is IAnonymousFunctionOperation cost)
                {
                    Report(cost.Body.Descendants(), operation.ReportDiagnostic);
                }
            },
            OperationKind.Invocation);
    }

    static bool IsEvaluated(IMethodSymbol method) => GradientTypes.CalledByCheck(method.ContainingType).Any(each =>
        each.Name.Split('.').Last() is "Cost" or "Forward" && SymbolEqualityComparer.Default.Equals(each, method));

    // GradientModel.Of(…) with { Reseed = … }, here or further down.
    static bool MayBeSet(IInvocationOperation call, GradientTypes types) =>
        call.Ancestors().Last().Descendants().Any(each => each is IWithOperation && types.IsDelegates(each.Type));

    static void Report(IEnumerable<IOperation> body, Action<Diagnostic> report)
    {
        foreach (var source in body.Where(each => IsUnseeded(each) && !MayBeLeftOut(each)))
        {
            report(Diagnostic.Create(Rule.UnseededCost, source.Syntax.GetLocation(), source.Syntax));
        }
    }

    static bool IsUnseeded(IOperation operation) => operation switch
    {
        IObjectCreationOperation { Arguments.IsEmpty: true, Type: { } type } => IsSystem(type, "Random"),
        IPropertyReferenceOperation { Property: { Name: "Shared", ContainingType: var type } } => IsSystem(type, "Random"),
        IInvocationOperation { TargetMethod: { Name: "NewGuid", ContainingType: var type } } guid =>
            IsSystem(type, "Guid") && DecidesNumbers(guid),
        _ => false,
    };

    // An order, or a seed; the name of a file does not.
    static bool DecidesNumbers(IInvocationOperation guid) => guid.Parent switch
    {
        IInvocationOperation { TargetMethod.Name: "GetHashCode" or "ToByteArray" } => true,
        IReturnOperation =>
            guid.Ancestors().OfType<IInvocationOperation>().FirstOrDefault()?.TargetMethod.Name
                is "OrderBy" or "OrderByDescending" or "ThenBy",
        _ => false,
    };

    static bool MayBeLeftOut(IOperation operation) => operation.Ancestors().Any(each =>
        each is IConditionalOperation or ICoalesceOperation or ICoalesceAssignmentOperation
            or ISwitchOperation or ISwitchExpressionOperation or ICatchClauseOperation);

    static bool IsSystem(ITypeSymbol type, string name) =>
        type.Name == name && type.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true };
}
