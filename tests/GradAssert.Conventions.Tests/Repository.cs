namespace GradientTesting.Conventions.Tests;

/// <summary>Where the sources and what was built of them are, seen from a built test.</summary>
static class Repository
{
    internal static string Root { get; } = FindRoot(new(AppContext.BaseDirectory));

    // .../bin/Debug/net10.0: what the same build made of the other projects.
    internal static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    static string FindRoot(DirectoryInfo directory) =>
        File.Exists(Path.Combine(directory.FullName, "GradAssert.sln")) ? directory.FullName : FindRoot(directory.Parent!);
}
