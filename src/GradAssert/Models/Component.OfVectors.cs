using MathNet.Numerics.LinearAlgebra;

namespace GradientTesting;

public sealed partial class Component
{
    /// <summary>A parameter tensor in a dense MathNet vector that the model writes to in place.</summary>
    /// <param name="name">What reports call the component, for example "W1". Unique within a model.</param>
    /// <param name="values">The parameters.</param>
    /// <param name="gradient">Where the model leaves the gradient.</param>
    /// <returns>A live view. It allocates nothing when elements are read or written.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The name is blank, or a vector is sparse.</exception>
    /// <remarks>
    /// <c>b -= rate * db</c> makes a new vector and leaves this view behind: for such a model pass
    /// <c>() => net.b, () => net.db</c>.
    /// </remarks>
    public static Component Of(string name, Vector<double> values, Vector<double> gradient) =>
        Fixed<Vector<double>, double, DenseVectorLayout<double>>(name, values, gradient);

    /// <inheritdoc cref="Of(string, Vector{double}, Vector{double})"/>
    public static Component Of(string name, Vector<float> values, Vector<float> gradient) =>
        Fixed<Vector<float>, float, DenseVectorLayout<float>>(name, values, gradient);

    /// <summary>
    /// A parameter tensor in a dense MathNet vector that the model replaces, as in <c>b -= rate * db</c>.
    /// </summary>
    /// <param name="name">What reports call the component, for example "W1". Unique within a model.</param>
    /// <param name="values">Returns the present values, or null while there are none. Called at each access.</param>
    /// <param name="gradient">Returns the present gradient, or null while there is none. Called at each access.</param>
    /// <returns>A live view. What the Funcs return is judged when it is used.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    /// <exception cref="GradientContractException">
    /// At use, not here: a Func returned null or a sparse vector.
    /// </exception>
    public static Component Of(string name, Func<Vector<double>?> values, Func<Vector<double>?> gradient) =>
        Following<Vector<double>, double, DenseVectorLayout<double>>(name, values, gradient);

    /// <inheritdoc cref="Of(string, Func{Vector{double}}, Func{Vector{double}})"/>
    public static Component Of(string name, Func<Vector<float>?> values, Func<Vector<float>?> gradient) =>
        Following<Vector<float>, float, DenseVectorLayout<float>>(name, values, gradient);
}
