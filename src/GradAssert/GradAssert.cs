using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using MathNet.Numerics.LinearAlgebra;

namespace GradientTesting;

/// <summary>Asserts that a hand-written gradient is the gradient of its cost.</summary>
/// <remarks>
/// For tests only, never for training: a check costs two evaluations per parameter, or some 20 per component of a model with more
/// than 2,000 parameters, and more where these do not agree with the gradient. Values, gradients, keep-probs and λ are restored bit
/// for bit, however a check ends.
/// </remarks>
[StackTraceHidden]
public static partial class GradAssert
{
    /// <summary>Asserts at every phase and seed of the options: random initialization, jittered, after training.</summary>
    /// <param name="model">The cost and its gradient.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <returns>The report of the match.</returns>
    /// <exception cref="GradientMismatchException">The gradient is not the gradient of the cost.</exception>
    /// <exception cref="GradientInconclusiveException">The check is inconclusive, and the options do not allow that.</exception>
    /// <exception cref="GradientContractException">There is no gradient to judge, or the model threw.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
    /// <exception cref="ArgumentException">The options name an unused component that the model does not have.</exception>
    /// <exception cref="OperationCanceledException">The options, or the test that the check runs inside, stopped it.</exception>
    public static GradientReport MatchesNumerical(IGradientModel model, GradientCheckOptions? options = null) =>
        Require(() => GradientCheck.Run(model, options), options);

    /// <summary>Asserts at one phase and seed.</summary>
    /// <param name="model">The cost and its gradient.</param>
    /// <param name="run">The phase and seed.</param>
    /// <param name="options">How; null for the defaults. Phases, seeds and steps are those of <paramref name="run"/>.</param>
    /// <returns>The report of the match.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="run"/> has an undefined phase or negative steps.</exception>
    /// <inheritdoc cref="MatchesNumerical(IGradientModel, GradientCheckOptions?)" path="/exception"/>
    public static GradientReport MatchesNumerical(IGradientModel model, GradientRun run, GradientCheckOptions? options = null) =>
        Require(() => GradientCheck.Run(model, run, options), options);

    /// <summary>Asserts of a plain function and its gradient, at a point.</summary>
    /// <param name="cost">The cost. Must not keep or change the array that it is given.</param>
    /// <param name="gradient">The gradient: one number for each element of the point.</param>
    /// <param name="at">The point; one element or more. It is copied.</param>
    /// <param name="options">How; null for the defaults. There is one run, at the point that is given.</param>
    /// <returns>The report of the match, of one component, <c>theta</c>.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <inheritdoc cref="MatchesNumerical(IGradientModel, GradientCheckOptions?)" path="/exception"/>
    public static GradientReport MatchesNumerical(
        Func<double[], double> cost, Func<double[], double[]> gradient, double[] at, GradientCheckOptions? options = null) =>
        Require(() => GradientCheck.Run(cost, gradient, at, options), options);

    /// <inheritdoc cref="MatchesNumerical(Func{double[], double}, Func{double[], double[]}, double[], GradientCheckOptions?)"/>
    public static GradientReport MatchesNumerical(
        Func<Vector<double>, double> cost, Func<Vector<double>, Vector<double>> gradient,
        Vector<double> at, GradientCheckOptions? options = null) =>
        Require(() => GradientCheck.Run(cost, gradient, at, options), options);

    /// <summary>Asserts that the backward pass of a layer is the product of its Jacobian with the upstream gradient.</summary>
    /// <inheritdoc cref="GradientCheck.Backward(IGradientLayer, GradientCheckOptions?)" path="/param"/>
    /// <inheritdoc cref="GradientCheck.Backward(IGradientLayer, GradientCheckOptions?)" path="/remarks"/>
    /// <returns>The report of the match: inputs, then parameters, as components.</returns>
    /// <exception cref="GradientMismatchException">A gradient is wrong, or not linear in the upstream gradient.</exception>
    /// <exception cref="GradientInconclusiveException">The check is inconclusive, and the options do not allow that.</exception>
    /// <inheritdoc cref="GradientCheck.Backward(IGradientLayer, GradientCheckOptions?)" path="/exception"/>
    public static GradientReport BackwardMatchesNumerical(IGradientLayer layer, GradientCheckOptions? options = null) =>
        Require(() => GradientCheck.Backward(layer, options), options);

