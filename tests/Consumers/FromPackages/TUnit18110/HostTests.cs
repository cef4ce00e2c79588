namespace Acme.Flowers.Tests;

/// <summary>What the page on TUnit promises of its <see cref="GradientChecks"/>.</summary>
public abstract class InheritedTests
{
    public static IEnumerable<GradientRun> Runs() => GradientRun.Planned([GradientPhase.AsIs]);

    [Test, MethodDataSource(nameof(Runs))]
    public async Task A_snapshot_is_named_after_the_class_that_runs(GradientRun run)
    {
        await Task.Yield();
        var missing = Assert.ThrowsExactly<GradientSnapshotException>(
            () => GradAssert.MatchesSnapshot(GradientCheck.Run(x => x[0] * x[0], x => [2 * x[0]], [3.0])));
        await Assert.That(missing.Message)
            .Contains($"{GetType().Name}.{nameof(A_snapshot_is_named_after_the_class_that_runs)}_asis.received.txt");
    }

    [Test]
    public async Task A_check_stops_with_the_test_run() =>
        await Assert.That(GradientCheckHost.Current!.CancellationToken.CanBeCanceled).IsTrue();
}

[InheritsTests]
public class FirstTests : InheritedTests;

[InheritsTests]
public class SecondTests : InheritedTests;
