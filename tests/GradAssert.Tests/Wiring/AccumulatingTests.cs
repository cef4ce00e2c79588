namespace GradientTesting.Tests.Wiring;

/// <summary>Gradients that add up by contract, because an optimizer clears them.</summary>
public class AccumulatingTests
{
    readonly double[] w = [0.5, -1.25], dw = new double[2];

    [Fact]
    public void Gradients_that_add_up_are_told_how_to_say_so() => Wired.Breaks(
        "ComputeGradient() adds to the gradient of w[0] instead of writing it: what was there before is still in it. "
            + "Clear the gradient at the start of ComputeGradient(); "
            + "or, where gradients add up because an optimizer clears them, say how: "
            + "implement IAccumulatingModel, or set GradientModel.ClearGradients. (Seen at: at its current values.)",
        Model);

    [Fact]
    public void They_match_where_it_is_said_how_they_are_cleared()
    {
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(Model with { ClearGradients = () => Array.Clear(dw) }).Verdict);
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(new Layer()).Verdict);
        Assert.Equal([0, 0], dw);
    }

    [Fact]
    public void A_wrong_one_is_a_mismatch_all_the_same() => Assert.Equal(
        GradientVerdict.Mismatch,
        GradientCheck.Run(GradientModel.Of(Model.Components, () => 2 * w.Sum(Math.Exp), Model.ComputeGradient) with
        {
            ClearGradients = () => Array.Clear(dw),
        }).Verdict);

    [Fact]
    public void Clearing_that_clears_something_else_is_told_so() => Wired.Breaks(
        "ComputeGradient() adds to the gradient of w[0] instead of writing it: what was there before is still in it. "
            + "ClearGradients() was called just before, and did not clear it. "
            + "Have it clear the storage that this component looks at. (Seen at: at its current values.)",
        Model with { ClearGradients = () => Array.Clear(w.ToArray()) });

    /// <summary>Training clears, then calls Cost(), then ComputeGradient(): what each adds is in the gradient.</summary>
    [Theory]
    [InlineData(1, "1.64872127 where ClearGradients() is called after Cost(), and 3.29744254")]
    [InlineData(0.1, "1.64872127 where ClearGradients() is called after Cost(), and 1.8135934")]
    public void A_cost_that_adds_to_the_gradient_is_told_so(double part, string seen) => Wired.Breaks(
        $"The gradient of w[0] is {seen} where it is called before, as in training: Cost() adds to the gradient. "
            + "Compute it in ComputeGradient() alone. (Seen at: at its current values.)",
        GradientModel.Of(
            Model.Components,
            () =>
            {
                dw[0] += part * Math.Exp(w[0]);
                return w.Sum(Math.Exp);
            },
            Model.ComputeGradient) with { ClearGradients = () => Array.Clear(dw) });

    [Fact]
    public void One_that_clears_the_gradient_itself_matches() => GradAssert.MatchesNumerical(GradientModel.Of(
        Model.Components,
        () =>
        {
            Array.Clear(dw);
            return w.Sum(Math.Exp);
        },
        Model.ComputeGradient) with { ClearGradients = () => Array.Clear(dw) });

    GradientModel Model =>
        GradientModel.Of([Component.Of("w", w, dw)], () => w.Sum(Math.Exp), () => Array.ForEach([0, 1], i => dw[i] += Math.Exp(w[i])));

    sealed class Layer : IGradientModel, IAccumulatingModel
    {
        readonly double[] w = [0.5];
        double[]? dw;

        public IReadOnlyList<Component> Components => [Component.Of("w", () => w, () => dw)];

        public double Cost() => Math.Exp(w[0]);

        public void ComputeGradient()
        {
            dw ??= new double[1];
            dw[0] += Math.Exp(w[0]);
        }

        public void ClearGradients() => dw = null;
    }
}