    /// <summary>Asserts at one phase and seed.</summary>
    /// <inheritdoc cref="GradientCheck.Backward(IGradientLayer, GradientRun, GradientCheckOptions?)" path="/param"/>
    /// <returns>The report of the match.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="run"/> has an undefined phase or negative steps.</exception>
    /// <inheritdoc cref="BackwardMatchesNumerical(IGradientLayer, GradientCheckOptions?)" path="/exception"/>
    public static GradientReport BackwardMatchesNumerical(IGradientLayer layer, GradientRun run, GradientCheckOptions? options = null) =>
        Require(() => GradientCheck.Backward(layer, run, options), options);

    /// <summary>Asserts of a function and its backward pass: what goes in and comes out may be of different types and shapes.</summary>
    /// <inheritdoc cref="GradientCheck.Backward{TIn, TOut}(Func{TIn, TOut}, Func{TOut, TIn}, TIn, GradientCheckOptions?)"
    /// path="/typeparam"/>
    /// <inheritdoc cref="GradientCheck.Backward{TIn, TOut}(Func{TIn, TOut}, Func{TOut, TIn}, TIn, GradientCheckOptions?)" path="/param"/>
    /// <inheritdoc cref="GradientCheck.Backward{TIn, TOut}(Func{TIn, TOut}, Func{TOut, TIn}, TIn, GradientCheckOptions?)" path="/remarks"/>
    /// <returns>The report of the match, of one component, <c>x</c>.</returns>
    /// <inheritdoc cref="BackwardMatchesNumerical(IGradientLayer, GradientCheckOptions?)" path="/exception"/>
    public static GradientReport BackwardMatchesNumerical<TIn, TOut>(
        Func<TIn, TOut> forward, Func<TOut, TIn> backward, TIn at, GradientCheckOptions? options = null) =>
        Require(() => GradientCheck.Backward(forward, backward, at, options), options);

    /// <inheritdoc cref="BackwardMatchesNumerical{TIn, TOut}(Func{TIn, TOut}, Func{TOut, TIn}, TIn, GradientCheckOptions?)"/>
    public static GradientReport BackwardMatchesNumerical(
        Func<double[], double[]> forward, Func<double[], double[]> backward, double[] at, GradientCheckOptions? options = null) =>
        Require(() => GradientCheck.Backward(forward, backward, at, options), options);

    /// <summary>Asserts of a function without state and its vector-Jacobian product: <c>vjp(x, c) = cᵀ ∂f/∂x</c>, at a point.</summary>
    /// <inheritdoc cref="GradientCheck.Vjp{TIn, TOut}(Func{TIn, TOut}, Func{TIn, TOut, TIn}, TIn, GradientCheckOptions?)"
    /// path="/typeparam"/>
    /// <inheritdoc cref="GradientCheck.Vjp{TIn, TOut}(Func{TIn, TOut}, Func{TIn, TOut, TIn}, TIn, GradientCheckOptions?)" path="/param"/>
    /// <inheritdoc cref="GradientCheck.Vjp{TIn, TOut}(Func{TIn, TOut}, Func{TIn, TOut, TIn}, TIn, GradientCheckOptions?)" path="/remarks"/>
    /// <returns>The report of the match, of one component, <c>x</c>.</returns>
    /// <inheritdoc cref="BackwardMatchesNumerical(IGradientLayer, GradientCheckOptions?)" path="/exception"/>
    public static GradientReport VjpMatchesNumerical<TIn, TOut>(
        Func<TIn, TOut> f, Func<TIn, TOut, TIn> vjp, TIn at, GradientCheckOptions? options = null) =>
        Require(() => GradientCheck.Vjp(f, vjp, at, options), options);

    /// <inheritdoc cref="VjpMatchesNumerical{TIn, TOut}(Func{TIn, TOut}, Func{TIn, TOut, TIn}, TIn, GradientCheckOptions?)"/>
    public static GradientReport VjpMatchesNumerical(
        Func<double[], double[]> f, Func<double[], double[], double[]> vjp, double[] at, GradientCheckOptions? options = null) =>
        Require(() => GradientCheck.Vjp(f, vjp, at, options), options);

