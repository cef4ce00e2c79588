namespace GradientTesting;

/// <summary>What a check found, over all its runs: the same for every test framework.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class GradientReport
{
    internal GradientReport(IReadOnlyList<RunReport> runs, string? where = null, string? sizes = null)
    {
        Sizes = sizes;
        Runs = [.. runs];
        Verdict = runs.Max(run => run.Verdict);
        Shown = runs.First(run => run.Verdict == Verdict);
        Diagnoses = ReportDiagnosis.Of(runs, Shown);
        WhereItStarts = where ?? ReportDiagnosis.WhereItStarts(runs, Diagnoses);
    }

    /// <summary>
    /// The sizes that the check was made at, as in <c>channels=2 stride=2</c>; null outside <c>GradAssert.ForSizes</c>.
    /// </summary>
    public string? Sizes { get; }

    /// <summary>The worst of the runs.</summary>
    public GradientVerdict Verdict { get; }

    /// <summary>
    /// The most likely mistake: of the wrong component that is nearest to the cost, where backpropagation begins. Null where
    /// nothing explains it, or more than one thing does.
    /// </summary>
    public GradientDiagnosis? Diagnosis => Diagnoses.Count > 0 ? Diagnoses[^1] : null;

    /// <summary>One for each wrong component that is explained, in the model's order.</summary>
    public IReadOnlyList<GradientDiagnosis> Diagnoses { get; }

    /// <summary>
    /// The step of backpropagation in which the mistake is, as a sentence without the full stop; of an <see cref="ILayeredModel"/> the
    /// layers that are wrong alone. Null where neither they nor the order of the wrong components says.
    /// </summary>
    public string? WhereItStarts { get; }

    /// <summary>The name of the layer whose backward pass was checked; null where a model was.</summary>
    public string? Layer => Shown.Layer;

    /// <summary>
    /// How often <see cref="IGradientModel.Cost"/>, or <see cref="IGradientLayer.Forward"/> of a layer, was called: over all runs, and
    /// before the first.
    /// </summary>
    public long CostEvaluations => BeforeRuns.Costs + Runs.Sum(run => run.CostEvaluations);

    /// <summary>
    /// How often <see cref="IGradientModel.ComputeGradient"/>, or <see cref="IGradientLayer.Backward"/> of a layer, was called: over all
    /// runs, and before the first.
    /// </summary>
    public long GradientEvaluations => BeforeRuns.Gradients + Runs.Sum(run => run.GradientEvaluations);

    /// <summary>What it took to make sure of the wiring.</summary>
    internal (long Costs, long Gradients) BeforeRuns { get; init; }

    /// <summary>One for each phase and seed, in the order in which they ran; at least one.</summary>
    public IReadOnlyList<RunReport> Runs { get; }

    /// <summary>The run that reports show in full: the first of the worst verdict.</summary>
    internal RunReport Shown { get; }

    /// <summary>The same with one more warning, of the run that is shown.</summary>
    internal GradientReport With(string warning) =>
        new([.. Runs.Select(run => ReferenceEquals(run, Shown) ? run.With(warning) : run)], WhereItStarts, Sizes)
        {
            Layers = Layers,
            BeforeRuns = BeforeRuns,
        };

    /// <summary>The layers of a network that disagrees, each checked alone, in forward order; none where they were not.</summary>
    internal IReadOnlyList<LayerVerdict> Layers { get; private init; } = [];

    /// <summary>The same with what checks of the layers have shown, and in a sentence where that is; null where it does not show.</summary>
    internal GradientReport WithLayers(string? where, IReadOnlyList<LayerVerdict> layers) =>
        new(Runs, where, Sizes) { Layers = layers, BeforeRuns = BeforeRuns };

    /// <summary>The report as a person reads it, on one screen; of a failed check the message of its exception.</summary>
    public override string ToString() => TextReport.Of(this);

    /// <summary>The report as a comment in a review, or a page, shows it: GitHub's Markdown, ending in a newline.</summary>
    public string ToMarkdown() => MarkdownReport.Of(this);

    /// <summary>
    /// The report as a page with pictures: for every component a heat map of the errors, what the code says over what the cost says,
    /// and how the relative errors are distributed.
    /// </summary>
    /// <param name="title">The heading of the page; null for what was checked, as in <c>Gradient of W and b</c>.</param>
    /// <returns>
    /// HTML that needs nothing else: no network, no scripts, no fonts. It follows the reader's light or dark mode, and each picture has
    /// a sentence that says the same. Some 150 bytes for each element that is drawn, up to 4,096 cells a component.
    /// </returns>
    /// <remarks>Runs that match, beside the one that is shown first, have a table and no pictures.</remarks>
    public string ToHtml(string? title = null) =>
        HtmlReport.Of(this, title ?? $"Gradient of {Layer ?? TextReport.List([.. Shown.Components.Select(c => c.Name)])}");

    /// <summary>
    /// The report as JSON, whole: every run, component and element that was compared, in the form that docs/report.schema.json describes.
    /// </summary>
    /// <returns>
    /// One object on one line; some 130 bytes for each element. Numbers that JSON has no word for are strings: <c>"NaN"</c>,
    /// <c>"Infinity"</c>, <c>"-Infinity"</c>. Properties are added and never changed within one <c>version</c>.
    /// </returns>
    public string ToJson() => JsonReport.Of(this);

    /// <summary>
    /// The report as it is kept beside a test: only what is the same on every processor, in every culture and with any number
    /// of threads. Numbers are given for clear mismatches alone, at two significant digits. Lines end in <c>\n</c>, the last
    /// in nothing.
    /// </summary>
    public string ToSnapshot() => SnapshotText.Of(this);
}
