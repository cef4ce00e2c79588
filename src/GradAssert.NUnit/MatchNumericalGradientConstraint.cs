using GradientTesting.NUnit.Sdk;
using NUnit.Framework;
using NUnit.Framework.Constraints;

namespace GradientTesting.NUnit;

/// <summary>
/// Passes where the gradient of an <see cref="IGradientModel"/> is the gradient of its cost, or the backward pass of an
/// <see cref="IGradientLayer"/> is right. A failure is a failure and not an error, has the report as its message, and has it attached
/// as a file.
/// </summary>
/// <remarks>
/// Neither the constraint nor its negation passes where the check could not tell, unless that is allowed. Made for one
/// assertion, like all of NUnit's constraints.
/// </remarks>
public sealed class MatchNumericalGradientConstraint : Constraint
{
    readonly bool ofLayers;
    GradientCheckOptions options = new();
    GradientRun? run;

    internal MatchNumericalGradientConstraint(bool ofLayers = false) => this.ofLayers = ofLayers;

    /// <inheritdoc/>
    public override string Description =>
        ofLayers ? "a backward pass that gives the gradients of its layer" : "a gradient that is the gradient of its cost";

    /// <summary>Checks one run only.</summary>
    /// <param name="only">The phase, seed and training steps.</param>
    public MatchNumericalGradientConstraint At(GradientRun only)
    {
        run = only;
        return this;
    }

    /// <summary>Sets <see cref="GradientCheckOptions.RelativeTolerance"/>.</summary>
    /// <param name="relativeTolerance">From 0 to below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="relativeTolerance"/> is out of its range.</exception>
    public MatchNumericalGradientConstraint Within(double relativeTolerance) =>
        Using(options with { RelativeTolerance = relativeTolerance });

    /// <summary>Takes all options from a record; call it before <see cref="Within"/>.</summary>
    /// <param name="with">The options.</param>
    /// <exception cref="ArgumentNullException"><paramref name="with"/> is null.</exception>
    public MatchNumericalGradientConstraint Using(GradientCheckOptions with)
    {
        ArgumentNullException.ThrowIfNull(with);
        options = with;
        return this;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">
    /// <paramref name="actual"/> is no <see cref="IGradientModel"/>, or no <see cref="IGradientLayer"/>.
    /// </exception>
    public override ConstraintResult ApplyTo<TActual>(TActual actual)
    {
        var report = ofLayers ? Check(LayerOf(actual)) : Check(ModelOf(actual));
        if (report.Verdict == GradientVerdict.Inconclusive && !options.AllowInconclusive)
        {
            // Said here, because Does.Not would turn any result around. Where a multiple scope goes on after it, the
            // positive constraint has no more to say.
            Assert.Fail(report.ToString());
        }

        return new MatchResult(this, actual, report);
    }

    static IGradientModel ModelOf(object? actual) => actual as IGradientModel ?? throw new ArgumentException(
        $"MatchNumericalGradient() checks an {nameof(IGradientModel)}, but was given {actual?.GetType().Name ?? "null"}. "
            + $"Implement {nameof(IGradientModel)}, or describe the model with {nameof(GradientModel)}.{nameof(GradientModel.Of)}.",
        nameof(actual));

    static IGradientLayer LayerOf(object? actual) => actual as IGradientLayer ?? throw new ArgumentException(
        $"MatchNumericalBackward() checks an {nameof(IGradientLayer)}, but was given {actual?.GetType().Name ?? "null"}. "
            + $"Implement {nameof(IGradientLayer)}, or describe the layer with {nameof(GradientLayer)}.{nameof(GradientLayer.Of)}.",
        nameof(actual));

    GradientReport Check(IGradientLayer layer) =>
        InHost(() => run is { } only ? GradientCheck.Backward(layer, only, options) : GradientCheck.Backward(layer, options));

    GradientReport Check(IGradientModel model) =>
        InHost(() => run is { } only ? GradientCheck.Run(model, only, options) : GradientCheck.Run(model, options));

    static GradientReport InHost(Func<GradientReport> check)
    {
        var outer = GradientCheckHost.Current;
        GradientCheckHost.Current = outer ?? NUnitHost.OfCurrentTest();
        try
        {
            return check();
        }
        finally
        {
            GradientCheckHost.Current = outer;
        }
    }

    sealed class MatchResult(MatchNumericalGradientConstraint constraint, object? actual, GradientReport report)
        : ConstraintResult(constraint, actual, isSuccess: report.Verdict != GradientVerdict.Mismatch)
    {
        public override void WriteActualValueTo(MessageWriter writer) => writer.Write(report.Verdict);

        public override void WriteAdditionalLinesTo(MessageWriter writer) => writer.Write($"\n{report}\n");
    }
}
