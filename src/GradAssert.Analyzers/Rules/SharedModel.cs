using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GradientTesting.Analyzers;

/// <summary>
/// GRAD005: a theory checks a model that a static member keeps, or an instance member where the framework shares the instance. A check
/// restores what it moves, and may be meant to: a hint only.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SharedModel : GradientAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule.SharedModel);

    private protected override void Register(CompilationStartAnalysisContext context, GradientTypes types) =>
        context.RegisterOperationBlockAction(block =>
        {
            if (block.OwningSymbol is not IMethodSymbol method || !GradientTypes.IsTheory(method))
            {
                return;
            }

            foreach (var call in block.OperationBlocks.SelectMany(each => each.Descendants()).OfType<IInvocationOperation>())
            {
                if (Checked(call, types)?.Unwrapped() is IMemberReferenceOperation reference
                    && types.IsModelOrLayer(reference.Type) && IsMadeOnce(reference.Member)
                    && (reference.Member.IsStatic
                        || (reference.Instance is IInstanceReferenceOperation && GradientTypes.SharesInstance(method))))
                {
                    block.ReportDiagnostic(Diagnostic.Create(Rule.SharedModel, reference.Syntax.GetLocation(), reference.Member.Name));
                }
            }
        });

    // Of a check its first argument, and of Assert.That(model, Does.MatchNumericalGradient()) too.
    static IOperation? Checked(IInvocationOperation call, GradientTypes types) =>
        types.IsCheck(call.TargetMethod)
            || (call.TargetMethod.Name == "That"
                && call.Arguments.Any(argument => GradientTypes.IsConstraint(argument.Value.Unwrapped().Type)))
            ? call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value
            : null;

    // With its initializer, and never again: what [SetUp] assigns is made for each test.
    static bool IsMadeOnce(ISymbol member) =>
        member is IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null }
        && member.DeclaringSyntaxReferences.Any(declaration => declaration.GetSyntax()
            is VariableDeclaratorSyntax { Initializer: not null } or PropertyDeclarationSyntax { Initializer: not null });
}
