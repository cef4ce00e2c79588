using System.Globalization;

namespace GradientTesting;

/// <summary>What the environment asks for in place of what an attribute or the options say, to replay what a failure printed.</summary>
/// <param name="Seed"><c>GRADASSERT_SEED</c>: this seed only.</param>
/// <param name="TrainingSteps"><c>GRADASSERT_STEPS</c>.</param>
/// <param name="Phases"><c>GRADASSERT_PHASES</c>, names with commas between them.</param>
internal sealed record Replay(int? Seed, int? TrainingSteps, IReadOnlyList<GradientPhase>? Phases)
{
    const string SeedVariable = "GRADASSERT_SEED";
    const string StepsVariable = "GRADASSERT_STEPS";
    const string PhasesVariable = "GRADASSERT_PHASES";

    /// <summary>Reads the variables anew, so that a check sees what they are when it starts.</summary>
    /// <exception cref="FormatException">A variable is set to what cannot be checked.</exception>
    public static Replay FromEnvironment() => Read(Environment.GetEnvironmentVariable);

    internal static Replay Read(Func<string, string?> variable) => new(
        Number(variable, SeedVariable, int.MinValue, "a whole number", "3"),
        Number(variable, StepsVariable, 0, "a whole number, 0 or more", "10"),
        PhasesOf(variable));

    /// <summary>The runs of <see cref="GradientRun.All"/>, but for what the environment asks for.</summary>
    public IReadOnlyList<GradientRun> Runs(IReadOnlyList<GradientPhase> phases, int seeds, int trainingSteps, int firstSeed = 0)
    {
        // What stands in the code must be right whatever the environment says.
        var all = GradientRun.All(phases, seeds, trainingSteps, firstSeed);
        if (this is (null, null, null))
        {
            return all;
        }

        var replayed = (Seeds: Seed is null ? seeds : 1, First: Seed ?? firstSeed);
        return GradientRun.All(Phases ?? phases, replayed.Seeds, TrainingSteps ?? trainingSteps, replayed.First);
    }

    static int? Number(Func<string, string?> variable, string name, int least, string expected, string example)
    {
        var text = variable(name);
        return string.IsNullOrWhiteSpace(text) ? null
            : int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && number >= least ? number
            : throw Misspelt(name, text, expected, example);
    }

    static GradientPhase[]? PhasesOf(Func<string, string?> variable)
    {
        var text = variable(PhasesVariable);
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var names = text.Split(',', StringSplitOptions.TrimEntries);
        var phases = names.SelectMany(name => Enum.GetValues<GradientPhase>()
            .Where(phase => name.Equals(phase.ToString(), StringComparison.OrdinalIgnoreCase))).ToArray();
        return phases.Length == names.Length && phases.Distinct().Count() == phases.Length ? phases
            : throw Misspelt(
                PhasesVariable, text, $"some of {string.Join(", ", Enum.GetNames<GradientPhase>())}, each once, with commas between them",
                "Jittered");
    }

    static FormatException Misspelt(string name, string text, string expected, string example) =>
        new($"{name} is \"{text}\", but must be {expected}. Type: {name}={example}, or unset it to check what the test says.");
}
