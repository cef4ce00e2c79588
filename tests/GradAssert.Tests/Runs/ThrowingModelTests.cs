using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Runs;

/// <summary>State is sacred: whatever the user's code throws, and at whichever call.</summary>
/// <remarks>A part of the calls throws here, the first ones among them, and all where <see cref="Thorough"/> says so.</remarks>
public class ThrowingModelTests
{
    static readonly GradientCheckOptions EveryPhase = new() { Phases = Enum.GetValues<GradientPhase>(), TrainingSteps = 2 };

    public static TheoryData<StorageKind, string> Methods()
    {
        var data = new TheoryData<StorageKind, string>();
        foreach (var kind in Enum.GetValues<StorageKind>())
        {
            foreach (var method in new[] { "Cost", "ComputeGradient", "Initialize", "TrainStep", "Reseed" })
            {
                data.Add(kind, method);
            }
        }

        data.Add(StorageKind.GettersAndSetters, "gradient getter");
        return data;
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void A_method_that_throws_at_any_call_leaves_every_bit_as_it_was_and_its_exception_arrives(StorageKind kind, string method)
    {
        var calls = AtEveryCall(kind, method, JudgeOf(method), EveryPhase);
        Assert.InRange(calls, method is "Cost" ? 150 : 10, 100_000);
    }

    [Fact]
    public void A_cost_that_throws_at_the_point_of_a_run_ends_the_check_and_one_that_throws_where_the_check_tries_a_point_does_not()
    {
        // The first is before the runs, where a model may not be ready for one before it is initialized.
        Assert.Null(Thrown(GradientRun.AsIs, 1));
        Assert.NotNull(Thrown(GradientRun.AsIs, 2));
        Assert.Null(Thrown(GradientRun.RandomInitialization(1), 1));
        Assert.NotNull(Thrown(GradientRun.RandomInitialization(1), 2));
        Assert.Contains(Enumerable.Range(2, 40), call => Thrown(GradientRun.Jittered(1), call) is null);
        Assert.Contains(Enumerable.Range(2, 40), call => Thrown(GradientRun.AfterTraining(1, 2), call) is null);

        static Exception? Thrown(GradientRun run, int call) =>
            Record.Exception(() => GradAssert.MatchesNumerical(new TinyNet(StorageKind.Doubles, new("Cost", call)), run));
    }

    [Theory]
    [InlineData("value")]
    [InlineData("keep-prob")]
    [InlineData("first layer's keep-prob")]
    [InlineData("second layer's keep-prob")]
    [InlineData("λ")]
    public void A_getter_or_setter_that_throws_at_any_call_keeps_nothing_else_from_being_put_back(string property)
    {
        foreach (var moment in new[] { " getter", " setter, before it writes", " setter, after it wrote" })
        {
            AtEveryCall(StorageKind.GettersAndSetters, property + moment, (fuse, thrown, before, after) =>
            {
                var changed = before.Zip(after).Count(bits => bits.First != bits.Second);
                if (thrown is GradientContractException { InnerException: AggregateException } failed)
                {
                    Assert.Equal(
                        $"The model could not be put back as it was: {fuse.Thrown!.Message} Build a new model before using it "
                            + "again, and fix what threw.",
                        failed.Message);
                    Assert.Same(fuse.Thrown, Assert.Single(Assert.IsType<AggregateException>(failed.InnerException).InnerExceptions));
                    Assert.InRange(changed, 0, moment == " setter, after it wrote" ? 0 : 1);
                }
                else
                {
                    // What throws once while it is put back is put back at the second attempt, and a λ that refuses to be
                    // zero is left as it is: a check that goes on then has lost nothing.
                    Assert.Same(fuse.Thrown, thrown is null ? fuse.Thrown : CauseOf(thrown));
                    Assert.Equal(0, changed);
                }
            }, EveryPhase with { CheckDropout = true });
        }
    }

    [Theory]
    [InlineData(StorageKind.Doubles)]
    [InlineData(StorageKind.Floats)]
    public void Plain_gradient_descent_that_is_thrown_out_of_leaves_every_bit_as_it_was(StorageKind kind)
    {
        foreach (var method in new[] { "Cost", "ComputeGradient" })
        {
            AtEveryCall(
                kind, method, JudgeOf(method), EveryPhase with { Initializer = GradientInitializer.Uniform }, wrap: net => net.Untrainable());
        }
    }

    [Fact]
    public void A_check_with_dropout_on_that_is_thrown_out_of_leaves_every_bit_as_it_was()
    {
        foreach (var method in new[] { "Cost", "ComputeGradient", "Reseed" })
        {
            AtEveryCall(StorageKind.Floats, method, JudgeOf(method), EveryPhase with { CheckDropout = true });
        }
    }

    [Fact]
    public void A_closer_look_at_a_mismatch_that_is_thrown_out_of_leaves_every_bit_as_it_was()
    {
        foreach (var method in new[] { "Cost", "ComputeGradient" })
        {
            AtEveryCall(StorageKind.Doubles, method, JudgeOf(method), EveryPhase, factor: 1.5);
        }
    }

    [Fact]
    public void A_log_that_throws_leaves_every_bit_as_it_was_and_hides_no_verdict()
    {
        var net = new TinyNet(StorageKind.Floats, Fuse.None);
        var before = net.Bits();
        var calls = 0;
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(net, new() { Log = _ => throw new TimeoutException($"{++calls}") }).Verdict);
        Assert.Equal(1, calls);
        Assert.Equal(before, net.Bits());
        Assert.Throws<OperationCanceledException>(
            () => GradientCheck.Run(net, new() { Log = _ => throw new OperationCanceledException() }));
        Assert.Equal(before, net.Bits());
    }

