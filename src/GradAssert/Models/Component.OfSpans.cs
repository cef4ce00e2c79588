using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace GradientTesting;

public sealed partial class Component
{
    /// <summary>A parameter tensor of a library that shows its numbers as spans, as over native memory.</summary>
    /// <remarks>As quick as an array; getters and setters by index are called for each element.</remarks>
    /// <param name="name">What reports call the component, for example "W1". Unique within a model.</param>
    /// <param name="values">Returns the present values, or an empty span while there are none. Called at each access.</param>
    /// <param name="gradient">Returns the present gradient, or an empty span while there is none. Called at each access.</param>
    /// <param name="shape">
    /// The size of each dimension, rows before columns, 1 or more each. Their product is the number of elements of
    /// <paramref name="values"/> and of <paramref name="gradient"/>. None means a vector.
    /// </param>
    /// <returns>A live view. What the accessors return is judged when it is used.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The name is blank, or a size is below 1.</exception>
    /// <exception cref="GradientContractException">
    /// At use, not here: an accessor returned an empty span, or one of another length than the shape.
    /// </exception>
    public static Component Of(string name, SpanAccessor<double> values, SpanAccessor<double> gradient, params int[] shape)
    {
        var (valuesNow, gradientNow) = (MemoryOf(values), MemoryOf(gradient));
        return Following<Memory<double>, double, MemoryLayout<double>>(
            name, () => valuesNow.Present, () => gradientNow.Present, Declared(name, shape));
    }

    /// <inheritdoc cref="Of(string, SpanAccessor{double}, SpanAccessor{double}, int[])"/>
    public static Component Of(string name, SpanAccessor<float> values, SpanAccessor<float> gradient, params int[] shape)
    {
        var (valuesNow, gradientNow) = (MemoryOf(values), MemoryOf(gradient));
        return Following<Memory<float>, float, MemoryLayout<float>>(
            name, () => valuesNow.Present, () => gradientNow.Present, Declared(name, shape));
    }

    /// <summary>Storage of which there is no view, or values and gradient in storage of two kinds.</summary>
    /// <param name="name">Any.</param>
    /// <param name="values">Any.</param>
    /// <param name="gradient">Any.</param>
    /// <param name="shape">Any.</param>
    /// <returns>Never.</returns>
    /// <exception cref="NotSupportedException">Always.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(
        "There is no view of this storage. Component.Of takes values and gradient in the same kind of storage: arrays of double or "
            + "float, of up to four dimensions or jagged, Memory, spans by a function, MathNet vectors and matrices, or a Func that "
            + "returns one of them; of anything else getters and setters by index, Component.Of(name, shape, i => …, (i, value) => …, "
            + "i => …). See docs/options.md, Storage.", error: true)]
    public static Component Of(string name, object values, object gradient, params int[] shape) =>
        throw new NotSupportedException($"{name}: there is no view of this storage.");

    static SpanMemory<T> MemoryOf<T>(SpanAccessor<T> accessor, [CallerArgumentExpression(nameof(accessor))] string? parameter = null)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(accessor, parameter);
        return new(accessor);
    }
}
