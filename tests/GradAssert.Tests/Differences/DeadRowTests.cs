namespace GradientTesting.Tests.Differences;

/// <summary>J = ½ Σ ‖W3·relu(W2·relu(W1·x + b1) + b2) − 1‖²; the last row switches off the first layer, so that the second sits on its kinks where b2 = 0.</summary>
public class DeadRowTests
{
    const int Width = 4;

    static readonly double[][] Rows = [[0.9, 0.4], [0.3, 0.8], [-0.7, -0.5]];

    readonly double[] w1 = new double[2 * Width], b1 = new double[Width], w2 = new double[Width * Width], b2 = new double[Width], w3 = new double[Width];
    readonly double[] dw1 = new double[2 * Width], db1 = new double[Width], dw2 = new double[Width * Width], db2 = new double[Width], dw3 = new double[Width];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(0.4)]
    public void Every_subgradient_of_a_right_network_passes_jittered(double atZero)
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var report = Check(GradientRun.Jittered(seed), atZero);
            Assert.True(report.Verdict == GradientVerdict.Match, report.ToString());
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(0.4)]
    public void However_many_elements_sit_on_kinks_a_subgradient_is_right_and_they_are_counted(double atZero)
    {
        var report = Check(GradientRun.AsIs, atZero);
        Assert.True(report.Verdict == GradientVerdict.Match, report.ToString());
        Assert.Equal(["4 of 4 elements on a kink"], report.Runs[0].Components[3].Notes);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    public void What_is_no_subgradient_is_noted_where_the_gradient_is_right_a_hair_beside_the_point(double atZero)
    {
        var report = Check(GradientRun.AsIs, atZero);
        Assert.True(report.Verdict == GradientVerdict.Match, report.ToString());
        Assert.StartsWith("at exactly these values the gradient of b2[", report.Runs[0].Components[3].Notes[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_weight_is_a_mismatch_although_biases_sit_on_kinks() => Assert.StartsWith(
        "The gradient of W2 is not the gradient of the cost.", Check(GradientRun.AsIs, 0, factor: 1.01).ToString(), StringComparison.Ordinal);

    GradientReport Check(GradientRun run, double atZero, double factor = 1)
    {
        for (var i = 0; i < w2.Length; i++)
        {
            w2[i] = 0.3 + (0.2 * Math.Cos(3 * i));
            w1[i % w1.Length] = 0.5 + (0.3 * Math.Sin(i % w1.Length));
            w3[i % Width] = 0.4 + (0.1 * (i % Width));
        }

        return GradientCheck.Run(
            GradientModel.Of(
                [
                    Component.Of("W1", w1, dw1, Width, 2), Component.Of("b1", b1, db1), Component.Of("W2", w2, dw2, Width, Width),
                    Component.Of("b2", b2, db2), Component.Of("W3", w3, dw3),
                ],
                () => Rows.Sum(x => 0.5 * Math.Pow(Forward(x).Output - 1, 2)),
                () => Backward(atZero, factor)),
            run);
    }

    (double[] Z1, double[] Z2, double Output) Forward(double[] x)
    {
        double[] z1 = [.. Enumerable.Range(0, Width).Select(h => b1[h] + (w1[2 * h] * x[0]) + (w1[(2 * h) + 1] * x[1]))];
        double[] z2 = [.. Enumerable.Range(0, Width).Select(h => b2[h] + Enumerable.Range(0, Width).Sum(k => w2[(h * Width) + k] * Math.Max(0, z1[k])))];
        return (z1, z2, z2.Select((z, h) => w3[h] * Math.Max(0, z)).Sum());
    }

    void Backward(double atZero, double factor)
    {
        foreach (var gradient in new[] { dw1, db1, dw2, db2, dw3 })
        {
            Array.Clear(gradient);
        }

        double Slope(double z) => z > 0 ? 1 : z == 0 ? atZero : 0;
        foreach (var x in Rows)
        {
            var (z1, z2, output) = Forward(x);
            for (var i = 0; i < w2.Length; i++)
            {
                var (h, k) = (i / Width, i % Width);
                var d2 = (output - 1) * w3[h] * Slope(z2[h]);
                var d1 = d2 * w2[i] * Slope(z1[k]);
                dw2[i] += factor * d2 * Math.Max(0, z1[k]);
                db1[k] += d1;
                dw1[2 * k] += d1 * x[0];
                dw1[(2 * k) + 1] += d1 * x[1];
                db2[h] += k == 0 ? d2 : 0;
                dw3[h] += k == 0 ? (output - 1) * Math.Max(0, z2[h]) : 0;
            }
        }
    }
}
