namespace GradientTesting.Tests.Runs;

public class SymmetricStartTests
{
    [Theory]
    [InlineData("all elements zero", 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)]
    [InlineData("all rows equal", 1.0, 2.0, 3.0, 1.0, 2.0, 3.0)]
    [InlineData("all rows equal", 5.0, 5.0, 5.0, 5.0, 5.0, 5.0)]
    [InlineData("all columns equal", 1.0, 1.0, 1.0, 2.0, 2.0, 2.0)]
    public void A_start_that_never_breaks_symmetry_is_warned_about(string flaw, params double[] values)
    {
        string[] warning =
        [
            $"W1 starts with {flaw}: symmetry is never broken, so its units learn the same and mistakes that mix them up stay unseen. Initialize it at random.",
        ];
        Assert.Equal(warning, Warnings(GradientRun.AsIs, values, 2, 3));
        Assert.Equal(warning, Warnings(GradientRun.RandomInitialization(0), values, 2, 3));
        Assert.Equal(warning, Warnings(GradientRun.AfterTraining(0, 1), values, 2, 3));
    }

    [Fact]
    public void A_jitter_breaks_symmetry() => Assert.Empty(Warnings(GradientRun.Jittered(0), new double[6], 2, 3));

    [Fact]
    public void One_element_that_differs_breaks_symmetry()
    {
        Assert.Empty(Warnings(GradientRun.AsIs, [0, 0, 0, 0, 1e-300, 0], 2, 3));
        Assert.Empty(Warnings(GradientRun.AsIs, [1, 1, 1, 1, 1, 2], 2, 3));
    }

    [Fact]
    public void Biases_may_be_equal_as_vectors_columns_and_rows()
    {
        Assert.Empty(Warnings(GradientRun.AsIs, new double[6], 6));
        Assert.Empty(Warnings(GradientRun.AsIs, new double[6], 6, 1));
        Assert.Empty(Warnings(GradientRun.AsIs, new double[6], 1, 6));
        Assert.Empty(Warnings(GradientRun.AsIs, new double[6], 1, 2, 3));
    }

    [Fact]
    public void A_convolution_of_equal_filters_is_warned_about() =>
        Assert.StartsWith(
            "W1 starts with all rows equal:",
            Assert.Single(Warnings(GradientRun.AsIs, [1, 2, 3, 4, 1, 2, 3, 4], 2, 1, 2, 2)), StringComparison.Ordinal);

    static IReadOnlyList<string> Warnings(GradientRun run, double[] start, params int[] shape)
    {
        double[] w = [.. start];
        var model = GradientModel.Of([Component.Of("W1", w, new double[w.Length], shape)], () => 0, () => { }) with { Initialize = _ => start.CopyTo(w, 0) };
        return Preparation.Of(ModelUnderTest.Of(model), run, null, jittersToo: true).Warnings;
    }
}
