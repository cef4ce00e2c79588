namespace GradientTesting;

public sealed partial class Component
{
    /// <summary>A parameter tensor in a flat array that the model writes to in place.</summary>
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
    public static Component Of(string name, double[] values, double[] gradient, params int[] shape) =>
        Fixed<double[], double, ArrayLayout<double>>(name, values, gradient, Declared(name, shape));

    /// <inheritdoc cref="Of(string, double[], double[], int[])"/>
    public static Component Of(string name, float[] values, float[] gradient, params int[] shape) =>
        Fixed<float[], float, ArrayLayout<float>>(name, values, gradient, Declared(name, shape));

    /// <summary>
    /// A parameter tensor in a flat array that the model replaces, as a fresh gradient array at each backward pass.
    /// </summary>
    /// <param name="name">What reports call the component, for example "W1". Unique within a model.</param>
    /// <param name="values">Returns the present values, or null while there are none. Called at each access.</param>
    /// <param name="gradient">Returns the present gradient, or null while there is none. Called at each access.</param>
    /// <param name="shape">
    /// The size of each dimension, rows before columns, 1 or more each. Their product is the number of elements of
    /// <paramref name="values"/> and of <paramref name="gradient"/>. None means a vector.
    /// </param>
    /// <returns>A live view. What the Funcs return is judged when it is used.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The name is blank, or a size is below 1.</exception>
    /// <exception cref="GradientContractException">
    /// At use, not here: a Func returned null or an array of another length than the shape.
    /// </exception>
    public static Component Of(string name, Func<double[]?> values, Func<double[]?> gradient, params int[] shape) =>
        Following<double[], double, ArrayLayout<double>>(name, values, gradient, Declared(name, shape));

    /// <inheritdoc cref="Of(string, Func{double[]}, Func{double[]}, int[])"/>
    public static Component Of(string name, Func<float[]?> values, Func<float[]?> gradient, params int[] shape) =>
        Following<float[], float, ArrayLayout<float>>(name, values, gradient, Declared(name, shape));
}
