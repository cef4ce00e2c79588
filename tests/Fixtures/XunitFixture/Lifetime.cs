using SharedTheories;
using Xunit.Abstractions;

namespace XunitFixture;

public sealed class SharedNetwork : IAsyncLifetime
{
    public bool IsReady { get; private set; }

    public Task InitializeAsync()
    {
        IsReady = true;
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => Task.CompletedTask;
}

/// <summary>Passes only where xUnit does everything for a gradient theory that it does for a fact, and in that order.</summary>
public sealed class Lifetime(SharedNetwork network, ITestOutputHelper output) : IClassFixture<SharedNetwork>, IAsyncLifetime, IDisposable
{
    readonly List<string> events = ["constructed"];

    public async Task InitializeAsync()
    {
        await Task.Yield();
        events.Add("initialized");
    }

    [GradientTheory(Phases = [GradientPhase.Jittered])]
    public async Task Has_output_fixtures_and_lifetimes(GradientRun run)
    {
        await Task.Yield();
        output.WriteLine($"output of {run}");
        events.Add("ran");
        Assert.True(network.IsReady);
        GradAssert.MatchesNumerical(new Line(), run);
    }

    public Task DisposeAsync()
    {
        events.Add("disposed asynchronously");
        return Task.CompletedTask;
    }

    // What is thrown here fails the test.
    public void Dispose() =>
        Assert.Equal(["constructed", "initialized", "ran", "disposed asynchronously"], events);
}
