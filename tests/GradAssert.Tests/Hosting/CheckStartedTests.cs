using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Hosting;

/// <summary>A test framework is told of every check, so that a test without one can be told from one whose gradient is right.</summary>
public class CheckStartedTests
{
    readonly double[] w = [0.5, -1.25], dw = new double[2];

    public static TheoryData<string> Doors => [.. All.Keys];

    static Dictionary<string, Action<CheckStartedTests>> All { get; } = new()
    {
        ["a model"] = test => GradientCheck.Run(test.Model(1), new GradientCheckOptions { Phases = [GradientPhase.AsIs] }),
        ["a run"] = test => GradientCheck.Run(test.Model(1), GradientRun.AsIs),
        ["a mismatch"] = test => GradientCheck.Run(test.Model(2), GradientRun.AsIs),
        ["an assertion"] = test => GradAssert.MatchesNumerical(test.Model(1), GradientRun.AsIs),
        ["a function"] = _ => GradAssert.MatchesNumerical(x => x[0] * x[0], x => [2 * x[0]], at: [3.0]),
        ["a layer"] = _ => GradAssert.BackwardMatchesNumerical(Doubled, GradientRun.AsIs),
        ["a backward pass"] = _ => GradAssert.BackwardMatchesNumerical(x => [2 * x[0]], dy => [2 * dy[0]], at: [3.0]),
        ["a VJP"] = _ => GradAssert.VjpMatchesNumerical(x => [2 * x[0]], (_, c) => [2 * c[0]], at: [3.0]),
        ["a JVP"] = _ => GradAssert.JvpMatchesNumerical(x => [2 * x[0]], (_, v) => [2 * v[0]], at: [3.0]),
        ["a Jacobian"] = _ => GradAssert.JacobianMatchesNumerical(x => [2 * x[0]], _ => new double[,] { { 2 } }, at: [3.0]),
        ["a Hessian"] = _ => GradAssert.HessianMatchesNumerical(x => [2 * x[0]], _ => new double[,] { { 2 } }, at: [3.0]),
        ["a derivative"] = _ => GradAssert.DerivativeMatchesNumerical(x => x * x, x => 2 * x, at: [3.0]),
        ["a sweep"] = test => GradAssert.ForSizes(
            sizes => GradAssert.MatchesNumerical(test.Model(sizes.Int("n", 1, 1)), GradientRun.AsIs)),
        ["no components"] = _ => Assert.Throws<GradientContractException>(() => GradientCheck.Run(GradientModel.Of([], () => 1, () => { }))),
        ["a cancelled one"] = test => Assert.ThrowsAny<OperationCanceledException>(
            () => GradientCheck.Run(test.Model(1), new GradientCheckOptions { CancellationToken = new(canceled: true) })),
    };

    static GradientLayer Doubled
    {
        get
        {
            double[] x = [1], dx = [0], y = [0], dy = [0];
            return GradientLayer.Of([Component.Of("x", x, dx)], [Component.Of("y", y, dy)], () => y[0] = 2 * x[0], () => dx[0] = 2 * dy[0]);
        }
    }

    [Theory]
    [MemberData(nameof(Doors))]
    public void Every_check_is_told(string door) => Assert.True(IsTold(() => All[door](this)));

    // What is compared was checked elsewhere, as once for all tests of a class.
    [Fact]
    public void So_is_a_snapshot_that_is_compared()
    {
        var report = GradientCheck.Run(Model(1), GradientRun.AsIs);
        Assert.True(IsTold(() => Record.Exception(() => GradAssert.MatchesSnapshot(report, sourceFile: Path.GetTempFileName()))));
    }

    [Fact]
    public void What_makes_no_check_is_not_told()
    {
        Assert.False(IsTold(() =>
        {
            _ = new GradientCheckOptions();
            GradAssert.ForSizes(sizes => _ = sizes.Int("n", 1, 2));
            Model(1).ComputeGradient();
        }));
    }

    [Fact]
    public void A_host_that_fails_when_it_is_told_hides_no_verdict()
    {
        var outer = GradientCheckHost.Current;
        try
        {
            GradientCheckHost.Current = new() { CheckStarted = () => throw new IOException() };
            Assert.Equal(GradientVerdict.Mismatch, GradientCheck.Run(Model(2), GradientRun.AsIs).Verdict);
            GradientCheckHost.Current = new() { CheckStarted = () => throw new OperationCanceledException() };
            Assert.Throws<OperationCanceledException>(() => GradientCheck.Run(Model(1), GradientRun.AsIs));
        }
        finally
        {
            GradientCheckHost.Current = outer;
        }
    }

    static bool IsTold(Action test)
    {
        var (outer, isTold) = (GradientCheckHost.Current, false);
        try
        {
            GradientCheckHost.Current = new() { CheckStarted = () => isTold = true };
            test();
            return isTold;
        }
        finally
        {
            GradientCheckHost.Current = outer;
        }
    }

    GradientModel Model(double factor) => GradientModel.Of(
        [Component.Of("w", w, dw)], () => w.Sum(x => x * x), () => (dw[0], dw[1]) = (2 * factor * w[0], 2 * factor * w[1]));
}
