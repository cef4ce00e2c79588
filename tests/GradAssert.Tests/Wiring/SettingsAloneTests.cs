namespace GradientTesting.Tests.Wiring;

/// <summary>A setting stays as it is set, and setting it changes nothing else.</summary>
public class SettingsAloneTests
{
    const string KeepsItsOwn = ": what a check sets would be lost at each call. Have it ";

    static readonly double[] x = [0.5, -1, 2];

    double[] w = [0.4, -0.7, 1.1];
    readonly double[] dw = new double[3];
    double lambda = 0.1, keep = 1;
    Random random = new(0);

    GradientModel Model => GradientModel.Of([Component.Of("w", () => w, () => dw)], Cost, Gradient) with
    {
        Lambda = (() => lambda, value => lambda = value),
        KeepProbability = (() => keep, value => keep = value),
        Reseed = seed => random = new(seed),
        Initialize = Fill,
    };

    [Fact]
    public void A_model_whose_calls_and_setters_do_their_work_alone_matches()
    {
        var report = GradientCheck.Run(Model with { ClearGradients = () => Array.Clear(dw) });
        Assert.True(report.Verdict == GradientVerdict.Match, report.ToString());
        Assert.Equal([0.4, -0.7, 1.1], w);
    }

    [Theory]
    [InlineData(0.1, 0, "0.1 to 0")]
    [InlineData(0.1, 0.1, "0.075 to 0.1")]
    [InlineData(0, 0, "0.75 to 0")]
    public void A_call_that_sets_λ_is_named(double own, double set, string change)
    {
        lambda = own;
        Wired.Breaks(
            $"Reseed() changed Lambda from {change}{KeepsItsOwn}restart random numbers alone.",
            Model with { Reseed = seed => (random, lambda) = (new(seed), set) });
        Wired.Breaks(
            $"ClearGradients() changed Lambda from {change}{KeepsItsOwn}clear gradients alone.",
            Model with { ClearGradients = () => lambda = set });
        Assert.Equal(own, lambda);
    }

    [Fact]
    public void One_that_sets_a_keep_prob_too() => Wired.Breaks(
        $"Reseed() changed KeepProbability from 0.75 to 1{KeepsItsOwn}restart random numbers alone.",
        Model with { Reseed = seed => (random, keep) = (new(seed), 1) });

    [Fact]
    public void A_call_that_clears_more_than_gradients_is_named()
    {
        var batch = 0;
        var model = GradientModel.Of([Component.Of("w", w, dw)], () => Cost() + (batch % 3), Gradient);
        var thrown = Assert.Throws<GradientContractException>(() => GradientCheck.Run(model with { ClearGradients = () => batch++ })).Message;
        Assert.Matches(
            @"^ClearGradients\(\) changes the cost: Cost\(\) returned \d\S+ twice before the call and \d\S+ after it, at the same values\. "
                + @"Have it clear gradients alone\. \(Seen at: at its current values\.\)$", thrown);
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(model with { ClearGradients = () => Array.Clear(dw) }).Verdict);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_setter_that_builds_the_model_again_is_named_and_the_model_put_back(bool toItsFirstValues)
    {
        keep = 0.8;
        var first = w;
        var thrown = Assert.Throws<GradientContractException>(() => GradientCheck.Run(Model with
        {
            KeepProbability = (() => keep, value =>
            {
                if (value != keep)
                {
                    keep = value;
                    w = toItsFirstValues ? [0.4, -0.7, 1.1] : [9, 9, 9];
                }
            }),
        })).Message;
        Assert.Matches(
            @"^Setting KeepProbability changes the values: w\[0\] was -?\d\S+ and is " + (toItsFirstValues ? @"0\.4\d*" : @"9\d*\.?0*")
                + @" after KeepProbability was set to 0\.6\. A check sets it between two costs that it compares: have the setter write that number "
                + @"alone, and build or initialize nothing\.$", thrown);
        Assert.NotSame(first, w);
        Assert.Equal([0.4, -0.7, 1.1], w);
        Assert.Equal(0.8, keep);
    }

    void Fill(Random from)
    {
        for (var i = 0; i < w.Length; i++)
        {
            w[i] = from.NextDouble() - 0.5;
        }
    }

    double[] Mask() => [.. w.Select(_ => keep == 1 ? 1 : random.NextDouble() < keep ? 1 / keep : 0)];

    double Cost()
    {
        var mask = Mask();
        return w.Select((each, i) => mask[i] * Math.Exp(each * x[i])).Sum() + (lambda / 2 * w.Sum(each => each * each));
    }

    void Gradient()
    {
        var mask = Mask();
        for (var i = 0; i < w.Length; i++)
        {
            dw[i] = (mask[i] * x[i] * Math.Exp(w[i] * x[i])) + (lambda * w[i]);
        }
    }
}
