namespace GradientTesting;

/// <summary>The one element of a component that is wrong in a run.</summary>
/// <param name="Name">As reports name it.</param>
/// <param name="How">As in <c>zero</c>, <c>of the wrong sign</c> or <c>wrong</c>.</param>
/// <param name="IsLargest">True where the right gradient has no element that is larger.</param>
/// <param name="Elsewhere">As in <c>right elsewhere</c>, and how well that is known.</param>
internal sealed record WrongElement(string Name, string How, bool IsLargest, string Elsewhere)
{
    const string Wrong = "wrong";
    const int MostNames = 5;

    /// <summary>
    /// What runs say together in which one element is wrong, and not the same in each: a branch goes by what the values are, not by
    /// where they stand.
    /// </summary>
    /// <param name="elements">One of each run in which the component is wrong.</param>
    /// <param name="residual">The largest of the runs.</param>
    /// <returns>Null where it is the same in each.</returns>
    public static Finding? InTurn(IReadOnlyList<WrongElement> elements, double residual)
    {
        string[] names = [.. elements.Select(element => element.Name).Distinct()];
        if (names.Length < 2)
        {
            return null;
        }

        var how = elements.All(element => element.How == elements[0].How) ? elements[0].How : Wrong;
        var areLargest = elements.All(element => element.IsLargest);
        var which = names.Length > MostNames
            ? $"{string.Join(", ", names.Take(MostNames))}, …"
            : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";
        return new(DiagnosisName.OneElement, residual,
            $"is {how} in one element, {(areLargest ? "the largest" : "not the same")} of each run ({which}), and "
                + elements.MaxBy(element => element.Elsewhere.Length)!.Elsewhere,
            areLargest ? "is the largest value treated on its own, as by a maximum, a clip or a saturated end?" : null);
    }
}
