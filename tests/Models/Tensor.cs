namespace GradientTesting.TestModels;

/// <summary>The storage of one component: values and gradient, row-major.</summary>
public sealed class Tensor
{
    readonly Func<int, double> value;
    readonly Action<int, double> setValue;
    readonly Func<int, double> gradient;
    readonly Action<int, double> setGradient;

    Tensor(
        Component component, int[] shape, Func<int, double> value, Action<int, double> setValue,
        Func<int, double> gradient, Action<int, double> setGradient)
    {
        (Component, Shape, this.value) = (component, shape, value);
        (this.setValue, this.gradient, this.setGradient) = (setValue, gradient, setGradient);
    }

    public Component Component { get; }

    public string Name => Component.Name;

    public IReadOnlyList<int> Shape { get; }

    public int Length => Component.Length;

    /// <summary>True where the cost holds an L2 term of this tensor, at <see cref="ITestModel.WeightDecay"/>.</summary>
    public bool IsRegularized { get; init; }

    /// <summary>True where the right gradient is zero at every point: a bias that a normalization takes out again.</summary>
    public bool IsFlat { get; init; }

    public static Tensor Of(string name, double[] values, double[] gradient, params int[] shape) =>
        new(
            Component.Of(name, values, gradient, shape), shape.Length == 0 ? [values.Length] : shape,
            i => values[i], (i, v) => values[i] = v, i => gradient[i], (i, g) => gradient[i] = g);

    public static Tensor Of(string name, float[] values, float[] gradient, params int[] shape) =>
        new(
            Component.Of(name, values, gradient, shape), shape.Length == 0 ? [values.Length] : shape,
            i => values[i], (i, v) => values[i] = (float)v, i => gradient[i], (i, g) => gradient[i] = (float)g);

    /// <summary>The same storage, declared to be in the cost's L2 term.</summary>
    public Tensor Regularized() =>
        new(Component, [.. Shape], value, setValue, gradient, setGradient) { IsRegularized = true, IsFlat = IsFlat };

    /// <summary>The same storage, declared to have no influence on the cost.</summary>
    public Tensor Flat() =>
        new(Component, [.. Shape], value, setValue, gradient, setGradient) { IsRegularized = IsRegularized, IsFlat = true };

    public double Value(int index) => value(index);

    public void SetValue(int index, double newValue) => setValue(index, newValue);

    public double Gradient(int index) => gradient(index);

    public void SetGradient(int index, double newGradient) => setGradient(index, newGradient);

    public double[] CopyGradient()
    {
        var copy = new double[Length];
        for (var i = 0; i < copy.Length; i++)
        {
            copy[i] = gradient(i);
        }

        return copy;
    }

    /// <summary>Gives <paramref name="to"/> the values of <paramref name="from"/>, and returns it.</summary>
    public static T CopyValues<T>(ITestModel from, T to)
        where T : ITestModel
    {
        for (var t = 0; t < from.Tensors.Count; t++)
        {
            for (var i = 0; i < from.Tensors[t].Length; i++)
            {
                to.Tensors[t].SetValue(i, from.Tensors[t].Value(i));
            }
        }

        return to;
    }
}