    /// <summary>Asserts that a report is the approved one, kept next to the test: for gradients that are meant to be approximate.</summary>
    /// <param name="report">What <see cref="GradientCheck"/> found, whatever its verdict.</param>
    /// <param name="name">What tells two snapshots of one test method apart. The default, null, is for methods with one.</param>
    /// <param name="sourceFile">
    /// Filled in by the compiler. Snapshots are kept in its folder, as <c>{Class}.{Method}_{name}_{row}_{run}.verified.txt</c>, where
    /// {Class} is the class whose test runs, <c>NetTests</c>, <c>Outer.Inner</c> or <c>LayerTests(Single)</c>, and {row} the row of
    /// data of a theory.
    /// </param>
    /// <param name="member">Filled in by the compiler: {Method}.</param>
    /// <returns>The report.</returns>
    /// <exception cref="GradientSnapshotException">
    /// The report differs, or none has been approved yet. It is next to the test then, as <c>*.received.txt</c>: renaming
    /// that to <c>*.verified.txt</c> approves it.
    /// </exception>
    /// <exception cref="ArgumentNullException"><paramref name="report"/> is null.</exception>
    /// <remarks>
    /// <para>
    /// Compares <see cref="GradientReport.ToSnapshot"/>. On a developer's machine a difference opens the diff tool, by
    /// DiffEngine. With GRADASSERT_APPROVE=1 in the environment what differs is approved, and the name of the file goes to the console; a
    /// build server ignores that.
    /// </para>
    /// <para>
    /// Outside gradient theories the class is the one in which the method is written. An abstract or generic one needs a
    /// <paramref name="name"/>, since several classes inherit the method.
    /// </para>
    /// </remarks>
    public static GradientReport MatchesSnapshot(
        GradientReport report, string? name = null, [CallerFilePath] string sourceFile = "", [CallerMemberName] string member = "")
    {
        ArgumentNullException.ThrowIfNull(report);
        var (test, result) = SnapshotCheck.Of(report, name, sourceFile, member);
        // As in Require: a sweep has a section of its own.
        if (report.Sizes is null)
        {
            Record(_ => new(test, report, result.Failure is null) { Remark = result.Remark, Markdown = result.Failure?.ToMarkdown() });
        }

        return result.Failure is { } failure
            ? throw new GradientSnapshotException(report, failure + Annotate(failure.Heading), result.Cause)
            : report;
    }

