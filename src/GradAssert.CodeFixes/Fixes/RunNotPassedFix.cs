using GradientTesting.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace GradientTesting.CodeFixes;

/// <summary>GRAD003: a parameter for the run where there is none, and the run passed to the checks that take it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class RunNotPassedFix() : GradientFix("GRAD003", "Pass the run to the check")
{
    private protected override (SyntaxNode Old, SyntaxNode New)? Replace(SyntaxNode node, SemanticModel model)
    {
        if (GradientTypes.Of(model.Compilation) is not { } types)
        {
            return null;
        }

        return node switch
        {
            InvocationExpressionSyntax call when call.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } theory
                && theory.ParameterList.Parameters.FirstOrDefault(each =>
                    model.GetDeclaredSymbol(each) is IParameterSymbol parameter && types.IsRun(parameter)) is { } run =>
                (call, WithRun(call, call, run.Identifier.ValueText, model)),
            MethodDeclarationSyntax method => (method, WithParameter(method, types, model)),
            _ => null,
        };
    }

    static MethodDeclarationSyntax WithParameter(MethodDeclarationSyntax method, GradientTypes types, SemanticModel model)
    {
        var name = method.DescendantTokens().Any(token => token.ValueText == "run") ? "gradientRun" : "run";
        var calls = method.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(call =>
            model.GetSymbolInfo(call).Symbol is IMethodSymbol called
            && (types.LeavesOutRun(called) || GradientTypes.StartsConstraint(called)));
        var parameter = SyntaxFactory.Parameter(SyntaxFactory.Identifier(name))
            .WithType(SyntaxFactory.ParseTypeName("global::GradientTesting.GradientRun").WithAdditionalAnnotations(Simplifier.Annotation));
        var changed = method.ReplaceNodes(calls, (original, call) => WithRun(original, call, name, model));

        // In front of what may be left out.
        var parameters = changed.ParameterList.Parameters;
        var required = parameters.TakeWhile(each => each.Default is null && !each.Modifiers.Any(SyntaxKind.ParamsKeyword)).Count();
        return changed.WithParameterList(changed.ParameterList.WithParameters(parameters.Insert(required, parameter)));
    }

    static InvocationExpressionSyntax WithRun(
        InvocationExpressionSyntax original, InvocationExpressionSyntax call, string run, SemanticModel model)
    {
        var argument = SyntaxFactory.Argument(SyntaxFactory.IdentifierName(run));
        if (model.GetSymbolInfo(original).Symbol is IMethodSymbol called && GradientTypes.StartsConstraint(called))
        {
            return SyntaxFactory.InvocationExpression(
                SyntaxFactory.MemberAccessExpression(
                    SyntaxKind.SimpleMemberAccessExpression, call.WithoutTrivia(), SyntaxFactory.IdentifierName("At")),
                SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(argument))).WithTriviaFrom(call);
        }

        var arguments = call.ArgumentList.Arguments;
        return call.WithArgumentList(call.ArgumentList.WithArguments(arguments.Insert(
            1, arguments.First().NameColon is null ? argument : argument.WithNameColon(SyntaxFactory.NameColon("run")))));
    }
}
