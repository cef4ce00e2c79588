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
            return failure.GetBaseException().Message;
        }
    });

    /// <summary>Skips the test where it does not load.</summary>
    public static void IsNeeded() =>
        Assert.SkipWhen(problem.Value is not null, $"The native library of TorchSharp does not load here: {problem.Value}");
}
