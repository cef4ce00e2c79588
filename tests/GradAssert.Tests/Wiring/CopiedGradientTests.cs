namespace GradientTesting.Tests.Wiring;

/// <summary>Storage that is another one at each call, or for two things at once.</summary>
public class CopiedGradientTests
{
    readonly double[] w = [0.4, -0.7, 1.1], dw = new double[3];

    [Fact]
    public void A_gradient_that_is_copied_where_it_is_read_is_warned_of()
    {
        var copied = GradientCheck.Run(Of(Component.Of("w", () => w, () => (double[])dw.Clone())), GradientRun.AsIs);
        Assert.Equal(GradientVerdict.Match, copied.Verdict);
        Assert.Equal(
            [
                "The gradient of w is copied whenever it is read: what was written to see whether ComputeGradient() overwrites it was "
                    + "lost, so that an element that it never writes was not looked for. Show the storage itself, and not ToArray(), "
                    + "Clone() or Select().",
            ],
            copied.Runs[0].Warnings);
        Assert.Empty(GradientCheck.Run(Of(Component.Of("w", () => w, () => dw)), GradientRun.AsIs).Runs[0].Warnings);
    }

    [Fact]
    public void A_Func_that_returns_two_arrays_in_turn_is_no_setter()
    {
        double[][] arrays = [w, [.. w]];
        var calls = 0;
        var thrown = Assert.Throws<GradientContractException>(
            () => GradientCheck.Run(Of(Component.Of("w", () => arrays[calls++ % 2], () => dw)), GradientRun.AsIs)).Message;
        Assert.StartsWith(
            "The Func of w returns one storage and another in turn: what is written to the one is not read from the other. "
                + "Have it return the storage that Cost() reads, the same at each call between two steps.",
            thrown, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_without_a_gradient_are_for_an_update() => Wired.Breaks(
        "w has no gradient: Component.OfValues is for GradientModel.FromUpdate, which reads gradients off an update. Pass the gradient "
            + "that ComputeGradient() writes, too: Component.Of(\"w\", values, gradient).",
        Of(Component.OfValues("w", w)));

    [Fact]
    public void Outputs_whose_upstream_gradients_are_one_array_are_named()
    {
        double[] x = [0.4, -0.3], dx = new double[2], one = new double[2], two = new double[2], dy = new double[2];
        GradientLayer Of(double[] ofSecond) => GradientLayer.Of(
            [Component.Of("x", x, dx)], [Component.Of("y1", one, dy), Component.Of("y2", two, ofSecond)],
            () => (one[0], one[1], two[0], two[1]) = (Math.Tanh(x[0]), Math.Tanh(x[1]), Math.Exp(x[0]), Math.Exp(x[1])),
            () =>
            {
                for (var i = 0; i < 2; i++)
                {
                    dx[i] = (dy[i] * (1 - (one[i] * one[i]))) + (ofSecond[i] * two[i]);
                }
            });
        var thrown = Assert.Throws<GradientContractException>(() => GradientCheck.Backward(Of(dy))).Message;
        Assert.Equal(
            "The upstream gradients of y1 and y2 are in one storage: what is written for one is read for the other. Give each output a "
                + "gradient of its own; two uses of one output are one output. (Seen at: at its current values.)", thrown);
        GradAssert.BackwardMatchesNumerical(Of(new double[2]));
    }

    GradientModel Of(Component component) => GradientModel.Of(
        [component],
        () => w.Sum(Math.Cosh),
        () =>
        {
            for (var i = 0; i < w.Length; i++)
            {
                dw[i] = Math.Sinh(w[i]);
            }
        });
}
