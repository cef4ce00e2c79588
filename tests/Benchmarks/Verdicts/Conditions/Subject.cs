namespace GradientTesting.Benchmarks;

/// <summary>A right model at one or more points, and the mistakes that are made in it.</summary>
internal sealed record Subject(string Name, IReadOnlyList<Place> Places, IReadOnlyList<Bug> Planted)
{
    /// <summary>The mistakes that change the gradient at one of the points at least, for certain.</summary>
    public IEnumerable<Bug> RealBugs(bool hasKinks) => Bug.AllIn(Places[0].Create())
        .Concat(Planted)
        .Where(bug => bug.IsProven || Places.Any(place => IsReal(place, bug, hasKinks)));

    static bool IsReal(Place place, Bug bug, bool hasKinks)
    {
        var right = place.Create();
        var gradient = Specimen.Of(right).Gradient();
        var changed = bug.Plant(place.Create()).Gradient();
        return hasKinks ? WrongForCertain.AtKinks(right, gradient, changed) : WrongForCertain.AtSmoothPoint(right, gradient, changed);
    }
}
