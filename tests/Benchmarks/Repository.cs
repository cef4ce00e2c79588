namespace GradientTesting.Benchmarks;

/// <summary>Where this repository is checked out.</summary>
internal static class Repository
{
    /// <summary>The nearest folder above this program that holds GradAssert.sln.</summary>
    public static string Root
    {
        get
        {
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "GradAssert.sln")))
                {
                    return folder.FullName;
                }
            }

            throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds GradAssert.sln. Run this from a checkout.");
        }
    }
}
