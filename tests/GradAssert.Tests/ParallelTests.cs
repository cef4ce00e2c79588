using GradientTesting.TestModels;

namespace GradientTesting.Tests;

public class ParallelTests
{
    // Right and wrong, smooth and kinky, with dropout and in single precision.
    static readonly string[] names = ["SoftmaxRegression", "TanhRegression", "DropoutNetwork", "HingeSvm", "Float32Network", "GaussianMixture", "OptionPricing", "HuberRegression"];

    [Fact]
    public async Task Sixty_four_checks_at_once_report_what_they_report_one_by_one()
    {
        string[] oneByOne = [.. Enumerable.Range(0, 64).Select(Check)];
        using var start = new ManualResetEventSlim();

        // Threads of their own: the pool would begin with a few and add the others one by one.
        var atOnce = Enumerable.Range(0, 64).Select(i => Task.Factory.StartNew(
            () =>
            {
                start.Wait();
                return Check(i);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)).ToArray();
        start.Set();

        Assert.Equal(oneByOne, await Task.WhenAll(atOnce));
        Assert.True(oneByOne.Distinct().Count() > 60, "The checks are different ones.");
        Assert.Contains(oneByOne, report => report.Contains(": Mismatch (", StringComparison.Ordinal));
    }

    static string Check(int i)
    {
        var kind = ModelZoo.Kinds.Single(kind => kind.Name == names[i % names.Length]);
        var model = i / names.Length % 2 == 0 ? kind.Create(i) : kind.Bugs[0].Create(i);
        return GradientCheck.Run(model, GradientRun.Jittered(i)).ToString();
    }
}
