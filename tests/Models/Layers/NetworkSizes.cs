namespace GradientTesting.TestModels.Layers;

/// <summary>The units of a network of four dense layers.</summary>
internal sealed record NetworkSizes(int Inputs, int First, int Second, int Third, int Outputs)
{
    const int Least = 100;

    /// <summary>Layers of about the same width, with so many parameters and not one more.</summary>
    /// <param name="parameters">100 or more.</param>
    public static NetworkSizes Of(int parameters)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parameters, Least);
        var width = (int)Math.Sqrt(parameters / 3.0);
        var widths = Around(width, 8);
        var exact =
            from outputs in Enumerable.Range(3, 6)
            from third in widths
            from second in widths
            // The remainder hardly changes from one of a thousand units to the next: a few widths alone may miss zero.
            from first in Around(width, Math.Max(8, width / 3))
            let weights = parameters - first - (second * (first + 1)) - (third * (second + 1)) - (outputs * (third + 1))
            where weights > 0 && weights % first == 0
            select new NetworkSizes(weights / first, first, second, third, outputs);
        return exact.MinBy(sizes => sizes.DistanceTo(width))!;
    }

    static IEnumerable<int> Around(int width, int by) => Enumerable.Range(Math.Max(2, width - by), (2 * by) + 1);

    int DistanceTo(int width) => Outputs + new[] { Inputs, First, Second, Third }.Sum(units => Math.Abs(units - width));
}
