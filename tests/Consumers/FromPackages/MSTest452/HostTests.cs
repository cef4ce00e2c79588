namespace Acme.Flowers.Tests;

/// <summary>What the page on MSTest promises of its <see cref="GradientChecks"/>.</summary>
public abstract class InheritedTests(TestContext context)
{
    public static IEnumerable<GradientRun> Runs => GradientRun.Planned([GradientPhase.AsIs]);

    [TestMethod, DynamicData(nameof(Runs))]
    public async Task A_snapshot_is_named_after_the_class_that_runs(GradientRun run)
    {
        await Task.Yield();
        var missing = Assert.ThrowsExactly<GradientSnapshotException>(
            () => GradAssert.MatchesSnapshot(GradientCheck.Run(x => x[0] * x[0], x => [2 * x[0]], [3.0])));
        Assert.Contains($"{GetType().Name}.{nameof(A_snapshot_is_named_after_the_class_that_runs)}_asis.received.txt", missing.Message);
    }

    [TestMethod]
    public void A_check_stops_with_its_test() => Assert.AreEqual(context.CancellationToken, GradientCheckHost.Current!.CancellationToken);
}

[TestClass]
public class FirstTests(TestContext context) : InheritedTests(context);

[TestClass]
public class SecondTests(TestContext context) : InheritedTests(context);
