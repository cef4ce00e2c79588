namespace GradientTesting.Layers.Tests;

/// <summary>One mistake in a backward pass.</summary>
/// <param name="Name">What the layer does wrong; the layer is made with it.</param>
/// <param name="Place">The components whose gradients are wrong, or may be blamed, separated by spaces.</param>
/// <param name="Words">
/// What a message says that leads to the mistake: any one of these, as <see cref="Tests.Words.AreIn"/> finds them.
/// </param>
internal sealed record Mistake(string Name, string Place, params string[] Words)
{
    public string[] Places { get; } = Place.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What a report may say of the outputs at which the error is. That is true of the mistake, and is no name of it.</summary>
    public string[] Outputs { get; init; } = [];

    /// <summary>Whether gradients may be right, and something else is broken that every caller relies on.</summary>
    public bool BreaksContract { get; init; }
}
