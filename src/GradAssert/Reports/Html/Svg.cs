using System.Globalization;
using System.Text;

namespace GradientTesting;

/// <summary>A picture that is written shape by shape, with a title that assistive technology reads in its place.</summary>
internal sealed class Svg(double width, double height, string sentence)
{
    readonly StringBuilder shapes = new();

    public void Rectangle(double x, double y, double width, double height, string style, string? title = null) =>
        Shape($"rect x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(width)}\" height=\"{N(height)}\"", style, title);

    public void Circle(double x, double y, double radius, string style, string? title = null) =>
        Shape($"circle cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"{N(radius)}\"", style, title);

    public void Path(string path, string style, string? title = null) => Shape($"path d=\"{path}\"", style, title);

    public void Line(double x1, double y1, double x2, double y2, string style) =>
        Shape($"line x1=\"{N(x1)}\" y1=\"{N(y1)}\" x2=\"{N(x2)}\" y2=\"{N(y2)}\"", style, title: null);

    // The anchor says which end of the text is at x: start, middle or end.
    public void Text(double x, double y, string text, string anchor = "start", string style = "axis") =>
        shapes.Append(Inv($"<text x=\"{N(x)}\" y=\"{N(y)}\" text-anchor=\"{anchor}\" class=\"{style}\">{Escape(text)}</text>\n"));

    public override string ToString() =>
        Inv($"<svg role=\"img\" width=\"{N(width)}\" height=\"{N(height)}\" viewBox=\"0 0 {N(width)} {N(height)}\" ")
            + Inv($"aria-label=\"{Escape(sentence)}\">\n")
        + shapes + "</svg>\n";

    /// <summary>Text that says the same in HTML, inside an attribute too, on one line.</summary>
    public static string Escape(string text) => OneLine.Of(text)
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    /// <summary>A coordinate, in pixels: two decimals are more than a screen has.</summary>
    public static string N(double coordinate) => coordinate.ToString("0.##", CultureInfo.InvariantCulture);

    void Shape(string shape, string style, string? title) => shapes.Append(title is null
        ? Inv($"<{shape} class=\"{style}\"/>\n")
        : Inv($"<{shape} class=\"{style}\"><title>{Escape(title)}</title></{shape.Split(' ')[0]}>\n"));

    static string Inv(FormattableString text) => FormattableString.Invariant(text);
}
