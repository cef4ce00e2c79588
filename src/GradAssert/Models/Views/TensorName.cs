namespace GradientTesting;

/// <summary>What errors call a view: the component as the user named it, and which half of it.</summary>
internal sealed record TensorName(string Component, bool IsGradient)
{
    public override string ToString() => $"Component \"{Component}\", {(IsGradient ? "gradient" : "values")}";
}
