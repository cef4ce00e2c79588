namespace GradientTesting;

/// <summary>A model whose cost holds an L2 term.</summary>
public interface IRegularizedModel
{
    /// <summary>The L2 strength λ, as in <c>λ/2n · Σ‖W‖²</c>.</summary>
    /// <value>
    /// Zero or more. The check runs at the value found, and at 0 to say which part of a gradient is wrong; what is set is read back
    /// and must have an effect on the cost. Put back, bit for bit, however the check ends. A setter that refuses 0 by an exception
    /// is left alone, and the report says so.
    /// </value>
    double Lambda { get; set; }
}
