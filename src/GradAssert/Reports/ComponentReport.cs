namespace GradientTesting;

/// <summary>What one run found of one component.</summary>
/// <remarks>Immutable. In formulas a is the analytic gradient of the component and n the numerical one.</remarks>
public sealed partial class ComponentReport
{
    const int MostElements = 5;
    const double MostSwamped = 100;

    ComponentVerdict verdict;
    readonly Ratios ratios;
    readonly double typicalGradient;
    readonly FactorRange? factors;

    /// <param name="name">As the user gave it.</param>
    /// <param name="shape">The size of each dimension.</param>
    /// <param name="analytic">The elements that were compared.</param>
    /// <param name="numeric">What was measured of them.</param>
    /// <param name="verdict">What they turned out to be.</param>
    /// <param name="diagnosis">What explains a mismatch.</param>
    /// <param name="units">What each element was multiplied by to be compared with others of other units; null where none was.</param>
    /// <param name="words">How notes and reasons name what is checked; null of a model.</param>
    /// <param name="names">How an element is named that is not named by its indices.</param>
    /// <param name="convention">Of complex parameters, what their gradient is.</param>
    /// <param name="isOfLambda">Of what is wrong at λ = 0 alone, whether the error can be that of another λ.</param>
    /// <param name="isLambdaFarOff">Whether what λ adds is off by more than a small part of itself.</param>
    /// <param name="values">Of the elements that were compared; null of a derivative.</param>
    internal ComponentReport(
        string name, IReadOnlyList<int> shape, IReadOnlyList<double> analytic, ComponentDerivative numeric, ComponentVerdict verdict,
        GradientDiagnosis? diagnosis,
        IReadOnlyList<double>? units = null, DerivativeWords? words = null, Func<int, string?>? names = null,
        ComplexGradient? convention = null, bool isOfLambda = true, bool isLambdaFarOff = true,
        IReadOnlyList<double>? values = null)
    {
        // What is cut off is no sum of two parts.
        IsOfLambda = isOfLambda && diagnosis?.Name != DiagnosisName.Clipped;
        IsLambdaPartKnown = verdict.WrongPart != GradientPart.Both || isLambdaFarOff;
        Diagnosis = diagnosis;
        // What is half of the partial derivatives by convention is shown as the model has it.
        var unit = convention == ComplexGradient.ConjugateWirtinger ? 2.0 : 1;
        units ??= unit == 1 ? null : [.. Enumerable.Repeat(unit, analytic.Count)];
        names ??= convention is null ? null : position => ElementName.OfComplex(name, ElementName.Index(shape, position));
        this.verdict = words is null || verdict.Reason is null ? verdict : verdict with { Reason = words.Of(verdict.Reason) };
        (ratios, typicalGradient) = (Ratios.Of(verdict.Norms), numeric.TypicalGradient);
        Name = name;
        Shape = [.. shape];
        (Length, Coverage, ComparedElements) = (numeric.Length, numeric.Coverage, analytic.Count);
        ElementReport Element(int k) => new(
            Name, ElementName.Index(Shape, numeric.Position(k)), analytic[k] / (units?[k] ?? 1), numeric.Elements[k].Over(units?[k] ?? 1),
            names?.Invoke(numeric.Position(k)));
        var candidates = verdict.Mismatches.Count > 0 ? verdict.Mismatches : Enumerable.Range(0, analytic.Count);
        MismatchPositions = [.. verdict.Mismatches.Select(numeric.Position)];
        WorstElements =
            [.. candidates.OrderByDescending(k => numeric.Elements[k].DistanceTo(analytic[k])).Take(MostElements).Select(Element)];
        Notes = [.. NotesOn(verdict), .. numeric.AtThePoint is { } atThePoint ? [atThePoint] : Array.Empty<string>(), .. NotesOnCoverage()];
        Notes = words is null ? Notes : [.. Notes.Select(words.Of)];
        Clear = verdict.Mismatches.Count > 0 ? ClearMismatches.Of(analytic, numeric, verdict) : null;
        ClearElements = [.. (Clear?.Worst ?? []).Select(Element)];
        (Factors, factors) = (FactorRange.Of(analytic, numeric.Elements), FactorRange.Of(analytic, numeric.Elements, fewest: 1));
        Decays = values?.Count != analytic.Count ? null : FactorRange.OfDecay(analytic, numeric.Elements, values);
        HasNoNumericGradient = Array.TrueForAll(numeric.Elements, element => element.Value == 0) && numeric.Elements.Length > 0;
        Compared = new(Name, Shape, analytic, numeric, verdict.Mismatches, unit, words is null ? names : null);
        Directions = [.. numeric.Directions.Select(direction => ComparedDirection.Of(direction, numeric.Tolerance))];
    }

    /// <summary>The name, as the user gave it.</summary>
    public string Name { get; }

    /// <summary>The size of each dimension, rows before columns.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>The number of elements.</summary>
    public int Length { get; }

    /// <summary>The worst of the elements, or inconclusive where the component as a whole cannot be judged.</summary>
    public GradientVerdict Verdict => verdict.Verdict;

