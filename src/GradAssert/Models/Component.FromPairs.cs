namespace GradientTesting;

public sealed partial class Component
{
    /// <summary>Parameters that a library lists as pairs without names: <c>conv1[0]</c>, <c>conv1[1]</c> and so on.</summary>
    /// <typeparam name="T">
    /// The storage of values and gradients alike: an array of double or float, of any number of dimensions, rows, or a dense MathNet
    /// matrix or vector.
    /// </typeparam>
    /// <param name="name">What the names begin with, for example "conv1".</param>
    /// <param name="pairs">Values and gradient of each parameter, live: what the layer itself reads and writes.</param>
    /// <returns>One component for each pair, in order, in the shape of its storage.</returns>
    /// <exception cref="ArgumentNullException">An argument, or a storage in it, is null.</exception>
    /// <exception cref="ArgumentException">The name is blank, or there is no pair.</exception>
    /// <exception cref="GradientContractException">There is no view of such storage.</exception>
    public static IReadOnlyList<Component> FromPairs<T>(string name, IEnumerable<(T Values, T Gradient)> pairs)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var all = pairs.ToArray();
        foreach (var (values, gradient) in all)
        {
            ArgumentNullException.ThrowIfNull(values, nameof(pairs));
            ArgumentNullException.ThrowIfNull(gradient, nameof(pairs));
        }

        return FromPairs(name, () => all);
    }

    /// <summary>The same for a library that makes the list, or the storage in it, again.</summary>
    /// <inheritdoc cref="FromPairs{T}(string, IEnumerable{ValueTuple{T, T}})" path="/typeparam"/>
    /// <param name="name">What the names begin with, for example "conv1".</param>
    /// <param name="pairs">Returns the present pairs, as many at each call. Called at each access.</param>
    /// <returns>One component for each pair, in order, in the shape of its storage.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The name is blank, or there is no pair.</exception>
    /// <exception cref="GradientContractException">There is no view of such storage.</exception>
    public static IReadOnlyList<Component> FromPairs<T>(string name, Func<IReadOnlyList<(T Values, T Gradient)>> pairs)
        where T : class
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(pairs);
        var storage = TensorStorage.Of<T>();
        var count = pairs()?.Count ?? 0;
        if (count == 0)
        {
            throw new ArgumentException($"There is no pair of {name}. Pass one (values, gradient) for each parameter.", nameof(pairs));
        }

        return [.. Enumerable.Range(0, count).Select(k =>
        {
            var own = FormattableString.Invariant($"{name}[{k}]");
            return new Component(own,
                storage.View(new(own, IsGradient: false), () => pairs()[k].Values, _ => { }),
                storage.View(new(own, IsGradient: true), () => pairs()[k].Gradient, _ => { }));
        })];
    }

    /// <summary>Parameters that a model keeps in dictionaries, values in one and gradients in the other.</summary>
    /// <inheritdoc cref="FromPairs{T}(string, IEnumerable{ValueTuple{T, T}})" path="/typeparam"/>
    /// <param name="values">The parameters by their names, live. Every name must be there by now.</param>
    /// <param name="gradients">The gradients by the same names, live: may be filled, and their storage made again, at each call.</param>
    /// <returns>One component for each name, in the order of <paramref name="values"/>, called by it.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">There is no parameter, or the name of one is blank.</exception>
    /// <exception cref="GradientContractException">
    /// There is no view of such storage; at use: a name is missing, or there is a gradient of a name that has no value.
    /// </exception>
    public static IReadOnlyList<Component> FromDictionaries<T>(
        IReadOnlyDictionary<string, T> values, IReadOnlyDictionary<string, T> gradients)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(gradients);
        return FromDictionaries(values, () => gradients);
    }

    /// <summary>The same for a model that returns its gradients in a dictionary of their own each time.</summary>
    /// <inheritdoc cref="FromPairs{T}(string, IEnumerable{ValueTuple{T, T}})" path="/typeparam"/>
    /// <param name="values">The parameters by their names, live. Every name must be there by now.</param>
    /// <param name="gradients">Returns the present gradients by the same names, null while there are none. Called at each access.</param>
    /// <returns>One component for each name, in the order of <paramref name="values"/>, called by it.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">There is no parameter, or the name of one is blank.</exception>
    /// <exception cref="GradientContractException">
    /// There is no view of such storage; at use: a name is missing, or there is a gradient of a name that has no value.
    /// </exception>
    public static IReadOnlyList<Component> FromDictionaries<T>(
        IReadOnlyDictionary<string, T> values, Func<IReadOnlyDictionary<string, T>?> gradients)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(gradients);
        var storage = TensorStorage.Of<T>();
        HashSet<string> names = new(values.Keys, StringComparer.Ordinal);
        return values.Count == 0
            ? throw new ArgumentException("There is no parameter. Pass the dictionary once it holds them.", nameof(values))
            : [.. values.Keys.Select(name =>
            {
                ArgumentException.ThrowIfNullOrWhiteSpace(name, nameof(values));
                return new Component(name,
                    storage.View(new(name, IsGradient: false), () => values[name], _ => { }),
                    storage.View(new(name, IsGradient: true), () => Listed(gradients(), names)?[name], _ => { }));
            })];
    }

    // Where each name is there, one more is one that no component has.
    static IReadOnlyDictionary<string, T>? Listed<T>(IReadOnlyDictionary<string, T>? gradients, HashSet<string> names) =>
        gradients is null || gradients.Count <= names.Count || gradients.Keys.FirstOrDefault(name => !names.Contains(name)) is not { } other
            ? gradients
            : throw new GradientContractException(
                $"The gradients have one of {other}, and the values that were passed to Component.FromDictionaries have no {other}: that "
                    + "gradient would not be checked. Have both dictionaries hold the same names: add the parameter to the values before "
                    + "Component.FromDictionaries is called, or leave out of the gradients what is none of a parameter.");

    /// <summary>Values alone, for <see cref="GradientModel.FromUpdate(IReadOnlyList{Component}, Func{double}, Action, double)"/>.</summary>
    /// <typeparam name="T">An array of double or float, of any number of dimensions, rows, or a dense MathNet matrix or vector.</typeparam>
    /// <param name="name">What reports call the component, for example "W1". Unique within a model.</param>
    /// <param name="values">The parameters, which the model writes to in place.</param>
    /// <returns>A live view in the shape of its storage.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    /// <exception cref="GradientContractException">There is no view of such storage.</exception>
    public static Component OfValues<T>(string name, T values)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(values);
        return OfValues(name, () => values);
    }

    /// <summary>The same for a model that replaces its storage.</summary>
    /// <inheritdoc cref="OfValues{T}(string, T)" path="/typeparam"/>
    /// <param name="name">What reports call the component, for example "W1". Unique within a model.</param>
    /// <param name="values">Returns the present values. Called at each access.</param>
    /// <returns>A live view in the shape of its storage.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    /// <exception cref="GradientContractException">There is no view of such storage.</exception>
    public static Component OfValues<T>(string name, Func<T?> values)
        where T : class
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(values);
        var storage = TensorStorage.Of<T>();
        return new(name, storage.View(new(name, IsGradient: false), values, _ => { }),
            storage.View(new(name, IsGradient: true), () => null, _ => { }))
        {
            HasValuesAlone = true,
        };
    }
}
