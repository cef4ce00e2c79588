namespace GradientTesting;

/// <summary>The sizes of one draw, in the order in which they were asked for. Immutable.</summary>
internal sealed class SizePoint(IReadOnlyList<SizeValue> values)
{
    public static SizePoint Empty { get; } = new([]);

    public IReadOnlyList<SizeValue> Values => values;

    public SizePoint With(NamedSize size, long index) => new([.. values, new SizeValue(size, index)]);

    /// <summary>The same but for one value.</summary>
    public SizePoint With(int position, long index) =>
        new([.. values.Select((value, v) => v == position ? value with { Index = index } : value)]);

    public SizeValue? Find(string name) => values.FirstOrDefault(value => value.Size.Name == name);

    /// <summary>Whether it has all sizes of another one, and at the same values.</summary>
    public bool Contains(SizePoint other) => other.Values.All(value => Find(value.Size.Name)?.Text == value.Text);

    /// <summary>No size that both have is larger, and one is smaller.</summary>
    public bool IsSmallerThan(SizePoint other)
    {
        var smaller = false;
        foreach (var value in values)
        {
            if (other.Find(value.Size.Name) is { } its)
            {
                if (value.Rank > its.Rank)
                {
                    return false;
                }

                smaller |= value.Rank < its.Rank;
            }
        }

        return smaller;
    }

    /// <summary>As in <c>channels=2 stride=2</c>.</summary>
    public override string ToString() => string.Join(' ', values);
}
