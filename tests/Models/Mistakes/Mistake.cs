namespace GradientTesting.TestModels.Mistakes;

/// <summary>A mistake that can be made in the gradient of one component without knowing the model.</summary>
/// <param name="Name">As test names show it.</param>
/// <param name="Start">Begins one model's corruption, which overwrites a right gradient in place after each call.</param>
/// <param name="Applies">Whether the mistake can be made there, by shapes and capabilities alone.</param>
public sealed record Mistake(
    string Name, Func<Action<ITestModel, Tensor>> Start, Func<ITestModel, Tensor, bool> Applies)
{
    /// <summary>A mistake that remembers nothing between calls.</summary>
    public Mistake(string name, Action<ITestModel, Tensor> corrupt, Func<ITestModel, Tensor, bool>? applies = null)
        : this(name, () => corrupt, applies ?? ((_, _) => true))
    {
    }

    public override string ToString() => Name;

    /// <summary>A mistake that maps every element, given its index and its right value.</summary>
    internal static Mistake Each(
        string name, Func<ITestModel, Tensor, int, double, double> map, Func<ITestModel, Tensor, bool>? applies = null) =>
        new(
            name,
            (model, tensor) =>
            {
                for (var i = 0; i < tensor.Length; i++)
                {
                    tensor.SetGradient(i, map(model, tensor, i, tensor.Gradient(i)));
                }
            },
            applies);

    /// <summary>A mistake that puts each element's right value somewhere else: from where, by index.</summary>
    internal static Mistake Moved(string name, Func<Tensor, int, int> from, Func<ITestModel, Tensor, bool> applies) =>
        new(
            name,
            (_, tensor) =>
            {
                var right = tensor.CopyGradient();
                for (var i = 0; i < right.Length; i++)
                {
                    tensor.SetGradient(i, right[from(tensor, i)]);
                }
            },
            applies);
}
