namespace GradientTesting;

/// <summary>
/// What is known of a wrong component of a layer beside its gradient: how each output responds to some of its elements, and what the
/// backward pass returns for them at other upstream gradients.
/// </summary>
/// <param name="Outputs">The names and shapes of the outputs. Their elements are counted one after the other.</param>
/// <param name="Upstream">c, the upstream gradient that was compared.</param>
/// <param name="Elements">One or more.</param>
/// <param name="Precision">How well differences are known, as a part of what is added up.</param>
internal sealed record UpstreamResponse(
    IReadOnlyList<OutputShape> Outputs, double[] Upstream, IReadOnlyList<ElementResponse> Elements, double Precision)
{
    /// <summary>Whether every element that is known to be wrong was looked at.</summary>
    public bool IsOfAll { get; init; }

    /// <summary>Whether every element of the component is wrong, and was looked at.</summary>
    public bool IsOfWhole { get; init; }

    /// <summary>Whether at least half of the elements that were compared are wrong.</summary>
    public bool IsOfMost { get; init; }

    /// <summary>The whole component; null where it, or the outputs, have too many elements.</summary>
    public OneHotGradient? Whole { get; init; }

    /// <summary>Whether the backward pass adds up what several outputs contribute to an element that is right.</summary>
    public bool AddsUp { get; init; }

    /// <summary>The outputs, as the layer has them at the point of the check.</summary>
    public double[] Values { get; init; } = [];

    /// <summary>Inputs whose gradients are right; none of an input itself.</summary>
    public IReadOnlyList<OneHotGradient> RightInputs { get; init; } = [];

    /// <summary>Parameters that are matrices.</summary>
    public IReadOnlyList<ParameterMatrix> Matrices { get; init; } = [];
}

/// <summary>
/// What the backward pass returns for all of a component at each one-hot upstream gradient: its Jacobian, a row for each output.
/// </summary>
internal sealed record OneHotGradient(string Name, IReadOnlyList<int> Shape, double[][] OfEach)
{
    /// <summary>For each element, where it is along an axis.</summary>
    public int[] Along(int axis)
    {
        var stride = Shape.Skip(axis + 1).Aggregate(1, (product, size) => product * size);
        return [.. Enumerable.Range(0, OfEach[0].Length).Select(i => i / stride % Shape[axis])];
    }
}

/// <summary>The values of a parameter, row by row.</summary>
/// <param name="Name">Of the parameter.</param>
/// <param name="IsRight">Whether its gradient is right.</param>
/// <param name="Rows">How many there are.</param>
/// <param name="Columns">How long each is.</param>
/// <param name="Values">Row by row.</param>
internal sealed record ParameterMatrix(string Name, bool IsRight, int Rows, int Columns, double[] Values)
{
    public ParameterMatrix Transposed() =>
        new(Name, IsRight, Columns, Rows, [.. Enumerable.Range(0, Values.Length).Select(i => Values[(i % Rows * Columns) + (i / Rows)])]);
}

/// <summary>The name and shape of an output, and which of all outputs' elements is its first.</summary>
internal sealed record OutputShape(string Name, IReadOnlyList<int> Shape, int First)
{
    public int Length => Shape.Aggregate(1, (product, size) => product * size);

    /// <summary>Whether an element of all outputs is one of this.</summary>
    public bool Holds(int j) => j >= First && j < First + Length;

    /// <summary>Where an element of all outputs is along an axis of this.</summary>
    public int Place(int j, int axis) => Index(j - First)[axis];

    public int[] Index(int i) => ElementName.Index(Shape, i);

    /// <summary>How many elements two neighbours along an axis are apart.</summary>
    public int StrideOf(int axis) => Shape.Skip(axis + 1).Aggregate(1, (product, size) => product * size);
}

/// <summary>One element.</summary>
/// <param name="Numeric">By differences, the derivative of each output.</param>
/// <param name="Here">What the backward pass returns at c.</param>
internal sealed record ElementResponse(double[] Numeric, double Here)
{
    /// <summary>Its row-major place in the component.</summary>
    public int Place { get; init; }

    /// <summary>What rounding of each output may have added to its derivative.</summary>
    public double[] Rounding { get; init; } = [];

    /// <summary>At an upstream gradient of zero.</summary>
    public double AtZero { get; init; }

    /// <summary>At 2c.</summary>
    public double AtTwice { get; init; }

    /// <summary>At −c.</summary>
    public double AtMinus { get; init; }

    /// <summary>At a 2¹⁰th of a drawn upstream gradient, and brought back to the size of c.</summary>
    public double FromSmall { get; init; }

    /// <summary>At an upstream gradient of ones.</summary>
    public double AtOnes { get; init; }

    /// <summary>At c and other values.</summary>
    public double Elsewhere { get; init; }

    /// <summary>The derivative of <c>⟨c, y⟩</c> at those other values, by differences.</summary>
    public double NumericElsewhere { get; init; }

    /// <summary>At each one-hot upstream gradient; null where there are too many outputs.</summary>
    public double[]? OfEach { get; init; }

    /// <summary>By differences, what the backward pass should return.</summary>
    public double Expected(double[] upstream) => Numeric.Select((slope, j) => upstream[j] * slope).Sum();

    /// <summary>The sizes of what is added up.</summary>
    public double Size(double[] upstream) => Numeric.Select((slope, j) => Math.Abs(upstream[j] * slope)).Sum();
}
