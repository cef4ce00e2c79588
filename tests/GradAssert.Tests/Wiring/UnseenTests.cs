namespace GradientTesting.Tests.Wiring;

/// <summary>What docs/wiring.md says that no check sees: each matches, and each is wrong all the same.</summary>
public partial class UnseenTests
{
    readonly double[] w = [0.5, -1.25, 0.75], dw = new double[3];

    GradientModel Model => GradientModel.Of([Component.Of("w", w, dw)], () => w.Sum(Math.Exp), () => Write(w, 0));

    void Write(double[] at, double kept) => Array.ForEach([0, 1, 2], i => dw[i] = (kept * dw[i]) + Math.Exp(at[i]));

    [Fact]
    public void Training_in_another_code_path()
    {
        void Train() => Array.ForEach([0, 1, 2], i => w[i] += 0.1 * Math.Exp(w[i]));
        Matches(Model);
        var before = w.Sum(Math.Exp);
        Train();
        Assert.True(w.Sum(Math.Exp) > before);
    }

    [Fact]
    public void A_mask_that_is_scaled_neither_in_the_cost_nor_in_the_gradient()
    {
        var (keep, random) = (0.5, new Random(0));
        double[] mask = [1, 1, 1];
        Matches(GradientModel.Of(
            [Component.Of("w", w, dw)],
            () =>
            {
                Array.ForEach([0, 1, 2], i => mask[i] = random.NextDouble() < keep ? 1 : 0);
                return w.Zip(mask, (x, each) => each * Math.Exp(x)).Sum();
            },
            () => Array.ForEach([0, 1, 2], i => dw[i] = mask[i] * Math.Exp(w[i]))) with
        {
            KeepProbability = (() => keep, value => keep = value),
            Reseed = seed => random = new Random(seed),
        }, new() { CheckDropout = true });
    }

    [Fact]
    public void A_backward_pass_that_needs_the_cost_before_it_in_training_that_does_not_call_it()
    {
        double[] kept = [.. w];
        Matches(GradientModel.Of(
            [Component.Of("w", w, dw)],
            () =>
            {
                w.CopyTo(kept, 0);
                return w.Sum(Math.Exp);
            },
            () => Write(kept, 0)) with
        {
            TrainStep = () =>
            {
                Write(kept, 0);
                Array.ForEach([0, 1, 2], i => w[i] -= 0.1 * dw[i]);
            },
        });
    }

    [Fact]
    public void Gradients_that_the_check_clears_and_training_does_not() => Matches(
        GradientModel.Of([Component.Of("w", w, dw)], () => w.Sum(Math.Exp), () => Write(w, 1)) with
        {
            ClearGradients = () => Array.Clear(dw),
            TrainStep = () =>
            {
                Write(w, 1);
                Array.ForEach([0, 1, 2], i => w[i] -= 0.01 * dw[i]);
            },
        });

    [Fact]
    public void Elements_of_an_array_that_an_adapter_does_not_unpack()
    {
        double[] unpacked = [.. w];
        Matches(GradientModel.Of(
            [Component.Of("w", w, dw)],
            () =>
            {
                Array.Copy(w, unpacked, 2);
                return unpacked.Sum(Math.Exp);
            },
            () => Array.ForEach([0, 1, 2], i => dw[i] = i < 2 ? Math.Exp(w[i]) : 0)));
    }

    [Fact]
    public void Tied_weights_that_are_listed_twice_and_kept_equal_in_training()
    {
        double[] twin = [.. w], dtwin = new double[3];
        Matches(GradientModel.Of(
            [Component.Of("w", w, dw), Component.Of("twin", twin, dtwin)],
            () => w.Zip(twin, (x, y) => Math.Exp(x) + Math.Exp(-y)).Sum(),
            () => Array.ForEach([0, 1, 2], i => (dw[i], dtwin[i]) = (Math.Exp(w[i]), -Math.Exp(-twin[i])))) with
        {
            Initialize = random =>
            {
                Array.ForEach([0, 1, 2], i => w[i] = random.NextDouble());
                w.CopyTo(twin, 0);
            },
            TrainStep = () =>
            {
                Array.ForEach([0, 1, 2], i => w[i] -= 0.1 * Math.Exp(w[i]));
                w.CopyTo(twin, 0);
            },
        });
    }

    [Fact]
    public void A_cost_that_overwrites_the_gradient() => Matches(GradientModel.Of(
        [Component.Of("w", w, dw)],
        () =>
        {
            Array.ForEach([0, 1, 2], i => dw[i] = Math.Exp(w[i]) / 2);
            return 2 * dw.Sum();
        },
        () => Write(w, 0)));

