namespace GradientTesting.Tests.Wiring;

/// <summary>What is said of a wiring, in full.</summary>
internal static class Wired
{
    /// <summary>A contract error with exactly this message.</summary>
    public static void Breaks(string message, IGradientModel model, GradientRun run = default, GradientCheckOptions? options = null)
    {
        var thrown = Assert.Throws<GradientContractException>(() => GradientCheck.Run(model, run, options)).Message;
        Assert.True(message == thrown, $"Expected:\n{message}\nFound:\n{thrown}");
    }

    /// <summary>A report that begins with exactly this sentence.</summary>
    public static void Reports(GradientVerdict verdict, string sentence, GradientReport report)
    {
        Assert.Equal(verdict, report.Verdict);
        var found = report.ToString().Split('\n')[0];
        Assert.True(sentence == found, $"Expected:\n{sentence}\nFound:\n{report}");
    }
}
