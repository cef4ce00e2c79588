using System.Collections.Concurrent;

namespace GradientTesting;

/// <summary>
/// Which test compared what with which file, so that two tests that want one file are told, and do not take turns overwriting it.
/// </summary>
internal sealed class SnapshotClaims
{
    // File systems that tell A from a are no reason for a suite to fail on those that do not.
    readonly ConcurrentDictionary<string, (string Test, string Text)> claims = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What to say where the file is another's, or null. A test that is repeated and says the same keeps its file.</summary>
    public string? Claim(SnapshotFiles files, string test, string text)
    {
        var first = claims.GetOrAdd(Path.GetFullPath(files.Verified), (test, text));
        return first.Test != test ? $"""
                Two tests want the snapshot {files.VerifiedName}: {first.Test} and {test}.

                Give one of them another by name: GradAssert.MatchesSnapshot(report, name: "...").
                """
            : !SnapshotComparison.AreEqual(first.Text, text)
                ? $"{test} compares two different reports with one snapshot, {files.VerifiedName}.\n\n"
                    + "Tell them apart by name: GradAssert.MatchesSnapshot(report, name: \"...\"). If it is one report that changes from "
                    + "run to run, give the model a seed."
            : null;
    }
}
