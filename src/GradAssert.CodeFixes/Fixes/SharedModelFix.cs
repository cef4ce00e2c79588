using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradientTesting.CodeFixes;

/// <summary>GRAD005: what makes the model takes the place of the member that keeps it. A field that nothing else reads goes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class SharedModelFix() : GradientFix("GRAD005", "Make the model in the method")
{
    private protected override (SyntaxNode Old, SyntaxNode New)? Replace(SyntaxNode node, SemanticModel model)
    {
        // Other classes' members, other parts of the class and a second use in the method are left to the reader.
        if (node is not IdentifierNameSyntax reference || model.GetSymbolInfo(reference).Symbol is not { } member
            || reference.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type
            || type.Members.FirstOrDefault(each => each.Span.Contains(member.Locations[0].SourceSpan)) is not { } declaration
            || Uses(reference.FirstAncestorOrSelf<MethodDeclarationSyntax>()!, reference) != 1
            || InitializerOf(declaration) is not { } initializer)
        {
            return null;
        }

        ExpressionSyntax made = initializer is ImplicitObjectCreationExpressionSyntax creation
            ? SyntaxFactory.ObjectCreationExpression(
                TypeOf(declaration)!.WithoutTrivia().WithLeadingTrivia(SyntaxFactory.Space), creation.ArgumentList, creation.Initializer)
            : initializer;
        var tracked = type.TrackNodes(reference, declaration);
        tracked = tracked.ReplaceNode(tracked.GetCurrentNode(reference)!, made.WithTriviaFrom(reference));
        if (Uses(type, reference) == 1 && member.DeclaredAccessibility == Accessibility.Private)
        {
            var isFirst = type.Members[0] == declaration;
            tracked = tracked.RemoveNode(tracked.GetCurrentNode(declaration)!, SyntaxRemoveOptions.KeepNoTrivia)!;
            tracked = isFirst ? tracked.ReplaceNode(tracked.Members[0], WithoutEmptyLine(tracked.Members[0])) : tracked;
        }

        return (type, tracked);
    }

    static MemberDeclarationSyntax WithoutEmptyLine(MemberDeclarationSyntax member) =>
        member.WithLeadingTrivia(member.GetLeadingTrivia().SkipWhile(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)));

    static int Uses(SyntaxNode within, IdentifierNameSyntax reference) =>
        within.DescendantNodes().OfType<IdentifierNameSyntax>().Count(name => name.Identifier.ValueText == reference.Identifier.ValueText);

    static ExpressionSyntax? InitializerOf(MemberDeclarationSyntax declaration) => declaration switch
    {
        FieldDeclarationSyntax { Declaration.Variables: { Count: 1 } variables } => variables[0].Initializer?.Value,
        PropertyDeclarationSyntax property => property.Initializer?.Value,
        _ => null,
    };

    static TypeSyntax? TypeOf(MemberDeclarationSyntax declaration) => declaration switch
    {
        FieldDeclarationSyntax field => field.Declaration.Type,
        PropertyDeclarationSyntax property => property.Type,
        _ => null,
    };
}
