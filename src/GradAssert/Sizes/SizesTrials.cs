namespace GradientTesting;

/// <summary>Every combination of sizes that a sweep has tried; none is tried twice.</summary>
internal sealed class SizesTrials(SizesBody body)
{
    readonly Dictionary<string, Trial> byRequest = new(StringComparer.Ordinal);

    public KnownSizes Known { get; } = new();

    /// <summary>In the order in which they were tried; of combinations that came out twice the first.</summary>
    public List<Trial> All { get; } = [];

    /// <summary>How often the body was called.</summary>
    public int Calls { get; private set; }

    public long Evaluations => body.Evaluations;

    /// <summary>Calls the body once.</summary>
    public Trial Run(Func<NamedSize, SizePoint, long> choose)
    {
        var trial = body.Run(choose);
        Calls++;
        if (!IsTried(trial.Point))
        {
            All.Add(trial);
            Known.Learn(trial.Point);
        }

        return trial;
    }

    /// <summary>Whether the body would ask for the same as before.</summary>
    public bool IsTried(SizePoint point) => Find(point) is not null;

    /// <summary>Whether the trial at given sizes is known without a call.</summary>
    public bool Knows(SizePoint request) => byRequest.ContainsKey(request.ToString()) || IsTried(request);

    /// <summary>
    /// The trial at given sizes, or next to them where a range does not have them; sizes that are not named are at their least.
    /// </summary>
    public Trial At(SizePoint request)
    {
        var key = request.ToString();
        if (Find(request) is { } found)
        {
            return found;
        }

        if (!byRequest.TryGetValue(key, out var trial))
        {
            trial = Run((size, _) => request.Find(size.Name) is { } value ? size.NearestTo(value) : 0);
            byRequest.Add(key, trial);
        }

        return trial;
    }

    // A body that gets the same sizes asks for no others.
    Trial? Find(SizePoint point) => All.Find(trial => trial.Point.Values.Count > 0 && point.Contains(trial.Point));
}
