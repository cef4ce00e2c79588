using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Formatting;

namespace GradientTesting.CodeFixes;

/// <summary>A fix that puts one piece of syntax in the place of another.</summary>
/// <param name="id">Of the rule that it fixes.</param>
/// <param name="title">What an editor offers.</param>
public abstract class GradientFix(string id, string title) : CodeFixProvider
{
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(id);

    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root is not null && model is not null
                && root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is { } node
                && Replace(node, model) is var (old, replacement))
            {
                var changed = root.ReplaceNode(old, replacement.WithAdditionalAnnotations(Formatter.Annotation));
                var document = context.Document.WithSyntaxRoot(changed);
                context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(document), equivalenceKey: id), diagnostic);
            }
        }
    }

    /// <summary>What takes the place of what; null where the mistake has no fix that is sure to be right.</summary>
    /// <param name="node">What the rule reports.</param>
    /// <param name="model">Of its file.</param>
    private protected abstract (SyntaxNode Old, SyntaxNode New)? Replace(SyntaxNode node, SemanticModel model);
}
