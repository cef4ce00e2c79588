using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace GradientTesting;

public sealed partial class Component
{
    static Component Fixed<TStorage, T, TLayout>(
        string name, TStorage values, TStorage gradient, TensorShape? declared = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TLayout : ILayout<TStorage, T>
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        RequireStorage(name, values, nameof(values));
        RequireStorage(name, gradient, nameof(gradient));
        return new(name,
            new StorageView<TStorage, T, TLayout>(new(name, IsGradient: false), values, declared, nameof(values)),
            // A gradient that does not fit is shown as the vector it is: the check says so, naming both shapes.
            new StorageView<TStorage, T, TLayout>(
                new(name, IsGradient: true), gradient, declared?.Length == TLayout.Length(gradient) ? declared : null, nameof(gradient)));
    }

    static Component Following<TStorage, T, TLayout>(
        string name, Func<TStorage?> values, Func<TStorage?> gradient, TensorShape? declared = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TLayout : ILayout<TStorage, T>
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(gradient);
        return new(name,
            new StorageView<TStorage, T, TLayout>(new(name, IsGradient: false), values, declared),
            new StorageView<TStorage, T, TLayout>(new(name, IsGradient: true), gradient, declared));
    }

    static Component Through<T>(
        string name, SizesOfTensor sizes, Func<int, T> getValue, Action<int, T> setValue,
        Func<int, T> getGradient, Action<int, T>? setGradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(getValue);
        ArgumentNullException.ThrowIfNull(setValue);
        ArgumentNullException.ThrowIfNull(getGradient);
        return new(name,
            new DelegateView<T>(new(name, IsGradient: false), sizes, getValue, setValue),
            new DelegateView<T>(new(name, IsGradient: true), sizes, getGradient, setGradient));
    }

    static void RequireStorage<TStorage>(string name, [NotNull] TStorage storage, string parameter)
    {
        if (storage is null)
        {
            throw new ArgumentNullException(
                parameter, $"The storage of {name} that was passed as {parameter} is null. If the model makes it later, pass a Func: "
                    + $"Component.Of(\"{name}\", () => values, () => gradient). {ViewAdvice.NoRowMajorArray}");
        }
    }

    static SizesOfTensor Sizes(string name, int[] shape)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new(TensorShape.Of(name, shape));
    }

    static SizesOfTensor Sizes(string name, Func<int[]?> shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return new(name, shape);
    }

    // No size at all means a vector of whatever length the storage has.
    static TensorShape? Declared(string name, int[] shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return shape is [] ? null : TensorShape.Of(name, shape);
    }
}
