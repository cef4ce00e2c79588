namespace GradientTesting.Tests.Sizes;

/// <summary>Sweeps whose body is right or wrong by a rule about its sizes.</summary>
static class Sweeps
{
    public static (IReadOnlyList<Trial> Draws, SizesFailure? Failure) Of(
        Action<GradientSizes> body, int draws = 20, int seed = 0, long? budget = null, string? replay = null) =>
        SizesCheck.Of(body, draws, seed, budget, SizesReplay.Read(_ => replay));

    /// <summary>The sizes of each draw.</summary>
    public static List<string> Draws(Action<GradientSizes> body, int draws = 20, int seed = 0) =>
        [.. Of(body, draws, seed).Draws.Select(trial => trial.Point.ToString())];

    /// <summary>The smallest failure of a body that fails.</summary>
    public static string Smallest(Action<GradientSizes> body) => Of(body).Failure!.Shrunk.Smallest.Point.ToString();

    /// <summary>What the failure of all sizes at their most is shrunk to.</summary>
    public static string ShrunkFromMost(Action<GradientSizes> body)
    {
        var trials = new SizesTrials(new SizesBody(body));
        return Shrinking.Of(trials.Run((size, _) => size.Count - 1), trials, () => false).Smallest.Point.ToString();
    }

    public static void FailIf(bool wrong)
    {
        if (wrong)
        {
            throw new InvalidDataException("wrong");
        }
    }
}
