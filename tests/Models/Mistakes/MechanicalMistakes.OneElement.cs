namespace GradientTesting.TestModels.Mistakes;

/// <content>All elements but one are right.</content>
public static partial class MechanicalMistakes
{
    static IEnumerable<Mistake> OfOneElement =>
    [
        new("one element off by 10% RMS", (model, tensor) =>
        {
            var middle = tensor.Length / 2;
            tensor.SetGradient(middle, tensor.Gradient(middle) + (0.1 * model.Scale(tensor)));
        }),
        new("largest element of wrong sign", (_, tensor) =>
        {
            var largest = tensor.Largest();
            tensor.SetGradient(largest, -tensor.Gradient(largest));
        }),
        new("largest element zero", (_, tensor) => tensor.SetGradient(tensor.Largest(), 0)),
    ];
}
