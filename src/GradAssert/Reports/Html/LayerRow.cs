namespace GradientTesting;

/// <summary>
/// The layers of a network in forward order, with the way that gradients take from the cost back, and the wrong ones marked.
/// </summary>
internal static class LayerRow
{
    const double BoxWidth = 130, BoxHeight = 40, Gap = 34, Down = 66, Margin = 6;
    const int Across = 4;
    const int MostLetters = 19;

    /// <summary>The picture, in rows of four; null where the layers were not checked alone.</summary>
    public static string? Of(IReadOnlyList<LayerVerdict> layers)
    {
        if (layers.Count == 0)
        {
            return null;
        }

        var boxes = layers.Count + 1;
        var (columns, rows) = (Math.Min(boxes, Across), (boxes + Across - 1) / Across);
        var svg = new Svg(
            (2 * Margin) + (columns * BoxWidth) + ((columns - 1) * Gap), (2 * Margin) + ((rows - 1) * Down) + BoxHeight, Sentence(layers));
        for (var l = 0; l < layers.Count; l++)
        {
            Box(svg, l, FormattableString.Invariant($"{l} {layers[l].Name}"), layers[l]);
            Arrow(svg, l);
        }

        Box(svg, layers.Count, "cost", null);
        return svg.ToString();
    }

    /// <summary>What the picture shows.</summary>
    public static string Sentence(IReadOnlyList<LayerVerdict> layers)
    {
        string[] wrong = [.. layers.Select((layer, l) => (layer, l)).Where(each => each.layer.Verdict == GradientVerdict.Mismatch)
            .Select(each => FormattableString.Invariant($"layer {each.l}, {each.layer.Name} ({TextReport.List([.. each.layer.Wrong])})"))];
        return wrong.Length == 0
            ? "The layers, each checked alone: none is wrong by itself."
            : $"The layers, each checked alone: wrong by itself {(wrong.Length == 1 ? "is" : "are")} {string.Join(" and ", wrong)}.";
    }

    static void Box(Svg svg, int place, string name, LayerVerdict? layer)
    {
        var (x, y) = CornerOf(place);
        var (style, mark) = layer switch
        {
            null => ("plain", ""),
            { Verdict: GradientVerdict.Mismatch } => ("bad", "✗ "),
            { Verdict: GradientVerdict.Match } => ("plain", "✓ "),
            _ => ("unclear", "? "),
        };
        svg.Rectangle(x, y, BoxWidth, BoxHeight, $"box {style}", layer is null ? null : name);
        var isWrong = layer is { Wrong.Count: > 0 };
        svg.Text(x + (BoxWidth / 2), y + (isWrong ? 17 : 25), Shortened(mark + name), "middle", "label");
        if (isWrong)
        {
            svg.Text(x + (BoxWidth / 2), y + 32, Shortened(string.Join(", ", layer!.Wrong)), "middle", "label");
        }
    }

    // To the layer from what comes after it, at the end of a row from the row below.
    static void Arrow(Svg svg, int place)
    {
        var (x, y) = CornerOf(place);
        if (place % Across == Across - 1)
        {
            svg.Line(x + (BoxWidth / 2), y + BoxHeight + 6, x + (BoxWidth / 2), y + Down - 12, "arrow");
            svg.Path(FormattableString.Invariant($"M{Svg.N(x + (BoxWidth / 2))},{Svg.N(y + BoxHeight)}l-4,8h8z"), "arrow head");
            return;
        }

        var middle = y + (BoxHeight / 2);
        svg.Line(x + BoxWidth + 6, middle, x + BoxWidth + Gap, middle, "arrow");
        svg.Path(FormattableString.Invariant($"M{Svg.N(x + BoxWidth)},{Svg.N(middle)}l8,-4v8z"), "arrow head");
    }

    static (double X, double Y) CornerOf(int place) => (Margin + (place % Across * (BoxWidth + Gap)), Margin + (place / Across * Down));

    static string Shortened(string text) => text.Length <= MostLetters ? text : $"{text[..(MostLetters - 1)]}…";
}
