using System.Numerics;
using System.Runtime.CompilerServices;

namespace GradientTesting;

/// <summary>A view over storage that is asked for anew at each access, so that a model may replace it.</summary>
internal sealed class StorageView<TStorage, T, TLayout> : TensorView<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TLayout : ILayout<TStorage, T>
{
    readonly Func<TStorage?> source;
    readonly TStorage? own;
    readonly TensorShape? declared;
    bool isMade;

    /// <summary>Over the storage itself.</summary>
    /// <exception cref="ArgumentException">The storage cannot be seen as a tensor of this shape.</exception>
    public StorageView(TensorName name, TStorage storage, TensorShape? declared, string parameter)
        : this(name, () => storage, declared)
    {
        (IsFixed, own) = (true, storage);
        // Rows that the first backward pass makes.
        bool isToBeMade = name.IsGradient && storage is Array { Length: > 0 } && !TLayout.Exists(storage);
        if (!isToBeMade && Flaw(storage) is { } flaw)
            throw new ArgumentException($"{name}: {flaw}", parameter);
    }

    /// <summary>Over whatever the source returns at the moment.</summary>
    public StorageView(TensorName name, Func<TStorage?> source, TensorShape? declared)
        : base(name) => (this.source, this.declared) = (source, declared);

    public override bool IsFixed { get; }

    public override bool Exists => TLayout.Exists(Source(out _));

    // As AsRowMajorArray() of a matrix returns that has no such array.
    bool IsNullOfMatrix => typeof(TStorage) == typeof(T[]) && Source(out var missing) is null && missing is null;

    public override Exception? Missing
    {
        get
        {
            _ = Source(out var missing);
            return missing;
        }
    }

    public override string? AbsenceAdvice => IsNullOfMatrix ? ViewAdvice.NoRowMajorArray : ViewAdvice.OnFunc(Missing);

    public override IReadOnlyList<int> Shape
    {
        get
        {
            TStorage storage = Flawless();
            return declared?.Sizes ?? TLayout.Shape(storage);
        }
    }

    public override int Length => TLayout.Length(Flawless());

    public override IEnumerable<StoragePart> Parts =>
    [
        .. IsFixed ? [] : StoragePart.Behind(source),
        .. Source(out _) is { } storage && TLayout.Exists(storage) ? TLayout.Parts(storage) : [],
    ];

    public override T Read(int index) => Element(index);

    public override void Write(int index, T value) => Element(index) = value;

    // The storage is asked for once, and not at each element: after each forward pass of a layer, all of its outputs are added up.
    public override double Weighted(double[] weights)
    {
        TStorage storage = Flawless();
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
            sum += weights[i] * double.CreateTruncating(TLayout.Element(storage, i));
        return sum;
    }

    ref T Element(int index)
    {
        TStorage storage = Present();
        ref T element = ref TLayout.Element(storage, index);
        // Looking for the flaw takes time proportional to the rows, so only once the element is not where it should be.
        if (Unsafe.IsNullRef(ref element) || (declared is not null && declared.Length != TLayout.Length(storage)))
            throw Flaw(storage) is { } flaw
                ? new GradientContractException($"{Name}: {flaw}")
                : new ArgumentOutOfRangeException(nameof(index));
        return ref element;
    }

    TStorage Flawless()
    {
        TStorage storage = Present();
        return Flaw(storage) is { } flaw ? throw new GradientContractException($"{Name}: {flaw}") : storage;
    }

    TStorage Present()
    {
        TStorage? storage = Source(out Exception? missing);
        if (TLayout.Exists(storage))
            return storage!;
        string found = missing is not null ? $"none ({missing.GetType().Name}: {missing.Message})"
            : storage is null ? "null"
            : "an empty one";
        string latest = Name.IsGradient ? "ComputeGradient()" : "Initialize()";
        throw new GradientContractException(
            $"{Name}: expected storage, but the Func returned {found}. " +
            $"Allocate it in the model's constructor, or in {latest} at the latest." +
            (AbsenceAdvice is { } advice ? $" {advice}" : ""), missing);
    }

    /// <summary>
    /// What the source returns; nothing where it looks in a dictionary, or behind an object, that is not filled yet, and where it throws
    /// anything else until it has returned storage.
    /// </summary>
    TStorage? Source(out Exception? missing)
    {
        missing = null;
        if (IsFixed)
            return own;
        try
        {
            var storage = source();
            isMade = isMade || TLayout.Exists(storage);
            return storage;
        }
        catch (Exception absent) when (
            absent is KeyNotFoundException or NullReferenceException || (!isMade && ModelCallException.Is(absent)))
        {
            // What is there at the next call was there before, and would not be put back.
            missing = isMade || !IsThereNow() ? absent : throw Thrown(absent);
            return default;
        }
        catch (Exception thrown) when (ModelCallException.Is(thrown))
        {
            throw Thrown(thrown);
        }
    }

    bool IsThereNow()
    {
        try
        {
            return TLayout.Exists(source());
        }
        catch (Exception again) when (ModelCallException.Is(again))
        {
            return false;
        }
    }

    ModelCallException Thrown(Exception thrown) =>
        new($"The Func of {(Name.IsGradient ? "the gradient of " : "")}{Name.Component}", thrown, ViewAdvice.OnFunc(thrown));

    string? Flaw(TStorage storage)
    {
        if (TLayout.Flaw(storage) is { } flaw)
            return flaw;
        int length = TLayout.Length(storage);
        if (declared is not null && declared.Length != length)
            return $"expected {declared.Length} elements for the shape {declared}, found {length}. " +
                "Pass sizes whose product is the length, or no size for a vector.";
        return length > 0 ? null : "expected one element or more, found none. Leave the component out.";
    }
}
