namespace GradientTesting;

public sealed partial class Component
{
    /// <summary>A parameter tensor in any other storage, reached by index.</summary>
    /// <param name="name">What reports call the component, for example "W1". Unique within a model.</param>
    /// <param name="shape">The size of each dimension, rows before columns, 1 or more each.</param>
    /// <param name="getValue">Returns the parameter at a flat row-major index: row times columns plus column.</param>
    /// <param name="setValue">Writes the parameter at such an index.</param>
    /// <param name="getGradient">Returns the gradient at such an index.</param>
    /// <returns>A live view.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The name is blank, no size is given, or a size is below 1.</exception>
    /// <remarks>
    /// The getter must return what the setter was given: a check puts values back bit for bit. A setter that converts, as to radians, to
    /// a logarithm or to kelvin, may be 16 units in the last place off, or 3e-8 of the component's root mean square (1.2e-4 in float)
    /// where writing what was read changes nothing; values are then put back as the getter shows them, as far as the setter can. The
    /// gradient getter may throw before the first gradient. Parameters that are stored as float belong in the overload for float, which
    /// rounds where the storage does. Of the gradient the check sees nothing but the elements of this shape.
    /// </remarks>
    public static Component Of(
        string name, int[] shape, Func<int, double> getValue, Action<int, double> setValue,
        Func<int, double> getGradient) =>
        Through(name, Sizes(name, shape), getValue, setValue, getGradient, null);

    /// <inheritdoc cref="Of(string, int[], Func{int, double}, Action{int, double}, Func{int, double})"/>
    public static Component Of(
        string name, int[] shape, Func<int, float> getValue, Action<int, float> setValue,
        Func<int, float> getGradient) =>
        Through(name, Sizes(name, shape), getValue, setValue, getGradient, null);

    /// <summary>A tensor in any other storage, whose gradient can be written too, as a check does with those of outputs.</summary>
    /// <param name="name">What reports call the component, for example "y". Unique within a layer.</param>
    /// <param name="shape">The size of each dimension, rows before columns, 1 or more each.</param>
    /// <param name="getValue">Returns the value at a flat row-major index: row times columns plus column.</param>
    /// <param name="setValue">Writes the value at such an index.</param>
    /// <param name="getGradient">Returns the gradient at such an index.</param>
    /// <param name="setGradient">Writes the gradient at such an index.</param>
    /// <returns>A live view.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The name is blank, no size is given, or a size is below 1.</exception>
    public static Component Of(
        string name, int[] shape, Func<int, double> getValue, Action<int, double> setValue,
        Func<int, double> getGradient, Action<int, double> setGradient) =>
        Through(name, Sizes(name, shape), getValue, setValue, getGradient, Given(setGradient));

    /// <inheritdoc cref="Of(string, int[], Func{int, double}, Action{int, double}, Func{int, double}, Action{int, double})"/>
    public static Component Of(
        string name, int[] shape, Func<int, float> getValue, Action<int, float> setValue,
        Func<int, float> getGradient, Action<int, float> setGradient) =>
        Through(name, Sizes(name, shape), getValue, setValue, getGradient, Given(setGradient));

    /// <summary>A tensor in any other storage, whose shape is known only once a first forward pass has made it.</summary>
    /// <param name="name">What reports call the component, for example "y". Unique within a layer.</param>
    /// <param name="shape">Returns the present sizes, or null while there are none. Called at each access.</param>
    /// <param name="getValue">Returns the value at a flat row-major index: row times columns plus column.</param>
    /// <param name="setValue">Writes the value at such an index.</param>
    /// <param name="getGradient">Returns the gradient at such an index.</param>
    /// <param name="setGradient">Writes the gradient at such an index.</param>
    /// <returns>A live view.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The name is blank; at use, a size is below 1.</exception>
    public static Component Of(
        string name, Func<int[]?> shape, Func<int, double> getValue, Action<int, double> setValue,
        Func<int, double> getGradient, Action<int, double> setGradient) =>
        Through(name, Sizes(name, shape), getValue, setValue, getGradient, Given(setGradient));

    /// <inheritdoc cref="Of(string, Func{int[]}, Func{int, double}, Action{int, double}, Func{int, double}, Action{int, double})"/>
    public static Component Of(
        string name, Func<int[]?> shape, Func<int, float> getValue, Action<int, float> setValue,
        Func<int, float> getGradient, Action<int, float> setGradient) =>
        Through(name, Sizes(name, shape), getValue, setValue, getGradient, Given(setGradient));

    static Action<int, T> Given<T>(Action<int, T> setGradient)
    {
        ArgumentNullException.ThrowIfNull(setGradient);
        return setGradient;
    }
}
