namespace GradientTesting;

/// <summary>How many elements have which relative error, by powers of ten: right and wrong ones stacked.</summary>
internal static class ErrorHistogram
{
    const int Least = -17, Most = 0;
    const double BarWidth = 18, Height = 130, Left = 44, Top = 14, Bottom = 40;

    /// <summary>The picture; null where there are not two elements to compare.</summary>
    public static string? Of(ComponentReport component, string sentence)
    {
        var elements = component.Compared.All.ToArray();
        if (elements.Length < 2)
        {
            return null;
        }

        var bins = elements.ToLookup(element => BinOf(element.RelativeError));
        var most = bins.Max(bin => bin.Count());
        var svg = new Svg(Left + ((Most - Least + 1) * BarWidth) + 10, Top + Height + Bottom, sentence);
        foreach (var bin in bins)
        {
            var x = Left + ((bin.Key - Least) * BarWidth);
            var (wrong, all) = (bin.Count(element => element.IsWrong), bin.Count());
            var (wrongHeight, height) = (Height * wrong / most, Height * all / most);
            Bar(svg, x, height - wrongHeight, wrongHeight, "right",
                FormattableString.Invariant($"{all - wrong} right elements, relative error {Range(bin.Key)}"));
            Bar(svg, x, wrongHeight, 0, "wrong", FormattableString.Invariant($"{wrong} wrong elements, relative error {Range(bin.Key)}"));
        }

        DrawAxes(svg, most);
        return svg.ToString();
    }

    static void Bar(Svg svg, double x, double height, double above, string style, string title)
    {
        if (height > 0)
        {
            svg.Rectangle(x + 1, Top + Height - above - height, BarWidth - 2, height, style, title);
        }
    }

    static int BinOf(double relative) => relative > 0 ? (int)Math.Clamp(Math.Floor(Math.Log10(relative)), Least, Most) : Least;

    static string Range(int bin) => bin == Least ? FormattableString.Invariant($"below 1e{Least + 1}")
        : bin == Most ? "of 1 and more" : FormattableString.Invariant($"1e{bin} to 1e{bin + 1}");

    static void DrawAxes(Svg svg, int most)
    {
        var width = (Most - Least + 1) * BarWidth;
        svg.Line(Left, Top + Height, Left + width, Top + Height, "grid");
        svg.Text(Left - 4, Top + 8, FormattableString.Invariant($"{most}"), "end");
        svg.Text(Left - 4, Top + Height, "0", "end");
        for (var bin = Least + 1; bin <= Most; bin += 4)
        {
            svg.Text(Left + ((bin - Least) * BarWidth), Top + Height + 14, FormattableString.Invariant($"1e{bin}"), "middle");
        }

        svg.Text(Left + (width / 2), Top + Height + 32, "relative error, by powers of ten", "middle");
    }
}
