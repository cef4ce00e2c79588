namespace GradientTesting.Tests.Wiring;

/// <summary>A keep-prob next to 1, where no unit is dropped either.</summary>
public class NextToOneTests
{
    const string NextTo = "is wired as a drop rate: at 1, which a check sets to keep every unit, all is dropped: Cost() does not react to "
        + "it there, and next to 0 it does, as to 1 / (1 - rate). Return 1 - rate, and set the rate to 1 - value: "
        + "KeepProbability = (() => 1 - net.DropRate, keep => net.DropRate = 1 - keep). (Seen at: at its current values.)";

    readonly double[] w = [0.4, -0.7, 0.2, 0.9], dw = new double[4], mask = new double[4];
    Random random = new(1);
    double keep = 0.6, decay, residual, sum;
    bool trains = true, scales = true;

    double Mean => trains ? w.Average() : 0.1;

    GradientModel Model => GradientModel.Of([Component.Of("w", w, dw)], Cost, Gradient) with
    {
        KeepProbability = (() => keep, value => keep = value),
        Reseed = seed => random = new(seed),
    };

    GradientModel OfRate => Model with { KeepProbability = (() => 1 - keep, value => keep = 1 - value) };

    [Theory]
    [InlineData(0.05, 0, true)]
    [InlineData(0, 0.3, true)]
    [InlineData(0.05, 0, false)]
    public void A_drop_rate_that_something_goes_round_is_named(double l2, double path, bool isReseeded)
    {
        (decay, residual) = (l2, path);
        Wired.Breaks($"KeepProbability {NextTo}", isReseeded ? OfRate : OfRate with { Reseed = null });
        Assert.Equal(0.6, keep, 15);
        GradAssert.MatchesNumerical(Model);
        GradAssert.MatchesNumerical(Model with { Reseed = null });
    }

    [Fact]
    public void So_is_one_that_the_library_takes_for_off_at_1()
    {
        decay = 0.05;
        var rate = 0.4;
        double Kept() => rate is 0 or 1 ? 1 : 1 - rate;
        Wired.Breaks($"KeepProbability {NextTo}", Model with
        {
            KeepProbability = (() => rate, value => (rate, keep) = (value, value is 0 or 1 ? 1 : 1 - value)),
        });
        (rate, keep) = (0.4, Kept());
        GradAssert.MatchesNumerical(Model with
        {
            KeepProbability = (() => 1 - rate, value => (rate, keep) = (1 - value, value is 0 or 1 ? 1 : value)),
        });
    }

    [Fact]
    public void One_of_several_too()
    {
        decay = 0.05;
        var other = 0.8;
        GradientModel Both(GradientModel model) => model with
        {
            KeepProbability = null, KeepProbabilities = [(() => other, value => other = value), model.KeepProbability!.Value],
        };
        // A keep-prob that nobody reads has a message of its own.
        other = 1;
        Wired.Breaks($"KeepProbabilities[1] {NextTo}", Both(OfRate));
        GradAssert.MatchesNumerical(Both(Model));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_keep_prob_whose_setter_switches_the_mode_is_named(bool isReseeded)
    {
        var model = Model with { Reseed = isReseeded ? seed => random = new(seed) : null };
        var thrown = Assert.Throws<GradientContractException>(() => GradientCheck.Run(
            model with { KeepProbability = (() => keep, value => (keep, trains) = (value, value < 1)) })).Message;
        Assert.Matches(
            @"^Setting KeepProbability to 1 does more than keep every unit: Cost\(\) returned \d\S+ at 0\.999999046, where no unit is "
                + @"dropped either, and \d\S+ at 1, which a check sets\. Does it switch to evaluation mode, as of batch normalization\? "
                + @"Have its setter write the keep-prob alone, and leave the mode as it is\. \(Seen at: at its current values\.\)$",
            thrown);
        Assert.True(trains);
        GradAssert.MatchesNumerical(model);
    }

    [Fact]
    public void Dropout_that_is_not_scaled_matches_since_next_to_0_it_drops_all_as_a_drop_rate_does_next_to_1()
    {
        (decay, scales) = (0.05, false);
        GradAssert.MatchesNumerical(Model);
        GradAssert.MatchesNumerical(Model with { Reseed = null });
    }

    [Fact]
    public void A_layer_that_always_drops_one_unit_of_four_where_the_keep_prob_is_below_1_matches()
    {
        var exact = GradientModel.Of([Component.Of("w", w, dw)], () =>
        {
            Array.Fill(mask, 1);
            foreach (var i in Enumerable.Range(0, 4).OrderBy(_ => random.Next()).Take(4 - (int)(keep * 4)))
            {
                mask[i] = 0;
            }

            return Sum();
        }, Gradient);
        GradAssert.MatchesNumerical(exact with { KeepProbability = Model.KeepProbability });
        GradAssert.MatchesNumerical(exact with { KeepProbability = Model.KeepProbability, Reseed = Model.Reseed });
    }

    double Cost()
    {
        for (var i = 0; i < w.Length; i++)
        {
            mask[i] = random.NextDouble() >= keep ? 0 : scales ? 1 / keep : 1;
        }

        return Sum();
    }

    double Sum()
    {
        sum = w.Select((x, i) => (mask[i] * Math.Tanh(x - Mean)) + (residual * x)).Sum();
        return Math.Cosh(1 + sum) + (decay * w.Sum(x => x * x));
    }

    void Gradient()
    {
        double Slope(int i) => mask[i] * (1 - Math.Pow(Math.Tanh(w[i] - Mean), 2));
        var ofMean = trains ? Enumerable.Range(0, 4).Average(Slope) : 0;
        for (var i = 0; i < w.Length; i++)
        {
            dw[i] = (Math.Sinh(1 + sum) * (Slope(i) - ofMean + residual)) + (2 * decay * w[i]);
        }
    }
}
