namespace GradientTesting;

/// <summary>placeholder</summary>
public sealed class Initializer;
