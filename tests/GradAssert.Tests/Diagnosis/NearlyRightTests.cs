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
}
