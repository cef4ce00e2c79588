using MathNet.Numerics.LinearAlgebra;

namespace GradientTesting;

/// <summary>Checks a gradient and reports. A verdict never throws; <see cref="GradAssert"/> is the same check that does.</summary>
/// <remarks>
/// Two cost evaluations per element and run where the gradient is right and the cost smooth, and a few dozen more; above 2,000
/// elements some 20 per component, see <see cref="Coverage"/>. Where these do not agree with the gradient, cost and gradient are
/// evaluated at other points too, see <see cref="GradientCheckOptions.MaxCostEvaluations"/>. Values, gradients, keep-probs and λ
/// are restored bit for bit, however a check ends. Runs on the thread of the caller, and copies of a model that can be copied on
/// others; different models may be checked on different threads.
/// </remarks>
public static class GradientCheck
{
    /// <summary>Checks a model at every phase and seed of the options.</summary>
    /// <param name="model">The cost and its gradient.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <returns>The report, one run per phase and seed.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
    /// <exception cref="GradientContractException">There is no gradient to judge.</exception>
    /// <exception cref="OperationCanceledException">The options, or the test that the check runs inside, stopped it.</exception>
    /// <exception cref="FormatException">GRADASSERT_SEED, GRADASSERT_STEPS or GRADASSERT_PHASES is set to what cannot be checked.</exception>
    public static GradientReport Run(IGradientModel model, GradientCheckOptions? options = null)
    {
        options ??= new();
        var subject = ModelUnderTest.Of(model);
        return Run(subject, RunPlan.Of(subject, options), options);
    }

    /// <summary>Checks a model at one phase and seed.</summary>
    /// <param name="model">The cost and its gradient.</param>
    /// <param name="run">The phase and seed.</param>
    /// <param name="options">How; null for the defaults. Phases, seeds and steps are those of <paramref name="run"/>.</param>
    /// <returns>The report, of one run.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="run"/> has an undefined phase or negative steps.</exception>
    /// <exception cref="GradientContractException">There is no gradient to judge.</exception>
    public static GradientReport Run(IGradientModel model, GradientRun run, GradientCheckOptions? options = null)
    {
        _ = GradientRun.All([run.Phase], 1, run.TrainingSteps);
        return Run(ModelUnderTest.Of(model), [run], options ?? new());
    }

    /// <summary>Checks a plain function and its gradient at a point.</summary>
    /// <param name="cost">The cost. Must not keep or change the array that it is given.</param>
    /// <param name="gradient">The gradient: one number for each element of the point.</param>
    /// <param name="at">The point; one element or more. It is copied.</param>
    /// <param name="options">How; null for the defaults. There is one run, at the point that is given.</param>
    /// <returns>The report, of one run with one component, <c>theta</c>.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="GradientContractException">There is no gradient to judge.</exception>
    public static GradientReport Run(
        Func<double[], double> cost, Func<double[], double[]> gradient, double[] at, GradientCheckOptions? options = null) =>
        Run(FunctionModel.Of(cost, gradient, at), options);

    /// <inheritdoc cref="Run(Func{double[], double}, Func{double[], double[]}, double[], GradientCheckOptions?)"/>
    public static GradientReport Run(
        Func<Vector<double>, double> cost, Func<Vector<double>, Vector<double>> gradient, Vector<double> at, GradientCheckOptions? options = null) =>
        Run(FunctionModel.Of(cost, gradient, at), options);

