namespace GradientTesting;

/// <summary>Where a path in the environment leads.</summary>
internal static class OutputPath
{
    /// <summary>
    /// A relative path begins at the root of the repository, the nearest folder with <c>.git</c> above the test assembly: tests run in
    /// their own output folder, where nobody looks for a page. Without a repository it begins at the current folder.
    /// </summary>
    public static string Of(string path) => Of(path, AppContext.BaseDirectory);

    public static string Of(string path, string assemblyFolder) =>
        Path.Combine(RootAbove(assemblyFolder) ?? Environment.CurrentDirectory, path);

    /// <summary>A folder by its path from the root of the repository, with slashes; as it is where there is no repository.</summary>
    public static string FromRoot(string folder) =>
        (RootAbove(folder) is { } root ? Path.GetRelativePath(root, folder) : folder).Replace('\\', '/').TrimEnd('/');

    // In a worktree of git it is a file.
    static string? RootAbove(string? folder) =>
        folder is null ? null
        : Path.Exists(Path.Combine(folder, ".git")) ? folder
        : RootAbove(Path.GetDirectoryName(folder));
}
