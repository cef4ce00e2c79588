using GradientTesting;

namespace VerifyTests;

/// <summary>Verify's plug-in for gradient reports: <c>await Verify(GradientCheck.Run(model, run))</c>.</summary>
/// <remarks>By Verify's convention for plug-ins, <c>VerifierSettings.InitializePlugins()</c> finds and initializes it too.</remarks>
public static class VerifyGradAssert
{
    /// <summary>True once <see cref="Initialize"/> has been called.</summary>
    public static bool Initialized { get; private set; }

    /// <summary>
    /// Has Verify write a <see cref="GradientReport"/> as <see cref="GradientReport.ToSnapshot"/>, by itself, inside any object, and in
    /// place of an exception that carries it. Call it once, before the first verification.
    /// </summary>
    /// <exception cref="InvalidOperationException">It has been called before.</exception>
    /// <remarks>
    /// In <c>*.txt</c>, a neighbouring last digit of a report is no difference, and every other line is compared exactly. A comparer of
    /// your own, for the extension or for one verification, takes the place of that.
    /// </remarks>
    public static void Initialize()
    {
        if (Initialized)
        {
            throw new InvalidOperationException("Already Initialized");
        }

        Initialized = true;
        InnerVerifier.ThrowIfVerifyHasBeenRun();
        VerifierSettings.RegisterFileConverter<GradientReport>((report, _) => File(report));
        VerifierSettings.RegisterFileConverter<GradientMismatchException>((mismatch, _) => File(mismatch.Report));
        VerifierSettings.RegisterFileConverter<GradientInconclusiveException>((inconclusive, _) => File(inconclusive.Report));
        VerifierSettings.AddExtraSettings(settings => settings.Converters.AddRange(
        [
            new ReportConverter<GradientReport>(report => report),
            new ReportConverter<GradientMismatchException>(mismatch => mismatch.Report),
            new ReportConverter<GradientInconclusiveException>(inconclusive => inconclusive.Report),
        ]));
        VerifierSettings.RegisterStringComparer("txt", Compare);
    }

    /// <summary>Names the file after the run, as <c>GradAssert.MatchesSnapshot</c> does.</summary>
    /// <param name="settings">Of one verification.</param>
    /// <param name="run">The run that is verified.</param>
    public static void UseGradientRun(this VerifySettings settings, GradientRun run)
    {
        ArgumentNullException.ThrowIfNull(settings);
        settings.UseTextForParameters(run.ShortName);
    }

    /// <inheritdoc cref="UseGradientRun(VerifySettings, GradientRun)"/>
    public static SettingsTask UseGradientRun(this SettingsTask settings, GradientRun run)
    {
        ArgumentNullException.ThrowIfNull(settings);
        settings.CurrentSettings.UseGradientRun(run);
        return settings;
    }

    static ConversionResult File(GradientReport report) => new(null, "txt", WrittenLines.Of(report));

    static Task<CompareResult> Compare(string received, string verified, IReadOnlyDictionary<string, object> context) =>
        Task.FromResult(WrittenLines.AreEqual(received, verified) ? CompareResult.Equal : CompareResult.NotEqual());

    /// <summary>Writes what carries a report as the text of its snapshot.</summary>
    sealed class ReportConverter<T>(Func<T, GradientReport> reportOf) : WriteOnlyJsonConverter<T>
        where T : notnull
    {
        public override void Write(VerifyJsonWriter writer, T value) => writer.WriteValue(WrittenLines.Of(reportOf(value)));
    }
}
