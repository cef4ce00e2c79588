using System.Text.RegularExpressions;

namespace GradientTesting;

/// <summary>Whether the folder of a test's source, as the compiler has recorded it, is there.</summary>
internal static partial class SnapshotFolder
{
    /// <summary>The folder of a recorded path, whichever separators the compiler's machine used.</summary>
    public static string Of(string sourceFile)
    {
        var end = sourceFile.LastIndexOfAny(['/', '\\']);
        return end < 0 ? "" : sourceFile[..Math.Max(end, 1)];
    }

    public static string? Problem(IFileSystem disk, SnapshotFiles files) =>
        MappedPath().IsMatch(files.Folder + "/")
            ? $"The compiler has recorded {files.Folder} as the folder of this test, which is a stand-in: source paths are deterministic "
                + $"in this build, and the folder of {files.VerifiedName} is unknown.\n\n"
                + "Set <DeterministicSourcePaths>false</DeterministicSourcePaths> in the test project."
        : !disk.FolderExists(files.Folder)
            ? $"The folder of this test's source is not there: \"{files.Folder}\", as the compiler has recorded it. The approved snapshot "
                + $"{files.VerifiedName} is kept beside the source.\n\n"
                + "Run snapshot tests where they are built, with the sources present, and without mapping their paths (PathMap)."
        : null;

    [GeneratedRegex(@"^[/\\]_\d*[/\\]", RegexOptions.CultureInvariant)]
    private static partial Regex MappedPath();
}
