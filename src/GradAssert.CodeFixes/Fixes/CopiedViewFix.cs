using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradientTesting.CodeFixes;

/// <summary>
/// GRAD001: <c>w.ToArray()</c> is w, where that is of the same type, and <c>theta[..6]</c> is <c>theta.AsMemory(..6)</c>.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class CopiedViewFix() : GradientFix("GRAD001", "Pass the storage itself")
{
    private protected override (SyntaxNode Old, SyntaxNode New)? Replace(SyntaxNode node, SemanticModel model)
    {
        var inner = node;
        while (inner is CastExpressionSyntax or ParenthesizedExpressionSyntax)
        {
            inner = (inner as CastExpressionSyntax)?.Expression ?? ((ParenthesizedExpressionSyntax)inner).Expression;
        }

        return inner switch
        {
            InvocationExpressionSyntax
            {
                ArgumentList.Arguments.Count: 0,
                Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToArray" or "Clone", Expression: var original },
            } when SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(original).Type, model.GetTypeInfo(node).Type) =>
                (node, original.WithTriviaFrom(node)),
            // The Func of the gradient would have to be one of memory too.
            ElementAccessExpressionSyntax range when node.Parent is ArgumentSyntax => (node, Memory(range).WithTriviaFrom(node)),
            _ => null,
        };
    }

    static InvocationExpressionSyntax Memory(ElementAccessExpressionSyntax range) => SyntaxFactory.InvocationExpression(
        SyntaxFactory.MemberAccessExpression(
            SyntaxKind.SimpleMemberAccessExpression, range.Expression, SyntaxFactory.IdentifierName("AsMemory")),
        SyntaxFactory.ArgumentList(range.ArgumentList.Arguments));
}
