using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Diagnoses;

/// <summary>Low precision is in all that is wrong, and in each run.</summary>
public class NearlyRightTests
{
    static double Off(double gradient, int i) => gradient * (1 + (1e-3 * ((i * 7 % 5) - 1.5)));

    static void Change(double[] gradient, Func<double, int, double> change)
    {
        for (var i = 0; i < gradient.Length; i++)
        {
            gradient[i] = change(gradient[i], i);
        }
    }

    static string? Of(Action<Basin> mistake) => Told.Of(made => new(("W", [4, 3]), ("b", [5])) { Mistake = made }, mistake);

    [Fact]
    public void What_is_off_a_little_in_each_element_is_nearly_right() => Assert.Equal(
        "Most likely, W is within 0.2% of the right gradient everywhere, and off by another part in each element (residual …): "
            + "is it computed in a lower precision or with rounded constants, or is a small term, such as an ε, left out?",
        Of(basin => Change(basin.DW("W"), Off)));

    [Fact]
    public void Next_to_what_is_off_by_far_more_it_is_what_was_carried_there() => Assert.Null(Of(basin =>
    {
        Change(basin.DW("W"), Off);
        Change(basin.DW("b"), (gradient, i) => gradient * (1 + (0.3 * (i + 1))));
    }));

    /// <summary>Of a derivative at the output, ELU's <c>e^y</c> for <c>e^z</c>, as good as nothing is left where z is near zero.</summary>
    [Theory]
    [InlineData(new[] { -0.12, -0.07, -0.002, -0.001, -0.0015, -0.003, -0.09, -0.0005 }, null)]
    [InlineData(new[] { -0.12, -0.07, -0.11, -0.06, -0.1, -0.08, -0.09, 0.0005 }, "is within 0.7% of the right gradient everywhere")]
    public void What_is_off_by_next_to_nothing_in_many_elements_is_not_nearly_right_everywhere(double[] z, string? told)
    {
        double[] x = [0.7, -1.1, 0.4, -0.9, 1.3, 0.6, -0.5, 0.8], w = [.. z.Zip(x, (z, x) => z / x)], dw = new double[8];
        double Z(int i) => w[i] * x[i];
        double Elu(double z) => z > 0 ? z : Math.Exp(z) - 1;
        double Slope(double z) => z > 0 ? 1 : Math.Exp(z);
        string[] Of(Func<double, double> at) => [.. Told.Of(GradientCheck.Run(
            GradientModel.Of(
                [Component.Of("w", w, dw)],
                () => Enumerable.Range(0, 8).Sum(i => Elu(Z(i))),
                () => Array.ForEach([.. Enumerable.Range(0, 8)], i => dw[i] = x[i] * Slope(at(Z(i))))),
            GradientRun.AsIs))];

        Assert.Empty(Of(z => z));
        Assert.Equal(told, Of(Elu).SingleOrDefault() is { } sentence ? sentence["Most likely, w ".Length..sentence.IndexOf(',', 13)] : null);
    }
}
