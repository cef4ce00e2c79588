namespace GradientTesting.TestModels.Mistakes;

/// <summary>Every mistake that can be made in any model. A kind of mistake is a property in a part of its own.</summary>
public static partial class MechanicalMistakes
{
    public static IReadOnlyList<Mistake> All { get; } =
        [.. OfSize, .. OfLayout, .. OfOneElement, .. OfRegularization, .. OfNoise];
}
