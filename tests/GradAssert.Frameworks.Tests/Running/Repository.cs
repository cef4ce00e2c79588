namespace GradientTesting.Frameworks.Tests.Running;

/// <summary>Where the sources are, seen from a built test.</summary>
static class Repository
{
    internal static string Root { get; } = FindRoot(new DirectoryInfo(AppContext.BaseDirectory));

    static string FindRoot(DirectoryInfo? directory) =>
        directory is null ? throw new InvalidOperationException($"No GradAssert.sln in {AppContext.BaseDirectory} or above it.")
        : File.Exists(Path.Combine(directory.FullName, "GradAssert.sln")) ? directory.FullName
        : FindRoot(directory.Parent);
}
