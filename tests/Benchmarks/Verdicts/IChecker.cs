namespace GradientTesting.Benchmarks;

/// <summary>What a tool says of one gradient at one point.</summary>
internal enum Finding
{
    Passed,

    /// <summary>It could not tell, and says so. Only GradAssert has this answer.</summary>
    Inconclusive,
    Wrong,
}

/// <summary>A tool that judges gradients.</summary>
internal interface IChecker
{
    string Name { get; }

    /// <summary>Judges any number of specimens at one place.</summary>
    Func<Specimen, Finding> At(Place place);
}
