using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GradientTesting.Analyzers;

/// <summary>
/// GRAD004: <c>GradientCheck.Run(model);</c>. Not where an exception is waited for, in a lambda or a try, and not <c>_ = …</c>.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnreadReport : GradientAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule.UnreadReport);

    /// <summary>The method of GradAssert that asserts what one of GradientCheck reports.</summary>
    /// <param name="check">Its name.</param>
    /// <returns>The name of the other.</returns>
    public static string Twin(string check) => (check == "Run" ? "" : check) + "MatchesNumerical";

    private protected override void Register(CompilationStartAnalysisContext context, GradientTypes types) =>
        context.RegisterOperationAction(
            operation =>
            {
                var call = (IInvocationOperation)operation.Operation;
                if (types.IsUnasserted(call.TargetMethod) && IsUnread(call) && !MayBeMeantToThrow(call))
                {
                    var name = call.TargetMethod.Name;
                    operation.ReportDiagnostic(Diagnostic.Create(Rule.UnreadReport, call.Syntax.GetLocation(), name, Twin(name)));
                }
            },
            OperationKind.Invocation);

    static bool IsUnread(IInvocationOperation call) => call.Parent switch
    {
        IExpressionStatementOperation => true,
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } =>
            !call.Ancestors().Last().Descendants().Any(each =>
                each is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local)),
        _ => false,
    };

    // A lambda may be that of Assert.Throws; the body of ForSizes is not.
    static bool MayBeMeantToThrow(IInvocationOperation call) => call.Ancestors().Any(each =>
        each is ITryOperation { Catches.Length: > 0 } || (each is IAnonymousFunctionOperation && !IsBodyOfForSizes(each)));

    static bool IsBodyOfForSizes(IOperation lambda) =>
        lambda.Ancestors().OfType<IInvocationOperation>().FirstOrDefault()?.TargetMethod
            is { Name: "ForSizes", ContainingType.Name: "GradAssert" };
}