    [Fact]
    public void A_setter_that_refreshes_what_training_leaves_stale()
    {
        double[] kept = [.. w];
        Matches(GradientModel.Of(
            [
                Component.Of("w", [3], i => w[i], (int i, double value) =>
                {
                    w[i] = value;
                    kept[i] = value;
                }, i => dw[i]),
            ],
            () => kept.Sum(Math.Exp), () => Write(kept, 0)));
        w[0] = 2;
        Assert.NotEqual(w.Sum(Math.Exp), kept.Sum(Math.Exp));
    }

    [Fact]
    public void A_sum_over_another_number_than_the_optimizer_divides_by()
    {
        var divisor = 4;
        Matches(GradientModel.Of([Component.Of("w", w, dw)], () => w.Sum(Math.Exp) / 3, () => Write(w, 0)) with
        {
            GradientIsSummedOver = () => 3,
            TrainStep = () =>
            {
                Write(w, 0);
                Array.ForEach([0, 1, 2], i => w[i] -= 0.1 / divisor * dw[i]);
            },
        });
    }

    [Fact]
    public void An_element_that_is_never_written_behind_a_getter() => Matches(GradientModel.Of(
        [Component.Of("w", [3], i => w[i], (i, value) => w[i] = value, i => dw[i])],
        () => w.Sum(x => Math.Pow(Math.Max(0, x), 2)),
        () =>
        {
            for (var i = 0; i < 3; i++)
            {
                if (w[i] > 0)
                {
                    dw[i] = 2 * w[i];
                }
            }
        }));

    [Fact]
    public void The_rest_of_a_gradient_behind_an_index_getter()
    {
        double[] notSummed = [0, 0, 0, 7, 8, 9];
        Matches(GradientModel.Of(
            [Component.Of("w", [3], i => w[i], (i, value) => w[i] = value, i => notSummed[i])],
            () => w.Sum(Math.Exp), () => Array.ConvertAll(w, Math.Exp).CopyTo(notSummed, 0)));
        Assert.Equal(
            "The gradient of w is a vector of 6 after ComputeGradient(), but w is a vector of 3. It was not summed over the axes that were "
                + "broadcast: sum it over them.",
            Assert.Throws<GradientContractException>(() => GradientCheck.Run(GradientModel.Of(
                [Component.Of("w", w, notSummed)], () => w.Sum(Math.Exp), () => Array.ConvertAll(w, Math.Exp).CopyTo(notSummed, 0)))).Message);
    }

    [Fact]
    public void A_float_view_of_a_double_which_is_not_put_back()
    {
        double only = 1 / 3.0, slope = 0;
        Matches(GradientModel.Of(
            [Component.Of("w", [1], i => (float)only, (int i, float value) => only = value, i => (float)slope)],
            () => Math.Cosh(only) + only, () => slope = Math.Sinh(only) + 1));
        Assert.Equal((float)(1 / 3.0), only);
        Assert.NotEqual(1 / 3.0, only);
    }

    [Fact]
    public void A_setter_that_rounds_to_tiny_units_but_no_wrong_gradient_behind_it()
    {
        GradientModel Of(double factor) => GradientModel.Of(
            [Component.Of("w", [3], i => w[i], (i, value) => w[i] = Math.Round(value, 10), i => dw[i])], () => w.Sum(Math.Exp), () =>
            {
                Write(w, 0);
                dw[1] *= factor;
            });
        Matches(Of(1));
        Assert.Equal(GradientVerdict.Mismatch, GradientCheck.Run(Of(1.01)).Verdict);
    }

    [Fact]
    public void A_gradient_that_is_computed_when_it_is_read()
    {
        IEnumerable<double> slopes = [];
        Matches(GradientModel.Of(
            [Component.Of("w", [3], i => w[i], (int i, double value) => w[i] = value, i => slopes.ElementAt(i))],
            () => w.Sum(Math.Exp) + Math.Sin(w.Sum()), Backward) with
        {
            TrainStep = () =>
            {
                Backward();
                Array.ForEach([0, 1, 2], i => w[i] -= 0.1 * slopes.ElementAt(i));
            },
        });
        Backward();
        var before = slopes.ElementAt(2);
        w[0] += 1;
        Assert.NotEqual(before, slopes.ElementAt(2));

        void Backward() => slopes = w.Select(x => Math.Exp(x) + Math.Cos(w.Sum()));
    }

    static void Matches(IGradientModel model, GradientCheckOptions? options = null)
    {
        var report = GradientCheck.Run(model, options);
        Assert.True(report.Verdict == GradientVerdict.Match, report.ToString());
    }
}
