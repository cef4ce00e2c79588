namespace GradientTesting;

/// <summary>The upstream gradient is read in another way: averaged, in another order, or a place too far.</summary>
/// <remarks>
/// Told where most of the component is wrong, and at least <see cref="Fewest"/> elements show it, or all of fewer to which as many outputs
/// respond: a single wrong element can be that of its neighbour by any mistake. The response to each one-hot upstream gradient has to
/// agree too, where it is known.
/// </remarks>
internal sealed class UpstreamReadings(UpstreamFacts facts)
{
    const int Fewest = 3;

    readonly UpstreamResponse response = facts.Response;

    /// <returns>Null where no way to read it explains every element.</returns>
    public Finding? Of() => response.IsOfMost && IsEnough
        ? response.Outputs.SelectMany(UpstreamReading.Of).FirstOrDefault(Fits)?.Finding
        : null;

    bool IsEnough => response.Elements.Count(element => element.Here != 0) >= Fewest
        || (response.IsOfWhole && facts.IsKnownOfEach && response.Elements.Sum(element => facts.Responding(element).Count()) >= Fewest);

    bool Fits(UpstreamReading reading)
    {
        var read = reading.Read(response.Upstream);
        return facts.All(element => facts.IsNear(element.Here, element.Expected(read), element))
            && (!facts.IsKnownOfEach || Enumerable.Range(0, response.Upstream.Length).All(j => FitsAt(reading.Read(OneHot(j)), j)));
    }

    bool FitsAt(double[] read, int j) => facts.All(element =>
        Math.Abs(element.OfEach![j] - element.Expected(read)) <= response.Precision * element.Size(facts.Ones));

    double[] OneHot(int j) => [.. response.Upstream.Select((_, k) => k == j ? 1.0 : 0)];
}
