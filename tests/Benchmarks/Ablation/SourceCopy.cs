using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GradientTesting.Benchmarks;

/// <summary>
/// The tracked files of this checkout, copied to artifacts/ablation/source, with mechanisms taken out: so no switch enters src. Only
/// files that differ are written, so that a build after another compiles what has changed.
/// </summary>
internal sealed class SourceCopy(TextWriter log)
{
    const string Sources = "src/GradAssert/";

    /// <summary>What the program is built from, but for this folder and the settings of the build: a result is kept until one changes.</summary>
    static readonly string[] compiled = [Sources, "tests/Benchmarks/", "tests/Models/"];

    static readonly TimeSpan mostForBuild = TimeSpan.FromMinutes(10);

    static readonly string folder = Path.Combine(Repository.Root, "artifacts", "ablation", "source");

    readonly (string Name, byte[] Bytes)[] files = [.. Tracked().Select(name => (name, File.ReadAllBytes(Path.Combine(Repository.Root, name))))];

    /// <summary>The copy's own checkout, whose artifacts are apart from those of this one.</summary>
    public static string Root => folder;

    /// <summary>Writes the copy.</summary>
    /// <returns>A name that only the same program has.</returns>
    /// <exception cref="InvalidOperationException">A text that is to be replaced is not in its file exactly once.</exception>
    public string Write(IReadOnlyList<Mechanism> takenOut)
    {
        var replacements = takenOut.SelectMany(mechanism => mechanism.Replacements).ToLookup(replacement => Sources + replacement.File);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, original) in files)
        {
            var bytes = replacements.Contains(name) ? Patched(original, replacements[name]) : original;
            WriteWhereDifferent(Path.Combine(folder, name), bytes);
            if (IsCompiled(name))
            {
                hash.AppendData(Encoding.UTF8.GetBytes(name));
                hash.AppendData(bytes);
            }
        }

        RemoveOthers();
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    /// <returns>Whether it builds; what is wrong goes to the log.</returns>
    /// <remarks>A patch may leave a variable unused: warnings are no errors here.</remarks>
    public bool Build() => Run(mostForBuild, "build", "-c", "Release", "tests/Benchmarks", "-p:TreatWarningsAsErrors=false", "-p:RunAnalyzers=false");

    /// <summary>Runs the command <c>hardset</c> of the copy.</summary>
    /// <param name="seed">Of the cases.</param>
    /// <param name="count">How many of each stratum and side.</param>
    /// <param name="most">After this it is ended.</param>
    /// <returns>Whether it ran to its end.</returns>
    public bool HardSet(string seed, int count, TimeSpan most) => Run(
        most, Path.Combine(folder, "tests", "Benchmarks", "bin", "Release", "net10.0", "GradAssert.Benchmarks.dll"), "hardset",
        "--seed", seed, "--count", count.ToString(CultureInfo.InvariantCulture));

    bool Run(TimeSpan most, params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        // No process outlives its command.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["UseSharedCompilation"] = "false";
        using var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { } text)
            {
                log.WriteLine(text);
            }
        };
        process.BeginErrorReadLine();
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(most))
        {
            process.Kill(entireProcessTree: true);
            log.WriteLine(FormattableString.Invariant($"ended after {most.TotalSeconds:F0} s"));
            return false;
        }

        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            log.WriteLine(output.Result);
        }

        return process.ExitCode == 0;
    }

    static byte[] Patched(byte[] source, IEnumerable<Replacement> replacements) =>
        Encoding.UTF8.GetBytes(replacements.Aggregate(Encoding.UTF8.GetString(source), (text, replacement) => replacement.In(text)));

    static bool IsCompiled(string name) =>
        Array.Exists([.. compiled, "Directory.Build."], part => name.StartsWith(part, StringComparison.Ordinal))
        && !name.StartsWith("tests/Benchmarks/Ablation/", StringComparison.Ordinal);

    static IEnumerable<string> Tracked()
    {
        using var git = Process.Start(new ProcessStartInfo("git", "ls-files -z") { RedirectStandardOutput = true, WorkingDirectory = Repository.Root })!;
        var names = git.StandardOutput.ReadToEnd().Split('\0', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        return git.ExitCode == 0
            ? names.Where(name => File.Exists(Path.Combine(Repository.Root, name)))
            : throw new InvalidOperationException("git ls-files failed. Run this from a git checkout.");
    }

    static void WriteWhereDifferent(string path, byte[] bytes)
    {
        if (!File.Exists(path) || !File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, bytes);
        }
    }

    // A source file that has been deleted or renamed since the copy was made would still be compiled.
    void RemoveOthers()
    {
        var kept = files.Select(file => Path.GetFullPath(Path.Combine(folder, file.Name))).ToHashSet();
        var generated = $"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}";
        var present = compiled.SelectMany(part => Directory.EnumerateFiles(Path.Combine(folder, part), "*.cs", SearchOption.AllDirectories));
        foreach (var path in present.Select(Path.GetFullPath).ToArray())
        {
            if (!kept.Contains(path) && !path.Contains(generated, StringComparison.Ordinal))
            {
                File.Delete(path);
            }
        }
    }
}
