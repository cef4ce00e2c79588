using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GradientTesting.Analyzers;

/// <summary>
/// GRAD002: <c>Component.Of("W", W, dW)</c>, where what a check calls assigns W or dW. Components are listed once, before the first
/// evaluation, so that it makes no difference whether a property lists them.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReplacedStorage : GradientAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule.ReplacedStorage);

    private protected override void Register(CompilationStartAnalysisContext context, GradientTypes types) =>
        context.RegisterOperationAction(
            operation =>
            {
                var call = (IInvocationOperation)operation.Operation;
                if (!types.IsView(call.TargetMethod))
                {
                    return;
                }

                foreach (var argument in call.Arguments.Where(each => each.Parameter is { Name: "values" or "gradient" }))
                {
                    if (!argument.IsDelegate() && Storage(argument.Value) is { } member
                        && new Reassignments(member).ReachedFrom(CalledInCheck(member.ContainingType, call, types)) is { } method)
                    {
                        operation.ReportDiagnostic(Diagnostic.Create(
                            Rule.ReplacedStorage, argument.Value.Syntax.GetLocation(), argument.Value.Syntax, method));
                    }
                }
            },
            OperationKind.Invocation);

    // A field or an automatic property that may be assigned after its constructor.
    static ISymbol? Storage(IOperation value) => value.Unwrapped() switch
    {
        IFieldReferenceOperation { Field: { IsReadOnly: false } field } => field,
        IPropertyReferenceOperation { Property: { SetMethod.IsInitOnly: false } property } when IsAutomatic(property) => property,
        IInvocationOperation { TargetMethod: { Name: "AsMemory", IsExtensionMethod: true } } view => Storage(view.Arguments[0].Value),
        _ => null,
    };

    static bool IsAutomatic(IPropertySymbol property) => property.DeclaringSyntaxReferences.Any(reference =>
        reference.GetSyntax() is PropertyDeclarationSyntax { AccessorList.Accessors: var accessors }
        && accessors.All(accessor => accessor is { Body: null, ExpressionBody: null }));

    /// <summary>
    /// Of a model, what implements GradAssert's interfaces; of another class, what the delegates around the component call.
    /// </summary>
    static IEnumerable<ISymbol> CalledInCheck(INamedTypeSymbol type, IInvocationOperation component, GradientTypes types) =>
        types.IsModelOrLayer(type) ? GradientTypes.CalledByCheck(type) : CalledByDelegates(type, component, types);

    static IEnumerable<ISymbol> CalledByDelegates(INamedTypeSymbol type, IInvocationOperation component, GradientTypes types)
    {
        var model = component.Ancestors().OfType<IInvocationOperation>().FirstOrDefault(call => types.IsOfDelegates(call.TargetMethod));
        if (model is null)
        {
            return [];
        }

        IOperation whole = model.Ancestors().TakeWhile(each => each is IConversionOperation or IWithOperation).LastOrDefault() ?? model;
        return whole.Descendants().Where(each => !IsOfCopy(each)).Select(each => each switch
        {
            IMethodReferenceOperation reference => reference.Method,
            IInvocationOperation invocation => invocation.TargetMethod,
            _ => null,
        }).Where(method => SymbolEqualityComparer.Default.Equals(method?.ContainingType, type)).OfType<ISymbol>();
    }

    static bool IsOfCopy(IOperation operation) => operation.Ancestors().Any(each =>
        each is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "Copy" } });
}
