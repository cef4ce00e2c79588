namespace GradientTesting.Names;

/// <summary>One mistake of a unit, and what may be said of it.</summary>
/// <param name="Name">The unit is made with it.</param>
/// <param name="Words">Of these one is in each sentence that leads to the mistake; none where no sentence is expected to.</param>
internal sealed record Mistake(string Name, params string[] Words)
{
    /// <summary>In sentences that are true of the mistake, as of what it does to other components, and do not name it.</summary>
    public string[] Also { get; init; } = [];

    /// <summary>In no sentence: a reason that is not the one, a line that is right.</summary>
    public string[] Never { get; init; } = [];

    /// <summary>The backward step that a network may be sent to; null where the place that is wrong is no step between components.</summary>
    public string? Step { get; init; }

    /// <summary>Whether the mistake is looked for in a network too; one of an input of a layer with parameters does not show there.</summary>
    public bool InNetwork { get; init; } = true;

    /// <summary>Whether the words are for the layer alone: a cost does not show what the mistake depends on.</summary>
    public bool NamedInLayer { get; init; }

    /// <summary>The relative tolerance of the check, below which the mistake is.</summary>
    public double Tolerance { get; init; } = 1e-5;

    /// <summary>Whether the mistake is one that float32 does not hide.</summary>
    public bool InSingle { get; init; } = true;
}
