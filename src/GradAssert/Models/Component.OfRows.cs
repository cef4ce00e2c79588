namespace GradientTesting;

public sealed partial class Component
{
    /// <summary>A parameter tensor in an array of equally long rows that the model writes to in place.</summary>
    /// <param name="name">What reports call the component, for example "W1". Unique within a model.</param>
    /// <param name="values">The rows of the parameters. The model may replace a row.</param>
    /// <param name="gradient">The rows of the gradient. The model may replace a row.</param>
    /// <returns>A live view. It allocates nothing when elements are read or written.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">
    /// The name is blank, a row is null, or the rows are not equally long.
    /// </exception>
    public static Component Of(string name, double[][] values, double[][] gradient) =>
        Fixed<double[][], double, RowsLayout<double[], double, ArrayLayout<double>>>(name, values, gradient);

    /// <inheritdoc cref="Of(string, double[][], double[][])"/>
    public static Component Of(string name, float[][] values, float[][] gradient) =>
        Fixed<float[][], float, RowsLayout<float[], float, ArrayLayout<float>>>(name, values, gradient);

    /// <summary>A parameter tensor in an array of equally long rows that the model replaces.</summary>
    /// <param name="name">What reports call the component, for example "W1". Unique within a model.</param>
    /// <param name="values">Returns the present values, or null while there are none. Called at each access.</param>
    /// <param name="gradient">Returns the present gradient, or null while there is none. Called at each access.</param>
    /// <returns>A live view. What the Funcs return is judged when it is used.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    /// <exception cref="GradientContractException">
    /// At use, not here: a Func returned null, rows that are not equally long, or a null row.
    /// </exception>
    public static Component Of(string name, Func<double[][]?> values, Func<double[][]?> gradient) =>
        Following<double[][], double, RowsLayout<double[], double, ArrayLayout<double>>>(name, values, gradient);

    /// <inheritdoc cref="Of(string, Func{double[][]}, Func{double[][]})"/>
    public static Component Of(string name, Func<float[][]?> values, Func<float[][]?> gradient) =>
        Following<float[][], float, RowsLayout<float[], float, ArrayLayout<float>>>(name, values, gradient);

    /// <summary>A parameter tensor in an array of rows of rows, equally long each, that the model writes to in place.</summary>
    /// <inheritdoc cref="Of(string, double[][], double[][])" path="/param"/>
    /// <inheritdoc cref="Of(string, double[][], double[][])" path="/returns"/>
    /// <inheritdoc cref="Of(string, double[][], double[][])" path="/exception"/>
    public static Component Of(string name, double[][][] values, double[][][] gradient) =>
        Fixed<double[][][], double, RowsLayout<double[][], double, RowsLayout<double[], double, ArrayLayout<double>>>>(
            name, values, gradient);

    /// <inheritdoc cref="Of(string, double[][][], double[][][])"/>
    public static Component Of(string name, float[][][] values, float[][][] gradient) =>
        Fixed<float[][][], float, RowsLayout<float[][], float, RowsLayout<float[], float, ArrayLayout<float>>>>(
            name, values, gradient);

    /// <summary>A parameter tensor in an array of rows of rows, equally long each, that the model replaces.</summary>
    /// <inheritdoc cref="Of(string, Func{double[][]}, Func{double[][]})" path="/param"/>
    /// <inheritdoc cref="Of(string, Func{double[][]}, Func{double[][]})" path="/returns"/>
    /// <inheritdoc cref="Of(string, Func{double[][]}, Func{double[][]})" path="/exception"/>
    public static Component Of(string name, Func<double[][][]?> values, Func<double[][][]?> gradient) =>
        Following<double[][][], double, RowsLayout<double[][], double, RowsLayout<double[], double, ArrayLayout<double>>>>(
            name, values, gradient);

    /// <inheritdoc cref="Of(string, Func{double[][][]}, Func{double[][][]})"/>
    public static Component Of(string name, Func<float[][][]?> values, Func<float[][][]?> gradient) =>
        Following<float[][][], float, RowsLayout<float[][], float, RowsLayout<float[], float, ArrayLayout<float>>>>(
            name, values, gradient);
}
