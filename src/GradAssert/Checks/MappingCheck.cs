namespace GradientTesting;

/// <summary>One check of a matrix of derivatives, or of several that belong together: what was measured, and the report.</summary>
internal static class MappingCheck
{
    /// <summary>Draws of a check of derivatives belong to this.</summary>
    public static ulong Seed { get; } = Draws.Seed(GradientRun.AsIs, 0);

    /// <summary>Checks one mapping.</summary>
    /// <param name="mapping">Makes it; contracts are held while it does.</param>
    /// <param name="options">How.</param>
    /// <param name="special">What else explains a mismatch of this kind.</param>
    public static GradientReport ReportOf(
        Func<Mapping> mapping, GradientCheckOptions options, Func<Mapping, MatrixSuspect, Finding?>? special = null) =>
        ReportOf(() => [Part(mapping(), options, special)], options);

    /// <summary>Runs parts, and puts them together into one report.</summary>
    public static GradientReport ReportOf(Func<IReadOnlyList<MappingPart>> parts, GradientCheckOptions options)
    {
        GradientCheckHost.TellThatACheckStarts();
        GradientCheckHost.CancellationOf(options).ThrowIfRequested();
        try
        {
            return ModelCheck.Handed(Together(parts(), options));
        }
        catch (ModelCallException thrown)
        {
            throw new GradientContractException(thrown.Message, thrown.InnerException);
        }
    }

    /// <summary>Measures, judges and explains one mapping.</summary>
    public static MappingPart Part(Mapping mapping, GradientCheckOptions options, Func<Mapping, MatrixSuspect, Finding?>? special = null)
    {
        RequireAll(options, mapping.Words);
        var here = At(mapping, options, special);
        return MappingElsewhere.Of(
            mapping, options, here, other => At(other, options, special, here.Derivative!.OfOutputs.Near(other)));
    }

    static MappingPart At(
        Mapping mapping, GradientCheckOptions options, Func<Mapping, MatrixSuspect, Finding?>? special, MappingNoise? known = null)
    {
        var derivative = MappingDerivative.Of(mapping, options, known);
        var verdict = MappingVerdict.Of(mapping, derivative, options);
        verdict = verdict with { Verdict = ReasonOfMapping.In(verdict.Verdict, mapping, derivative) };
        var suspect = SuspectOf(mapping, derivative, verdict.Verdict, options);
        var diagnosis = MatrixDiagnosis.Of(suspect, special is null ? null : of => special(mapping, of));
        var report = new ComponentReport(
            mapping.Words.Component, mapping.Shape, verdict.Analytic, verdict.Numeric, verdict.Verdict, diagnosis, derivative.Units,
            mapping.Words, mapping.NameOf);
        return new(mapping.Words, report, verdict.Verdict.IsInactive)
        {
            Mapping = mapping,
            Derivative = derivative,
            Stationary = verdict.Stationary,
            Remarks = mapping.Remark is { } remark ? [remark] : [],
            Noise = derivative.Noise,
            Evaluations = mapping.Evaluations,
            DerivativeEvaluations = mapping.DerivativeEvaluations,
        };
    }

    /// <summary>A part, and one that is compared with what it says: where the first is wrong, nothing is known of the second.</summary>
    /// <param name="first">The first.</param>
    /// <param name="compared">What the second is compared with, as in <c>differences of the gradient</c>.</param>
    /// <param name="second">The second; it is told whether the first is wrong.</param>
    public static IReadOnlyList<MappingPart> Then(MappingPart first, string compared, Func<bool, MappingPart> second)
    {
        var isWrong = first.Report.Verdict == GradientVerdict.Mismatch;
        try
        {
            var part = second(isWrong);
            return [first, isWrong ? part with { Report = part.Report.Unknown($"it was compared with {compared}, which is wrong") } : part];
        }
        catch (Exception thrown) when (isWrong && (thrown is ModelCallException or GradientContractException))
        {
            return [first with { Remarks = [.. first.Remarks, thrown.Message] }];
        }
    }

