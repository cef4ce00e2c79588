using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradientTesting.CodeFixes;

/// <summary>GRAD006: <c>new Random(0)</c> for <c>new Random()</c>. The numbers of Random.Shared would begin again at each use.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class UnseededCostFix() : GradientFix("GRAD006", "Seed it")
{
    private protected override (SyntaxNode Old, SyntaxNode New)? Replace(SyntaxNode node, SemanticModel model) =>
        node is BaseObjectCreationExpressionSyntax creation
            ? (creation, creation.WithArgumentList(SyntaxFactory.ParseArgumentList("(0)").WithTriviaFrom(creation.ArgumentList!)))
            : null;
}
