using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Runs;

public class ReseedTests
{
    [Fact]
    public void A_model_that_draws_random_numbers_is_reseeded_before_each_call_with_the_number_of_the_run()
    {
        var (bowl, events) = (new Bowl(), new List<string>());
        var model = bowl.Model(
            () =>
            {
                events.Add("call");
                return bowl.Cost();
            },
            () =>
            {
                events.Add("call");
                bowl.ComputeGradient();
            }) with
        {
            Reseed = number => events.Add($"number {number}"),
        };
        GradAssert.MatchesNumerical(model, GradientRun.Jittered(17));
        Assert.True(events.Count > 30);
        // Whether another seed has another cost is looked at once.
        Assert.Equal(
            Enumerable.Range(18, 7).Select(Number), events.Where(happened => happened != "call" && happened != Number(17)));
        // One gradient follows a cost as in training.
        Assert.Single(Enumerable.Range(1, events.Count - 1), i => events[i] == "call" && events[i - 1] == "call");

        static string Number(int seed) => $"number {ModelUnderTest.NumberOf(seed)}";
    }

    [Fact]
    public void So_dropout_can_be_checked_with_a_frozen_mask()
    {
        var (bowl, random) = (new Bowl(), new Random(0));
        double[] mask = [];
        var model = bowl.Model(
            () =>
            {
                mask = [.. bowl.W.Select(_ => 0.5 + random.NextDouble())];
                return bowl.W.Select((w, i) => mask[i] * w * w).Sum();
            },
            () => Array.ForEach([0, 1, 2], i => bowl.DW[i] = 2 * mask[i] * bowl.W[i]));
        Assert.Throws<GradientContractException>(() => GradientCheck.Run(model));
        GradAssert.MatchesNumerical(model with { Reseed = seed => random = new(seed) });
    }
}
