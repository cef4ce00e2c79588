namespace GradientTesting;

/// <summary>A condition on sizes, in words.</summary>
/// <param name="Text">As in <c>stride &gt; 1</c>.</param>
/// <param name="Holds">Whether it holds.</param>
internal sealed record SizeCondition(string Text, Func<SizePoint, bool> Holds)
{
    /// <summary>Of a size with more values a limit could not be told from the one next to it.</summary>
    const int MostValues = 64;

    public SizeCondition And(SizeCondition other) => new($"{Text} and {other.Text}", point => Holds(point) && other.Holds(point));

    public SizeCondition Or(SizeCondition other) => new($"{Text} or {other.Text}", point => Holds(point) || other.Holds(point));

    /// <summary>One comparison of a size with a value, its parity, or of two sizes with each other.</summary>
    public static IEnumerable<SizeCondition> Of(IReadOnlyList<NamedSize> sizes) =>
        sizes.SelectMany(OfOne).Concat(sizes.SelectMany((one, i) => sizes.Skip(i + 1).SelectMany(two => OfTwo(one, two))));

    static IEnumerable<SizeCondition> OfOne(NamedSize size)
    {
        if (size.Count > MostValues)
        {
            yield break;
        }

        var name = size.Name;
        for (var index = 0L; size.Number is { } number && index < size.Count; index++)
        {
            var limit = number(index);
            yield return Comparing(name, FormattableString.Invariant($"> {limit}"), point => point > limit);
            yield return Comparing(name, FormattableString.Invariant($"< {limit}"), point => point < limit);
        }

        if (size.Number is not null && size.Count > 2)
        {
            yield return Comparing(name, "is odd", point => (point & 1) == 1);
            yield return Comparing(name, "is even", point => (point & 1) == 0);
        }

        for (var index = 0L; index < size.Count; index++)
        {
            var text = size.Text(index);
            yield return new($"{name} = {text}", point => point.Find(name)!.Text == text);
            yield return new($"{name} ≠ {text}", point => point.Find(name)!.Text != text);
        }
    }

    static SizeCondition Comparing(string name, string how, Func<long, bool> holds) =>
        new($"{name} {how}", point => holds(point.Find(name)!.Number!.Value));

    static IEnumerable<SizeCondition> OfTwo(NamedSize one, NamedSize two) => one.Number is null || two.Number is null ? [] :
    [
        Comparing(one, "<", two, sign => sign < 0), Comparing(one, ">", two, sign => sign > 0),
        Comparing(one, "=", two, sign => sign == 0), Comparing(one, "≠", two, sign => sign != 0),
        Comparing(one, "≤", two, sign => sign <= 0), Comparing(one, "≥", two, sign => sign >= 0),
    ];

    static SizeCondition Comparing(NamedSize one, string how, NamedSize two, Func<int, bool> holds) => new(
        $"{one.Name} {how} {two.Name}",
        point => holds(point.Find(one.Name)!.Number!.Value.CompareTo(point.Find(two.Name)!.Number!.Value)));
}
