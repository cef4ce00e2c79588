namespace GradientTesting.Tests.Wiring;

/// <summary>A getter shows what is stored, with all of its digits: what is read and written back is what was there.</summary>
public class RoundingGetterTests
{
    const string ToDo =
        " as Math.Round or a cast to float does. Have it return the number that Cost() reads, with all of its digits. What it has not "
        + "shown is lost: build a new model before using it again.";

    static readonly double[] start = [1 / 3.0, -5 / 7.0, Math.PI / 4];

    readonly double[] w = [.. start], dw = new double[3];
    double lambda = 1 / 3.0, keep = 0.7;
    Random random = new(0);

    [Theory]
    [InlineData(3, "0.340243876 and reads 0.34", "4.34745862 to 4.34812807")]
    [InlineData(6, "0.34058412 and reads 0.340584", "4.34893382 to 4.34893287")]
    [InlineData(9, "0.34058446040120477 and reads 0.34058446", "4.348934826890537 to 4.34893482574328")]
    [InlineData(12, "0.34058446074144866 and reads 0.340584460741", "4.348934828363504 to 4.348934828361582")]
    public void One_that_rounds_is_named_and_not_the_setter(int digits, string seen, string costs)
    {
        Wired.Breaks(
            $"w[0] was set to {seen}; setting w to what it reads then changed Cost() from {costs}: "
                + $"the getter of w rounds or converts what is stored,{ToDo}",
            Model(Component.Of("w", [3],
                i => Math.Round(w[i], digits), (int i, double value) => w[i] = value, i => dw[i])));
        start.CopyTo(w, 0);
        GradAssert.MatchesNumerical(Model(Component.Of("w", [3], i => w[i], (int i, double value) => w[i] = value, i => dw[i])));
        Assert.Equal(start, w);
    }

    [Fact]
    public void So_is_one_that_casts_to_float_where_the_values_are_round_too()
    {
        (w[0], w[1], w[2]) = (0.5, -0.25, 0.75);
        Wired.Breaks(
            "w[0] was set to 0.510876691 and reads 0.510876715; setting w to what it reads then changed Cost() from 4.758955906689489 to "
                + $"4.75895591045965: the getter of w rounds or converts what is stored,{ToDo}",
            Model(Component.Of("w", [3],
                i => (float)w[i], (int i, double value) => w[i] = value, i => dw[i])));
        Assert.Equal([0.5, -0.25, 0.75], w);
    }

    [Fact]
    public void Float_storage_behind_a_setter_of_doubles_shows_all_that_it_has()
    {
        var single = Array.ConvertAll(start, x => (float)x);
        var before = single.ToArray();
        var report = GradAssert.MatchesNumerical(GradientModel.Of(
            [Component.Of("w", [3], i => single[i], (int i, double value) => single[i] = (float)value, i => dw[i])],
            () => single.Sum(x => Math.Exp(x)), () => Array.ConvertAll(single, x => Math.Exp(x)).CopyTo(dw, 0)));
        Assert.Equal(before, single);
        Assert.Empty(report.Runs[0].Warnings);
    }

    [Fact]
    public void A_λ_that_is_shown_as_float_is_lost_and_told_so()
    {
        var model = Model(Component.Of("w", w, dw));
        Wired.Breaks(
            "Setting Lambda to 0.333333343, which is what it read, changed Cost() from 4.2847950466830325 to 4.284795052833068: "
                + $"its getter rounds or converts what is stored,{ToDo}",
            model with { Lambda = (() => (float)lambda, value => lambda = value) });
        lambda = 1 / 3.0;
        GradAssert.MatchesNumerical(model with { Lambda = (() => lambda, value => lambda = value) });
        Assert.Equal(1 / 3.0, lambda);
    }

    [Fact]
    public void So_is_one_that_is_rounded_to_twelve_digits()
    {
        Wired.Breaks(
            "Setting Lambda to 0.333333333, which is what it read, changed Cost() from 4.2847950466830325 to 4.284795046682826: "
                + $"its getter rounds or converts what is stored,{ToDo}",
            Model(Component.Of("w", w, dw)) with { Lambda = (() => Math.Round(lambda, 12), value => lambda = value) });
    }

    [Fact]
    public void A_λ_that_is_kept_over_the_number_of_samples_comes_back_by_its_last_place()
    {
        var over = lambda / 7;
        GradAssert.MatchesNumerical(GradientModel.Of(
            [Component.Of("w", w, dw)], () => Cost(7 * over), () => Gradient(7 * over)) with
        {
            Lambda = (() => 7 * over, value => over = value / 7),
        });
        Assert.Equal(lambda / 7, over, 1e-15);
    }

    [Fact]
    public void A_keep_prob_that_is_shown_as_float_is_told_where_masks_can_be_frozen()
    {
        var model = Dropping() with { Reseed = seed => random = new(seed) };
        Wired.Breaks(
            "Setting KeepProbability to 0.699999988, which is what it read, changed Cost() from 5.12698925 to 5.12698934: "
                + $"its getter rounds or converts what is stored,{ToDo}",
            model with { KeepProbability = (() => (float)keep, value => keep = value) });
        keep = 0.7;
        GradAssert.MatchesNumerical(model with { KeepProbability = (() => keep, value => keep = value) });
        Assert.Equal(0.7, keep);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.3)]
    public void A_drop_rate_behind_its_complement_is_read_as_before_to_the_last_bit(double own)
    {
        var rate = own;
        keep = 1 - own;
        GradAssert.MatchesNumerical(Dropping() with
        {
            KeepProbability = (() => 1 - rate, value => keep = 1 - (rate = 1 - value)),
            Reseed = seed => random = new(seed),
        });
        Assert.Equal(1 - own, 1 - rate);
    }

    GradientModel Model(Component component) => GradientModel.Of([component], () => Cost(lambda), () => Gradient(lambda));

    double Cost(double strength) => w.Sum(Math.Exp) + (strength / 2 * w.Sum(x => x * x));

    void Gradient(double strength) => Array.ConvertAll(w, x => Math.Exp(x) + (strength * x)).CopyTo(dw, 0);

    GradientModel Dropping()
    {
        double[] mask = new double[3];
        return GradientModel.Of(
            [Component.Of("w", w, dw)],
            () =>
            {
                mask = [.. w.Select(_ => random.NextDouble() < keep ? 1 / keep : 0)];
                return w.Select((x, i) => mask[i] * Math.Exp(x)).Sum();
            },
            () => w.Select((x, i) => mask[i] * Math.Exp(x)).ToArray().CopyTo(dw, 0));
    }
}
