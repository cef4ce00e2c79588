namespace GradientTesting.Tests.Wiring;

/// <summary>Right models that begin or end where there is little to see.</summary>
public class StartTests
{
    double[] w = [], dw = [];

    [Fact]
    public void Storage_that_the_first_Initialize_makes_is_nothing_that_it_hides()
    {
        double[]? made = null, gradient = null;
        var model = GradientModel.Of([Component.Of("w", () => made, () => gradient)], () => made!.Sum(Math.Exp), () =>
        {
            gradient = [.. made!.Select(Math.Exp)];
        }) with
        {
            Initialize = random => made = [random.NextDouble(), -random.NextDouble(), random.NextDouble()],
        };
        Matches(model);
    }

    [Theory]
    [InlineData(0.6, 0.7)]
    [InlineData(-0.4, 0.9)]
    [InlineData(1.5, 0.2)]
    public void A_cost_that_depends_on_a_direction_alone_is_none_of_nothing(double first, double second)
    {
        (w, dw) = ([first, second], new double[2]);
        Matches(GradientModel.Of([Component.Of("w", w, dw)], Cost, () =>
        {
            var (square, length) = ((w[0] * w[0]) + (w[1] * w[1]), Math.Sqrt((w[0] * w[0]) + (w[1] * w[1])));
            var (e, cube) = (Math.Exp(w[0] / length), length * square);
            dw[0] = (e * w[1] * w[1] / cube) - (6 * w[0] * w[1] * w[1] / (square * square));
            dw[1] = (-e * w[0] * w[1] / cube) + (6 * w[1] * w[0] * w[0] / (square * square));
        }));

        double Cost()
        {
            var square = (w[0] * w[0]) + (w[1] * w[1]);
            return Math.Exp(w[0] / Math.Sqrt(square)) + (3 * w[1] * w[1] / square);
        }
    }

    [Theory]
    [InlineData(2.5)]
    [InlineData(1.0)]
    [InlineData(10.0)]
    public void A_likelihood_whose_minimum_is_above_a_tenth_of_it_is_not_driven_to_the_minimum(double at)
    {
        (w, dw) = ([at], new double[1]);
        Matches(GradientModel.Of([Component.Of("w", w, dw)], () => w[0] - (3 * Math.Log(w[0])), () => dw[0] = 1 - (3 / w[0])));
    }

    [Fact]
    public void Nor_is_one_of_a_probability()
    {
        (w, dw) = ([0.3], new double[1]);
        Matches(GradientModel.Of(
            [Component.Of("w", w, dw)], () => (10 * Math.Log(1 + Math.Exp(w[0]))) - (7 * w[0]), () => dw[0] = (10 / (1 + Math.Exp(-w[0]))) - 7));
    }

    static void Matches(IGradientModel model)
    {
        var report = GradientCheck.Run(model);
        Assert.True(report.Verdict == GradientVerdict.Match, report.ToString());
    }
}
