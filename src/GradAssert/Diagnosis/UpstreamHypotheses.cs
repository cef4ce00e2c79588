namespace GradientTesting;

/// <summary>What a backward pass does with the upstream gradient, where that explains what is wrong.</summary>
/// <remarks>Each must hold for every element that was looked at. What only some elements show is no explanation.</remarks>
internal sealed class UpstreamHypotheses(UpstreamResponse response)
{
    /// <summary>A value that is stale is the very same; one that is a little off, as of an iteration, is not.</summary>
    const double Identical = 1e-14;

    readonly UpstreamFacts facts = new(response);

    public bool IsLinear => facts.IsLinear;

    /// <summary>What is seen of the passes alone, whatever is right: before all else.</summary>
    public Finding? OfPasses() =>
        facts.All(element => facts.Is(element.AtZero, element.Here) && facts.Is(element.AtTwice, element.Here)) && IsNotZero
            ? new(LayerDiagnosisName.IgnoresUpstream, 0, "ignores the upstream gradient", facts.IsRightForOnes
                ? "it is right for an upstream gradient of ones, and has to be multiplied by the one that is given"
                : "it is the same for 0, c and 2c")
        : facts.All(element => facts.Is(element.AtTwice, 4 * element.Here) && facts.Is(element.AtMinus, element.Here)) && IsNotZero
            ? new(LayerDiagnosisName.UpstreamTwice, 0, "applies the upstream gradient twice",
                "2c gives four times as much, and −c the same")
        : null;

    /// <summary>
    /// A factor that is read off one upstream gradient says nothing of a pass that is not linear, as one clipped by a norm.
    /// </summary>
    public Finding? InPlaceOfFactor() => facts.IsLinear ? null : NotLinear();

    /// <summary>
    /// Whether what it contributes to each output has a factor that was read off their sum, as far as that is known. Of a pass that is not
    /// linear that is no question.
    /// </summary>
    public bool CanHave(double factor) => !facts.IsKnownOfEach || !facts.IsLinear || facts.All(element =>
        Enumerable.Range(0, element.Numeric.Length).All(j => Math.Abs(element.OfEach![j] - (factor * element.Numeric[j]))
            <= Math.Max(1, Math.Abs(factor)) * facts.Bar(element, j)));

    /// <summary>
    /// What is added to every element of a linear pass is no term of the parameters alone, as L1 is, and is not cut off. It is one that
    /// they share, as that of a mean, where it comes from each output; from some alone, it is a wrong row of the Jacobian whose elements
    /// are alike.
    /// </summary>
    public Finding? OfShared(Finding? constant) => constant is null || (facts.IsKnownOfEach && !facts.AddsTheSameFromEach) ? null
        : constant with { Why = "is a term that they share missing or wrong, as that of a mean?" };

    /// <summary>Where nothing that is said of the numbers alone fits.</summary>
    /// <param name="isAlone">
    /// Whether contributions are left out of every other wrong component too: a path that is cut leaves out those of one and
    /// carries a mistake into others.
    /// </param>
    /// <param name="inputs">Those that are wrong.</param>
    public Finding? OfResponses(bool isAlone, IEnumerable<UpstreamFacts> inputs) => !facts.IsLinear ? NotLinear()
        : Stale() ?? new ActivationOfOutput(facts).Of() ?? OfContributions(isAlone, inputs) ?? OfJacobian()
            ?? new ScaledContributions(facts).Of()
            ?? (response.IsOfMost && facts.IsRightForOnes ? OnlyForOnes : null);

    Finding? OfJacobian() => new OneStep(response).Of() ?? new JacobianForTranspose(facts).Of() ?? new WrongAxes(facts).Of();

    // Where all that is wrong is left out, what is read is right: a sum from the last place on is a shift too.
    Finding? OfContributions(bool isAlone, IEnumerable<UpstreamFacts> inputs) => new LeftOutContributions(facts) is { IsAll: true } leftOut
        ? isAlone ? leftOut.Of(inputs) : null
        : new UpstreamReadings(facts).Of();

    bool IsNotZero => facts.Any(element => element.Here != 0);

    // What shows only at an upstream gradient of another size is right for the ones that are drawn, and so for any of their size.
    bool IsOfUsualSize => response.Upstream.Max(Math.Abs) is > 0.4 and < 4;

    static Finding OnlyForOnes => new(LayerDiagnosisName.OnlyForOnes, 0, "is right for an upstream gradient of ones only",
        "softmax, normalization and tests that sum the outputs hide this");

    // Of one sign alone, as of a pass that leaves out what is negative: each one-hot upstream gradient is right then, and so are ones.
    bool IsOfOneSign => IsHomogeneous
        && !facts.All(element => facts.Is(element.AtMinus, -element.Here));

    // What forgets to add up gives twice as much for 2c; a power of c, or its sign, is right for a one-hot of 1 too.
    bool IsHomogeneous => facts.All(element => facts.Is(element.AtTwice, 2 * element.Here));

    // Where a few elements are wrong, others may be at another upstream gradient.
    Finding NotLinear() => facts.IsAffine
        ? NotLinear("what it returns for one of zero is added whatever it is given: is a weight decay, or another term that is no "
            + "product with it, in the gradient?")
        : facts.IsRightForSmall
        ? NotLinear("it is right for a small one: clip for training, not in the gradient that is checked")
        : response.IsOfMost && IsOfUsualSize && !IsOfOneSign && IsHomogeneous && facts.IsRightForEach
            ? new(LayerDiagnosisName.OnlyForOneHot, 0, "is right for a one-hot upstream gradient only", "add up over all of its elements")
        : response.IsOfMost && IsOfUsualSize && !IsOfOneSign && facts.IsRightForOnes ? OnlyForOnes
        : NotLinear("a product with it, sums of such, and nothing else belong into a backward pass: no clip, no rounding, no threshold");

    static Finding NotLinear(string why) => new(LayerDiagnosisName.NotLinear, 0, "is not linear in the upstream gradient", why);

    // Here and elsewhere the same to the last digit, though the outputs respond in another way there. The upstream gradient that is
    // handed on as it is has no values in it that could be stale. Of few elements it may be a derivative that is constant: another pass
    // has other values in all of them.
    Finding? Stale() => response.IsOfMost
        && facts.All(element => Math.Abs(element.Elsewhere - element.Here) <= Identical * Math.Abs(element.Here)) && facts.Any(element =>
            element.Here != 0
            && Math.Abs(element.NumericElsewhere - element.Expected(response.Upstream)) > 0.01 * element.Size(response.Upstream))
            && !facts.All(element => element.OfEach is { } ofEach && Array.TrueForAll(ofEach, each => each is 0 or 1 or -1))
            ? new(LayerDiagnosisName.StaleForward, 0, "has the values of an earlier forward pass",
                "it is the same at other values, where the outputs respond in another way")
            : null;
}
