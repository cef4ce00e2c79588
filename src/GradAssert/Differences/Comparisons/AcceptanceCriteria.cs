namespace GradientTesting;

/// <summary>What a component must show before its agreement counts.</summary>
/// <param name="Resolution">The most that its error bars may be, over its gradient, both as norms.</param>
/// <param name="NegligibleEffect">How much an element may move the cost, per step of its scale, and still be called zero.</param>
internal readonly record struct AcceptanceCriteria(double Resolution, double NegligibleEffect);
