namespace GradientTesting.TestModels.Layers;

/// <summary>The units of a network of four dense layers.</summary>
internal sealed record NetworkSizes(int Inputs, int First, int Second, int Third, int Outputs)
{
    const int Least = 100;

    /// <summary>Weights and biases of all four layers.</summary>
    public int Parameters => (First * (Inputs + 1)) + (Second * (First + 1)) + (Third * (Second + 1)) + (Outputs * (Third + 1));

    /// <summary>Layers of about the same width, with so many parameters and not one more.</summary>
    /// <param name="parameters">100 or more.</param>
    public static NetworkSizes Of(int parameters)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parameters, Least);
        var width = (int)Math.Sqrt(parameters / 3.0);
        var widths = Enumerable.Range(Math.Max(2, width - 8), 17);
        var exact =
            from outputs in Enumerable.Range(3, 6)
            from third in widths
            from second in widths
            from first in widths
            let sizes = new NetworkSizes(0, first, second, third, outputs)
            let weights = parameters - sizes.Parameters
            where weights > 0 && weights % first == 0
            select sizes with { Inputs = weights / first };
        return exact.MinBy(sizes => sizes.DistanceTo(width))!;
    }

    int DistanceTo(int width) => Outputs + new[] { Inputs, First, Second, Third }.Sum(units => Math.Abs(units - width));
}
