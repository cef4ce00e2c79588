namespace GradientTesting;

/// <summary>What the code says over what the cost says, with error bars: right elements lie on the diagonal.</summary>
internal static class ScatterPlot
{
    const int MostWorst = 200, MostOthers = 300;
    const double Size = 300, Left = 62, Top = 10, Bottom = 40, Right = 14;

    /// <summary>The picture; null where there are not two elements to compare.</summary>
    public static string? Of(ComponentReport component, string sentence)
    {
        var elements = Chosen(component.Compared);
        var most = elements.Select(element => Math.Max(Math.Abs(element.Analytic), Math.Abs(element.Numeric)))
            .Where(double.IsFinite).DefaultIfEmpty(0).Max();
        if (elements.Length < 2 || most == 0)
        {
            return null;
        }

        var svg = new Svg(Left + Size + Right, Top + Size + Bottom, sentence);
        double X(double value) => Left + (Size * Math.Clamp(((value / most) + 1.05) / 2.1, 0, 1));
        double Y(double value) => Top + (Size * (1 - Math.Clamp(((value / most) + 1.05) / 2.1, 0, 1)));
        DrawAxes(svg, most, X, Y);
        var drawn = elements.Where(element => double.IsFinite(element.Analytic) && double.IsFinite(element.Numeric));
        foreach (var element in drawn.OrderBy(element => element.IsWrong))
        {
            var (x, y) = (X(element.Numeric), Y(element.Analytic));
            svg.Line(X(element.Numeric - element.Derivative.ErrorBar), y, X(element.Numeric + element.Derivative.ErrorBar), y, "bar");
            var title = FormattableString.Invariant(
                $"{element.Name}: code says {element.Analytic:G4}, cost says {element.Numeric:G4} ± {element.Derivative.ErrorBar:G2}");
            if (element.IsWrong)
            {
                svg.Path(Cross(x, y), "wrong", title);
            }
            else
            {
                svg.Circle(x, y, 2.5, "right", title);
            }
        }

        return svg.ToString();
    }

    /// <summary>Said beside the picture where it does not show all.</summary>
    public static string Remark(ComponentReport component) => component.Compared.Count <= MostWorst + MostOthers ? ""
        : FormattableString.Invariant(
            $" Shown are the {MostWorst} with the largest errors and {MostOthers} of the others, evenly over the component.");

    static ComparedElement[] Chosen(ComparedElements compared)
    {
        var all = compared.All.ToArray();
        if (all.Length <= MostWorst + MostOthers)
        {
            return all;
        }

        var byError = all.OrderByDescending(element => Math.Abs(element.Error)).ToArray();
        var others = byError.Skip(MostWorst).OrderBy(element => element.Position).ToArray();
        var spread = Enumerable.Range(0, MostOthers).Select(k => others[(int)((long)k * others.Length / MostOthers)]);
        return [.. spread, .. byError.Take(MostWorst)];
    }

    static void DrawAxes(Svg svg, double most, Func<double, double> x, Func<double, double> y)
    {
        svg.Rectangle(Left, Top, Size, Size, "frame");
        svg.Line(x(-most), y(-most), x(most), y(most), "diagonal");
        svg.Line(x(0), Top, x(0), Top + Size, "grid");
        svg.Line(Left, y(0), Left + Size, y(0), "grid");
        foreach (var value in new[] { -most, 0, most })
        {
            var text = FormattableString.Invariant($"{value:G2}");
            svg.Text(x(value), Top + Size + 14, text, "middle");
            svg.Text(Left - 4, y(value) + 4, text, "end");
        }

        svg.Text(Left + (Size / 2), Top + Size + 32, "numeric: the cost says", "middle");
        svg.Text(Left + 6, Top + 16, "analytic: the code says");
    }

    static string Cross(double x, double y) =>
        FormattableString.Invariant(
            $"M{Svg.N(x - 3)},{Svg.N(y - 3)}L{Svg.N(x + 3)},{Svg.N(y + 3)}M{Svg.N(x - 3)},{Svg.N(y + 3)}L{Svg.N(x + 3)},{Svg.N(y - 3)}");
}
