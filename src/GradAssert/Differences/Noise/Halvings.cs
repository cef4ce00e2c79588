namespace GradientTesting;

/// <summary>What is left of an unevenness within a stretch that was halved, each time to the half that is uneven more.</summary>
/// <param name="First">At first.</param>
/// <param name="Left">At the end.</param>
/// <param name="Most">The most that was met on the way.</param>
internal readonly record struct Halvings(double First, double Left, double Most)
{
    /// <summary>After so many a bend is a four-thousandth of what it was, and a jump all of it.</summary>
    const int Count = 12;

    /// <summary>
    /// Of an unevenness that many jumps make, one is left at least: far more than of a bend, and a part that hundreds of them leave.
    /// </summary>
    const double PartOfJump = 1.0 / 256;

    /// <summary>
    /// At a pole a four-thousandth of a stretch is so many times as uneven as the whole: half way, by logarithm, between that and a jump.
    /// </summary>
    const double Higher = 64;

    /// <summary>
    /// Whether what is left is a jump, and not of a curve or a kink, which become even, nor of a pole, which becomes far more uneven.
    /// </summary>
    public bool AreOfJump => Left > PartOfJump * Most && !(Left > Higher * First && double.IsFinite(Left));

    /// <summary>Twelve evaluations.</summary>
    /// <param name="low">One end.</param>
    /// <param name="high">The other one.</param>
    /// <param name="at">The function, and where the storage took it.</param>
    /// <param name="uneven">How uneven a stretch is, by its ends and the change over it.</param>
    public static Halvings Of(
        (double Place, double Value) low, (double Place, double Value) high, Func<double, (double Place, double Value)> at,
        Func<double, double, double, double> uneven)
    {
        double Uneven((double Place, double Value) from, (double Place, double Value) to) =>
            uneven(from.Place, to.Place, to.Value - from.Value);
        var first = Uneven(low, high);
        var most = first;
        for (var halvings = 0; halvings < Count; halvings++)
        {
            var middle = at(low.Place + ((high.Place - low.Place) / 2));
            (low, high) = Uneven(low, middle) > Uneven(middle, high) ? (low, middle) : (middle, high);
            most = Math.Max(most, Uneven(low, high));
        }

        return new(first, Uneven(low, high), most);
    }
}
