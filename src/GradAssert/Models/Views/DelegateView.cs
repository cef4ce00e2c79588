using System.Numerics;

namespace GradientTesting;

/// <summary>A view over numbers that only the user's delegates can reach.</summary>
internal sealed class DelegateView<T>(TensorName name, SizesOfTensor sizes, Func<int, T> get, Action<int, T>? set)
    : TensorView<T>(name)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    bool isMade;

    public override IReadOnlyList<int> Shape => sizes.Present.Sizes;

    public override int Length => sizes.Present.Length;

    public override bool IsWritable => set is not null;

    public override bool HasSetter => set is not null;

    public override bool IsFixed => false;

    public override bool Exists => sizes.Exist && Missing is null;

    public override IEnumerable<StoragePart> Parts => StoragePart.Behind(get);

    public override string? AbsenceAdvice => Missing is { } absent ? ViewAdvice.On(absent, Name) : null;

    /// <summary>
    /// What a getter of a gradient throws whose storage is not made before the first pass. Not asked again once it has returned a number.
    /// </summary>
    public override Exception? Missing
    {
        get
        {
            if (!Name.IsGradient || isMade || Thrown() is not { } absent)
                return null;
            // What is there at the next call was there before, and would not be put back.
            return Thrown() is null ? throw Of(absent, 0) : absent;
        }
    }

    Exception? Thrown()
    {
        try
        {
            _ = get(0);
            isMade = true;
            return null;
        }
        catch (Exception absent) when (ModelCallException.Is(absent))
        {
            return absent;
        }
    }

    ModelCallException Of(Exception thrown, int i) =>
        new($"The {(Name.IsGradient ? "gradient getter" : "getter")} of {ElementOf(i)}", thrown, ViewAdvice.On(thrown, Name));

    public override T Read(int index)
    {
        var i = Checked(index);
        try
        {
            return get(i);
        }
        catch (Exception thrown) when (ModelCallException.Is(thrown))
        {
            throw Of(thrown, i);
        }
    }

    public override void Write(int index, T value)
    {
        if (set is null)
            throw new InvalidOperationException(
                $"{Name}: expected a setter, found only a getter. Read it, do not write it.");
        var i = Checked(index);
        Set(i, value);
        if (Read(i) is var found && found != value && Holds(found, value))
            SetNear(i, value);
    }

    /// <summary>
    /// A setter that converts, as from degrees or to a logarithm, leaves a number some units in its last place beside. Where one next to
    /// it is read back as the number itself, that one is set: what was there before is put back so.
    /// </summary>
    void SetNear(int i, T value)
    {
        var (below, above) = (value, value);
        for (var k = 0; k < UnitsOfConversion; k++)
        {
            (below, above) = (T.BitDecrement(below), T.BitIncrement(above));
            if (IsReadAfter(below) || IsReadAfter(above))
                return;
        }

        Set(i, value);

        bool IsReadAfter(T near)
        {
            Set(i, near);
            return Read(i) == value;
        }
    }

    void Set(int i, T value)
    {
        try
        {
            set!(i, value);
        }
        catch (Exception thrown) when (ModelCallException.Is(thrown))
        {
            throw new ModelCallException($"The setter of {ElementOf(i)}", thrown, AdviceOn(thrown, i, value));
        }
    }

    /// <summary>A setter that takes the number which its getter reads refuses the other one, and not the index.</summary>
    string? AdviceOn(Exception thrown, int i, T value)
    {
        if (thrown is not ArgumentException)
        {
            return ViewAdvice.On(thrown, Name);
        }

        try
        {
            var present = get(i);
            set!(i, present);
            var (taken, refused) = (double.CreateTruncating(present), double.CreateTruncating(value));
            return taken == refused ? ViewAdvice.On(thrown, Name)
                : ViewAdvice.OnRefusal(Digits.Of(taken, refused), Digits.Of(refused, taken));
        }
#pragma warning disable CA1031 // Then it is the index.
        catch (Exception again) when (!ModelUnderTest.EndsTheCheck(again))
#pragma warning restore CA1031
        {
            return ViewAdvice.On(thrown, Name);
        }
    }

    string ElementOf(int i) => ElementName.Of(Name.Component, ElementName.Index(sizes.Present.Sizes, i));

    int Checked(int index) =>
        (uint)index < (uint)sizes.Present.Length ? index : throw new ArgumentOutOfRangeException(nameof(index));
}