    // A cost or a gradient that throws at a point which the check itself tries is not defined there, and the check goes on.
    static Action<Fuse, Exception?, long[], long[]> JudgeOf(string method) => (fuse, thrown, before, after) =>
        IsAsItWas(fuse, method is "Cost" or "ComputeGradient" ? thrown ?? fuse.Thrown : thrown, before, after);

    static void IsAsItWas(Fuse fuse, Exception? thrown, long[] before, long[] after)
    {
        Assert.Same(fuse.Thrown, CauseOf(thrown));
        Assert.Equal(before, after);
    }

    // Of a contract error for what was thrown, that.
    static Exception? CauseOf(Exception? thrown) => thrown is GradientContractException { InnerException: { } cause } ? cause : thrown;

    /// <summary>Checks with one call after the other until a check gets through; returns how many calls a whole check makes.</summary>
    static int AtEveryCall(
        StorageKind kind, string place, Action<Fuse, Exception?, long[], long[]> judge, GradientCheckOptions options,
        Func<TinyNet, IGradientModel>? wrap = null, double factor = 1)
    {
        for (var call = 1; ; call = Next(call))
        {
            var fuse = new Fuse(place, call);
            var net = new TinyNet(kind, fuse) { Factor = factor };
            var before = net.Bits();
            GradientVerdict? verdict = null;
            var thrown = Record.Exception(() => verdict = GradientCheck.Run(wrap?.Invoke(net) ?? net, options).Verdict);
            if (fuse.Thrown is null)
            {
                Assert.Null(thrown);
                Assert.Equal(factor == 1 ? GradientVerdict.Match : GradientVerdict.Mismatch, verdict);
                Assert.Equal(before, net.Bits());
                Assert.True(call > 1, $"{place} was never called.");
                return call - 1;
            }

            judge(fuse, thrown, before, net.Bits());
            Assert.True(thrown is not null || factor != 1 == (verdict == GradientVerdict.Mismatch), $"{verdict} at call {call}.");
        }

        // Each of the first twenty, where a check begins; then further and further apart, at odd and at even calls.
        static int Next(int call) => Thorough.IsAsked || call < 20 ? call + 1 : call + 1 + (call / 12);
    }
}