    static GradientReport Run(ModelUnderTest model, IReadOnlyList<GradientRun> runs, GradientCheckOptions options)
    {
        options = options with { Log = HostLog.Of(options) };
        model.Cancellation = Cancellation.Of(options);
        var state = ModelState.Save(model);
        var keepProbabilities = model.KeepProbabilities.Select(layer => layer.Get()).ToArray();
        var jitters = runs.Any(run => run.Phase == GradientPhase.Jittered);
        var (reports, connections) = (new List<RunReport>(), new Connections());
        _ = state.Guard(() => StorageProbe.FlawOf(model, fixedToo: true) is { } flaw ? throw new GradientContractException(flaw) : true);
        Preparation Prepare(GradientRun run) => Preparation.Of(model, run, options.Initializer, jitters);
        foreach (var run in runs)
        {
            try
            {
                reports.Add(state.Guard(() => Check(model, run, Prepare(run), connections, options)));
                if (options.CheckDropout)
                {
                    reports.Add(state.Guard(() => Check(model, run, Prepare(run).WithDropout(model, keepProbabilities), connections, options)));
                }
            }
            catch (GradientContractException breach) when (breach.InnerException is null && reports.Exists(report => report.Verdict == Verdict.Mismatch))
            {
                // A wrong gradient leads training anywhere: what it broke there must not hide what is known to be wrong.
                // A model that could not be put back has the reason inside, and is never passed over.
                reports[^1] = reports[^1].With($"{run} could not be checked: {breach.Message}");
                break;
            }
        }

        var report = new GradientReport([.. reports.Select(run => run.With(connections, options.UnusedComponents))]);
        GradientCheckHost.Current?.Report?.Invoke(report);
        return report;
    }

    static RunReport Check(ModelUnderTest model, GradientRun run, Preparation preparation, Connections connections, GradientCheckOptions options)
    {
        var (contract, baseline) = Contract.Establish(model, run, preparation.Untouched);
        var copies = IndependentCopies.Of(model, contract, CoveragePlan.CopiesFor(model.Components, options));
        var progress = new Progress(options.Log, run.ToString(), model);
        var numerical = NumericalGradient.Of(copies, baseline, run, options, progress);
        contract.StillHolds();
        var analytic = numerical.Components.Select((component, c) => component.At(baseline.Gradient[c])).ToArray();
        var verdict = RunVerdict.Of(analytic, numerical, options);
        connections.Look(model, baseline, [.. Enumerable.Range(0, verdict.Components.Count).Where(c => verdict.Components[c].IsUnexercised)], Draws.Seed(run, MovesFarOff));
        verdict = verdict with { Components = [.. verdict.Components.Select((component, c) => SaidOfStillness(model, baseline, run, component, c))] };
        var wrong = verdict.Components.Select(component => component.Verdict == Verdict.Mismatch).ToArray();
        var dataPart = DataPart.Of(copies, baseline, numerical, wrong, run, options, progress);
        verdict = verdict.With([.. numerical.Components.Select((component, c) =>
            PartVerdict.Of(baseline.Gradient[c], component, verdict.Components[c], dataPart, c))]);

        DiagnosedPart[] parts = [.. model.Components.Select((component, c) => DiagnosedPart.Of(component, numerical.Components[c]))];
        var evidence = Evidence.Of(model, baseline, numerical, verdict, dataPart, preparation, parts);
        var components = model.Components.Select((component, c) => new ComponentReport(
            component, analytic[c], numerical.Components[c], verdict.Components[c],
            ComponentDiagnosis.Of(component.Name, parts[c].Shape, parts[c].Of(baseline.Values[c]), c, evidence)));
        return new(run, preparation, verdict, [.. components], numerical.Noise.Level, model.CostEvaluations, model.GradientEvaluations);
    }

    /// <summary>What the draws of moves far off belong to; components have 0 and more.</summary>
    const int MovesFarOff = -3;

    // A wrong gradient beside a cost that nothing moves is most often the gradient of another network, or of a copy.
    static ComponentVerdict SaidOfStillness(ModelUnderTest model, Baseline baseline, GradientRun run, ComponentVerdict component, int c) =>
        component.Verdict == Verdict.Mismatch && component.Norms.Numeric <= component.Norms.Bars
            && Connections.Of(model, new(model, baseline.Values), baseline, c, Draws.Seed(run, MovesFarOff)) is null
        ? component with { Reason = "the cost does not react to it, however far it is moved: Cost() forgets it, or reads other storage than the component looks at, such as a copy or another instance" }
        : component;
}
