using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GradientTesting.Analyzers;

/// <summary>
/// GRAD007: <c>CheckDropout = true</c> for a model whose class, as it is made, has no keep-prob to set, or no masks to freeze.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NoDropoutToCheck : GradientAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule.NoDropoutToCheck);

    private protected override void Register(CompilationStartAnalysisContext context, GradientTypes types) =>
        context.RegisterOperationAction(
            operation =>
            {
                var call = (IInvocationOperation)operation.Operation;
                if (types.IsCheck(call.TargetMethod)
                    && call.Argument("options")?.Value.Unwrapped() is IObjectCreationOperation options && Setting(options) is { } setting
                    && (call.Argument("model") ?? call.Argument("layer"))?.Value is { } model
                    && Lacks(Made(model), types) is var (name, what))
                {
                    operation.ReportDiagnostic(Diagnostic.Create(Rule.NoDropoutToCheck, setting.Syntax.GetLocation(), name, what));
                }
            },
            OperationKind.Invocation);

    static IOperation? Setting(IObjectCreationOperation options) => options.Initializer?.Initializers.FirstOrDefault(each =>
        each is ISimpleAssignmentOperation
        {
            Target: IPropertyReferenceOperation { Property.Name: "CheckDropout" },
            Value.ConstantValue: { HasValue: true, Value: true },
        });

    /// <summary>The expression that makes the model: of a local that is assigned nowhere else, its initializer.</summary>
    static IOperation Made(IOperation model)
    {
        if (model.Unwrapped() is not ILocalReferenceOperation { Local: var local } reference)
        {
            return model.Unwrapped();
        }

        var body = reference.Ancestors().Last().Descendants().ToArray();
        var isAssigned = body.OfType<IAssignmentOperation>().Any(each =>
            each.Target is ILocalReferenceOperation target && SymbolEqualityComparer.Default.Equals(target.Local, local));
        var declarator = body.OfType<IVariableDeclaratorOperation>()
            .FirstOrDefault(each => SymbolEqualityComparer.Default.Equals(each.Symbol, local));
        return !isAssigned && declarator?.GetVariableInitializer()?.Value is { } value ? value.Unwrapped() : reference;
    }

    static (string Name, string What)? Lacks(IOperation made, GradientTypes types) => made switch
    {
        IObjectCreationOperation { Type: INamedTypeSymbol type } => LacksByClass(type),
        IInvocationOperation call when types.IsOfDelegates(call.TargetMethod) =>
            LacksByDelegates(call.TargetMethod.ContainingType.Name, []),
        IWithOperation { Operand: IInvocationOperation call, Initializer: var set } when types.IsOfDelegates(call.TargetMethod) =>
            LacksByDelegates(call.TargetMethod.ContainingType.Name, [.. set.Initializers.OfType<ISimpleAssignmentOperation>()
                .Select(each => (each.Target as IPropertyReferenceOperation)?.Property.Name ?? "")]),
        _ => null,
    };

    static (string Name, string What)? LacksByClass(INamedTypeSymbol type) =>
        !GradientTypes.HasDropout(type) ? (type.Name, "keep-prob: implement IDropoutModel")
        : !GradientTypes.Implements(type, "IStochasticModel") ? (type.Name, "seed: implement IStochasticModel")
        : GradientTypes.CalledByCheck(type).OfType<IPropertySymbol>().Any(IsIgnoredKeepProbability)
            ? (type.Name, "setter that keeps its keep-prob")
        : null;

    static (string Name, string What)? LacksByDelegates(string name, string[] set) =>
        !set.Contains("KeepProbability") && !set.Contains("KeepProbabilities") ? (name, "KeepProbability")
        : !set.Contains("Reseed") ? (name, "Reseed")
        : null;

    // set { } and set => throw …
    static bool IsIgnoredKeepProbability(IPropertySymbol property) =>
        property.Name.EndsWith("KeepProbability", StringComparison.Ordinal)
        && property.SetMethod?.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is AccessorDeclarationSyntax accessor
        && (accessor.ExpressionBody?.Expression is ThrowExpressionSyntax
            || accessor.Body?.Statements.All(statement => statement is ThrowStatementSyntax) == true)) == true;
}
