namespace GradientTesting.Tests.Layers;

/// <summary>Contributions that are left out or averaged, places in tensors, and mistakes that come near to them.</summary>
public class LeftOutTests
{
    [Fact]
    public void A_number_that_is_added_everywhere_is_not_summed_over_both_axes() => Assert.Equal(
        "s is not summed over axes 0 and 1 of y: it takes indices 0, 0 alone, of 3×2 (residual 0): "
            + "what is broadcast in the forward pass is summed in the backward pass",
        Scalar(dy => dy[0, 0]).Diagnoses.Single().Sentence);

    /// <summary>
    /// hₜ = tanh(xₜ + b + hₜ₋₁): where the upstream gradient of the last step alone is taken, b is added up rightly, and x lacks the same.
    /// </summary>
    [Theory]
    [InlineData(true, "b is not summed over axis 0 of y: it takes index 3 alone, of 4 (residual 0): an input has the same at these places alone: is "
        + "the upstream gradient of all others left out, or not added to what is carried back?")]
    [InlineData(false, "b is assigned where it should be added, or lacks all paths but one (residual 0): it is not summed over axis 0 of y, of which "
        + "the last place is left: write +=")]
    public void What_is_left_out_before_it_is_added_up_is_no_assignment(bool isUpstream, string sentence)
    {
        double[] x = Numbers.Of(4, 44), dx = new double[4], b = [0.2], db = [0], y = new double[4], dy = new double[4];
        void Forward() => Array.ForEach([0, 1, 2, 3], t => y[t] = Math.Tanh(x[t] + b[0] + (isUpstream && t > 0 ? y[t - 1] : 0)));
        GradientReport Report(bool isWrong) => GradientCheck.Backward(
            GradientLayer.Of([Component.Of("x", x, dx)], [Component.Of("y", y, dy)], Forward, () =>
            {
                var (carried, sum) = (0.0, 0.0);
                for (var t = 3; t >= 0; t--)
                {
                    dx[t] = (1 - (y[t] * y[t])) * ((isWrong && isUpstream && t < 3 ? 0 : dy[t]) + carried);
                    (carried, sum) = (isUpstream ? dx[t] : 0, sum + (isWrong && !isUpstream && t < 3 ? 0 : dx[t]));
                }

                db[0] = sum;
            }) with { Parameters = [Component.Of("b", b, db)] });

        Assert.Equal(GradientVerdict.Match, Report(false).Verdict);
        Assert.Equal([sentence], Report(true).Diagnoses.Where(diagnosis => diagnosis.Component == "b").Select(diagnosis => diagnosis.Sentence));
    }

    [Fact]
    public void Its_mean_is_named_with_the_size() => Assert.Equal(
        "s is 6× too small (residual 0): it is averaged over 6 where a sum is due, or a power like x^6 is differentiated without its factor 6", Scalar(dy => Sum(dy) / 6).Diagnoses.Single().Sentence);

    [Fact]
    public void Another_multiple_of_one_number_is_not_named() => Assert.Empty(Scalar(dy => 0.3 * Sum(dy)).Diagnoses);

    [Fact]
    public void A_path_that_is_cut_after_one_step_is_not_called_a_sum()
    {
        double[] x = Numbers.Of(4, 41), h = [0.6], a = [0.7], y = new double[4];
        double[] dx = new double[4], dh = new double[1], da = new double[1], dy = new double[4];
        void Forward()
        {
            for (var t = 0; t < 4; t++)
            {
                y[t] = (a[0] * (t > 0 ? y[t - 1] : h[0])) + x[t];
            }
        }

        void Backward()
        {
            dy.CopyTo(dx, 0); // what goes on from step to step is missing
            dh[0] = a[0] * dy[0];
            da[0] = (dy[0] * h[0]) + (dy[1] * y[0]) + (dy[2] * y[1]) + (dy[3] * y[2]);
        }

        var report = GradientCheck.Backward(GradientLayer.Of(
            [Component.Of("x", x, dx), Component.Of("h", h, dh)], [Component.Of("y", y, dy)], Forward, Backward) with
        {
            Parameters = [Component.Of("a", a, da)],
        });

        Assert.Equal(GradientVerdict.Mismatch, report.Verdict);
        Assert.DoesNotContain(LayerDiagnosisName.NotSummed, report.Diagnoses.Select(diagnosis => diagnosis.Name));
    }

