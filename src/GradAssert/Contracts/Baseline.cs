namespace GradientTesting;

/// <summary>The point that is checked: its cost, and copies of its values and of the gradient to be judged.</summary>
/// <param name="Cost">The cost at the point.</param>
/// <param name="Values">Per component, in the storage's type.</param>
/// <param name="Gradient">Per component, as the model computed it.</param>
internal sealed record Baseline(double Cost, IReadOnlyList<TensorCopy> Values, IReadOnlyList<TensorCopy> Gradient)
{
    /// <summary>Puts the model back at the point.</summary>
    public void Return()
    {
        foreach (var values in Values)
        {
            values.Restore();
        }
    }
}
