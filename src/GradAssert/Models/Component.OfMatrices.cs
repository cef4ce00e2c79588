using MathNet.Numerics.LinearAlgebra;

namespace GradientTesting;

public sealed partial class Component
{
    /// <summary>A parameter tensor in a dense MathNet matrix that the model writes to in place.</summary>
    /// <param name="name">What reports call the component, for example "W1". Unique within a model.</param>
    /// <param name="values">The parameters. Elements are counted by row and column, whatever the storage does.</param>
    /// <param name="gradient">Where the model leaves the gradient.</param>
    /// <returns>A live view. It allocates nothing when elements are read or written.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The name is blank, or a matrix is sparse or diagonal.</exception>
    /// <remarks>
    /// <c>W -= rate * dW</c> makes a new matrix and leaves this view behind: for such a model pass
    /// <c>() => net.W, () => net.dW</c>.
    /// </remarks>
    public static Component Of(string name, Matrix<double> values, Matrix<double> gradient) =>
        Fixed<Matrix<double>, double, DenseMatrixLayout<double>>(name, values, gradient);

    /// <inheritdoc cref="Of(string, Matrix{double}, Matrix{double})"/>
    public static Component Of(string name, Matrix<float> values, Matrix<float> gradient) =>
        Fixed<Matrix<float>, float, DenseMatrixLayout<float>>(name, values, gradient);

    /// <summary>
    /// A parameter tensor in a dense MathNet matrix that the model replaces, as in <c>W -= rate * dW</c>.
    /// </summary>
    /// <param name="name">What reports call the component, for example "W1". Unique within a model.</param>
    /// <param name="values">Returns the present values, or null while there are none. Called at each access.</param>
    /// <param name="gradient">Returns the present gradient, or null while there is none. Called at each access.</param>
    /// <returns>A live view. What the Funcs return is judged when it is used.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    /// <exception cref="GradientContractException">
    /// At use, not here: a Func returned null or a sparse or diagonal matrix.
    /// </exception>
    public static Component Of(string name, Func<Matrix<double>?> values, Func<Matrix<double>?> gradient) =>
        Following<Matrix<double>, double, DenseMatrixLayout<double>>(name, values, gradient);

    /// <inheritdoc cref="Of(string, Func{Matrix{double}}, Func{Matrix{double}})"/>
    public static Component Of(string name, Func<Matrix<float>?> values, Func<Matrix<float>?> gradient) =>
        Following<Matrix<float>, float, DenseMatrixLayout<float>>(name, values, gradient);
}
