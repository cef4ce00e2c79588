using System.Globalization;

namespace GradientTesting.Benchmarks;

/// <summary>The command <c>ablation</c>: whether each mechanism is worth its lines.</summary>
/// <remarks>
/// A mechanism goes in a patch on a copy of the source in artifacts/ablation/source, which is built and whose <c>hardset</c> is run.
/// Results are kept in artifacts/ablation/results by what they were built from: a run that was interrupted goes on with the mechanism
/// that it was at, and a run after a change of the source begins anew.
/// </remarks>
internal static class AblationCommand
{
    public const string Usage = "ablation [--seed TEXT] [--count N] [--only NAME]... [--greedy]";

    /// <summary>A tenth of the hard set, which has a thousand or so of each.</summary>
    const int DefaultCount = 100;

    /// <returns>The exit code.</returns>
    public static int Run(IReadOnlyList<string> args)
    {
        var (seed, count, only, isGreedy) = ((string?)null, DefaultCount, new List<Mechanism>(), false);
        var rest = new Queue<string>(args);
        while (rest.TryDequeue(out var name))
        {
            var value = name == "--greedy" ? "" : rest.TryDequeue(out var next) ? next : null;
            switch (name)
            {
                case "--greedy":
                    isGreedy = true;
                    break;
                case "--seed" when value is not null:
                    seed = value;
                    break;
                case "--count" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count > 0:
                    break;
                case "--only" when AllMechanisms.List.FirstOrDefault(mechanism => mechanism.Name == value) is { } mechanism:
                    only.Add(mechanism);
                    break;
                default:
                    Console.Error.WriteLine($"Expected:\n{Usage}\nMechanisms: {string.Join(", ", AllMechanisms.List.Select(mechanism => mechanism.Name))}");
                    return 2;
            }
        }

        return Run(seed ?? HardSetCommand.Commit(), count, only, isGreedy);
    }

    static int Run(string seed, int count, List<Mechanism> only, bool isGreedy)
    {
        try
        {
            RequireThatAllApply();
            var ablation = Ablation.Of(new(seed, count, Console.Error), only.Count > 0 ? only : AllMechanisms.List, isGreedy);
            var page = AblationPage.Of(seed, count, ablation);
            Console.Write(page);
            if (only.Count == 0)
            {
                var folder = Path.Combine(Repository.Root, "docs", "measurements");
                Directory.CreateDirectory(folder);
                File.WriteAllText(Path.Combine(folder, "ablation.md"), page);
            }

            return ablation.Single.Concat(ablation.Greedy).Any(ablated => ablated.IsBroken) ? 1 : 0;
        }
        catch (InvalidOperationException error)
        {
            Console.Error.WriteLine(error.Message);
            return 1;
        }
    }

    // Before hours of measurements, and not at the last mechanism.
    static void RequireThatAllApply()
    {
        foreach (var replacement in AllMechanisms.List.SelectMany(mechanism => mechanism.Replacements))
        {
            _ = replacement.In(replacement.Source());
        }
    }
}
