namespace GradientTesting;

/// <summary>A size and the value that it has in one draw.</summary>
/// <param name="Size">The name and its values.</param>
/// <param name="Index">Which of them.</param>
internal sealed record SizeValue(NamedSize Size, long Index)
{
    /// <summary>The value as it is printed.</summary>
    public string Text => Size.Text(Index);

    /// <summary>The value as a number, or null.</summary>
    public long? Number => Size.Number?.Invoke(Index);

    /// <summary>What tells the larger of two values of a size, whatever their ranges: the number within limits, else the place.</summary>
    public long Rank => Size.Limits is { } limits ? limits.Least + Index : Index;

    /// <summary>0 at the least, 2 at the most, 1 between.</summary>
    public int Level => Index == 0 ? 0 : Index == Size.Count - 1 ? 2 : 1;

    /// <summary>As in <c>stride=2</c>.</summary>
    public override string ToString() => $"{Size.Name}={Text}";
}
