namespace GradientTesting;

/// <summary>An input that its layer may overwrite: the check moves a copy, and writes it to the layer before each forward pass.</summary>
/// <param name="Layer">The input as the layer knows it.</param>
/// <param name="Checked">The component that is checked: values of its own, and the gradient of the layer.</param>
internal sealed record InPlaceInput(Component Layer, Component Checked)
{
    public static InPlaceInput Of(Component input)
    {
        int[] shape = [.. input.Shape];
        // In the storage's own type, so that a move is rounded as the layer would round it.
        var own = input.Values.UnitRoundoff > 1e-10
            ? Component.Of(input.Name, new float[input.Length], new float[input.Length], shape)
            : Component.Of(input.Name, new double[input.Length], new double[input.Length], shape);
        for (var i = 0; i < input.Length; i++)
        {
            own.Values[i] = input.Values[i];
        }

        return new(input, new(input.Name, own.Values, input.Gradient));
    }

    public void Write()
    {
        for (var i = 0; i < Checked.Length; i++)
        {
            Layer.Values[i] = Checked.Values[i];
        }
    }
}
