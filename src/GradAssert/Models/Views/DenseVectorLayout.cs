using System.Runtime.CompilerServices;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Storage;

namespace GradientTesting;

/// <summary>A dense MathNet vector.</summary>
internal readonly struct DenseVectorLayout<T> : ILayout<Vector<T>, T>
    where T : unmanaged, IEquatable<T>, IFormattable
{
    public static string? Flaw(Vector<T> storage) => storage.Storage is DenseVectorStorage<T> ? null
        : $"expected a dense vector, found a {storage.GetType().Name}. " +
            $"Let the model hold a dense vector and pass that: Vector<{Keyword.Of<T>()}>.Build.DenseOfVector(b); " +
            "or pass its length, a getter and a setter: Component.Of(\"b\", [length], i => b[i], (i, value) => b[i] = value, i => …).";

    public static IEnumerable<StoragePart> Parts(Vector<T> storage) =>
        storage.Storage is DenseVectorStorage<T> dense ? [StoragePart.All(dense.Data)] : [];

    public static int[] Shape(Vector<T> storage) => [storage.Count];

    public static int Length(Vector<T> storage) => storage.Count;

    public static ref T Element(Vector<T> storage, int index)
    {
        if (storage.Storage is not DenseVectorStorage<T> dense)
            return ref Unsafe.NullRef<T>();
        return ref Contiguous.Element(dense.Data.AsSpan(), index);
    }
}
