using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace GradientTesting.RoslynVersions.Tests;

/// <summary>A rule and its fix on a piece of somebody's test project.</summary>
public abstract class RuleTest<TRule, TFix>
    where TRule : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    const string Usings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using GradientTesting;
        global using MathNet.Numerics.LinearAlgebra;
        global using MathNet.Numerics.LinearAlgebra.Double;
        """;

    static RuleTest()
    {
        // Once for each rule: what is reported anywhere has the id, the severity and the page of the documentation.
        Assert.All(new TRule().SupportedDiagnostics, rule => Assert.Single(new TFix().FixableDiagnosticIds, rule.Id));
    }

    /// <summary>The rule reports <c>{|#0:…|}</c> with this text, and its fix makes <paramref name="fixedSource"/> of it.</summary>
    protected static Task Reports(string source, string message, string? fixedSource = null) => Reports(source, [message], fixedSource);

    /// <summary>The same of several places, each with a text of its own.</summary>
    protected static async Task Reports(string source, string[] messages, string? fixedSource = null)
    {
        var rule = new TRule().SupportedDiagnostics[0];
        var test = Test(source);
        test.ExpectedDiagnostics.AddRange(messages.Select((message, place) =>
            new DiagnosticResult(rule.Id, rule.DefaultSeverity).WithLocation(place).WithMessage(message)));
        if (fixedSource is not null)
        {
            test.FixedState.Sources.Add(fixedSource);
            test.FixedState.Sources.Add(Usings);
        }

        await test.RunAsync();
    }

    /// <summary>The compiler refuses <c>{|#0:…|}</c>, and says why.</summary>
    protected static async Task DoesNotCompile(string source, string id, params string[] arguments)
    {
        var test = Test(source);
        test.ExpectedDiagnostics.Add(DiagnosticResult.CompilerError(id).WithLocation(0).WithArguments(arguments));
        await test.RunAsync();
    }

    protected static Task ReportsNothing(string source) => Test(source).RunAsync();

    static CSharpCodeFixTest<TRule, TFix, DefaultVerifier> Test(string source)
    {
        var test = new CSharpCodeFixTest<TRule, TFix, DefaultVerifier>
        {
            ReferenceAssemblies = new ReferenceAssemblies("net10.0"),
            // All of a file; the project and the solution are that file again.
            CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllInProjectCheck | CodeFixTestBehaviors.SkipFixAllInSolutionCheck,
        };
        test.TestState.Sources.Add(source);
        test.TestState.Sources.Add(Usings);
        test.TestState.AdditionalReferences.AddRange(Compiled.References);
        test.SolutionTransforms.Add((solution, project) =>
            solution.WithProjectParseOptions(project, new CSharpParseOptions(LanguageVersion.CSharp12)));
        return test;
    }
}
