using System.Diagnostics;
using System.Globalization;

namespace GradientTesting.Benchmarks;

/// <summary>The commands <c>hardset</c> and <c>hardset show</c>.</summary>
internal static class HardSetCommand
{
    public const string Usage = """
        hardset [--seed TEXT] [--stratum NAME] [--count N] [--only right|wrong] [--quick] [--threads N]
        hardset show --seed TEXT --stratum NAME --index I [--wrong]
        """;

    /// <returns>The exit code.</returns>
    public static int Run(IReadOnlyList<string> args)
    {
        var isShow = args is ["show", ..];
        if (Options.Read(args.Skip(isShow ? 1 : 0)) is not { } options)
        {
            Console.Error.WriteLine($"Expected:\n{Usage}\nStrata: {string.Join(", ", Enum.GetNames<Stratum>()).ToLowerInvariant()}");
            return 2;
        }

        if (isShow)
        {
            Console.Write(CasePage.Of(options.Seed ?? Commit(), new(options.Stratum ?? default, options.Index, options.IsWrong)));
            return 0;
        }

        var seed = options.Seed ?? Commit();
        var results = HardSetRun.Of(new(seed, [.. options.Names()], options.Threads), ResultFile.For(seed), Console.Error);
        var page = HardSetPage.Of(seed, results);
        Console.Write(page);
        if (options.IsWholePage)
        {
            var folder = Path.Combine(Repository.Root, "docs", "measurements");
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, "hard-set.md"), page);
        }

        return 0;
    }

    /// <summary>The commit that is measured: its hash draws the cases of the page.</summary>
    public static string Commit()
    {
        var command = new ProcessStartInfo("git", "rev-parse HEAD") { RedirectStandardOutput = true, WorkingDirectory = Repository.Root };
        using var git = Process.Start(command)!;
        var commit = git.StandardOutput.ReadToEnd().Trim();
        git.WaitForExit();
        return git.ExitCode == 0
            ? commit
            : throw new InvalidOperationException("git rev-parse HEAD failed. Give a seed: hardset --seed TEXT.");
    }

    sealed record Options
    {
        // The whole page has 2,000 right and 2,000 wrong runs in each of its three columns.
        const int QuickCount = 10;

        public string? Seed { get; private init; }

        public Stratum? Stratum { get; private init; }

        public int? Count { get; private init; }

        public string? Only { get; private init; }

        public bool IsQuick { get; private init; }

        public int Threads { get; private init; } = Environment.ProcessorCount;

        public int Index { get; private init; }

        public bool IsWrong { get; private init; }

        /// <summary>Whether the run is the one that docs/measurements/hard-set.md is made of.</summary>
        public bool IsWholePage => Seed is null && !IsQuick && Stratum is null && Count is null && Only is null;

        public static Options? Read(IEnumerable<string> args)
        {
            var (options, rest) = (new Options(), new Queue<string>(args));
            while (rest.TryDequeue(out var name))
            {
                var value = name is "--quick" or "--wrong" ? "" : rest.TryDequeue(out var next) ? next : null;
                if (value is null || options.With(name, value) is not { } changed)
                {
                    return null;
                }

                options = changed;
            }

            return options;
        }

        /// <summary>Right and wrong in turn, stratum by stratum in turn, so that an interrupted run has some of everything.</summary>
        public IEnumerable<CaseName> Names()
        {
            var strata = Stratum is { } one ? [one] : Enum.GetValues<Stratum>();
            var names =
                from stratum in strata
                from index in Enumerable.Range(0, Count ?? (IsQuick ? QuickCount : WholeCount(stratum)))
                from isWrong in new[] { false, true }
                where Only is null || (Only == "wrong") == isWrong
                orderby index
                select new CaseName(stratum, index, isWrong);
            return names;
        }

        static int WholeCount(Stratum stratum) => stratum switch
        {
            Benchmarks.Stratum.Double => 2_000,
            Benchmarks.Stratum.Float32 or Benchmarks.Stratum.Mixed => 1_000,
            _ => 700,
        };

        Options? With(string name, string value) => name switch
        {
            "--seed" => this with { Seed = value },
            "--stratum" => Enum.TryParse<Stratum>(value, ignoreCase: true, out var stratum) ? this with { Stratum = stratum } : null,
            "--count" => Whole(value) is { } count ? this with { Count = count } : null,
            "--index" => Whole(value) is { } index ? this with { Index = index } : null,
            "--threads" => Whole(value) is > 0 and { } threads ? this with { Threads = threads } : null,
            "--only" => value is "right" or "wrong" ? this with { Only = value } : null,
            "--quick" => this with { IsQuick = true },
            "--wrong" => this with { IsWrong = true },
            _ => null,
        };

        static int? Whole(string text) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
