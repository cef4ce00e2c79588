namespace GradientTesting.Tests.Contracts;

/// <summary>Gradients have storage of their own.</summary>
public class AliasedStorageTests
{
    [Fact]
    public void A_gradient_written_over_the_data_is_told_to_have_storage_of_its_own()
    {
        double[] w = [0.5, 0.25], x = [2, 4];
        var model = GradientModel.Of([Component.Of("w", w, x)],
            () => (w[0] * x[0]) + (w[1] * x[1]), () => (x[0], x[1]) = (1.5 * x[0], x[1]));
        Says(
            "Cost() returned 2 before and 3 after the gradient was computed and its storage overwritten, at the same values: "
                + "it reads something that ComputeGradient() writes. "
                + "Give each gradient an array or matrix of its own, apart from data and activations, "
                + "and leave everything else as it is in ComputeGradient(). (Seen at: at its current values.)",
            model);
    }

    [Fact]
    public void A_gradient_that_shares_its_values_storage_changes_them()
    {
        double[] w = [2, 4];
        Says(
            "The gradient of w is stored where w[0] is: what is written as gradient changes the values. "
                + "Give each gradient an array or matrix of its own. (Seen at: at its current values.)",
            GradientModel.Of([Component.Of("w", w, w)], () => (w[0] * w[0]) + w[1], () => (w[0], w[1]) = (2 * w[0], 1)));
    }

    static void Says(string message, IGradientModel model) =>
        Assert.Equal(message, Assert.Throws<GradientContractException>(() => GradientCheck.Run(model, GradientRun.AsIs)).Message);
}