    /// <summary>Every element is compared, so that what asks for less, or for an upper bound, is refused rather than ignored.</summary>
    public static void RequireAll(GradientCheckOptions options, DerivativeWords words)
    {
        if (options.Coverage is GradientCoverage.Sampled or GradientCoverage.Directions)
        {
            throw new ArgumentException(
                $"Coverage is {options.Coverage}, and of {words.Title} every element is compared. "
                    + "Leave Coverage out, or set it to Exhaustive.", nameof(options));
        }

        PointNames.RequireNone(options);
        if (options.MaxCostEvaluations is { } limit)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"MaxCostEvaluations is {limit}, and the check of {words.Title} has no such bound: ")
                    + "it compares every element. Leave it out, or check fewer elements of x.", nameof(options));
        }
    }

    /// <summary>What is compared with other numbers of the user's, and not with differences.</summary>
    /// <param name="words">How it is named.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="analytic">What the code computes.</param>
    /// <param name="numeric">What it should be.</param>
    /// <param name="bars">How well that is known.</param>
    /// <param name="options">How.</param>
    /// <param name="relative">The part of itself by which an element may be off: 0 of what is exact to rounding.</param>
    /// <param name="comparable">
    /// What each is multiplied by to be compared with the others; null for one over its own size: directions are of any length.
    /// </param>
    /// <param name="special">What else explains a mismatch of this kind.</param>
    public static MappingPart Compared(
        DerivativeWords words, int[] shape, double[] analytic, double[] numeric, double[] bars, GradientCheckOptions options,
        double relative = 0, double[]? comparable = null, Func<MatrixSuspect, Finding?>? special = null)
    {
        double[] units = comparable ?? [.. numeric.Select((number, k) =>
            Math.Max(Math.Abs(number), Math.Abs(analytic[k])) is > 0 and var size ? 1 / size : 1)];
        double[] own = [.. analytic.Select((number, k) => number * units[k])];
        var derivative = new ComponentDerivative(
            [.. numeric.Select((number, k) => new ElementDerivative(number * units[k], bars[k] * units[k]))], new(relative, 0),
            [.. units.Select(_ => 1.0)]) { TypicalGradient = 1 };
        var verdict = ComponentVerdict.Judge(own, derivative, new(options.RequiredResolution, options.RelativeTolerance));
        var suspect = new MatrixSuspect(words, shape.Length == 1 ? 1 : shape[0], shape[^1], analytic, numeric, bars)
        {
            Wrong = verdict.Mismatches.ToHashSet(),
        };
        return new(
            words, new(words.Component, shape, own, derivative, verdict, MatrixDiagnosis.Of(suspect, special), units, words),
            verdict.IsInactive);
    }

    /// <summary>The gradient of a cost, as the first part of what is derived from it.</summary>
    public static MappingPart OfGradient(IGradientModel model, GradientCheckOptions options)
    {
        var run = ModelCheck.ReportOf(ModelUnderTest.Of(model), [GradientRun.AsIs], options).Shown;
        return new(DerivativeWords.Gradient, run.Components[0], run.Components[0].IsInactive)
        {
            Remarks = [.. run.OfWhatWasDone],
            Noise = run.CostNoise,
            Evaluations = run.CostEvaluations,
            DerivativeEvaluations = run.GradientEvaluations,
        };
    }

    static MatrixSuspect SuspectOf(
        Mapping mapping, MappingDerivative derivative, ComponentVerdict verdict, GradientCheckOptions options)
    {
        var wrong = verdict.Mismatches.ToHashSet();
        // Of what is outside of the slopes at a kink it is known that it is not between them.
        bool IsOutside(int k) => derivative.Elements[k].IsKink && wrong.Contains(k);
        double[] numeric = [.. derivative.Elements.Select((element, k) =>
            IsOutside(k) ? (element.Left + element.Right) / 2 : element.Value)];
        // What is small is so beside the right numbers of its row, whatever the wrong ones are.
        double[] typical = [.. Enumerable.Range(0, mapping.Rows).Select(i => Norm.Rms(
            mapping.Columns, j => numeric[(i * mapping.Columns) + j] is var slope && double.IsFinite(slope) ? slope * mapping.Scale(j)
                : 0))];
        // At a kink any slope is right between the two, and says nothing of a factor.
        double[] bars = [.. derivative.Elements.Select((element, k) =>
            IsOutside(k) ? ((element.Right - element.Left) / 2) + element.ErrorBar
            : element.IsKink || element.IsWrongBeside ? double.PositiveInfinity
            : element.ErrorBar + Math.Min(
                element.Floor, options.RelativeTolerance * typical[k / mapping.Columns] / mapping.Scale(k % mapping.Columns)))];
        return new(mapping.Words, mapping.Rows, mapping.Columns, mapping.Claim, numeric, bars)
        {
            Point = mapping.Point,
            NameOf = mapping.NameOf,
            IsPartlyUnresolved = verdict.Unresolved > 0,
            IsVector = mapping.Shape.Length == 1,
            Wrong = wrong,
            WrongBeside = wrong.Where(k => derivative.Elements[k].IsWrongBeside).ToHashSet(),
        };
    }

    static GradientReport Together(IReadOnlyList<MappingPart> parts, GradientCheckOptions options)
    {
        var worst = parts.Max(part => part.Report.Verdict);
        var silent = worst == GradientVerdict.Match && parts.All(part => part.IsInactive);
        var verdict = new RunVerdict(
            silent ? GradientVerdict.Inconclusive : worst,
            silent ? "it is zero, and so is what was measured, so that nothing of it was compared; check at another point" : null,
            []);
        string[] remarks = [.. parts.SelectMany(part => part.Remarks).Distinct()];
        var run = new RunReport(
            GradientRun.AsIs, new(parts[0].Mapping?.PointsWords ?? "the point that was given", remarks, [], new HashSet<string>()), verdict,
            [.. parts.Select(part => part.Report)], parts.Max(part => part.Noise),
            parts.Sum(part => part.Evaluations), parts.Sum(part => part.DerivativeEvaluations))
        {
            Derivatives = [.. parts.Select(part => part.Words)],
        };
        return new([run], sizes: GradientCheckHost.Current?.Sizes?.Invoke());
    }
}

/// <summary>What is known of one mapping of a check.</summary>
/// <param name="Words">How it is named.</param>
/// <param name="Report">What is reported of it.</param>
/// <param name="IsInactive">Whether it is zero, and known to be.</param>
internal sealed record MappingPart(DerivativeWords Words, ComponentReport Report, bool IsInactive)
{
    /// <summary>What was differentiated; null of what was compared without differences.</summary>
    public Mapping? Mapping { get; init; }

    /// <summary>What differences have found of it.</summary>
    public MappingDerivative? Derivative { get; init; }

    /// <summary>The columns that are in doubt for being zero within their error bars, where nothing else is.</summary>
    public IReadOnlyList<int> Stationary { get; init; } = [];

    /// <summary>The same at other values, where it agrees too; null where it was not asked for there.</summary>
    public Mapping? Elsewhere { get; init; }

    /// <summary>Warnings.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    public double Noise { get; init; }

    public long Evaluations { get; init; }

    public long DerivativeEvaluations { get; init; }
}
