namespace GradientTesting;

public sealed partial class Component
{
    /// <summary>
    /// A parameter tensor in a slice of a longer array, or other memory, that the model writes to in place.
    /// </summary>
    /// <param name="name">What reports call the component, for example "W1". Unique within a model.</param>
    /// <param name="values">The parameters, row-major.</param>
    /// <param name="gradient">Where the model leaves the gradient, row-major.</param>
    /// <param name="shape">
    /// The size of each dimension, rows before columns, 1 or more each. Their product is the number of elements of
    /// <paramref name="values"/> and of <paramref name="gradient"/>. None means a vector.
    /// </param>
    /// <returns>A live view. It allocates nothing when elements are read or written.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">
    /// The name is blank, a size is below 1, or the product of the sizes is not the length of <paramref name="values"/>.
    /// That of <paramref name="gradient"/> is judged by the check, when the model has computed it.
    /// </exception>
    public static Component Of(string name, Memory<double> values, Memory<double> gradient, params int[] shape) =>
        Fixed<Memory<double>, double, MemoryLayout<double>>(name, values, gradient, Declared(name, shape));

    /// <inheritdoc cref="Of(string, Memory{double}, Memory{double}, int[])"/>
    public static Component Of(string name, Memory<float> values, Memory<float> gradient, params int[] shape) =>
        Fixed<Memory<float>, float, MemoryLayout<float>>(name, values, gradient, Declared(name, shape));

    /// <summary>A parameter tensor in memory that the model replaces.</summary>
    /// <param name="name">What reports call the component, for example "W1". Unique within a model.</param>
    /// <param name="values">
    /// Returns the present values, or an empty memory while there are none. Called at each access.
    /// </param>
    /// <param name="gradient">
    /// Returns the present gradient, or an empty memory while there is none. Called at each access.
    /// </param>
    /// <param name="shape">
    /// The size of each dimension, rows before columns, 1 or more each. Their product is the number of elements of
    /// <paramref name="values"/> and of <paramref name="gradient"/>. None means a vector.
    /// </param>
    /// <returns>A live view. What the Funcs return is judged when it is used.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The name is blank, or a size is below 1.</exception>
    /// <exception cref="GradientContractException">
    /// At use, not here: a Func returned an empty memory, or memory of another length than the shape.
    /// </exception>
    public static Component Of(
        string name, Func<Memory<double>> values, Func<Memory<double>> gradient, params int[] shape) =>
        Following<Memory<double>, double, MemoryLayout<double>>(name, values, gradient, Declared(name, shape));

    /// <inheritdoc cref="Of(string, Func{Memory{double}}, Func{Memory{double}}, int[])"/>
    public static Component Of(
        string name, Func<Memory<float>> values, Func<Memory<float>> gradient, params int[] shape) =>
        Following<Memory<float>, float, MemoryLayout<float>>(name, values, gradient, Declared(name, shape));
}
