using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradientTesting.Analyzers;

/// <summary>
/// Tells whether an expression makes storage of its own, by libraries whose methods are known and by bodies that can be read.
/// </summary>
/// <param name="compilation">For bodies in other files.</param>
internal sealed class Copies(Compilation compilation)
{
    // Methods of System, LINQ and MathNet, of arrays, memory, matrices and vectors, that return something new.
    static readonly HashSet<string> copying =
    [
        "ToArray", "Clone", "ConvertAll",
        "Row", "Column", "SubMatrix", "SubVector", "Diagonal", "Transpose", "ConjugateTranspose", "ToColumnMatrix", "ToRowMatrix",
        "ToRowMajorArray", "ToColumnMajorArray", "ToRowArrays", "ToColumnArrays",
    ];

    /// <summary>True of a copy of something else; an array that is made on the spot is none.</summary>
    public bool IsCopy(IOperation expression) => IsCopy(expression.Unwrapped(), bodies: 2);

    /// <summary>True where each evaluation makes something new.</summary>
    public bool IsNewEachTime(IOperation expression) => IsNewEachTime(expression.Unwrapped(), bodies: 2);

    /// <summary>True of a method, or a getter, whose body can be read and makes something new.</summary>
    public bool IsMadeIn(IMethodSymbol method) => IsMadeIn(method, bodies: 2);

    bool IsCopy(IOperation expression, int bodies) => expression switch
    {
        IInvocationOperation { TargetMethod: { Name: "AsMemory", IsExtensionMethod: true } } view =>
            IsCopy(view.Arguments[0].Value.Unwrapped(), bodies),
        IInvocationOperation call => IsKnown(call.TargetMethod) || IsMadeIn(call.TargetMethod, bodies),
        IArrayElementReferenceOperation element => element.Indices.Length == 1 && element.Indices[0].Type?.Name == "Range",
        IBinaryOperation { OperatorMethod: { } method } => IsMathNet(method),
        IUnaryOperation { OperatorMethod: { } method } => IsMathNet(method),
        IPropertyReferenceOperation { Property: { GetMethod: { } getter } } => IsMadeIn(getter, bodies),
        IConditionalAccessOperation access => IsCopy(access.WhenNotNull.Unwrapped(), bodies),
        _ => false,
    };

    bool IsNewEachTime(IOperation expression, int bodies) =>
        IsCopy(expression, bodies)
        || expression is IArrayCreationOperation
        || expression.Syntax is CollectionExpressionSyntax;

    // What is overridden may be another body.
    bool IsMadeIn(IMethodSymbol method, int bodies) =>
        bodies > 0 && !method.IsAbstract && !method.IsVirtual && (!method.IsOverride || method.IsSealed)
        && method.DeclaringSyntaxReferences.Length == 1
        && OnlyResult(method.DeclaringSyntaxReferences[0].GetSyntax()) is { } result
        && IsNewEachTime(result.Unwrapped(), bodies - 1);

    IOperation? OnlyResult(SyntaxNode declaration)
    {
#pragma warning disable RS1030 // A property of a model is seldom in the file that wires it, and only the few that are wired are looked at.
        var model = compilation.GetSemanticModel(declaration.SyntaxTree);
#pragma warning restore RS1030
        return declaration switch
        {
            // The getter of => … is declared by the arrow.
            ArrowExpressionClauseSyntax arrow => model.GetOperation(arrow.Expression),
            _ when model.GetOperation(declaration) is IMethodBodyBaseOperation body => (body.BlockBody ?? body.ExpressionBody).OnlyResult(),
            _ => null,
        };
    }

    static bool IsKnown(IMethodSymbol method) =>
        copying.Contains(method.Name) && !method.ReturnsVoid && Root(method.ContainingNamespace) is "System" or "MathNet";

    static bool IsMathNet(IMethodSymbol method) => Root(method.ContainingNamespace) == "MathNet";

    static string Root(INamespaceSymbol space)
    {
        while (space is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
        {
            space = space.ContainingNamespace;
        }

        return space.Name;
    }
}
