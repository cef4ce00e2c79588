using System.Runtime.InteropServices;

namespace TorchExample;

/// <summary>TorchSharp's native library, which needs more of its surroundings than .NET does.</summary>
static class Native
{
    static readonly Lazy<string?> problem = new(() =>
    {
        try
        {
            ones(1).Dispose();
            set_num_threads(1);
            return null;
        }
        catch (Exception failure)
        {
            return ReasonOfTheLoader() ?? failure.GetBaseException().Message;
        }
    });

    /// <summary>Skips the test where it does not load.</summary>
    public static void IsNeeded() =>
        Assert.SkipWhen(problem.Value is not null, $"The native library of TorchSharp does not load here: {problem.Value}");

    // TorchSharp says that a package is missing, whatever the loader says.
    static string? ReasonOfTheLoader()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "runtimes", RuntimeInformation.RuntimeIdentifier, "native");
        try
        {
            foreach (var library in Directory.Exists(folder) ? Directory.GetFiles(folder, "*LibTorchSharp*") : [])
            {
                NativeLibrary.Load(library);
            }

            return null;
        }
        catch (DllNotFoundException reason)
        {
            // On Linux the first line is .NET's advice.
            return reason.Message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[^1];
        }
    }
}
