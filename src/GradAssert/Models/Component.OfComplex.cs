using MathNet.Numerics.LinearAlgebra;
using Complex = System.Numerics.Complex;

namespace GradientTesting;

public sealed partial class Component
{
    /// <summary>Complex parameters in an array that the model writes to in place. Real and imaginary parts are elements.</summary>
    /// <param name="name">What reports call the component, for example "w". Unique within a model.</param>
    /// <param name="values">The parameters.</param>
    /// <param name="gradient">Where the model leaves the gradient.</param>
    /// <param name="convention">What of the two things that are called a gradient it is. The default is <c>∂J/∂x + i ∂J/∂y</c>.</param>
    /// <returns>
    /// A live view with one more dimension than the storage, the last, of size 2: real part, imaginary part. It allocates nothing when
    /// elements are read or written.
    /// </returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The name is blank, or the storage is empty, sparse or diagonal.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="convention"/> is undefined.</exception>
    public static Component Of(
        string name, Complex[] values, Complex[] gradient, ComplexGradient convention = ComplexGradient.PartialDerivatives) =>
        Fixed<Complex[], double, ComplexArrayLayout>(name, values, gradient).As(convention);

    /// <summary>Complex parameters in storage that the model replaces. Real and imaginary parts are elements.</summary>
    /// <param name="name">What reports call the component, for example "w". Unique within a model.</param>
    /// <param name="values">Returns the present values, or null while there are none. Called at each access.</param>
    /// <param name="gradient">Returns the present gradient, or null while there is none. Called at each access.</param>
    /// <param name="convention">What of the two things that are called a gradient it is. The default is <c>∂J/∂x + i ∂J/∂y</c>.</param>
    /// <returns>A live view with one more dimension than the storage, the last, of size 2: real part, imaginary part.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="convention"/> is undefined.</exception>
    /// <exception cref="GradientContractException">At use, not here: a Func returned null, or a sparse or diagonal storage.</exception>
    public static Component Of(
        string name, Func<Complex[]?> values, Func<Complex[]?> gradient,
        ComplexGradient convention = ComplexGradient.PartialDerivatives) =>
        Following<Complex[], double, ComplexArrayLayout>(name, values, gradient).As(convention);

    /// <inheritdoc cref="Of(string, Complex[], Complex[], ComplexGradient)"/>
    public static Component Of(
        string name, Vector<Complex> values, Vector<Complex> gradient,
        ComplexGradient convention = ComplexGradient.PartialDerivatives) =>
        Fixed<Vector<Complex>, double, ComplexVectorLayout>(name, values, gradient).As(convention);

    /// <inheritdoc cref="Of(string, Func{Complex[]}, Func{Complex[]}, ComplexGradient)"/>
    public static Component Of(
        string name, Func<Vector<Complex>?> values, Func<Vector<Complex>?> gradient,
        ComplexGradient convention = ComplexGradient.PartialDerivatives) =>
        Following<Vector<Complex>, double, ComplexVectorLayout>(name, values, gradient).As(convention);

    /// <inheritdoc cref="Of(string, Complex[], Complex[], ComplexGradient)"/>
    public static Component Of(
        string name, Matrix<Complex> values, Matrix<Complex> gradient,
        ComplexGradient convention = ComplexGradient.PartialDerivatives) =>
        Fixed<Matrix<Complex>, double, ComplexMatrixLayout>(name, values, gradient).As(convention);

    /// <inheritdoc cref="Of(string, Func{Complex[]}, Func{Complex[]}, ComplexGradient)"/>
    public static Component Of(
        string name, Func<Matrix<Complex>?> values, Func<Matrix<Complex>?> gradient,
        ComplexGradient convention = ComplexGradient.PartialDerivatives) =>
        Following<Matrix<Complex>, double, ComplexMatrixLayout>(name, values, gradient).As(convention);

    Component As(ComplexGradient convention) => !Enum.IsDefined(convention)
        ? throw new ArgumentOutOfRangeException(nameof(convention), convention, "This is no ComplexGradient.")
        : new(Name, Values, convention == ComplexGradient.ConjugateWirtinger ? new DoubledGradient((TensorView<double>)Gradient) : Gradient)
        {
            Convention = convention,
        };
}
