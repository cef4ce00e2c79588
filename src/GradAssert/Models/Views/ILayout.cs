namespace GradientTesting;

/// <summary>How one kind of storage is seen as a row-major sequence.</summary>
internal interface ILayout<TStorage, T>
    where T : unmanaged
{
    /// <summary>False where the model has not made its storage yet: null, or empty until the first forward pass.</summary>
    static virtual bool Exists(TStorage? storage) => storage is not null;

    /// <summary>Why the storage cannot be seen as a tensor: expected, found, what to do. Null when it can.</summary>
    static virtual string? Flaw(TStorage storage) => null;

    /// <summary>Where the elements are, in objects that another view of them has too.</summary>
    static virtual IEnumerable<StoragePart> Parts(TStorage storage) => [StoragePart.All(storage!)];

    static abstract int[] Shape(TStorage storage);

    /// <summary>The number of elements, if the storage is without a flaw. Constant time.</summary>
    static abstract int Length(TStorage storage);

    /// <summary>Element <paramref name="index"/>, row-major, or a null reference. Constant time.</summary>
    static abstract ref T Element(TStorage storage, int index);
}
