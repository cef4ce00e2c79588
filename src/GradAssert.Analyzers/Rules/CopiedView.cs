using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GradientTesting.Analyzers;

/// <summary>
/// GRAD001: <c>Component.Of("w", () => w.ToArray(), …)</c>. A gradient by a Func may be a copy, since a check only reads it; one
/// that is passed itself may not, for it was copied before the first gradient.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CopiedView : GradientAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Rule.CopiedValues, Rule.CopiedGradient);

    private protected override void Register(CompilationStartAnalysisContext context, GradientTypes types)
    {
        var copies = new Copies(context.Compilation);
        context.RegisterOperationAction(
            operation =>
            {
                var call = (IInvocationOperation)operation.Operation;
                if (!types.IsView(call.TargetMethod))
                {
                    return;
                }

                var found = new (DiagnosticDescriptor Rule, IOperation? Copy)[]
                {
                    (Rule.CopiedValues, call.Argument("values") is { } values ? Copied(values, copies) : null),
                    (Rule.CopiedGradient, call.Argument("gradient") is { } gradient && !gradient.IsDelegate()
                        ? Copied(gradient, copies) : null),
                    (Rule.CopiedValues, call.Argument("setValue") is { } setter ? WrittenCopy(setter, copies) : null),
                };
                foreach (var (rule, copy) in found)
                {
                    if (copy is not null)
                    {
                        operation.ReportDiagnostic(Diagnostic.Create(rule, copy.Syntax.GetLocation(), copy.Syntax));
                    }
                }
            },
            OperationKind.Invocation);
    }

    static IOperation? Copied(IArgumentOperation argument, Copies copies) => argument.Value.Unwrapped() switch
    {
        IAnonymousFunctionOperation lambda => lambda.Body.OnlyResult() is { } result && copies.IsNewEachTime(result) ? result : null,
        IMethodReferenceOperation group => copies.IsMadeIn(group.Method) ? group : null,
        var value => copies.IsCopy(value) ? argument.Value : null,
    };

    // (i, value) => network.Column(0)[i] = value
    static IOperation? WrittenCopy(IArgumentOperation setter, Copies copies)
    {
        var body = (setter.Value.Unwrapped() as IAnonymousFunctionOperation)?.Body.Operations.FirstOrDefault() switch
        {
            IReturnOperation { ReturnedValue: { } value } => value,
            IExpressionStatementOperation statement => statement.Operation,
            _ => null,
        };
        var storage = (body as ISimpleAssignmentOperation)?.Target switch
        {
            IArrayElementReferenceOperation element => element.ArrayReference,
            IPropertyReferenceOperation { Property.IsIndexer: true } indexer => indexer.Instance,
            _ => null,
        };
        return storage is not null && copies.IsNewEachTime(storage) ? storage : null;
    }
}
