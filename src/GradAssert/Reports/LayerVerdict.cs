namespace GradientTesting;

/// <summary>What a layer of a network that disagrees is when it is checked alone.</summary>
/// <param name="Name">As the layer names itself.</param>
/// <param name="Verdict">Null where it could not be checked.</param>
/// <param name="Wrong">Which of its gradients are wrong.</param>
internal sealed record LayerVerdict(string Name, GradientVerdict? Verdict, IReadOnlyList<string> Wrong);
