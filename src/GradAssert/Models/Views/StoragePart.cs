using System.Runtime.CompilerServices;

namespace GradientTesting;

/// <summary>Where the numbers of a view are: a part of an array or of memory, or behind a delegate, which may find them anywhere.</summary>
/// <param name="Owner">The array or memory; of a delegate the object that it is bound to.</param>
/// <param name="First">The first element of the part.</param>
/// <param name="Length">The number of its elements.</param>
/// <param name="Reader">The delegate; null where the numbers are in the owner itself.</param>
internal readonly record struct StoragePart(object Owner, long First, long Length, Delegate? Reader = null)
{
    /// <summary>All that is in an object.</summary>
    public static StoragePart All(object owner) => new(owner, 0, long.MaxValue);

    /// <summary>
    /// What a delegate reaches: two that run one method on one object reach the same numbers. Nothing for a method without an object.
    /// </summary>
    public static IEnumerable<StoragePart> Behind(Delegate reader) =>
        reader.Target is { } target ? [new(target, 0, long.MaxValue, reader)] : [];

    /// <summary>Whether they are one part of one object, whatever the object calls equal.</summary>
    public bool Equals(StoragePart other) => ReferenceEquals(Owner, other.Owner)
        && (First, Length) == (other.First, other.Length) && Equals(Reader, other.Reader);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(RuntimeHelpers.GetHashCode(Owner), First, Length, Reader);

    /// <summary>Whether what is written to the one part is read from the other.</summary>
    public bool Overlaps(StoragePart other) => ReferenceEquals(Owner, other.Owner) && Equals(Reader, other.Reader)
        && First < other.First + Math.Min(other.Length, long.MaxValue - other.First)
        && other.First < First + Math.Min(Length, long.MaxValue - First);
}