    /// <summary>Why the component is inconclusive; null where it is not.</summary>
    public string? Reason => verdict.Reason;

    /// <summary>
    /// Of a mismatch of a model with <see cref="IRegularizedModel"/>, the part that is wrong, found by checking at λ = 0 too;
    /// null elsewhere.
    /// </summary>
    public GradientPart? WrongPart =>
        !IsOfLambda && verdict.WrongPart != GradientPart.Data ? null : IsLambdaPartKnown ? verdict.WrongPart : GradientPart.Data;

    /// <summary>The mistake that explains a mismatch, as a hypothesis; null where nothing fits, or more than one thing does.</summary>
    public GradientDiagnosis? Diagnosis { get; private set; }

    /// <summary>How much of the component was compared; never <see cref="GradientCoverage.Auto"/>.</summary>
    public GradientCoverage Coverage { get; }

    /// <summary>
    /// How many elements are known to disagree, of all where <see cref="GradientCoverage"/> is <see cref="GradientCoverage.Exhaustive"/>,
    /// and elsewhere of those that were looked at. Where the first ones that were tested along a line are all wrong, two evaluations that
    /// do not agree are enough for the others to count.
    /// </summary>
    public int Mismatches => verdict.Mismatches.Count;

    /// <summary>Where they are, row-major.</summary>
    internal IReadOnlyList<int> MismatchPositions { get; private set; }

    /// <summary>
    /// The chance that a single wrong element was not compared, from 0 to 1: of a sample the part that was left out, and
    /// otherwise 0. Along directions every element is compared, to <see cref="SmallestVisibleError"/>.
    /// </summary>
    public double ChanceOfMiss => Coverage == GradientCoverage.Sampled ? 1 - ((double)ComparedElements / Length) : 0;

    /// <summary>
    /// Errors of the component as a whole above this fraction of its gradient would have been caught: error bars and tolerance
    /// over gradient, all as norms. Infinity where the gradient is zero.
    /// </summary>
    public double Resolution => verdict.Norms.Gradient > 0 ? verdict.Norms.Allowances / verdict.Norms.Gradient : double.PositiveInfinity;

    /// <summary>
    /// An error of any one element above this, in units of the gradient, would have been caught; of a sample, of those in it. A
    /// component where it exceeds the typical (root mean square) element is <see cref="GradientVerdict.Inconclusive"/>.
    /// </summary>
    public double SmallestVisibleError => verdict.SmallestVisibleError;

    /// <summary><c>‖a−n‖₂ / (‖a‖₂ + ‖n‖₂)</c>, from 0 to 1: the ratio of the course slides. Shown, never decisive.</summary>
    public double SumNormRatio => ratios.SumNorm;

    /// <summary><c>‖a−n‖₂ / ‖a+n‖₂</c>, zero or more: the ratio of the article. Shown, never decisive.</summary>
    public double NormSumRatio => ratios.NormSum;

    /// <summary>
    /// How the course slides read <see cref="SumNormRatio"/>. Null where nothing moves the cost and there is nothing to compare, and
    /// where the reading contradicts the verdict, which knows the error bars and the single elements: of an inconclusive component, of
    /// a match that reads as a worry, and of a mismatch that reads as great.
    /// </summary>
    public GradientRatioBand? Band => (verdict.Verdict, ratios.Band) switch
    {
        _ when verdict.IsInactive => null,
        (GradientVerdict.Inconclusive, _) => null,
        (GradientVerdict.Match, GradientRatioBand.Worry) => null,
        (GradientVerdict.Mismatch, GradientRatioBand.Great) => null,
        (_, var band) => band,
    };

    /// <summary>The element with the largest error, of those that were looked at by themselves.</summary>
    public ElementReport Worst => WorstElements[0];

    /// <summary>Up to five elements, largest error first; of a mismatch only such as disagree.</summary>
    public IReadOnlyList<ElementReport> WorstElements { get; }

    /// <summary>
    /// What a reader should know about a verdict: elements on kinks or too small to resolve, an inactive component, a gradient that
    /// at exactly these values is another than next to them.
    /// </summary>
    public IReadOnlyList<string> Notes { get; private set; }

    /// <summary>Of a layer, the outputs at which a mismatch is, where it is not at most of them: the first of the notes.</summary>
    internal string? Where
    {
        init => Notes = value is null ? Notes : [value, .. Notes];
    }

    /// <summary>How much disagrees, of how much that was compared.</summary>
    internal string Disagreement => Coverage switch
    {
        GradientCoverage.Directions => FormattableString.Invariant($"{verdict.MismatchedDirections} of {Directions.Count} directions"),
        GradientCoverage.Sampled => FormattableString.Invariant($"{Mismatches} of {ComparedElements} sampled"),
        _ => FormattableString.Invariant($"{Mismatches} of {Length}"),
    };

    /// <summary>Every element that was looked at by itself.</summary>
    internal ComparedElements Compared { get; }

