namespace GradientTesting.TestModels.Mistakes;

/// <summary>What a diagnosis may say of why a gradient has the wrong size: the reason that is true of the mistake, or none.</summary>
public static class MistakeReasons
{
    const string BatchMean = "the 1/N of the batch mean is missing, N = ";

    static readonly Dictionary<string, string> OfMistake = new()
    {
        ["doubled"] = "possible reasons are the derivative of a square without its 1/2",
        // At a point whose numbers are all of one size it is a factor, of which the reader is given possible reasons.
        ["clipped at half the largest"] = "possible reasons are a square's derivative without its 2",
        ["scaled by N"] = BatchMean,
        ["divided by N"] = "it is divided by the batch size once too often, N = ",
        ["MeanMissing"] = BatchMean,
        ["BiasNotAveraged"] = BatchMean,
        ["BiasAveragedOverPositions"] = "it is averaged over 30 ",
        ["AverageMissing"] = "it is summed over 4 ",
        ["ScaleMissing"] = "a division by √5 is missing",
        ["SquaredFactorMissing"] = "possible reasons are a square's derivative without its 2",
        ["DropoutScaleMissing"] = "the backward pass does not divide by the keep-prob, 0.75",
    };

    /// <summary>Whether a sentence on a gradient of the wrong size gives no reason but the true one.</summary>
    /// <param name="mistake">The mechanical mistake, or the planted bug.</param>
    /// <param name="sentence">As in <c>W is 7× too large (residual 4e-10): the 1/N of the batch mean is missing, N = 7; its L2 part is right</c>.</param>
    public static bool Allow(string mistake, string sentence) =>
        sentence.Split("): ") is not [_, var reason] || (OfMistake.TryGetValue(mistake, out var told) && reason.Contains(told, StringComparison.Ordinal));
}
