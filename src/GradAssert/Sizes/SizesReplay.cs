namespace GradientTesting;

/// <summary>The sizes that <c>GRADASSERT_SIZES</c> asks for, in place of draws.</summary>
internal sealed class SizesReplay
{
    public const string Variable = "GRADASSERT_SIZES";

    readonly string text;
    readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    SizesReplay(string text)
    {
        this.text = text;
        foreach (var part in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split('=') is not [{ Length: > 0 } name, { Length: > 0 } value] || !values.TryAdd(name, value))
            {
                throw Misspelt("must name each size once, as in \"channels=2 stride=2\"");
            }
        }
    }

    /// <summary>Null where the variable is not set.</summary>
    /// <exception cref="FormatException">It is set to what names no sizes.</exception>
    public static SizesReplay? Read(Func<string, string?> variable) =>
        variable(Variable) is { } text && !string.IsNullOrWhiteSpace(text) ? new(text) : null;

    /// <summary>Why the sizes do not fit the body; null where they do so far. Kept, because a body can catch what is thrown.</summary>
    public FormatException? Refusal { get; private set; }

    /// <exception cref="FormatException">The size is not named, or has no such value.</exception>
    public long Choose(NamedSize size, SizePoint prefix) =>
        !values.TryGetValue(size.Name, out var value)
            ? throw Refuse($"does not say what {size.Name} is, which this test asks for as {size.Range}{After(prefix)}")
            : size.IndexOf(value) ?? throw Refuse($"has {size.Name}={value}, which this test asks for as {size.Range}{After(prefix)}");

    /// <exception cref="FormatException">The body has not asked for a size that is named.</exception>
    public void RequireAsked(SizePoint point)
    {
        if (values.Keys.FirstOrDefault(name => point.Find(name) is null) is { } unknown)
        {
            throw Misspelt($"has {unknown}, which this test did not ask for; it asked for {string.Join(", ", Names(point))}");
        }
    }

    /// <exception cref="FormatException">The sizes do not fit together.</exception>
    public FormatException LeftOut(string assumption) => Misspelt($"is left out by the test: it assumes {assumption}");

    static IEnumerable<string> Names(SizePoint point) => point.Values.Select(value => value.Size.Name);

    static string After(SizePoint prefix) => prefix.Values.Count == 0 ? "" : $" at {prefix}";

    FormatException Refuse(string flaw)
    {
        Refusal ??= Misspelt(flaw);
        return Refusal;
    }

    FormatException Misspelt(string flaw) =>
        new($"{Variable} is \"{text}\", and {flaw}. Replay one test at a time, or unset the variable to draw sizes.");
}
