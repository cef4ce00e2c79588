using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GradientTesting.RoslynVersions.Tests;

/// <summary>docs/analyzers.md describes the rules that there are.</summary>
public class PageTests
{
    internal static string Page => page;

    internal static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
    [
        .. typeof(CopiedView).Assembly.GetTypes().Where(type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    static readonly string page = File.ReadAllText(Path.Combine(Root(new(AppContext.BaseDirectory)), "docs", "analyzers.md"));

    static readonly DiagnosticDescriptor[] rules =
    [
        .. Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics),
    ];

    [Fact]
    public void Each_rule_has_a_section_and_no_other() => Assert.Equal(
        rules.Select(rule => rule.Id).Distinct().Order(StringComparer.Ordinal),
        Regex.Matches(page, @"^## (GRAD\d+)$", RegexOptions.Multiline).Select(section => section.Groups[1].Value));

    [Fact]
    public void The_table_has_the_severity_of_each() => Assert.Equal(
        rules.Select(rule => (rule.Id, rule.DefaultSeverity == DiagnosticSeverity.Warning ? "warning" : "hint")).Distinct().Order(),
        Regex.Matches(page, @"^\| \[(GRAD\d+)\]\(#grad\d+\) \| [^|]+ \| (\w+) \|", RegexOptions.Multiline)
            .Select(row => (row.Groups[1].Value, row.Groups[2].Value)));

    [Fact]
    public void A_rule_leads_to_its_section() => Assert.All(
        rules, rule => Assert.EndsWith($"docs/analyzers.md#{rule.Id.ToLowerInvariant()}", rule.HelpLinkUri, StringComparison.Ordinal));

    static string Root(DirectoryInfo directory) =>
        File.Exists(Path.Combine(directory.FullName, "GradAssert.sln")) ? directory.FullName : Root(directory.Parent!);
}
