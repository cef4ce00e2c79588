using System.Numerics;

namespace GradientTesting.Tests.Findings;

/// <summary>Costs near zero whose terms are not, added up in another order at each call: what changes is rounding of the terms.</summary>
public class ReorderedSumTests
{
    [Theory]
    [InlineData(2e-6, Skip = "Open: a sum in another order is compared with the cost, which may cancel.")]
    [InlineData(0, Skip = "Open: a sum in another order is compared with the cost, which may cancel.")]
    public void A_right_cost_near_zero_in_float_is_not_taken_for_one_that_is_not_deterministic(double cost)
    {
        for (var seed = 0; seed < 5; seed++)
        {
            Judged.IsNotCalledWrong(Check<float>(seed, cost));
            Judged.IsWrongIn(Check<float>(seed, cost, factor: 1.5), "w");
        }
    }

    [Theory]
    [InlineData(1e-11, Skip = "Open: a sum in another order is compared with the cost, which may cancel.")]
    [InlineData(0, Skip = "Open: a sum in another order is compared with the cost, which may cancel.")]
    public void A_right_cost_near_zero_in_double_is_not_taken_for_one_that_is_not_deterministic(double cost)
    {
        for (var seed = 0; seed < 5; seed++)
        {
            Judged.IsNotCalledWrong(Check<double>(seed, cost));
            Judged.IsWrongIn(Check<double>(seed, cost, factor: 1.5), "w");
        }
    }

    [Theory]
    [InlineData(2e-6)]
    [InlineData(1)]
    public void A_cost_that_drops_a_term_at_random_is(double cost)
    {
        Assert.Throws<GradientContractException>(() => Check<float>(1, cost, drops: true));
        Assert.Throws<GradientContractException>(() => Check<double>(1, cost, drops: true));
    }

    /// <summary>J = Σ c·tanh(w·x) − a, where a is such that J is <paramref name="cost"/> at the point.</summary>
    static GradientReport Check<T>(int seed, double cost, double factor = 1, bool drops = false)
        where T : struct, IFloatingPointIeee754<T>
    {
        const int terms = 100, length = 4;
        var random = new Random(seed);
        T[] x = random.Normals<T>(terms * length), c = random.Normals<T>(terms), w = random.Normals<T>(length, 0.5), dw = new T[length];
        var order = Enumerable.Range(0, terms).ToArray();
        var offset = Enumerable.Range(0, terms).Sum(s => double.CreateTruncating(c[s]) * Math.Tanh(Score(s))) - cost;
        return GradientCheck.Run(GradientModel.Of([Stored.As("w", w, dw).Component], Cost, () =>
        {
            Array.Clear(dw);
            for (var s = 0; s < terms; s++)
            {
                var slope = double.CreateTruncating(c[s]) * (1 - Math.Pow(Math.Tanh(Score(s)), 2)) * factor;
                for (var i = 0; i < length; i++)
                {
                    dw[i] += T.CreateTruncating(slope) * x[(s * length) + i];
                }
            }
        }), GradientRun.AsIs);

        double Score(int s) => Enumerable.Range(0, length).Sum(i => double.CreateTruncating(w[i]) * double.CreateTruncating(x[(s * length) + i]));

        double Cost()
        {
            random.Shuffle(order);
            var sum = T.Zero;
            for (var k = drops ? 1 : 0; k < terms; k++)
            {
                sum += c[order[k]] * T.CreateTruncating(Math.Tanh(Score(order[k])));
            }

            return double.CreateTruncating(sum - T.CreateTruncating(offset));
        }
    }
}
