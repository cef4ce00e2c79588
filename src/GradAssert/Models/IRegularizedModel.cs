namespace GradientTesting;

/// <summary>A model whose cost holds an L2 term.</summary>
public interface IRegularizedModel
{
    /// <summary>The L2 strength λ, as in <c>λ/2n · Σ‖W‖²</c>.</summary>
    /// <value>Zero or more. The check runs at the value found and puts it back, bit for bit, however it ends.</value>
    double Lambda { get; set; }
}
