using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Wiring;

/// <summary>What Reseed is given: a number that nobody types, the same at each run, and before each step of an update too.</summary>
public class ReseedTests
{
    readonly double[] w = [0.4, -0.3, 0.8, 0.5], dw = new double[4];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(42)]
    public void A_backward_pass_with_a_generator_of_its_own_begins_at_another_number(int seed)
    {
        Wired.Reports(
            GradientVerdict.Mismatch, "The gradient of w is not the gradient of the cost.",
            GradientCheck.Run(Dropping(seed), GradientRun.Jittered(seed), new() { CheckDropout = true }));
        Assert.Equal(
            GradientVerdict.Match,
            GradientCheck.Run(Dropping(null), GradientRun.Jittered(seed), new() { CheckDropout = true }).Verdict);
    }

    [Fact]
    public void A_run_that_is_made_again_has_the_same_numbers()
    {
        var (first, second) = (Numbers(3), Numbers(3));
        Assert.Equal(first, second);
        Assert.DoesNotContain(3, first);
        Assert.NotEqual(first, Numbers(4));

        List<int> Numbers(int seed)
        {
            List<int> numbers = [];
            GradientCheck.Run(new Bowl().Model() with { Reseed = numbers.Add }, GradientRun.Jittered(seed));
            return numbers;
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_update_that_draws_noise_draws_the_same_at_each_rate(bool isOfItsOwn)
    {
        var random = new Random(1);
        var report = GradientCheck.Run(GradientModel.FromUpdate(
            [Component.OfValues("w", w)], () => Noise() is var n ? w.Sum(x => Math.Cosh(n * x)) : 0, Step) with
        {
            Reseed = seed => random = new Random(seed),
        });
        Wired.Reports(
            isOfItsOwn ? GradientVerdict.Mismatch : GradientVerdict.Match,
            isOfItsOwn ? "The gradient of w is not the gradient of the cost." : "The gradient of w is the gradient of the cost.", report);

        double Noise() => random.NextDouble() + 0.5;

        void Step(double rate)
        {
            random = isOfItsOwn ? new Random(0) : random;
            var n = Noise();
            Array.ForEach([0, 1, 2, 3], i => w[i] -= rate * n * Math.Sinh(n * w[i]));
        }
    }

    /// <summary>With a backward pass that draws the mask again, from a seed of its own, or keeps that of the cost.</summary>
    GradientModel Dropping(int? ownSeed)
    {
        var (keep, random) = (0.5, new Random(7));
        var mask = new double[4];
        void Draw(Random from) => Array.ForEach([0, 1, 2, 3], i => mask[i] = from.NextDouble() < keep ? 1 / keep : 0);
        return GradientModel.Of(
            [Component.Of("w", w, dw)],
            () =>
            {
                Draw(random);
                return w.Zip(mask, (x, each) => Math.Cosh(x * each)).Sum();
            },
            () =>
            {
                if (ownSeed is { } seed)
                {
                    Draw(new Random(seed));
                }

                Array.ForEach([0, 1, 2, 3], i => dw[i] = Math.Sinh(w[i] * mask[i]) * mask[i]);
            }) with
        {
            KeepProbability = (() => keep, value => keep = value),
            Reseed = seed => random = new Random(seed),
        };
    }
}