    /// <summary>Runs a check at sizes that are drawn, and shrinks what fails to the smallest sizes that fail in the same way.</summary>
    /// <param name="body">
    /// Asks for sizes, makes a layer or a model of these, and checks it by whatever call. It is called once for each draw, one after
    /// another, and again for shrinking. It must do the same whenever it gets the same sizes, and must not be <c>async</c>: a lambda that
    /// is does not compile.
    /// </param>
    /// <param name="draws">
    /// How many combinations of sizes: all at their least, all at their most, and then each time the most novel of forty candidates.
    /// 1 or more; the default is 20. Where fewer combinations exist, each is tried once.
    /// </param>
    /// <param name="seed">Decides which sizes are drawn. Any number; the default is 0.</param>
    /// <param name="maxCostEvaluations">
    /// After how many evaluations no further draw and no step of shrinking is started, over all checks that come to a report; a
    /// gradient counts as three. 1 or more; the default, null, is no limit.
    /// </param>
    /// <remarks>
    /// <para>
    /// Any exception from the body is a failure of its draw, but for those that cancel or skip a test and those that no code can go on
    /// after. All draws are made. Then one that fails is shrunk in at most 200 more calls of the body: each size by every smaller
    /// value, then two sizes together.
    /// </para>
    /// <para>
    /// What is thrown has the type and the report of the smallest failure, and begins with its sizes. The environment variable
    /// GRADASSERT_SIZES, as in <c>channels=2 stride=2</c>, replaces all draws by these sizes.
    /// </para>
    /// </remarks>
    /// <exception cref="GradientMismatchException">At some sizes a gradient is not the gradient of its cost.</exception>
    /// <exception cref="GradientInconclusiveException">At some sizes a check is inconclusive.</exception>
    /// <exception cref="GradientContractException">At some sizes there is no gradient to judge, or the model threw.</exception>
    /// <exception cref="GradientSizesException">At some sizes the body threw another exception.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="body"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is less than 1.</exception>
    /// <exception cref="ArgumentException">The body asks for no size, or in a way that <see cref="GradientSizes"/> refuses.</exception>
    /// <exception cref="InvalidOperationException">
    /// Assumptions leave out more than twenty draws for each that is wanted, or evaluations are used up before all draws are made.
    /// </exception>
    /// <exception cref="FormatException">GRADASSERT_SIZES does not fit what the body asks for.</exception>
    /// <exception cref="OperationCanceledException">The test that the body runs inside stopped it.</exception>
    public static void ForSizes(Action<GradientSizes> body, int draws = 20, int seed = 0, long? maxCostEvaluations = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCostEvaluations ?? 1, 1, nameof(maxCostEvaluations));
        var replay = SizesReplay.Read(Environment.GetEnvironmentVariable);
        var (drawn, failure) = SizesCheck.Of(body, draws, seed, maxCostEvaluations, replay);
        Record(
            test => new(test, failure?.Report, failure is null)
            {
                Remark = SizesSection.Result(drawn.Count, failure),
                Details = failure?.Heading(),
            },
            test => SizesSection.EntryOf(test, drawn.Count, failure));
        if (failure is not null)
        {
            throw failure.ToException(Annotate(failure.Heading().Split('\n')[0]));
        }
    }

    const string BodyIsAsync =
        "The body of ForSizes must not be async: it is called many times, one after another, and each call must have failed or passed " +
        "when it returns. Check synchronously inside it, or wait there: task.GetAwaiter().GetResult().";

    /// <summary>Does not compile: a body that is <c>async</c> would return before its check has failed.</summary>
    /// <param name="body">Not used.</param>
    /// <param name="draws">Not used.</param>
    /// <param name="seed">Not used.</param>
    /// <param name="maxCostEvaluations">Not used.</param>
    /// <exception cref="NotSupportedException">Always.</exception>
    // Without it a lambda that is async becomes an async void one, by the overload for Action, and each draw of it passes.
    [Obsolete(BodyIsAsync, error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static void ForSizes(Func<GradientSizes, Task> body, int draws = 20, int seed = 0, long? maxCostEvaluations = null) =>
        throw new NotSupportedException(BodyIsAsync);

    static GradientReport Require(Func<GradientReport> check, GradientCheckOptions? options)
    {
        try
        {
            return Require(check(), options);
        }
        catch (GradientContractException failure) when (GradientCheckHost.Current?.Sizes is null)
        {
            Record(test => new(test, null, Passed: false) { Details = failure.Message });
            if (Annotate(failure.Message.Split('\n')[0]) is { Length: > 0 } annotation)
            {
                throw new GradientContractException(failure, annotation);
            }

            throw;
        }
    }

    static GradientReport Require(GradientReport report, GradientCheckOptions? options)
    {
        var passed = report.Verdict == GradientVerdict.Match
            || (report.Verdict == GradientVerdict.Inconclusive && options?.AllowInconclusive == true);
        // A sweep has one section, and not one for each draw.
        if (report.Sizes is null)
        {
            Record(test => new(test, report, passed));
        }

        if (passed)
        {
            return report;
        }

        var annotation = Annotate(
            string.Join(' ', [TextReport.Sentence(report, report.Shown), .. TextReport.Explanations(report).Take(1)]));
        throw report.Verdict == GradientVerdict.Mismatch
            ? new GradientMismatchException(report, heading: null, annotation)
            : new GradientInconclusiveException(report, heading: null, annotation);
    }

    /// <summary>What GitHub reads of a failure; a sweep over sizes has one for all draws.</summary>
    static string Annotate(string sentence) =>
        GradientCheckHost.Current?.Sizes is null && Annotation.IsWanted(Environment.GetEnvironmentVariable)
            ? Annotation.Of(
                CallingTest.Name(), sentence, TestLocation.OfRunningTest(), Environment.GetEnvironmentVariable("GITHUB_WORKSPACE"))
            : "";

    /// <summary>Tells the summary and the folder of pages, where there are such.</summary>
    /// <param name="check">What was checked, by the test that is running.</param>
    /// <param name="section">What the summary says of it; null for what it says of any check.</param>
    static void Record(Func<string, CheckRecord> check, Func<string, SummaryEntry>? section = null)
    {
        var (summary, folder) = (SummaryFile.Of(Environment.GetEnvironmentVariable), ReportFolder.Of(Environment.GetEnvironmentVariable));
        if (summary is null && folder is null)
        {
            return;
        }

        var test = CallingTest.Name();
        Quietly(() => summary?.Add(section?.Invoke(test) ?? SummarySection.EntryOf(check(test))));
        Quietly(() => folder?.Add(check(test)));
    }

    // Neither fails a test, nor hides a verdict.
    static void Quietly(Action record)
    {
        try
        {
            record();
        }
#pragma warning disable CA1031 // As above.
        catch (Exception failure) when (!ModelUnderTest.EndsTheCheck(failure))
#pragma warning restore CA1031
        {
            Trace.WriteLine($"A check was not recorded: {failure.Message}");
        }
    }
}
