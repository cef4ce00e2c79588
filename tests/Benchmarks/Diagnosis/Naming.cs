namespace GradientTesting.Benchmarks;

/// <summary>What the diagnosis made of one mistake.</summary>
internal enum Naming
{
    /// <summary>A name that is true of the mistake.</summary>
    Exact,

    /// <summary>No name; the right components are wrong in the report.</summary>
    Localised,

    /// <summary>A name that is not true of the mistake, or any name in a component without one.</summary>
    Wrong,

    /// <summary>A broken contract, which has a message of its own and no diagnosis.</summary>
    Contract,

    /// <summary>No mismatch: the gradient was right at every point, or off by less than the report says it can see.</summary>
    NotSeen,
}
