using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Contracts;

/// <summary>A gradient that differs by rounding from call to call, as a parallel sum does, is no broken contract.</summary>
public class GradientNoiseTests
{
    [Fact]
    public void Rounding_of_a_component_is_no_broken_contract()
    {
        var (bowl, calls) = (new Bowl(), 0);
        GradAssert.MatchesNumerical(bowl.Model(null, () =>
        {
            bowl.ComputeGradient();
            bowl.DW[0] += calls++ % 2 * 1e-15;
        }));
    }

    [Fact]
    public void More_than_rounding_is()
    {
        var (bowl, calls) = (new Bowl(), 0);
        Assert.Equal(
            "ComputeGradient() was called twice at the same values and gave w[0] 0.50001, then 0.5: more than rounding. Clear the gradient at the start of ComputeGradient(), and let it depend on the present values alone. (Seen at: as it stands.)",
            Assert.Throws<GradientContractException>(() => GradientCheck.Run(bowl.Model(null, () =>
            {
                bowl.ComputeGradient();
                bowl.DW[0] += calls++ % 2 * 1e-5;
            }))).Message);
    }

    [Fact]
    public void A_bias_that_a_normalization_takes_out_has_a_gradient_of_nothing_but_rounding()
    {
        var (bowl, calls) = (new Bowl(), 0);
        double[] b = [0.5, 0.25], db = new double[2];
        var model = GradientModel.Of(
            [Component.Of("w", bowl.W, bowl.DW), Component.Of("b", b, db)], bowl.Cost,
            () =>
            {
                bowl.ComputeGradient();
                (db[0], db[1]) = (calls++ % 3 * 1.1e-17, calls % 2 * -2.2e-17);
            });
        GradAssert.MatchesNumerical(model);
    }
}
