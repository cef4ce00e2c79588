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
            if (!IsOff())
            {
                act();
            }
        }
        catch (Exception)
        {
            // Whatever a tool has to complain of, the message of the test says all there is to see.
        }
    }

    // DiffEngine knows of the switch DiffEngine_Disabled.
    [MethodImpl(MethodImplOptions.NoInlining)]
    static bool IsOff() => ApproveSwitch.IsBuildServer(Environment.GetEnvironmentVariable) || DiffRunner.Disabled;

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Launch(SnapshotFiles files) =>
        DiffRunner.LaunchForText(files.Received, files.Verified, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Kill(SnapshotFiles files) => DiffRunner.Kill(files.Received, files.Verified);
}
