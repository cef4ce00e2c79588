namespace GradientTesting;

/// <summary>One component of a run in which something is wrong, as the diagnosis sees it.</summary>
/// <param name="measured">What was measured of it.</param>
/// <param name="verdict">What it turned out to be.</param>
internal sealed class DiagnosedComponent(MeasuredComponent measured, ComponentVerdict verdict)
{
    const double Exact = 1e-5;

    /// <summary>Of a sum whose terms are as large as the gradient should be.</summary>
    const double UnitsOfRounding = 16;

    readonly ComparedPart part = measured.Part!;

    public string Name => measured.Name;

    /// <summary>Of the component, where only a part of it was looked at.</summary>
    public IReadOnlyList<int> WholeShape => measured.Shape;

    public bool IsWrong => verdict.Mismatches.Count > 0 || IsHidden;

    /// <summary>True where the data part is wrong, and the λ term hides that at the model's own λ.</summary>
    bool IsHidden => verdict is { WrongPart: GradientPart.Data, WrongAtLambda: not null } && part.NumericAtZero is { Elements.Length: > 0 };

    public GradientPart? WrongPart => verdict.WrongPart;

    /// <summary>True where each element was differentiated.</summary>
    public bool IsWhole => part.Numeric.Positions is null;

    /// <summary>Where in the component what was looked at is; null where that is all of it.</summary>
    public int[]? Positions => part.Numeric.Positions;

    /// <summary>Of a large component, the blocks that are wrong, all others being right.</summary>
    public IReadOnlyList<Block> Found => part.Numeric.Found;

    double UnitRoundoff => Math.ScaleB(1, measured.Response is { Precision: > 1e-3 } ? -24 : -53);

    public UpstreamResponse? Response => measured.Response;

    /// <summary>Of complex parameters, what their gradient is; null of real ones.</summary>
    public ComplexGradient? Convention => measured.Convention;

    /// <summary>True where its gradient is zero at the point, and not everywhere.</summary>
    public bool IsZeroOnlyHere => measured.IsZeroOnlyHere;

    /// <summary>True where the derivatives of the cost are zero, and the cost changes on both sides.</summary>
    public bool IsStationary => measured.IsStationary;

    /// <summary>True where the cost has a λ, so that its part is told apart.</summary>
    public bool HasDataPart => part.AnalyticAtZero is not null;

    /// <summary>True where the data part is wrong, and all that is wrong of what λ adds may be that of the data.</summary>
    public bool IsOfData => HasDataPart
        && (WrongPart == GradientPart.Data || (WrongPart == GradientPart.Both && !LambdaError.IsFarOff(measured)));

    /// <summary>What of it there is to explain, where that is not λ.</summary>
    public Suspect ToExplain => IsOfData ? DataPart : Whole;

    /// <summary>True of a single number that is wrong.</summary>
    public bool IsSingle => part.Analytic.Length == 1 && IsWhole && verdict.Mismatches.Count == 1;

    /// <summary>What it holds, of a single number.</summary>
    public double Single => part.Analytic[0];

    /// <summary>What a single number should be.</summary>
    public ElementDerivative SingleNumeric => part.Numeric.Elements[0];

    /// <summary>What rounding can have done to the analytic gradient.</summary>
    public double AnalyticBar => part.Numeric.Tolerance.AnalyticBar;

    public OtherComponent AsOther => new(
        Name, Array.ConvertAll(part.Numeric.Elements, element => element.Value),
        Array.ConvertAll(part.Numeric.Elements, element => element.ErrorBar));

    /// <summary>What has to be explained.</summary>
    public Suspect Whole => Suspect(part.Analytic, part.Numeric);

    /// <summary>The same at λ = 0.</summary>
    public Suspect DataPart => Suspect(part.AnalyticAtZero!, part.NumericAtZero!);

    /// <summary>What λ adds.</summary>
    public Suspect LambdaPart
    {
        get
        {
            var (whole, data) = (Whole, DataPart);
            return whole with
            {
                Analytic = [.. whole.Analytic.Zip(data.Analytic, (a, atZero) => a - atZero)],
                Numeric = [.. whole.Numeric.Zip(data.Numeric, (n, atZero) => n - atZero)],
                Bars = [.. whole.Bars.Zip(data.Bars, (bar, atZero) => bar + atZero)],
            };
        }
    }

    /// <summary>
    /// Whether a factor that was read off some elements is that of the others too: along a direction over all of them,
    /// <c>Σ rᵢ aᵢ = α Σ rᵢ nᵢ</c>. True where no directions were taken, or where only the data part has the factor.
    /// </summary>
    public bool HoldsAlongDirections(Finding finding) => WrongPart == GradientPart.Data || part.Numeric.Directions.All(direction =>
    {
        var factor = finding.Name == DiagnosisName.Missing ? 0 : finding.Factor ?? -1;
        var bar = (Math.Abs(factor) * direction.Numeric.ErrorBar)
            + (part.Numeric.Tolerance.AnalyticBar * direction.Length) + (Exact * direction.Size);
        return Math.Abs(direction.Analytic - (factor * direction.Numeric.Value)) <= bar;
    });

    Suspect Suspect(double[] analytic, ComponentDerivative numeric) => new(
        Name, part.Shape, part.Values, analytic,
        Array.ConvertAll(numeric.Elements, element => element.Value),
        Array.ConvertAll(numeric.Elements, element => element.ErrorBar + numeric.Tolerance.AnalyticBar))
    {
        Tolerance = numeric.Tolerance.Relative,
        AnalyticBar = Math.Max(
            numeric.Tolerance.AnalyticBar,
            UnitsOfRounding * UnitRoundoff * numeric.Elements.Select(element => Math.Abs(element.Value)).DefaultIfEmpty(0).Max()),
        IsComplex = Convention is not null,
        ElementNames = measured.ElementNames,
    };
}
