namespace GradientTesting;

/// <summary>A function at one point of a line: its values, and what is claimed of its slope.</summary>
/// <param name="outputs">m, the number of outputs; 1 for a cost.</param>
internal sealed class Node(int outputs)
{
    /// <summary>Where the point is, as the storage took it, in units of the line.</summary>
    public double T { get; set; }

    /// <summary>y(t), infinite where the function is not defined; m numbers.</summary>
    public double[] Values { get; } = new double[outputs];

    /// <summary>γ(t), the claimed slope along the line; m numbers, NaN where it is not defined.</summary>
    public double[] Slopes { get; } = new double[outputs];

    /// <summary>
    /// How far, by the claimed slopes, the storage's rounding of a move can have moved each output: part of an error bar,
    /// and never taken off a difference.
    /// </summary>
    public double[] Untaken { get; } = new double[outputs];

    /// <summary>True where every output and its slope is a number.</summary>
    public bool IsDefined => Array.TrueForAll(Values, double.IsFinite) && Array.TrueForAll(Slopes, double.IsFinite);
}
