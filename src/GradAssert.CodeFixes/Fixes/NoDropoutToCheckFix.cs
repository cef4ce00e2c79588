using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradientTesting.CodeFixes;

/// <summary>GRAD007: takes CheckDropout away, and options that said nothing else.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class NoDropoutToCheckFix() : GradientFix("GRAD007", "Leave CheckDropout off")
{
    private protected override (SyntaxNode Old, SyntaxNode New)? Replace(SyntaxNode node, SemanticModel model)
    {
        if (node is not AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax options } setting)
        {
            return null;
        }

        if (options.Expressions.Count > 1)
        {
            return (options, options.WithExpressions(options.Expressions.Remove(setting)));
        }

        return options.Parent?.Parent is ArgumentSyntax { Parent: ArgumentListSyntax list } argument
            ? (list, list.WithArguments(list.Arguments.Remove(argument)))
            : null;
    }
}
