namespace GradientTesting.Benchmarks;

/// <summary>What one sample is between two layers. A vector has height and width 1; a sequence lies along the width or height.</summary>
internal readonly record struct Signal(int Channels, int Height = 1, int Width = 1)
{
    public int Positions => Height * Width;

    public int Length => Channels * Positions;

    public override string ToString() =>
        Positions == 1 ? $"{Channels}" : Height == 1 ? $"{Channels}x{Width}" : $"{Channels}x{Height}x{Width}";
}
