using GradientTesting;

namespace VerifyTests;

/// <summary>Verify's plug-in for gradient reports: <c>await Verify(GradientCheck.Run(model, run))</c>.</summary>
/// <remarks>By Verify's convention for plug-ins, <c>VerifierSettings.InitializePlugins()</c> finds and initializes it too.</remarks>
public static class VerifyGradAssert
{
    /// <summary>True once <see cref="Initialize"/> has been called.</summary>
    public static bool Initialized { get; private set; }

    /// <summary>
    /// Has Verify write a <see cref="GradientReport"/> as <see cref="GradientReport.ToSnapshot"/>. Call it once, before the first
    /// verification.
    /// </summary>
    /// <exception cref="InvalidOperationException">It has been called before.</exception>
    public static void Initialize()
    {
        if (Initialized)
        {
            throw new InvalidOperationException("Already Initialized");
        }

        Initialized = true;
        InnerVerifier.ThrowIfVerifyHasBeenRun();
        VerifierSettings.RegisterFileConverter<GradientReport>((report, _) => new(null, "txt", report.ToSnapshot()));
    }

    /// <summary>
    /// Names the file after the run, as <c>GradAssert.MatchesSnapshot</c> does, and compares as it does: a neighbouring last
    /// digit is no difference.
    /// </summary>
    /// <param name="settings">Of one verification.</param>
    /// <param name="run">The run that is verified.</param>
    public static void UseGradientRun(this VerifySettings settings, GradientRun run)
    {
        settings.UseTextForParameters(run.ShortName);
        settings.UseStringComparer(Compare);
    }

    /// <inheritdoc cref="UseGradientRun(VerifySettings, GradientRun)"/>
    public static SettingsTask UseGradientRun(this SettingsTask settings, GradientRun run)
    {
        ArgumentNullException.ThrowIfNull(settings);
        settings.CurrentSettings.UseGradientRun(run);
        return settings;
    }

    static Task<CompareResult> Compare(string received, string verified, IReadOnlyDictionary<string, object> context) =>
        Task.FromResult(SnapshotComparison.AreEqual(received, verified) ? CompareResult.Equal : CompareResult.NotEqual());
}
