using System.Globalization;

namespace GradientTesting.Tests.Reports;

/// <summary>J = Σ sin over any number of components, some of them wrong by a factor.</summary>
internal static class Sines
{
    public static IGradientModel Model(params (string Name, int[] Shape, double Factor)[] components)
    {
        var tensors = components.Select((component, c) =>
        {
            var values = Enumerable.Range(0, component.Shape.Aggregate(1, (product, size) => product * size)).Select(i => 0.3 + (0.1 * i) + (0.01 * c)).ToArray();
            return (component.Name, component.Shape, component.Factor, Values: values, Gradient: new double[values.Length]);
        }).ToArray();
        return GradientModel.Of(
            [.. tensors.Select(tensor => Component.Of(tensor.Name, tensor.Values, tensor.Gradient, tensor.Shape))],
            () => tensors.Sum(tensor => tensor.Values.Sum(Math.Sin)),
            () =>
            {
                foreach (var tensor in tensors)
                {
                    for (var i = 0; i < tensor.Values.Length; i++)
                    {
                        tensor.Gradient[i] = tensor.Factor * Math.Cos(tensor.Values[i]);
                    }
                }
            });
    }

    public static GradientReport Check(params (string Name, int[] Shape, double Factor)[] components) =>
        GradientCheck.Run(Model(components), GradientRun.AsIs);

    /// <summary>Asserts what fits a screen: forty lines, whose tables take 110 columns.</summary>
    public static void FitsAScreen(string text)
    {
        var lines = text.Split('\n');
        Assert.InRange(lines.Length, 1, 40);
        Assert.All(lines.Where(line => line.StartsWith("  ", StringComparison.Ordinal)), line => Assert.InRange(line.Length, 0, 110));
        Assert.DoesNotContain('\r', text);
        Assert.All(lines, line => Assert.Equal(line.TrimEnd(), line));
    }

    public static T Under<T>(string culture, Func<T> act)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            return act();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
