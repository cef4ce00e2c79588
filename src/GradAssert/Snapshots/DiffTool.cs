using System.Runtime.CompilerServices;
using System.Text;
using DiffEngine;

namespace GradientTesting;

/// <summary>
/// The diff tool of a developer's machine, by DiffEngine. On a build server there is none, and its absence fails no test.
/// </summary>
internal static class DiffTool
{
    /// <summary>Shows the two files side by side; saving the received text as the verified file approves it.</summary>
    public static void Open(SnapshotFiles files) => Try(() => Launch(files));

    /// <summary>Closes what <see cref="Open"/> has opened for these files.</summary>
    public static void Close(SnapshotFiles files) => Try(() => Kill(files));

    static void Try(Action act)
    {
        try
        {
            if (!IsBuildServer())
            {
                act();
            }
        }
        catch (Exception)
        {
            // Whatever a tool has to complain of, the message of the test says all there is to see.
        }
    }

    // Most build servers set CI, and DiffEngine knows of others and of the switch DiffEngine_Disabled.
    [MethodImpl(MethodImplOptions.NoInlining)]
    static bool IsBuildServer() =>
        Environment.GetEnvironmentVariable("CI") is { Length: > 0 } and not ("false" or "0")
        || BuildServerDetector.Detected
        || DiffRunner.Disabled;

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Launch(SnapshotFiles files) =>
        DiffRunner.LaunchForText(files.Received, files.Verified, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Kill(SnapshotFiles files) => DiffRunner.Kill(files.Received, files.Verified);
}
