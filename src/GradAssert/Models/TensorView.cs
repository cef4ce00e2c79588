namespace GradientTesting;

/// <summary>
/// A live view of somebody else's numbers as one row-major sequence. It never copies: a write goes to the storage that
/// the model uses at that moment.
/// </summary>
internal abstract class TensorView
{
    /// <summary>Rows first, as the user knows them, whatever the storage does.</summary>
    public abstract IReadOnlyList<int> Shape { get; }

    public abstract int Length { get; }

    /// <summary>Reads and writes element <paramref name="index"/>, row-major. A write rounds to the storage's type.</summary>
    public abstract double this[int index] { get; set; }

    /// <summary>The sum of all elements, each times its weight, in double. There are as many weights.</summary>
    public virtual double Weighted(double[] weights)
    {
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += weights[i] * this[i];
        }

        return sum;
    }

    /// <summary>False where the user gave a getter and nothing to write with.</summary>
    public virtual bool IsWritable => true;

    /// <summary>True of the gradient of a component that is not used.</summary>
    public virtual bool MayBeUnwritten => false;

    /// <summary>True where the user gave a setter: the view reaches storage by delegates alone.</summary>
    public virtual bool HasSetter => false;

    /// <summary>
    /// Units in the last place by which a setter that converts may miss: two roundings make three of degrees and radians, and the
    /// logarithm of 1e-5 has eight.
    /// </summary>
    public const int UnitsOfConversion = 16;

    /// <summary>
    /// The spacing of the numbers that a setter can be read back at, where it converts to a number that is far larger than the one that is
    /// shown, as of degrees Celsius near zero that are kept in kelvin, or of the logarithm of almost 1. Zero until
    /// <see cref="StorageProbe"/> has measured it, and wherever units in the last place are coarser.
    /// </summary>
    public double Grain { get; set; }

    /// <summary>What is said of storage that is not there, as in <c>its storage is null or empty</c>.</summary>
    public string Absence => Missing is { } thrown ? $"not there ({thrown.GetType().Name}: {thrown.Message})" : "null or empty";

    /// <summary>What was thrown where storage is not there; null where nothing was.</summary>
    public virtual Exception? Missing => null;

    /// <summary>What most often makes such storage absent, and what to do; null where there is nothing to say.</summary>
    public virtual string? AbsenceAdvice => null;

    /// <summary>
    /// Whether an element that was written reads as it should: bit for bit, as float storage behind a setter of doubles has it, or
    /// within what a setter that converts leaves: what is read back is the value that counts.
    /// </summary>
    public bool Holds(double found, double written) =>
        BitConverter.DoubleToInt64Bits(found) == BitConverter.DoubleToInt64Bits(written) || (float)written == found
        || (HasSetter && Math.Abs(found - written) <= Math.Max(Grain, 2 * UnitsOfConversion * UnitRoundoff * Math.Abs(written)));

    /// <summary>True where the storage itself was passed, so that a model which replaces it leaves this view behind.</summary>
    public abstract bool IsFixed { get; }

    /// <summary>False while a <c>Func</c> returns null: the model has not made its storage yet.</summary>
    public virtual bool Exists => true;

    /// <summary>Half the distance from 1 to the next number: 2⁻⁵³ for double storage, 2⁻²⁴ for float.</summary>
    public abstract double UnitRoundoff { get; }

    /// <summary>Of a gradient, how far an element may be off beside the rounding of its own storage.</summary>
    public virtual double Error => 0;

    /// <summary>Where the numbers are at present, as far as that can be seen from outside.</summary>
    public virtual IEnumerable<StoragePart> Parts => [];

    /// <summary>A bit-exact copy of the present contents, in the storage's own type.</summary>
    public abstract TensorCopy Copy();
}
