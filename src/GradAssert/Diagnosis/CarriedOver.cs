namespace GradientTesting;

/// <summary>
/// What an input contributes is right at the first place of the output that it reaches, and wrong at those that it reaches through
/// others, as at later steps of a recurrence.
/// </summary>
internal static class CarriedOver
{
    /// <summary>So many elements of an input have to show it.</summary>
    const int Fewest = 3;

    /// <param name="facts">Of the component.</param>
    /// <param name="inputs">Of the inputs that are wrong: an input alone shows that one place reaches another.</param>
    public static Finding? Of(UpstreamFacts facts, IReadOnlyList<UpstreamFacts> inputs)
    {
        if (facts.Response.Outputs is not [var output] || !facts.IsKnownOfEach)
        {
            return null;
        }

        var axes = Enumerable.Range(0, output.Shape.Count)
            .Where(axis => output.Shape[axis] > 1
                && inputs.Any(input => IsSeen(input, output, axis)) && IsRightAtFirst(facts, output, axis))
            .ToArray();
        return axes is [var only]
            ? new(LayerDiagnosisName.CarriedOver, 0,
                FormattableString.Invariant(
                    $"is right at the first place along axis {only} of {output.Name}, and wrong where that leads to later ones"),
                "look at the path by which one place is reached from an earlier step: is it left out, or wrong?")
            : null;
    }

    // At its own place first, and at others after it: features that are all added up come first everywhere.
    static bool IsSeen(UpstreamFacts input, OutputShape output, int axis) => input.IsKnownOfEach
        && input.Response.Whole is { } whole && Enumerable.Range(0, whole.Shape.Count).Any(own => whole.Shape[own] == output.Shape[axis]
            && whole.Along(own) is var places && input.All(element => FirstOf(input, element, output, axis) == places[element.Place]))
        && input.Response.Elements.Select(element => FirstOf(input, element, output, axis)).Distinct().Count() > 1
        && input.All(element => IsRightAt(input, element, output, axis, FirstOf(input, element, output, axis)))
        && input.Response.Elements.Count(element => WrongPlaces(input, element, output, axis).Any()) >= Fewest;

    // Of all elements the place that comes first: a parameter is used at each.
    static bool IsRightAtFirst(UpstreamFacts facts, OutputShape output, int axis)
    {
        var first = facts.Response.Elements.Min(element => FirstOf(facts, element, output, axis));
        return facts.All(element => IsRightAt(facts, element, output, axis, first))
            && facts.Any(element => WrongPlaces(facts, element, output, axis).Any());
    }

    static int FirstOf(UpstreamFacts facts, ElementResponse element, OutputShape output, int axis) =>
        facts.Responding(element).Select(j => output.Place(j, axis)).DefaultIfEmpty(output.Shape[axis]).Min();

    static bool IsRightAt(UpstreamFacts facts, ElementResponse element, OutputShape output, int axis, int place) =>
        Enumerable.Range(0, output.Length).All(j => output.Place(j, axis) > place || facts.IsRight(element, j));

    static IEnumerable<int> WrongPlaces(UpstreamFacts facts, ElementResponse element, OutputShape output, int axis) =>
        Enumerable.Range(0, output.Length).Where(j => !facts.IsRight(element, j)).Select(j => output.Place(j, axis));
}
