namespace SharedTheories;

/// <summary>A layer that prints as its name, and one that prints as every other of its type.</summary>
public sealed record NamedLine(string Name, double Factor)
{
    public Line Make() => new() { Factor = Factor };

    public override string ToString() => Name;
}

/// <summary>Nothing of it is printed, nor can it be written for another process.</summary>
public sealed class Silent
{
    public double Factor { get; init; } = 1;
}
