namespace GradientTesting.TestModels;

/// <summary>Every kind of model there is to check. A family of kinds is a property in a part of its own.</summary>
public static partial class ModelZoo
{
    public static IReadOnlyList<ModelKind> Kinds { get; } = [.. DenseKinds, .. StructuredKinds];
}
