using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Contracts;

/// <summary>A gradient that differs by rounding from call to call, as a parallel sum does, is no broken contract.</summary>
public class GradientNoiseTests
{
    readonly Bowl bowl = new();
    int calls;

    [Fact]
    public void Rounding_of_a_component_is_no_broken_contract() => GradAssert.MatchesNumerical(Jittery(1e-15));

    [Fact]
    public void Nor_is_a_millionth_of_its_largest_element() => GradAssert.MatchesNumerical(Jittery(5.9e-6), GradientRun.AsIs);

    [Theory]
    [InlineData(6.1e-6, "0.5000061")]
    [InlineData(1e-5, "0.50001")]
    public void More_than_that_is(double noise, string shown) => Assert.Equal(
        $"ComputeGradient() gave w[0] {shown} and 0.5 in turn, at the same values. {Repeats.InTurn} (Seen at: at its current values.)",
        Assert.Throws<GradientContractException>(() => GradientCheck.Run(Jittery(noise))).Message);

    [Fact]
    public void A_bias_that_a_normalization_takes_out_has_a_gradient_of_nothing_but_rounding()
    {
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

    [Fact]
    public void The_more_so_where_another_component_moves_the_cost_much()
    {
        // A step of one scale of w, which is 10,000, moves the cost by a hundred.
        double[] w = [1e4, -1e4], dw = new double[2], b = [1], db = new double[1];
        var model = GradientModel.Of(
            [Component.Of("w", w, dw), Component.Of("b", b, db)], () => 5e-7 * ((w[0] * w[0]) + (w[1] * w[1])),
            () => (dw[0], dw[1], db[0]) = (1e-6 * w[0], 1e-6 * w[1], calls++ % 2 * 1e-9));
        GradAssert.MatchesNumerical(model, GradientRun.AsIs);
    }

    /// <summary>Of few elements little is known of how far rounding goes, and none of it is a mistake.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2, Skip = "Open: a component that is nothing but rounding of 1e-10 is held against the cost.")]
    [InlineData(5, Skip = "Open: a component that is nothing but rounding of 1e-10 is held against the cost.")]
    [InlineData(25, Skip = "Open: a component that is nothing but rounding of 1e-10 is held against the cost.")]
    public void Rounding_that_depends_on_the_point_is_no_mistake_however_few_elements_there_are(int length)
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var report = GradientCheck.Run(OfRoundingAlone(length, seed, 0), GradientRun.AsIs);
            Assert.True(report.Verdict == GradientVerdict.Match, report.ToString());
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void A_mistake_a_thousand_times_as_large_is_one(int length)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            Assert.StartsWith(
                "The gradient of b is not the gradient of the cost. That of w is.\n",
                Assert.Throws<GradientMismatchException>(
                    () => GradAssert.MatchesNumerical(OfRoundingAlone(length, seed, 1e-7), GradientRun.AsIs)).Message,
                StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(9e-4, 0)]
    [InlineData(0, 9e-5)]
    public void A_float_gradient_has_the_rounding_of_float(double slope, double biasSlope) =>
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(SinglePrecision(slope, biasSlope), GradientRun.AsIs).Verdict);

    [Theory]
    [InlineData(1.1e-3, 0, "w[0] 1.00109994 and 1")]
    [InlineData(0, 1.1e-4, "b[0] 0.000110000001 and 0")]
    public void And_no_more_than_that(double slope, double biasSlope, string shown) => Assert.Equal(
        $"ComputeGradient() gave {shown} in turn, at the same values. {Repeats.InTurn} (Seen at: at its current values.)",
        Assert.Throws<GradientContractException>(() => GradientCheck.Run(SinglePrecision(slope, biasSlope), GradientRun.AsIs)).Message);

    /// <summary>J = ½Σw² at w = ±100, and a bias that does not enter it, whose gradient is what rounding has left at each point.</summary>
    static GradientModel OfRoundingAlone(int length, int seed, double mistake)
    {
        double[] w = [100, -100], dw = new double[2], b = [.. Enumerable.Range(1, length)], db = new double[length];
        return GradientModel.Of([Component.Of("w", w, dw), Component.Of("b", b, db)], () => 0.5 * ((w[0] * w[0]) + (w[1] * w[1])), () =>
        {
            w.CopyTo(dw, 0);
            var rounding = new Random(seed ^ Bits(w) ^ (31 * Bits(b)));
            for (var i = 0; i < length; i++)
            {
                db[i] = mistake + (1e-10 * Draw.Normal(rounding));
            }
        });

        static int Bits(double[] values) => values.Aggregate(17, (bits, value) =>
            unchecked((31 * bits) + (int)(BitConverter.DoubleToInt64Bits(value) ^ (BitConverter.DoubleToInt64Bits(value) >> 32))));
    }

    /// <summary>J = ½w² and a bias that does not enter it, at w = b = 1, with slopes that are off at every second call.</summary>
    GradientModel SinglePrecision(double slope, double biasSlope)
    {
        float[] w = [1], dw = [0], b = [1], db = [0];
        return GradientModel.Of(
            [Component.Of("w", w, dw), Component.Of("b", b, db)], () => 0.5 * w[0] * w[0],
            () => (dw[0], db[0]) = (w[0] + (float)(calls % 2 * slope), (float)(calls++ % 2 * biasSlope)));
    }

    GradientModel Jittery(double noise) => bowl.Model(null, () =>
    {
        bowl.ComputeGradient();
        bowl.DW[0] += calls++ % 2 * noise;
    });
}
