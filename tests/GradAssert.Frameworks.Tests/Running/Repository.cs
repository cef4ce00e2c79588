namespace GradientTesting.Frameworks.Tests.Running;

/// <summary>Where the sources and what was built of them are, seen from a built test.</summary>
static class Repository
{
    internal static string Root { get; } = FindRoot(new DirectoryInfo(AppContext.BaseDirectory));

    // .../bin/Debug/net10.0: what the same build made of the fixtures.
    internal static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    static string FindRoot(DirectoryInfo? directory) =>
        directory is null ? throw new InvalidOperationException($"No GradAssert.sln in {AppContext.BaseDirectory} or above it.")
        : File.Exists(Path.Combine(directory.FullName, "GradAssert.sln")) ? directory.FullName
        : FindRoot(directory.Parent);
}
