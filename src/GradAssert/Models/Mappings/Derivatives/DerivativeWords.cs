namespace GradientTesting;

/// <summary>How one kind of derivative is named in reports and messages.</summary>
/// <param name="Component">The name of its component: <c>J</c>.</param>
/// <param name="Title">As in a sentence: <c>the Jacobian</c>.</param>
/// <param name="Function">What it is the derivative of: <c>f</c>.</param>
/// <param name="Column">What a column is one of: <c>column</c>, <c>direction</c>, <c>point</c>, <c>element</c>.</param>
internal sealed record DerivativeWords(string Component, string Title, string Function, string Column = "column")
{
    public static DerivativeWords Jacobian { get; } = new("J", "the Jacobian", "f");

    public static DerivativeWords Jvp { get; } = new("Jv", "the product with the Jacobian", "f", "direction");

    public static DerivativeWords Vjp { get; } = new("⟨Jᵀc, v⟩", "the product with the transposed Jacobian", "f", "direction");

    /// <summary>The gradient of a cost, checked before its Hessian.</summary>
    public static DerivativeWords Gradient { get; } = new("theta", "the gradient", "the cost");

    /// <summary>The gradient of a model of MathNet's curve fitting: by convention half of the derivative of its value.</summary>
    public static DerivativeWords ModelGradient { get; } = new("theta", "the gradient", "half of the value", "element");

    /// <summary>The Hessian of one: by convention the approximation by Gauss and Newton.</summary>
    public static DerivativeWords ModelHessian { get; } = new("H", "the Hessian", "the model, JᵀWJ");

    public static DerivativeWords GaussNewton { get; } = new("H", "the Gauss-Newton matrix", "the residuals, JᵀJ");

    public static DerivativeWords Hessian { get; } = new("H", "the Hessian", "the gradient");

    public static DerivativeWords HessianVectorProduct { get; } = new("Hv", "the product with the Hessian", "the gradient", "direction");

    public static DerivativeWords ElementWise { get; } = new("f′", "the derivative", "f", "point");

    /// <summary>What is said of a cost and its gradient, said of this.</summary>
    public string Of(string message) => message
        .Replace("on moves of", "on moves along", StringComparison.Ordinal)
        .Replace("Cost() or its gradient is not finite", $"{Function} or its derivative is not finite", StringComparison.Ordinal)
        .Replace("the cost or its gradient changes", $"{Function} or its derivative changes", StringComparison.Ordinal)
        .Replace("as at a minimum, a maximum or a saddle of the cost, ", "", StringComparison.Ordinal)
        .Replace("compute the cost in double precision", $"compute {Function} in double precision", StringComparison.Ordinal)
        .Replace("check at another seed, as with FirstSeed = 1", "check at another point", StringComparison.Ordinal)
        .Replace("at a point where the cost is defined", $"at a point where {Function} is defined", StringComparison.Ordinal)
        .Replace("where a gradient of zero", "where a derivative of zero", StringComparison.Ordinal)
        .Replace("its gradient is zero, and small moves do not change the cost", $"zero, and small moves do not change {Function}",
            StringComparison.Ordinal)
        .Replace("its gradient is zero", "it is zero", StringComparison.Ordinal)
        .Replace("its gradient", "its derivatives", StringComparison.Ordinal)
        .Replace("a gradient of zero", "a derivative of zero", StringComparison.Ordinal)
        .Replace("typical gradient", "typical derivative", StringComparison.Ordinal)
        .Replace("the cost", Function, StringComparison.Ordinal)
        .Replace("Cost()", Function, StringComparison.Ordinal);
}
