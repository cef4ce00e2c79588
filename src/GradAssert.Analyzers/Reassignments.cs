using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradientTesting.Analyzers;

/// <summary>
/// Tells which method of a class gives a field or an automatic property another array. Looks at the syntax of the class alone.
/// </summary>
/// <param name="member">The field or property.</param>
internal sealed class Reassignments(ISymbol member)
{
    readonly MemberDeclarationSyntax[] members =
    [
        .. member.ContainingType.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).OfType<TypeDeclarationSyntax>()
            .SelectMany(type => type.Members),
    ];

    /// <summary>The first method that assigns, of those that are given and those that these call; null where none does.</summary>
    /// <param name="roots">Methods and properties.</param>
    public string? ReachedFrom(IEnumerable<ISymbol> roots)
    {
        var seen = new HashSet<MemberDeclarationSyntax>();
        var waiting = new Queue<MemberDeclarationSyntax>(roots.SelectMany(root => root.DeclaringSyntaxReferences)
            .Select(reference => reference.GetSyntax()).OfType<MemberDeclarationSyntax>());
        while (waiting.Count > 0)
        {
            var method = waiting.Dequeue();
            if (!seen.Add(method))
            {
                continue;
            }

            if (method.DescendantNodes().Any(node => Assigns(node, method)))
            {
                return NameOf(method);
            }

            foreach (var called in method.DescendantNodes().OfType<InvocationExpressionSyntax>().SelectMany(Called))
            {
                waiting.Enqueue(called);
            }
        }

        return null;
    }

    // By name and number: an Initialize(int, int) of the constructor is not the Initialize(Random) of the check.
    IEnumerable<MethodDeclarationSyntax> Called(InvocationExpressionSyntax call) =>
        OwnName(call.Expression) is { } name
            ? members.OfType<MethodDeclarationSyntax>().Where(each =>
                each.Identifier.ValueText == name && each.ParameterList.Parameters.Count == call.ArgumentList.Arguments.Count)
            : [];

    bool Assigns(SyntaxNode node, MemberDeclarationSyntax method) =>
        node switch
        {
            AssignmentExpressionSyntax assignment => !assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression)
                && !assignment.Parent.IsKind(SyntaxKind.ObjectInitializerExpression)
                && !assignment.Parent.IsKind(SyntaxKind.WithInitializerExpression)
                && Targets(assignment.Left).Any(target => IsMember(target, method)),
            ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.RefKeyword or (int)SyntaxKind.OutKeyword } argument =>
                IsMember(argument.Expression, method),
            _ => false,
        }
        && !IsGuarded(node);

    static IEnumerable<ExpressionSyntax> Targets(ExpressionSyntax left) =>
        left is TupleExpressionSyntax tuple ? tuple.Arguments.SelectMany(argument => Targets(argument.Expression)) : [left];

    bool IsMember(ExpressionSyntax expression, MemberDeclarationSyntax method) =>
        OwnName(expression) == member.Name && (expression is MemberAccessExpressionSyntax || !IsHidden(method));

    // if (buffer is null) buffer = …; what is made once, or when a size changes, is not replaced in a check.
    bool IsGuarded(SyntaxNode node) => node.Ancestors().OfType<IfStatementSyntax>().Any(guard =>
        guard.Condition.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == member.Name));

    // By a local or a parameter of the same name.
    bool IsHidden(MemberDeclarationSyntax method) => method.DescendantNodes().Any(declared => declared switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
        SingleVariableDesignationSyntax variable => variable.Identifier.ValueText,
        ParameterSyntax parameter => parameter.Identifier.ValueText,
        _ => null,
    } == member.Name);

    static string? OwnName(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or BaseExpressionSyntax } access =>
            access.Name.Identifier.ValueText,
        _ => null,
    };

    static string? NameOf(MemberDeclarationSyntax declaration) => declaration switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        _ => null,
    };
}
