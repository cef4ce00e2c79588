namespace GradientTesting.Benchmarks;

/// <summary>What the diagnosis made of one mistake.</summary>
internal enum Naming
{
    /// <summary>A name that is true of the mistake.</summary>
    Exact,

    /// <summary>No name; the wrong components are wrong in the report, and no others.</summary>
    Localised,

    /// <summary>Something that is said is not so, in the report or by one of its runs: a name, a factor, a reason, a place, a component.</summary>
    Wrong,

    /// <summary>A broken contract, which has a message of its own and no diagnosis.</summary>
    Contract,

    /// <summary>No mismatch: the gradient was right at every point, or off by less than the report says it can see.</summary>
    NotSeen,
}
