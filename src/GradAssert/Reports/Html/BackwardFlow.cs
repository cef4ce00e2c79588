namespace GradientTesting;

/// <summary>
/// A layer as its gradients flow: the upstream gradient comes in, those of inputs and parameters go out, wrong ones marked.
/// </summary>
internal static class BackwardFlow
{
    const double Row = 30, BoxWidth = 190, Gap = 70, Left = 4, Top = 6;
    const int MostBoxes = 16;

    /// <summary>The picture; null for a model, whose components have no such order.</summary>
    public static string? Of(RunReport run, string sentence)
    {
        if (run.Layer is not { } layer)
        {
            return null;
        }

        var shown = run.Components.OrderByDescending(component => component.Verdict).Take(MostBoxes).ToHashSet();
        var components = run.Components.Where(shown.Contains).ToArray();
        var height = components.Length * Row;
        var svg = new Svg(Left + (3 * BoxWidth) + (2 * Gap) + 4, Top + height + 8, sentence);
        var (middle, layerX, upstreamX) = (Top + (height / 2), Left + BoxWidth + Gap, Left + (2 * (BoxWidth + Gap)));
        Box(svg, upstreamX, middle, "upstream gradient c", "plain");
        Box(svg, layerX, middle, Shortened(layer), "plain");
        Arrow(svg, upstreamX, middle, layerX + BoxWidth, middle, "arrow");
        for (var i = 0; i < components.Length; i++)
        {
            var (component, y) = (components[i], Top + ((i + 0.5) * Row));
            var (style, mark) = component.Verdict switch
            {
                GradientVerdict.Mismatch => ("bad", "✗ "),
                GradientVerdict.Match => ("plain", "✓ "),
                _ => ("unclear", "? "),
            };
            var kind = run.Inputs.Contains(component.Name) ? "" : "parameter ";
            Arrow(svg, layerX, middle, Left + BoxWidth, y, component.Verdict == GradientVerdict.Mismatch ? "arrow bad" : "arrow");
            Box(svg, Left, y, Shortened($"{mark}{kind}{component.Name}"), style);
        }

        return svg.ToString();
    }

    static void Box(Svg svg, double x, double middle, string text, string style)
    {
        svg.Rectangle(x, middle - 12, BoxWidth, 24, $"box {style}");
        svg.Text(x + (BoxWidth / 2), middle + 4, text, "middle", "label");
    }

    static void Arrow(Svg svg, double fromX, double fromY, double toX, double toY, string style)
    {
        svg.Line(fromX, fromY, toX + 6, toY, style);
        svg.Path(FormattableString.Invariant($"M{Svg.N(toX)},{Svg.N(toY)}l8,-4v8z"), $"{style} head");
    }

    static string Shortened(string name) => name.Length <= 28 ? name : $"{name[..27]}…";
}
