using System.Numerics;

namespace GradientTesting.Layers.Tests;

/// <summary>
/// A tensor of a layer: the component that the check is given, and the same numbers by index, through which <see cref="Oracle"/>
/// reaches them without the check's own views.
/// </summary>
internal sealed partial class Part
{
    readonly Func<int> length, gradientLength;
    readonly Func<int, double> get, getGradient;
    readonly Action<int, double> set, setGradient;

    Part(
        Component component, bool isSingle, Func<int> length, Func<int> gradientLength,
        Func<int, double> get, Action<int, double> set, Func<int, double> getGradient, Action<int, double> setGradient)
    {
        (Component, IsSingle, this.length, this.gradientLength) = (component, isSingle, length, gradientLength);
        (this.get, this.set, this.getGradient, this.setGradient) = (get, set, getGradient, setGradient);
    }

    public Component Component { get; }

    public string Name => Component.Name;

    /// <summary>Whether the numbers are float.</summary>
    public bool IsSingle { get; }

    public double[] Values
    {
        get => [.. Enumerable.Range(0, length()).Select(get)];
        set => Write(value, this.set);
    }

    public double[] Gradient
    {
        get => [.. Enumerable.Range(0, length()).Select(getGradient)];
        set => Write(value, setGradient);
    }

    /// <summary>Whether the gradient has as many elements as the values.</summary>
    public bool Fits => length() == gradientLength();

    static void Write(double[] numbers, Action<int, double> write)
    {
        for (var i = 0; i < numbers.Length; i++)
            write(i, numbers[i]);
    }

    static Part Over<T>(
        Component component, Func<int> length, Func<int> gradientLength,
        Func<int, T> get, Action<int, T> set, Func<int, T> getGradient, Action<int, T> setGradient)
        where T : INumber<T> =>
        new(component, typeof(T) == typeof(float), length, gradientLength,
            i => double.CreateTruncating(get(i)), (i, value) => set(i, T.CreateTruncating(value)),
            i => double.CreateTruncating(getGradient(i)), (i, value) => setGradient(i, T.CreateTruncating(value)));
}
