using GradientTesting.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace GradientTesting.CodeFixes;

/// <summary>GRAD004: <c>GradAssert.MatchesNumerical(…)</c> for <c>GradientCheck.Run(…)</c>, and the like.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class UnreadReportFix() : GradientFix("GRAD004", "Assert that the gradient matches")
{
    private protected override (SyntaxNode Old, SyntaxNode New)? Replace(SyntaxNode node, SemanticModel model)
    {
        var called = (node as InvocationExpressionSyntax)?.Expression;
        if ((called as SimpleNameSyntax ?? (called as MemberAccessExpressionSyntax)?.Name) is not { } name)
        {
            return null;
        }

        // Type arguments stay.
        var twin = name.WithIdentifier(SyntaxFactory.Identifier(UnreadReport.Twin(name.Identifier.ValueText)));
        var assert = SyntaxFactory.ParseExpression("global::GradientTesting.GradAssert").WithAdditionalAnnotations(Simplifier.Annotation);
        var call = SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, assert, twin.WithoutTrivia());
        return (called!, call.WithTriviaFrom(called!));
    }
}
