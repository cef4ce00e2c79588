namespace GradientTesting;

/// <summary>
/// Every element of a component as a cell, coloured by its error over what noise and tolerance allow: matrices as they are, vectors in
/// rows of 64, and of more dimensions the last two as one panel each.
/// </summary>
internal static class HeatMap
{
    const int MostAcross = 64;
    const int MostCells = MostAcross * MostAcross;
    const double Widest = 640, LargestCell = 20, SmallestCell = 6, Gap = 14, Margin = 26;

    /// <summary>The picture; null where no element was looked at by itself.</summary>
    public static string? Of(ComponentReport component, string sentence)
    {
        if (component.Compared.Count == 0)
        {
            return null;
        }

        var layout = Layout.Of(component.Shape);
        var cells = component.Compared.All
            .GroupBy(element => layout.CellOf(element.Position))
            .Select(group => (Cell: group.Key, Worst: group.MaxBy(element => Math.Abs(element.Excess))!, Count: group.Count()))
            .ToArray();
        var panels = ShownPanels(cells, layout);
        return Draw([.. cells.Where(cell => panels.ContainsKey(cell.Cell.Panel))], panels, layout, sentence);
    }

    /// <summary>Said beside the picture where it does not show every element by itself.</summary>
    public static string Remark(ComponentReport component)
    {
        var layout = Layout.Of(component.Shape);
        var binned = layout.Bin.Rows * layout.Bin.Columns;
        var left = layout.Panels - layout.MostPanels;
        var bins = FormattableString.Invariant(
            $" A cell stands for up to {layout.Bin.Rows} by {layout.Bin.Columns} elements and shows the worst.");
        var leftOut = FormattableString.Invariant($" {left} of {layout.Panels} panels are left out, none of them with a larger error.");
        return (binned > 1 ? bins : "") + (left > 0 ? leftOut : "");
    }

    /// <summary>Where each panel that is shown is drawn: those with the largest errors, in the component's order.</summary>
    static Dictionary<int, int> ShownPanels(
        IEnumerable<((int Panel, int Row, int Column) Cell, ComparedElement Worst, int Count)> cells, Layout layout) =>
        cells.GroupBy(cell => cell.Cell.Panel)
            .OrderByDescending(panel => panel.Max(cell => Math.Abs(cell.Worst.Excess)))
            .Take(layout.MostPanels)
            .Select(panel => panel.Key)
            .Order()
            .Select((panel, place) => (panel, place))
            .ToDictionary(pair => pair.panel, pair => pair.place);

    static string Draw(
        ((int Panel, int Row, int Column) Cell, ComparedElement Worst, int Count)[] cells,
        Dictionary<int, int> panels, Layout layout, string sentence)
    {
        var size = Math.Clamp(Widest / layout.Columns, SmallestCell, LargestCell);
        var (width, height) = (layout.Columns * size, layout.Rows * size);
        var inARow = Math.Clamp((int)((Widest + Gap) / (width + Gap)), 1, panels.Count);
        var down = (panels.Count + inARow - 1) / inARow;
        var svg = new Svg(Margin + (inARow * (width + Gap)), Margin + (down * (height + Gap + (layout.HasTitles ? 12 : 0))), sentence);
        (double X, double Y) CornerOf(int place) =>
            (Margin + (place % inARow * (width + Gap)), Margin + (place / inARow * (height + Gap + (layout.HasTitles ? 12 : 0))));

        foreach (var (panel, place) in panels)
        {
            var (x, y) = CornerOf(place);
            foreach (var (top, filledAcross, filledDown) in layout.Filled(size))
            {
                svg.Rectangle(x, y + top, filledAcross, filledDown, "unseen", "not compared by itself");
            }

            DrawAxes(svg, layout, panel, x, y, size);
        }

        foreach (var (cell, worst, count) in cells)
        {
            var (x, y) = CornerOf(panels[cell.Panel]);
            (x, y) = (x + (cell.Column * size), y + (cell.Row * size));
            svg.Rectangle(x, y, size, size, ErrorScale.ClassOf(worst.Excess), Title(worst, count));
            if (worst.IsWrong)
            {
                svg.Circle(x + (size / 2), y + (size / 2), size / 6, "mark");
            }
        }

        return svg.ToString();
    }

    static void DrawAxes(Svg svg, Layout layout, int panel, double x, double y, double size)
    {
        if (layout.HasTitles)
        {
            svg.Text(x, y - 3, layout.TitleOf(panel));
            return;
        }

        svg.Text(x + (size / 2), y - 5, "0", "middle");
        if (layout.Columns > 1)
        {
            svg.Text(x + ((layout.Columns - 0.5) * size), y - 5, layout.LastColumn, layout.Columns > 2 ? "middle" : "start");
        }

        svg.Text(x - 4, y + (size / 2) + 4, "0", "end");
        if (layout.Rows > 1)
        {
            svg.Text(x - 4, y + ((layout.Rows - 0.5) * size) + 4, layout.LastRow, "end");
        }
    }

    static string Title(ComparedElement element, int count) =>
        FormattableString.Invariant($"{element.Name}: code says {element.Analytic:g4}, cost says {element.Numeric:g4}; ")
        + FormattableString.Invariant($"error {Math.Abs(element.Error):g2}, {element.Times}")
        + (count > 1 ? FormattableString.Invariant($"; the worst of {count} here") : "");

    /// <summary>How the elements of a shape are laid out as panels of cells.</summary>
    readonly record struct Layout(int Panels, int Height, int Width, IReadOnlyList<int> Leading, bool IsVector, int Length)
    {
        public (int Rows, int Columns) Bin => ((Height + MostAcross - 1) / MostAcross, (Width + MostAcross - 1) / MostAcross);

        public int Rows => (Height + Bin.Rows - 1) / Bin.Rows;

        public int Columns => (Width + Bin.Columns - 1) / Bin.Columns;

        public int MostPanels => Math.Min(Panels, Math.Max(1, MostCells / (Rows * Columns)));

        public bool HasTitles => Panels > 1;

        public string LastColumn => FormattableString.Invariant($"{Width - 1}");

        // Of a vector the number of the first element in the last row, as the rows are not its own.
        public string LastRow => FormattableString.Invariant($"{(IsVector ? (Height - 1) * Width : Height - 1)}");

        public static Layout Of(IReadOnlyList<int> shape)
        {
            var length = shape.Aggregate(1, (product, size) => product * size);
            if (shape.Count < 2)
            {
                var width = Math.Min(length, MostAcross);
                return new(1, (length + width - 1) / width, width, [], true, length);
            }

            var (height, across) = (shape[^2], shape[^1]);
            return new(length / (height * across), height, across, [.. shape.SkipLast(2)], false, length);
        }

        /// <summary>What of a panel there are elements for: the last row of a vector may be a part of one.</summary>
        public IEnumerable<(double Top, double Across, double Down)> Filled(double size)
        {
            var rest = IsVector ? Length % Width : 0;
            var whole = rest > 0 ? Rows - 1 : Rows;
            return new[] { (0, Columns * size, whole * size), (whole * size, rest * size, size) }
                .Where(part => part.Item2 > 0 && part.Item3 > 0);
        }

        public (int Panel, int Row, int Column) CellOf(int position)
        {
            var (panel, rest) = Math.DivRem(position, Height * Width);
            return (panel, rest / Width / Bin.Rows, rest % Width / Bin.Columns);
        }

        /// <summary>As in <c>[2, 0, :, :]</c>.</summary>
        public string TitleOf(int panel) => $"[{string.Join(", ", ElementName.Index(Leading, panel))}, :, :]";
    }
}
