namespace GradientTesting.Tests.Wiring;

// Of settings, training and copies.
public partial class UnseenTests
{
    [Theory]
    [InlineData(0.5, GradientVerdict.Match)]
    [InlineData(0.6, GradientVerdict.Mismatch)]
    public void A_scale_of_the_mask_that_is_right_at_one_keep_prob_alone(double own, GradientVerdict verdict)
    {
        var (keep, random) = (own, new Random(0));
        double[] mask = [1, 1, 1];
        var report = GradientCheck.Run(
            GradientModel.Of(
                [Component.Of("w", w, dw)],
                () =>
                {
                    Array.ForEach([0, 1, 2], i => mask[i] = random.NextDouble() < keep ? 1 : 0);
                    return w.Zip(mask, (x, each) => Math.Exp(x * each / keep)).Sum();
                },
                () => Array.ForEach(
                    [0, 1, 2], i => dw[i] = Math.Exp(w[i] * mask[i] / keep) * mask[i] / (keep < 1 ? 1 - keep : keep))) with
            {
                KeepProbability = (() => keep, value => keep = value),
                Reseed = seed => random = new Random(seed),
            },
            new() { CheckDropout = true });
        Assert.Equal(verdict, report.Verdict);
    }

    [Fact]
    public void A_TrainStep_that_goes_up_in_one_component_while_the_cost_falls()
    {
        double[] b = [3], db = [0];
        Matches(GradientModel.Of([Component.Of("w", w, dw), Component.Of("b", b, db)], () => (w.Sum(Math.Exp) / 9) + Math.Cosh(b[0]), Backward) with
        {
            TrainStep = () =>
            {
                Backward();
                Array.ForEach([0, 1, 2], i => w[i] += 0.02 * dw[i]);
                b[0] -= 0.02 * db[0];
            },
        });

        void Backward()
        {
            Array.ForEach([0, 1, 2], i => dw[i] = Math.Exp(w[i]) / 9);
            db[0] = Math.Sinh(b[0]);
        }
    }

    [Fact]
    public void A_key_that_all_values_enter_alike()
    {
        Dictionary<double, double[]> kept = [];
        Matches(GradientModel.Of([Component.Of("w", w, dw)], () => w.Sum(Math.Exp), Backward));
        Backward();
        var before = dw[0];
        (w[0], w[1]) = (w[1], w[0]);
        Backward();
        Assert.Equal(before, dw[0]);
        Assert.NotEqual(Math.Exp(w[0]), dw[0]);

        void Backward()
        {
            var key = w.Order().Sum();
            kept[key] = kept.TryGetValue(key, out var found) ? found : [.. w.Select(Math.Exp)];
            kept[key].CopyTo(dw, 0);
        }
    }

    [Fact]
    public void A_Copy_that_nobody_asks_for()
    {
        GradientModel shared = null!;
        shared = Model with { Copy = () => shared };
        Matches(shared, new() { MaxDegreeOfParallelism = 1 });
        Assert.Throws<GradientContractException>(() => GradientCheck.Run(shared, new GradientCheckOptions { MaxDegreeOfParallelism = 2 }));
    }
}
