namespace GradientTesting;

/// <summary>What the code says over what the cost says, with error bars: right elements lie on the diagonal.</summary>
internal static class ScatterPlot
{
    const int MostWorst = 200, MostOthers = 300;
    const double Size = 300, Left = 62, Top = 10, Bottom = 40, Right = 14;

    /// <summary>Elements; null where there are not two to compare.</summary>
    public static string? OfElements(ComponentReport component, string sentence) =>
        Of([.. Chosen(component.Compared).Select(element => new Point(
            element.Name, element.Analytic, element.Numeric, element.Derivative.ErrorBar, element.IsWrong))], sentence);

    /// <summary>Slopes along directions, where there are such.</summary>
    public static string? OfDirections(ComponentReport component, string sentence) =>
        Of([.. component.Directions.Select(direction => new Point(
            FormattableString.Invariant($"over {direction.Elements} elements"),
            direction.Analytic, direction.Numeric, direction.ErrorBar, direction.IsWrong))], sentence);

    static string? Of(Point[] points, string sentence)
    {
        var most = points.Select(point => Math.Max(Math.Abs(point.Analytic), Math.Abs(point.Numeric)))
            .Where(double.IsFinite).DefaultIfEmpty(0).Max();
        if (points.Length < 2 || most == 0)
        {
            return null;
        }

        var svg = new Svg(Left + Size + Right, Top + Size + Bottom, sentence);
        double X(double value) => Left + (Size * Math.Clamp(((value / most) + 1.05) / 2.1, 0, 1));
        double Y(double value) => Top + (Size * (1 - Math.Clamp(((value / most) + 1.05) / 2.1, 0, 1)));
        DrawAxes(svg, most, X, Y);
        var drawn = points.Where(point => double.IsFinite(point.Analytic) && double.IsFinite(point.Numeric));
        foreach (var point in drawn.OrderBy(point => point.IsWrong))
        {
            var (x, y) = (X(point.Numeric), Y(point.Analytic));
            svg.Line(X(point.Numeric - point.ErrorBar), y, X(point.Numeric + point.ErrorBar), y, "bar");
            var title = FormattableString.Invariant(
                $"{point.Name}: code says {point.Analytic:g4}, cost says {point.Numeric:g4} ± {point.ErrorBar:g2}");
            if (point.IsWrong)
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
            var text = FormattableString.Invariant($"{value:g2}");
            svg.Text(x(value), Top + Size + 14, text, "middle");
            svg.Text(Left - 4, y(value) + 4, text, "end");
        }

        svg.Text(Left + (Size / 2), Top + Size + 32, "numeric: the cost says", "middle");
        svg.Text(Left + 6, Top + 16, "analytic: the code says");
    }

    static string Cross(double x, double y) =>
        FormattableString.Invariant(
            $"M{Svg.N(x - 3)},{Svg.N(y - 3)}L{Svg.N(x + 3)},{Svg.N(y + 3)}M{Svg.N(x - 3)},{Svg.N(y + 3)}L{Svg.N(x + 3)},{Svg.N(y - 3)}");

    readonly record struct Point(string Name, double Analytic, double Numeric, double ErrorBar, bool IsWrong);
}
