using System.Globalization;

namespace GradientTesting.Benchmarks;

/// <summary>A kind of layer with the sizes that it has, and mistakes that show at some of them only.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Ranges">As in <c>height 1-6, stride 1-3</c>.</param>
/// <param name="Mistakes">What is wrong, and at which sizes.</param>
internal sealed record SizedKind(string Name, string Ranges, params SizedMistake[] Mistakes)
{
    /// <summary>Which sizes fit together.</summary>
    public Func<LayerSizes, bool> Fits { get; init; } = _ => true;

    /// <summary>Name, least and most of each size.</summary>
    public IReadOnlyList<(string Name, int Least, int Most)> All { get; } = [.. Ranges.Split(", ").Select(Read)];

    /// <summary>Asks for all sizes, leaves out those that do not fit, and fails where the mistake shows.</summary>
    public void Check(GradientSizes sizes, SizedMistake mistake)
    {
        var drawn = new LayerSizes(All.ToDictionary(size => size.Name, size => sizes.Int(size.Name, size.Least, size.Most)));
        sizes.Assume(Fits(drawn));
        if (mistake.Shows(drawn))
        {
            throw new InvalidDataException(mistake.Text);
        }
    }

    static (string, int, int) Read(string range) => range.Split(' ', '-') is [var name, var least, var most]
        ? (name, Number(least), Number(most))
        : throw new FormatException(range);

    static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}

/// <param name="Text">What is wrong.</param>
/// <param name="Shows">At which sizes a check would find it.</param>
internal sealed record SizedMistake(string Text, Func<LayerSizes, bool> Shows);

/// <summary>The sizes of one draw by name.</summary>
internal sealed class LayerSizes(IReadOnlyDictionary<string, int> values)
{
    public int this[string name] => values[name];
}
