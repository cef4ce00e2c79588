namespace GradientTesting.Benchmarks;

/// <summary>The numbers that a layer reads and the gradient that it leaves, both in the layer's own units.</summary>
internal sealed record Weights<T>(T[] Values, T[] Gradient);

/// <summary>What a tensor is for: it decides where its values are drawn from and whether it is regularized.</summary>
internal enum ParameterRole
{
    Weight,
    Recurrent,
    Contraction,
    Bias,
    Gain,
    Embedding,
}

/// <summary>One tensor of a layer.</summary>
/// <param name="Name">Without the number of the layer.</param>
/// <param name="Role">What it is for.</param>
/// <param name="FanIn">How many products are summed: random starts are scaled by it.</param>
/// <param name="Shape">Sizes, rows before columns.</param>
internal sealed record ParameterPlan(string Name, ParameterRole Role, int FanIn, params int[] Shape)
{
    public int Length => Shape.Aggregate(1, (product, size) => product * size);
}
