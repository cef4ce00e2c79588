using System.Diagnostics;
using System.IO.Compression;
using System.Text.RegularExpressions;
using Xunit;

namespace Acme.Flowers.Tests;

/// <summary>
/// What <c>dotnet new</c> makes of the packed templates, in a folder of its own: the first of them, and all where <c>GRADASSERT_TEMPLATES</c>
/// is <c>all</c>, as in .ci/full.
/// </summary>
public sealed class TemplatesTests : IDisposable
{
    const string Message =
        """
        The gradient of w is not the gradient of the cost. That of b is.
        Most likely, w lacks the gradient of its L2 term (residual 0): add the derivative of what the cost has, as in λ/n · W.

        random initialization, seed 0: Mismatch (w)
        started from the model's own initialization

        component shape verdict disagree ratio band resolution
        w 2 Mismatch 2 of 2 # worry # the λ part is wrong, the data part is right
        b 1 Match 0 of 1 # great #

        worst elements analytic numeric error error bar
        w[1] # # # #
        w[0] # # # #

        Cost evaluations: #, gradient evaluations: #. Repeat the run shown: GradAssert.MatchesNumerical(model, GradientRun.RandomInitialization(seed: 0));
        """;

    static readonly (string Name, string Language)[] templates =
    [
        ("gradassert-nunit", "C#"), ("gradassert-nunit", "F#"), ("gradassert-xunit", "C#"), ("gradassert-xunit", "F#"),
        ("gradassert-xunit3", "C#"), ("gradassert-xunit3", "F#"),
    ];

    static readonly bool all = Environment.GetEnvironmentVariable("GRADASSERT_TEMPLATES") == "all";

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("templates-");

    public static IEnumerable<object[]> Templates => templates[..(all ? 6 : 1)].Select(template => new object[] { template.Name, template.Language });

    static string File => Path.Combine(Package.Repository, "artifacts", "packages", $"GradAssert.Templates.{Package.Version}.nupkg");

    [Theory, MemberData(nameof(Templates))]
    public void A_project_fails_until_its_model_has_the_line_that_the_message_asks_for(string name, string language)
    {
        var project = Instantiate(name, language);

        var (exitCode, output) = Dotnet("test", project, "-nodeReuse:false", "-warnaserror");
        Assert.True(exitCode != 0, output);
        Assert.Contains(Message, Written(output));
        Assert.Contains("Failed:     3, Passed:     0, Skipped:     0, Total:     3", output);

        Fix(Directory.GetFiles(project, "RidgeRegression.*").Single());
        (exitCode, output) = Dotnet("test", project, "-nodeReuse:false", "-warnaserror");
        Assert.True(exitCode == 0, output);
        Assert.Contains("Failed:     0, Passed:     3, Skipped:     0, Total:     3", output);
    }

    [Fact]
    public void The_package_has_a_template_for_each_framework_and_language()
    {
        using var package = ZipFile.OpenRead(File);

        Assert.Equal(
            templates.Select(template => $"{template.Name}, {template.Language}").Order(),
            package.Entries.Where(entry => entry.Name == "template.json").Select(entry => new StreamReader(entry.Open()).ReadToEnd())
                .Select(json => $"{Value(json, "shortName")}, {Value(json, "language")}").Order());
        Assert.DoesNotContain(package.Entries, entry => entry.FullName.StartsWith("lib/"));
    }

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>A new project, from templates that nobody but this test has installed.</summary>
    string Instantiate(string name, string language)
    {
        var (hive, project) = (Path.Combine(folder.FullName, "hive"), Path.Combine(folder.FullName, "My gradients"));
        System.IO.File.WriteAllText(
            Path.Combine(folder.FullName, "nuget.config"),
            System.IO.File.ReadAllText(Path.Combine(Package.Repository, "tests", "Consumers", "FromPackages", "nuget.config"))
                .Replace("../../../artifacts", Path.Combine(Package.Repository, "artifacts")));
        foreach (string[] command in new[] { ["install", File], new[] { name, "--language", language, "--output", project } })
        {
            var (exitCode, output) = Dotnet(["new", .. command, "--debug:custom-hive", hive]);
            Assert.True(exitCode == 0, output);
        }

        return project;
    }

    static void Fix(string model)
    {
        var (mistake, right) = Path.GetExtension(model) == ".cs" ? ("x[i][j]);", "x[i][j]) + Lambda / x.Length * w[j];")
            : ("x[i][j])", "x[i][j]) + lambda / n * w[j]");
        var text = System.IO.File.ReadAllText(model);
        Assert.Single(Regex.Matches(text, Regex.Escape(mistake)));
        System.IO.File.WriteAllText(model, text.Replace(mistake, right));
    }

    // Without indents, which are the runner's, and without numbers, whose last digits are the processor's.
    static string Written(string output) => Regex.Replace(
        Regex.Replace(Regex.Replace(output.ReplaceLineEndings("\n"), "^ +| +$", "", RegexOptions.Multiline), " +", " "),
        @"-?\d\.\d+e[-+]\d+|(?<=evaluations: )\d+", "#")
        .Replace("GradientTesting.GradientMismatchException : ", "");

    static string Value(string json, string name) => Regex.Match(json, $"\"{name}\": \"([^\"]+)\"").Groups[1].Value;

    /// <summary>Runs <c>dotnet</c> as a user would, untouched by the build and the test run that surround this one.</summary>
    (int ExitCode, string Output) Dotnet(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] inherited = ["MSBUILD", "VSTEST", "TESTINGPLATFORM", "CORECLR_", "COR_", "DOTNET_HOST_PATH", "GRADASSERT_"];
        foreach (var name in start.Environment.Keys.Where(name => inherited.Any(name.StartsWith)).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["GRADASSERT_SUMMARY"] = "off";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }
}