    [Fact]
    public void A_path_that_is_cut_and_an_assignment_leave_the_same_and_both_are_listed()
    {
        double[] x = [0.7, -1.1, 0.4, -0.9], dx = new double[4], y = new double[8], dy = new double[8];
        void Forward() => Array.ForEach([0, 1, 2, 3], i => (y[i], y[4 + i]) = (Math.Tanh(x[i]), x[i] * x[i]));
        var report = GradientCheck.Backward(GradientLayer.Of([Component.Of("x", x, dx)], [Component.Of("y", y, dy)],
            Forward, () => Array.ForEach([0, 1, 2, 3], i => dx[i] = 2 * x[i] * dy[4 + i])));

        Assert.Equal(
            "x is assigned where it should be added, or lacks all paths but one (residual 0): "
                + "of several outputs that depend on an element one is left: write +=, and add up over all paths",
            report.Diagnoses.Single().Sentence);
        GradAssert.BackwardMatchesNumerical(GradientLayer.Of([Component.Of("x", x, dx)], [Component.Of("y", y, dy)], Forward,
            () => Array.ForEach([0, 1, 2, 3], i => dx[i] = (dy[i] * (1 - (y[i] * y[i]))) + (2 * x[i] * dy[4 + i]))));
    }

    /// <summary>A unit that is on for the last sample alone: its other samples are not left out by an assignment.</summary>
    [Fact]
    public void A_slope_below_zero_that_is_left_out_is_listed_with_an_assignment()
    {
        double[] x = [-0.9, -1.2, -0.7, 1.1], y = new double[4], dy = new double[4], s = [0.2], ds = [0];
        GradientReport Report(double slope) => GradientCheck.Backward(GradientLayer.Of(
            [Component.Of("s", s, ds)], [Component.Of("y", y, dy)],
            () => Array.ForEach([0, 1, 2, 3], n => y[n] = Math.Max(x[n] + s[0], 0.01 * (x[n] + s[0]))),
            () => ds[0] = Enumerable.Range(0, 4).Sum(n => dy[n] * (y[n] > 0 ? 1 : slope))), GradientRun.AsIs);

        Assert.Equal(GradientVerdict.Match, Report(0.01).Verdict);
        Assert.Equal(
            "s is assigned where it should be added, or lacks all paths but one (residual 0): it is not summed over axis 0 of y, of which the "
                + "last place is left: write +=; or is the slope of an activation below zero left out, where all of these outputs are?",
            Report(0).Diagnoses.Single().Sentence);
    }

    [Fact]
    public void One_of_two_outputs_is_named()
    {
        double[] x = Numbers.Of(5, 42), dx = new double[5], first = new double[2], last = new double[3];
        double[] dFirst = new double[2], dLast = new double[3];
        var report = GradientCheck.Backward(GradientLayer.Of(
            [Component.Of("x", x, dx)], [Component.Of("first", first, dFirst), Component.Of("last", last, dLast)],
            () => (first[0], first[1], last[0], last[1], last[2]) = (x[0], x[1], x[2], x[3], x[4]),
            () => (dx[0], dx[1], dx[2], dx[3], dx[4]) = (dFirst[0], dFirst[1], 0, 0, 0)), GradientRun.AsIs);

        Assert.Contains("the error is at output last alone", report.Runs[0].Components[0].Notes);
    }

    [Fact]
    public void A_corner_of_each_image_is_one_slice() => Assert.Equal(
        "x is zero in x[…, 2, 3] and right elsewhere (residual 0)",
        Truncated(Image((i, dy) => i % 12 == 11 ? 0 : dy[i]).Diagnoses.Single().Sentence));

    [Fact]
    public void Wrong_elements_here_and_there_are_no_slice() =>
        Assert.Empty(Image((i, dy) => i is 3 or 14 or 21 ? 0 : dy[i]).Diagnoses);

