using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GradientTesting.RoslynVersions.Tests;

/// <summary>The code of docs/analyzers.md compiles in the class that it is a part of, and is reported where it says so, and nowhere else.</summary>
public class PageSnippetTests
{
    const string Usings =
        """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using GradientTesting;
        using GradientTesting.Xunit;
        using MathNet.Numerics.LinearAlgebra;
        """;

    /// <summary>A model of nothing, for what is reported of a call.</summary>
    const string Network =
        """
        class Network : IGradientModel
        {
            public Network(object? digits = null) { }
            public Matrix<double> B = Matrix<double>.Build.Dense(2, 2);
            public IReadOnlyList<Component> Components => throw new NotSupportedException();
            public double Cost() => 1;
            public void ComputeGradient() { }
        }
        """;

    [Theory]
    [InlineData("GRAD001", "class Model {{ Network net = new(); double[] w = [1], dw = [0], theta = new double[6], dTheta = new double[6]; Vector<double> db = null!; void Wire() {{\n{0}\n}} }}")]
    [InlineData("GRAD002", "class Model : IGradientModel {{ Matrix<double> W = null!, dW = null!, X = null!; Matrix<double> Errors() => X; public double Cost() => W[0, 0];\n{0}\n}}")]
    [InlineData("GRAD003", "public class Tests {{\n{0}\n}}")]
    [InlineData("GRAD004", "public class Tests {{ void Test(Network model) {{\n{0}\n}} }}")]
    [InlineData("GRAD005", "public class Tests {{ static object digits = 1;\n{0}\n}}")]
    [InlineData("GRAD006", "class Model : IGradientModel {{ double Loss(int batch) => batch; public IReadOnlyList<Component> Components => []; public void ComputeGradient() {{ }}\n{0}\n}}")]
    [InlineData("GRAD007", "public class Tests {{ void Test() {{\n{0}\n}} }}")]
    public async Task Code_is_reported_where_the_page_says_so(string id, string around)
    {
        var snippet = Regex.Match(PageTests.Page, $"^## {id}\n.*?^```csharp\n(?<code>.*?)\n```$", RegexOptions.Singleline | RegexOptions.Multiline)
            .Groups["code"].Value;
        Assert.Contains("// reported", snippet, StringComparison.Ordinal);
        // An expression stands for a statement.
        snippet = Regex.Replace(snippet, @"^(Component\.Of\(.*?\))( +//)", "$1;$2", RegexOptions.Multiline);
        var source = $"{Usings}\n{Network}\n{string.Format(System.Globalization.CultureInfo.InvariantCulture, around, snippet)}";
        var compilation = CSharpCompilation.Create(
            "Page", [CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.CSharp12))], Compiled.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

        var found = await compilation.WithAnalyzers([.. PageTests.Analyzers]).GetAnalyzerDiagnosticsAsync();
        var lines = source.Split('\n');
        Assert.Equal(
            Enumerable.Range(0, lines.Length).Where(line => lines[line].Contains("// reported", StringComparison.Ordinal)),
            found.Where(diagnostic => diagnostic.Id == id).Select(diagnostic => diagnostic.Location.GetLineSpan().StartLinePosition.Line)
                .Distinct().Order());
    }
}