    /// <summary>Every direction that was compared, over the component or a part of it.</summary>
    internal IReadOnlyList<ComparedDirection> Directions { get; }

    int ComparedElements { get; }

    /// <summary>Whether no element moves the cost by as much as a bit.</summary>
    internal bool HasNoNumericGradient { get; }

    /// <summary>Of a mismatch that agrees at the model's own λ, the other at which it is wrong; null elsewhere.</summary>
    internal double? WrongAtLambda => verdict.WrongAtLambda;

    /// <summary>Of what is wrong at λ = 0 alone, whether the error can be that of another λ.</summary>
    internal bool IsOfLambda { get; }

    /// <summary>Whether the gradient of the model depends on λ, and the cost does not.</summary>
    internal bool IsLambdaOfGradientAlone { get; init; }

    /// <summary>False where the data part is wrong, and what λ adds is off by so little that it may be right.</summary>
    internal bool IsLambdaPartKnown { get; }

    /// <summary>The error of what is wrong at the model's own λ, as a part of the gradient; null of what is not.</summary>
    internal double? RelativeError => verdict is { Verdict: GradientVerdict.Mismatch, WrongAtLambda: null }
        ? verdict.Norms.Difference / verdict.Norms.Gradient
        : null;

    /// <summary>Whether it is right, and known to be so within a hundredth of an error that another component has.</summary>
    internal bool IsKnownRightBeside(double error) => verdict.Norms is var norms
        && norms.Difference + norms.Bars <= UpstreamFacts.Negligible * error * norms.Gradient;

    internal bool IsInactive => verdict.IsInactive;

    /// <summary>The factors by which it may be wrong; null where too little is known.</summary>
    internal FactorRange? Factors { get; }

    /// <summary>The multiples of its own values that it may have too much; null of a derivative, and where a part was looked at.</summary>
    internal FactorRange? Decays { get; }

    /// <summary>Whether a factor that another run tells can be its own, as far as its elements are known; of a part nobody knows.</summary>
    internal bool CanHave(double factor) => WrongPart is not null || factors?.Contains(factor) != false;

    /// <summary>Whether each element can be that of the numerical gradient of another component, as far as both are known.</summary>
    internal bool CanHold(ComponentReport other) =>
        other.Compared.Count == Compared.Count && Compared.All.Zip(other.Compared.All).All(pair =>
        Math.Abs(pair.First.Analytic - pair.Second.Numeric)
            <= 2 * (pair.First.Derivative.ErrorBar + pair.Second.Derivative.ErrorBar) + (1e-6 * Math.Abs(pair.Second.Numeric)));

    internal Norms Norms => verdict.Norms;

    /// <summary>What of a mismatch noise has no part in; null where nothing disagrees.</summary>
    internal ClearMismatches? Clear { get; private set; }

    /// <summary>True where noise has no part in how large a mismatch is, as a whole or, of a part, in its worst elements.</summary>
    internal bool IsClear => Clear?.RelativeError is not null || (Coverage != GradientCoverage.Exhaustive && ClearElements.Count > 0);

    /// <summary>The worst elements that noise has no part in.</summary>
    internal IReadOnlyList<ElementReport> ClearElements { get; private set; }

    internal string? Warning => verdict.Swamped > MostSwamped && double.IsFinite(verdict.Swamped)
        ? FormattableString.Invariant($"The λ term of the gradient of {Name} is {verdict.Swamped:G2} times its data term, ")
            + "beside which errors of the data term look that much smaller. Check with a smaller λ."
        : null;

    /// <summary>A mistake for which more is known than its numbers say.</summary>
    internal ComponentReport Explained(Finding finding)
    {
        var other = (ComponentReport)MemberwiseClone();
        other.Diagnosis = new(finding.Name, Name, finding.Residual, $"{Name} {finding.What}: {finding.Why}") { Finding = finding };
        return other;
    }

    /// <summary>The same, of which nothing is known for the reason given.</summary>
    internal ComponentReport Unknown(string reason)
    {
        var other = Unexplained();
        other.verdict = verdict with { Verdict = GradientVerdict.Inconclusive, Reason = reason, Mismatches = [] };
        (other.MismatchPositions, other.Clear, other.ClearElements) = ([], null, []);
        return other;
    }

    /// <summary>The same without a hypothesis.</summary>
    internal ComponentReport Unexplained()
    {
        var other = (ComponentReport)MemberwiseClone();
        other.Diagnosis = null;
        return other;
    }

    /// <summary>An inactive component, with what shows that it is connected with the cost.</summary>
    internal ComponentReport Connected(string evidence)
    {
        var other = (ComponentReport)MemberwiseClone();
        other.Notes = [.. Notes, evidence];
        return other;
    }

    /// <summary>An inactive component, inconclusive since nothing shows that it is connected with the cost.</summary>
    internal ComponentReport Severed(string reason)
    {
        var other = (ComponentReport)MemberwiseClone();
        other.verdict = verdict with { Verdict = GradientVerdict.Inconclusive, Reason = reason };
        return other;
    }
}
