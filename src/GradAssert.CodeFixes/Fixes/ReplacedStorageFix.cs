using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradientTesting.CodeFixes;

/// <summary>GRAD002: <c>() => W, () => dW</c>. Both, since a component takes values and gradient in the same way.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class ReplacedStorageFix() : GradientFix("GRAD002", "Pass Funcs that return the present storage")
{
    private protected override (SyntaxNode Old, SyntaxNode New)? Replace(SyntaxNode node, SemanticModel model)
    {
        if (node.FirstAncestorOrSelf<ArgumentSyntax>() is not { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax } list })
        {
            return null;
        }

        var storage = list.Arguments.Where((argument, position) =>
            argument.NameColon is { } name ? name.Name.Identifier.ValueText is "values" or "gradient" : position is 1 or 2).ToArray();
        return storage.All(argument => argument.Expression is NameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax)
            ? (list, list.ReplaceNodes(storage, (_, argument) =>
                argument.WithExpression(SyntaxFactory.ParenthesizedLambdaExpression(argument.Expression))))
            : null;
    }
}
