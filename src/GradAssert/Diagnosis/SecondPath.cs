namespace GradientTesting;

/// <summary>Of an input in the shape of the output: the upstream gradient itself is returned, left out, or counted twice.</summary>
internal sealed class SecondPath(UpstreamResponse response)
{
    public Finding? Of(Suspect suspect)
    {
        var c = response.Upstream;
        if (response.Outputs is not [{ } output] || !output.Shape.SequenceEqual(suspect.Shape) || suspect.IsFewNumbers)
        {
            return null;
        }

        return suspect.Residual(c, new double[c.Length]) is { } itself && Array.TrueForAll(c, number => number != 0)
                ? new(LayerDiagnosisName.UpstreamItself, itself, "is the upstream gradient itself",
                    "the derivative of the layer, or of one of its paths, is left out")
            : suspect.Residual(i => suspect.Numeric[i] - c[i]) is { } missing
                ? new(LayerDiagnosisName.PathLeftOut, missing, "lacks the upstream gradient",
                    $"add it: the path from {suspect.Name} to {output.Name} that changes nothing is left out")
            : suspect.Residual(i => suspect.Numeric[i] + c[i]) is { } twice
                ? new(LayerDiagnosisName.PathTwice, twice, "has the upstream gradient once too often",
                    $"the path from {suspect.Name} to {output.Name} that changes nothing is counted twice, or does not exist")
            : null;
    }
}
