using System.Runtime.CompilerServices;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Storage;
using Complex = System.Numerics.Complex;

namespace GradientTesting;

/// <summary>A dense MathNet vector of complex numbers.</summary>
internal readonly struct ComplexVectorLayout : ILayout<Vector<Complex>, double>
{
    public static string? Flaw(Vector<Complex> storage) => storage.Storage is DenseVectorStorage<Complex> ? null
        : $"expected a dense vector, found a {storage.GetType().Name}. "
            + "Let the model hold a dense vector and pass that: Vector<Complex>.Build.DenseOfVector(b).";

    public static int[] Shape(Vector<Complex> storage) => [storage.Count, 2];

    public static int Length(Vector<Complex> storage) => checked(2 * storage.Count);

    public static ref double Element(Vector<Complex> storage, int index)
    {
        if (storage.Storage is not DenseVectorStorage<Complex> dense)
            return ref Unsafe.NullRef<double>();
        return ref ComplexArrayLayout.Parts(dense.Data, index);
    }
}
