namespace GradientTesting;

/// <summary>A numerical derivative, of an element or along a direction.</summary>
/// <param name="Value">
/// The slope of the cost; where a walk decided, the analytic value at the point and the mean error over the walk.
/// </param>
/// <param name="ErrorBar">What noise, quadrature and a resolution that noise makes coarser can have done to it.</param>
/// <param name="IsKink">True where the slopes on the two sides of the point stay apart.</param>
/// <param name="Left">The lesser of the slopes a hair beside the point; only at a kink.</param>
/// <param name="Right">The larger of them; only at a kink.</param>
internal readonly record struct ElementDerivative(
    double Value, double ErrorBar, bool IsKink = false, double Left = double.NaN, double Right = double.NaN)
{
    /// <summary>What is tolerated of an element however small it is: a part of what is typical of its component.</summary>
    public double Floor { get; init; }

    /// <summary>True where a walk along the line decided, and not the two evaluations of the screen.</summary>
    public bool IsWalked { get; init; }

    /// <summary>True where it disagrees, and nothing proves that this is not a jump of the cost or chance.</summary>
    public bool IsDoubtful { get; init; }

    /// <summary>True where the cost was not defined on any move, to at least one side.</summary>
    public bool IsUndefined { get; init; }

    /// <summary>True where evaluations were spent before it was looked at.</summary>
    public bool IsUnseen { get; init; }

    /// <summary>
    /// True where the point is on a kink and the claim is between its slopes, those at the least and at the most, and where the claim is
    /// wrong on a walk: beside the point.
    /// </summary>
    public bool IsWrongBeside { get; init; }

    /// <summary>
    /// True where the difference at the point agrees with the claim, and not with the walk that contradicts it: the claim is wrong beside
    /// the point, and the value is that of the walk.
    /// </summary>
    public bool IsRightHere { get; init; }

    /// <summary>Over a walk a slope that is smooth changes by no more than this part of itself; a kink changes it by more.</summary>
    const double Changes = 0.02;

    /// <summary>The same in another unit.</summary>
    public ElementDerivative Over(double unit) => unit == 1 ? this : this with
    {
        Value = Value / unit, ErrorBar = ErrorBar / unit, Left = Left / unit, Right = Right / unit, Floor = Floor / unit,
    };

    /// <summary>What a line test has found.</summary>
    /// <param name="outcome">Of the test.</param>
    /// <param name="claim">What was tested.</param>
    /// <param name="excess">By how much noise makes the resolution coarser than what is tolerated.</param>
    /// <param name="screened">What two evaluations had said.</param>
    public static ElementDerivative Of(Outcome outcome, ClaimedSlope claim, double excess, ElementDerivative screened)
    {
        var reading = outcome.Reading;
        var walked = new ElementDerivative(claim.Slope + reading.Error, reading.Bar)
        {
            Floor = screened.Floor,
            IsWalked = true,
            IsUndefined = reading.Length == 0,
        };
        return outcome.Decision switch
        {
            Decision.Agrees => walked with { ErrorBar = reading.BarOf(claim.Slope) + excess },
            Decision.Undecided => walked with { ErrorBar = Math.Max(reading.Bar, Math.Abs(reading.Error)), IsDoubtful = true },
            _ => Nearer(screened, walked, claim),
        };
    }

    /// <summary>
    /// Of a wrong slope the screen is nearer to the point, unless a kink lies within its step: its error changes over a walk. What is
    /// between the two is not known, as long as that leaves it wrong.
    /// </summary>
    static ElementDerivative Nearer(ElementDerivative screened, ElementDerivative walked, ClaimedSlope claim)
    {
        var apart = Math.Abs(screened.Value - walked.Value);
        var isAlike = apart <= claim.Wanted + screened.ErrorBar + walked.ErrorBar;
        var known = screened with { IsDoubtful = false, ErrorBar = screened.ErrorBar + (isAlike ? 0 : apart) };
        return known.Shows(claim) && (isAlike || apart <= Changes * Math.Abs(walked.Value)) ? known : walked with
        {
            IsRightHere = !screened.Shows(claim) && apart > screened.ErrorBar + walked.ErrorBar,
        };
    }

    /// <summary>Whether it disagrees by itself: at a fixed step its error bar may hide what a walk has shown.</summary>
    public bool Shows(ClaimedSlope claim) => Math.Abs(Value - claim.Slope) > claim.Wanted + ErrorBar;

    /// <summary>How far <paramref name="analytic"/> is from the derivative; 0 at a kink between its slopes.</summary>
    public double DistanceTo(double analytic) => IsKink
        ? Math.Max(0, Math.Max(Left - analytic, analytic - Right))
        : Math.Abs(analytic - Value);
}
