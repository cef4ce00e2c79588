namespace GradientTesting.TestModels.Mistakes;

/// <content>All elements but one are right.</content>
public static partial class MechanicalMistakes
{
    /// <summary>A mistake in one element, whatever the size of the component.</summary>
    /// <param name="index">The element, row-major.</param>
    /// <param name="share">The error, as a share of the root mean square of the component's gradient.</param>
    public static Mistake OneElementOff(int index, double share) => new(
        FormattableString.Invariant($"element {index} off by {100 * share}% RMS"),
        (model, tensor) => tensor.SetGradient(index, tensor.Gradient(index) + (share * model.Scale(tensor))),
        (_, tensor) => index < tensor.Length);

    static IEnumerable<Mistake> OfOneElement =>
    [
        new("one element off by 10% RMS", (model, tensor) => OneElementOff(tensor.Length / 2, 0.1).Start()(model, tensor)),
        new("largest element of wrong sign", (_, tensor) =>
        {
            var largest = tensor.Largest();
            tensor.SetGradient(largest, -tensor.Gradient(largest));
        }),
        new("largest element zero", (_, tensor) => tensor.SetGradient(tensor.Largest(), 0)),
    ];
}
