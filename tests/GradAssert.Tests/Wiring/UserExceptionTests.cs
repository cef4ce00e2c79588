namespace GradientTesting.Tests.Wiring;

/// <summary>What code of the model throws is told by call and run, with what was thrown inside.</summary>
public class UserExceptionTests
{
    readonly double[] w = [0.5, -1.25], dw = new double[2];

    [Theory]
    [InlineData("Cost()", "after 2 steps, seed 0")]
    [InlineData("ComputeGradient()", "before the first run")]
    [InlineData("Initialize()", "after 2 steps, seed 0")]
    [InlineData("TrainStep()", "after 2 steps, seed 0")]
    [InlineData("Reseed()", "before the first run")]
    [InlineData("ClearGradients()", "before the first run")]
    [InlineData("Copy()", "after 2 steps, seed 0")]
    [InlineData("BatchSize", "before the first run")]
    [InlineData("The getter of w[0, 0]", "before the first run")]
    [InlineData("The setter of w[0, 0]", "before the first run")]
    public void The_message_says_which_call_and_which_run(string call, string where)
    {
        var thrown = Assert.Throws<GradientContractException>(
            () => GradientCheck.Run(Model(call), GradientRun.AfterTraining(0, 2), new() { MaxDegreeOfParallelism = 2 }));
        Assert.Equal($"{call} threw NotSupportedException (\"Not here.\"). (Seen at: {where}.)", thrown.Message);
        Assert.IsType<NotSupportedException>(thrown.InnerException);
        Assert.Equal([0.5, -1.25], w);
    }

    [Fact]
    public void A_Func_of_storage_is_told_too() => Wired.Breaks(
        "w has no gradient: its storage is not there (NotSupportedException: Not here.) after ComputeGradient(). Have ComputeGradient() "
            + "make it; where a library makes it, no path leads from the cost to w.",
        GradientModel.Of(
            [Component.Of("w", () => w, double[]? () => throw new NotSupportedException("Not here."))], () => w.Sum(Math.Exp), () => { }));

    [Fact]
    public void A_getter_of_a_gradient_is_told_with_what_it_threw()
    {
        var thrown = Assert.Throws<GradientContractException>(() => GradientCheck.Run(Model("The gradient getter of w[0, 0]")));
        Assert.Equal(
            "w has no gradient: its storage is not there (NotSupportedException: Not here.) after ComputeGradient(). Have "
                + "ComputeGradient() make it; where a library makes it, no path leads from the cost to w.",
            thrown.Message);
        Assert.IsType<NotSupportedException>(thrown.InnerException);
        Assert.Equal([0.5, -1.25], w);
    }

    [Fact]
    public void What_cancels_a_check_gets_through_as_it_is() => Assert.Throws<OperationCanceledException>(
        () => GradientCheck.Run(GradientModel.Of([Component.Of("w", w, dw)], () => throw new OperationCanceledException(), () => { })));

    [Fact]
    public void A_later_run_that_throws_hides_no_mismatch()
    {
        var model = GradientModel.Of(
            [Component.Of("w", w, dw)], () => w.Sum(Math.Exp), () => Array.ForEach([0, 1], i => dw[i] = 2 * Math.Exp(w[i]))) with
        {
            Initialize = random => (w[0], w[1]) = (random.NextDouble(), random.NextDouble()),
            TrainStep = () => throw new NotSupportedException("Not here."),
        };
        var report = GradientCheck.Run(model);
        Assert.Equal(GradientVerdict.Mismatch, report.Verdict);
        Assert.Equal(
            "after 10 steps, seed 0 could not be checked: "
                + "TrainStep() threw NotSupportedException (\"Not here.\"). (Seen at: after 10 steps, seed 0.)",
            report.Runs[^1].Warnings[^1]);
    }

    GradientModel Model(string breaks)
    {
        T Or<T>(string call, Func<T> code) => call == breaks ? throw new NotSupportedException("Not here.") : code();
        void Do(string call, Action code) => Or(call, () =>
        {
            code();
            return true;
        });
        return GradientModel.Of(
            [
                Component.Of("w", [1, 2], i => Or("The getter of w[0, 0]", () => w[i]),
                    (int i, double value) => Do("The setter of w[0, 0]", () => w[i] = value),
                    i => Or("The gradient getter of w[0, 0]", () => dw[i])),
            ],
            () => Or("Cost()", () => w.Sum(Math.Exp)),
            () => Do("ComputeGradient()", () => Array.ForEach([0, 1], i => dw[i] = Math.Exp(w[i])))) with
        {
            Initialize = random => Do("Initialize()", () => (w[0], w[1]) = (random.NextDouble(), random.NextDouble())),
            TrainStep = () => Do("TrainStep()", () => Array.ForEach([0, 1], i => w[i] -= 0.01 * Math.Exp(w[i]))),
            Reseed = _ => Do("Reseed()", () => { }),
            ClearGradients = () => Do("ClearGradients()", () => { }),
            Copy = () => Or("Copy()", () => new UserExceptionTests().Model("")),
            BatchSize = () => Or("BatchSize", () => 3),
        };
    }
}
