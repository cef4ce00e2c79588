using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Contracts;

/// <summary>How much a cost may differ from call to call: a millionth of itself, and of a float32 model a ten-thousandth.</summary>
public class CostRoundingTests
{
    [Theory]
    [InlineData(1e-6, true)]
    [InlineData(1.000002e-6, false)]
    public void A_millionth_of_the_larger_of_two_costs_is_rounding(double part, bool isRounding)
    {
        var bowl = new Bowl();
        // The second is the larger, and the first is a millionth of it below only so.
        Assert.Equal(isRounding, KeepsToTheContract(bowl.Model(Alternating(bowl.Cost, part * (1 + 5e-7)))));
    }

    [Theory]
    [InlineData(0.99e-4, true)]
    [InlineData(1.01e-4, false)]
    public void A_ten_thousandth_is_where_values_are_float(double part, bool isRounding)
    {
        float[] w = [1, 2], dw = new float[2];
        var model = GradientModel.Of(
            [Component.Of("w", w, dw)], Alternating(() => (3 * w[0]) + w[1], part), () => (dw[0], dw[1]) = (3, 1));
        Assert.Equal(isRounding, KeepsToTheContract(model));
    }

    [Fact]
    public void A_cost_of_exactly_zero_is_the_same_each_time() =>
        GradAssert.MatchesNumerical(theta => theta[0] - theta[1], _ => [1, -1], [1.0, 1.0]);

    static Func<double> Alternating(Func<double> cost, double part)
    {
        var calls = 0;
        return () => cost() * (1 + (calls++ % 2 * part));
    }

    static bool KeepsToTheContract(IGradientModel model)
    {
        try
        {
            GradientCheck.Run(model, GradientRun.AsIs);
            return true;
        }
        catch (GradientContractException breach)
        {
            Assert.StartsWith("Cost() was called twice at the same values and returned ", breach.Message, StringComparison.Ordinal);
            return false;
        }
    }
}
