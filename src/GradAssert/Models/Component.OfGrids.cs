namespace GradientTesting;

public sealed partial class Component
{
    /// <summary>A parameter tensor in a rectangular array that the model writes to in place.</summary>
    /// <param name="name">What reports call the component, for example "W1". Unique within a model.</param>
    /// <param name="values">The parameters, row before column.</param>
    /// <param name="gradient">Where the model leaves the gradient, row before column.</param>
    /// <returns>A live view. It allocates nothing when elements are read or written.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The name is blank, or an array has no element.</exception>
    public static Component Of(string name, double[,] values, double[,] gradient) =>
        Fixed<Array, double, TensorLayout<double>>(name, values, gradient);

    /// <inheritdoc cref="Of(string, double[,], double[,])"/>
    public static Component Of(string name, float[,] values, float[,] gradient) =>
        Fixed<Array, float, TensorLayout<float>>(name, values, gradient);

    /// <summary>A parameter tensor in a rectangular array that the model replaces.</summary>
    /// <param name="name">What reports call the component, for example "W1". Unique within a model.</param>
    /// <param name="values">Returns the present values, or null while there are none. Called at each access.</param>
    /// <param name="gradient">Returns the present gradient, or null while there is none. Called at each access.</param>
    /// <returns>A live view. What the Funcs return is judged when it is used.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    /// <exception cref="GradientContractException">
    /// At use, not here: a Func returned null or an array without an element.
    /// </exception>
    public static Component Of(string name, Func<double[,]?> values, Func<double[,]?> gradient) =>
        Following<Array, double, TensorLayout<double>>(name, values, gradient);

    /// <inheritdoc cref="Of(string, Func{double[,]}, Func{double[,]})"/>
    public static Component Of(string name, Func<float[,]?> values, Func<float[,]?> gradient) =>
        Following<Array, float, TensorLayout<float>>(name, values, gradient);

    /// <summary>A parameter tensor in an array of three dimensions that the model writes to in place.</summary>
    /// <param name="name">What reports call the component, for example "W1". Unique within a model.</param>
    /// <param name="values">The parameters; the last dimension is innermost.</param>
    /// <param name="gradient">Where the model leaves the gradient, in the same shape.</param>
    /// <returns>A live view. It allocates nothing when elements are read or written.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The name is blank, or an array has no element.</exception>
    public static Component Of(string name, double[,,] values, double[,,] gradient) =>
        Fixed<Array, double, TensorLayout<double>>(name, values, gradient);

    /// <inheritdoc cref="Of(string, double[,,], double[,,])"/>
    public static Component Of(string name, float[,,] values, float[,,] gradient) =>
        Fixed<Array, float, TensorLayout<float>>(name, values, gradient);

    /// <summary>A parameter tensor in an array of three dimensions that the model replaces.</summary>
    /// <inheritdoc cref="Of(string, Func{double[,]}, Func{double[,]})" path="/param"/>
    /// <inheritdoc cref="Of(string, Func{double[,]}, Func{double[,]})" path="/returns"/>
    /// <inheritdoc cref="Of(string, Func{double[,]}, Func{double[,]})" path="/exception"/>
    public static Component Of(string name, Func<double[,,]?> values, Func<double[,,]?> gradient) =>
        Following<Array, double, TensorLayout<double>>(name, values, gradient);

    /// <inheritdoc cref="Of(string, Func{double[,,]}, Func{double[,,]})"/>
    public static Component Of(string name, Func<float[,,]?> values, Func<float[,,]?> gradient) =>
        Following<Array, float, TensorLayout<float>>(name, values, gradient);

    /// <summary>A parameter tensor in an array of four dimensions that the model writes to in place.</summary>
    /// <param name="name">What reports call the component, for example "W1". Unique within a model.</param>
    /// <param name="values">The parameters; the last dimension is innermost.</param>
    /// <param name="gradient">Where the model leaves the gradient, in the same shape.</param>
    /// <returns>A live view. It allocates nothing when elements are read or written.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The name is blank, or an array has no element.</exception>
    public static Component Of(string name, double[,,,] values, double[,,,] gradient) =>
        Fixed<Array, double, TensorLayout<double>>(name, values, gradient);

    /// <inheritdoc cref="Of(string, double[,,,], double[,,,])"/>
    public static Component Of(string name, float[,,,] values, float[,,,] gradient) =>
        Fixed<Array, float, TensorLayout<float>>(name, values, gradient);

    /// <summary>A parameter tensor in an array of four dimensions that the model replaces.</summary>
    /// <inheritdoc cref="Of(string, Func{double[,]}, Func{double[,]})" path="/param"/>
    /// <inheritdoc cref="Of(string, Func{double[,]}, Func{double[,]})" path="/returns"/>
    /// <inheritdoc cref="Of(string, Func{double[,]}, Func{double[,]})" path="/exception"/>
    public static Component Of(string name, Func<double[,,,]?> values, Func<double[,,,]?> gradient) =>
        Following<Array, double, TensorLayout<double>>(name, values, gradient);

    /// <inheritdoc cref="Of(string, Func{double[,,,]}, Func{double[,,,]})"/>
    public static Component Of(string name, Func<float[,,,]?> values, Func<float[,,,]?> gradient) =>
        Following<Array, float, TensorLayout<float>>(name, values, gradient);
}
