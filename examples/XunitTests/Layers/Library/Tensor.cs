namespace XunitTests.Layers.Library;

/// <summary>A tensor as a library has it: float, with getters and setters and nothing else, and a gradient that is made late.</summary>
public sealed class Tensor(params int[] shape)
{
    readonly float[] values = new float[shape.Aggregate((product, size) => product * size)];
    float[]? gradient;

    public int[] Shape => shape;

    public int Length => values.Length;

    public float Get(int i) => values[i];

    public void Set(int i, float value) => values[i] = value;

    public float GetGradient(int i) => (gradient ??= new float[values.Length])[i];

    public void SetGradient(int i, float value) => (gradient ??= new float[values.Length])[i] = value;
}

/// <summary>The largest of each pair of columns. Its output is null before the first call; gradients are the tensors' own.</summary>
public sealed class MaxPool
{
    Tensor? input;

    public Tensor? Output { get; private set; }

    public void Forward(Tensor x)
    {
        (input, Output) = (x, new(x.Shape[0], x.Shape[1] / 2));
        for (var i = 0; i < Output.Length; i++)
        {
            Output.Set(i, Math.Max(x.Get(2 * i), x.Get((2 * i) + 1)));
        }
    }

    public void Backward()
    {
        for (var i = 0; i < Output!.Length; i++)
        {
            var first = input!.Get(2 * i) > input.Get((2 * i) + 1);
            input.SetGradient(2 * i, first ? Output.GetGradient(i) : 0);
            input.SetGradient((2 * i) + 1, first ? 0 : Output.GetGradient(i));
        }
    }
}
