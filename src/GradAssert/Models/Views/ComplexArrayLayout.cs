using System.Runtime.InteropServices;
using Complex = System.Numerics.Complex;

namespace GradientTesting;

/// <summary>An array of complex numbers: real part, imaginary part, and so on, as .NET keeps them.</summary>
internal readonly struct ComplexArrayLayout : ILayout<Complex[], double>
{
    public static bool Exists(Complex[]? storage) => storage is { Length: > 0 };

    public static int[] Shape(Complex[] storage) => [storage.Length, 2];

    public static int Length(Complex[] storage) => checked(2 * storage.Length);

    public static ref double Element(Complex[] storage, int index) => ref Parts(storage, index);

    /// <summary>The part of index, of an array of complex numbers.</summary>
    public static ref double Parts(Complex[] storage, int index) =>
        ref Contiguous.Element(MemoryMarshal.Cast<Complex, double>(storage.AsSpan()), index);
}