    [Fact]
    public void An_input_has_no_L2_term()
    {
        static double[] Unit(double[] x) => [.. x.Select(number => number / Math.Sqrt(x.Sum(other => other * other)))];

        var report = GradientCheck.Vjp(
            Unit, (x, c) => [.. c.Select(up => up / Math.Sqrt(x.Sum(other => other * other)))], Numbers.Of(5, 43));

        Assert.Equal([LayerDiagnosisName.TermAlongInput], report.Diagnoses.Select(diagnosis => diagnosis.Name));
        Assert.EndsWith("a term of the sum is missing, or has another factor", report.Diagnoses[0].Sentence);
    }

    [Fact]
    public void Of_a_difference_the_wrong_sign_is_also_the_gradient_of_the_other()
    {
        double[] a = Numbers.Of(4, 44), b = Numbers.Of(4, 45), da = new double[4], db = new double[4], y = [0], dy = [0];
        var report = GradientCheck.Backward(GradientLayer.Of(
            [Component.Of("a", a, da), Component.Of("b", b, db)], [Component.Of("y", y, dy)],
            () => y[0] = a.Zip(b, (p, q) => (p - q) * (p - q)).Sum(),
            () => Array.ForEach([0, 1, 2, 3], i => da[i] = db[i] = 2 * dy[0] * (a[i] - b[i]))));

        Assert.Equal([DiagnosisName.SignFlipped], report.Diagnoses.Select(diagnosis => diagnosis.Name));
        Assert.EndsWith("it holds the gradient of a", report.Diagnoses[0].Sentence);
    }

    [Fact]
    public void A_padding_that_is_off_by_one_shifts_the_gradient() =>
        Assert.Equal([LayerDiagnosisName.ShiftedWithEdge], Padded(1).Diagnoses.Select(diagnosis => diagnosis.Name));

    [Fact]
    public void One_that_is_off_by_two_is_not_called_off_by_one() =>
        Assert.DoesNotContain(LayerDiagnosisName.ShiftedWithEdge, Padded(2).Diagnoses.Select(diagnosis => diagnosis.Name));

    static GradientReport Padded(int off)
    {
        double[] w = [0.7, -1.1, 0.4];
        IEnumerable<(int T, int K, int Place)> Taps(int padding) =>
            from t in Enumerable.Range(0, 5)
            from k in Enumerable.Range(0, 3)
            let place = (2 * t) + k - padding
            where place is >= 0 and < 9
            select (t, k, place);

        return GradientCheck.Vjp(
            x => [.. Enumerable.Range(0, 5).Select(t => Taps(2).Where(tap => tap.T == t).Sum(tap => w[tap.K] * x[tap.Place]))],
            (x, c) => [.. x.Select((_, i) => Taps(2 - off).Where(tap => tap.Place == i).Sum(tap => w[tap.K] * c[tap.T]))],
            Numbers.Of(9, 47));
    }

    static GradientReport Image(Func<int, double[], double> backward)
    {
        double[] x = Numbers.Of(24, 46), dx = new double[24], y = new double[24], dy = new double[24];
        return GradientCheck.Backward(GradientLayer.Of(
            [Component.Of("x", x, dx, 2, 3, 4)], [Component.Of("y", y, dy)],
            () => Array.ForEach([.. Enumerable.Range(0, 24)], i => y[i] = Math.Sin(x[i])),
            () => Array.ForEach([.. Enumerable.Range(0, 24)], i => dx[i] = backward(i, dy) * Math.Cos(x[i]))));
    }

    static string Truncated(string sentence) => System.Text.RegularExpressions.Regex.Replace(sentence, @"residual \S+\)", "residual 0)");

    static double Sum(double[,] numbers) => numbers.Cast<double>().Sum();

    static GradientReport Scalar(Func<double[,], double> backward)
    {
        double[,] x = Numbers.GridOf(3, 2, 40), dx = new double[3, 2], y = new double[3, 2], dy = new double[3, 2];
        double[] s = [0.4], ds = [0];
        return GradientCheck.Backward(GradientLayer.Of(
            [Component.Of("x", x, dx)], [Component.Of("y", y, dy)],
            () => Array.ForEach([.. Enumerable.Range(0, 6)], i => y[i / 2, i % 2] = x[i / 2, i % 2] + s[0]),
            () =>
            {
                Array.Copy(dy, dx, 6);
                ds[0] = backward(dy);
            }) with { Parameters = [Component.Of("s", s, ds)] });
    }
}
