using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradientTesting.PackedFiles;

/// <summary>The compiler documents everything that has a comment; users see what they can name.</summary>
static class PublicDocumentation
{
    /// <summary>The documentation of what is public in the assembly.</summary>
    internal static string Of(string assembly, string documentation)
    {
        var reference = MetadataReference.CreateFromFile(assembly);
        var symbols = (IAssemblySymbol)CSharpCompilation.Create("reader", references: [reference]).GetAssemblyOrModuleSymbol(reference)!;
        var visible = Visible(symbols.GlobalNamespace).Select(symbol => symbol.GetDocumentationCommentId()).ToHashSet();

        var document = XDocument.Parse(documentation, LoadOptions.PreserveWhitespace);
        foreach (var member in document.Descendants("member").Where(member => !visible.Contains(member.Attribute("name")!.Value)).ToArray())
        {
            (member.PreviousNode as XText)?.Remove();
            member.Remove();
        }

        return $"{document.Declaration}\n{document.ToString().Trim()}\n";
    }

    static IEnumerable<ISymbol> Visible(INamespaceOrTypeSymbol container) =>
        from member in container.GetMembers()
        where member is INamespaceSymbol || member.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
        from symbol in member is INamespaceOrTypeSymbol inner ? Visible(inner).Prepend(member) : [member]
        select symbol;
}
