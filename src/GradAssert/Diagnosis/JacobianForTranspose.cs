namespace GradientTesting;

/// <summary>The upstream gradient goes through the Jacobian and not through its transpose: rows for columns of a square matrix.</summary>
/// <remarks>
/// An input and an output of the same shape. What is known by differences is how all outputs respond to some elements, which is to be
/// what the pass returns for these elements at all outputs, and is here what it returns for all elements at these outputs.
/// </remarks>
internal sealed class JacobianForTranspose(UpstreamFacts facts)
{
    const int Fewest = 3;

    // Of a symmetric Jacobian the transpose is what is right, and explains nothing.
    public Finding? Of() =>
        facts.Response is { Whole: { } own, Outputs: [var output] } && own.Shape.SequenceEqual(output.Shape)
        && facts.Response.Elements.Count(element => element.Numeric.Count(slope => slope != 0) > 1) >= Fewest
        && facts.IsKnownOfEach
        && facts.Response.Elements.Sum(element => element.OfEach!.Where((_, j) => !facts.IsRight(element, j)).Count()) >= Fewest
        && facts.All(element => Enumerable.Range(0, element.Numeric.Length)
            .All(j => Math.Abs(own.OfEach[element.Place][j] - element.Numeric[j]) <= facts.Bar(element, j)))
            ? new(LayerDiagnosisName.JacobianForTranspose, 0, $"goes through the Jacobian of {output.Name} and not its transpose",
                "rows for columns of what it is multiplied by")
            : null;
}
