using GradientTesting.TestModels;

namespace GradientTesting.Tests.Differences;

public class SinglePrecisionTests
{
    const int Seeds = 60;

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    [InlineData(false, 100)]
    public void Right_networks_are_never_a_mismatch(bool summedInDouble, float constant)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var report = Check(summedInDouble, constant, seed, (_, _) => { });
            Assert.True(report.Verdict != GradientVerdict.Mismatch, $"Seed {seed}: {report}");
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Right_networks_match(bool summedInDouble)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var report = Check(summedInDouble, 0, seed, (_, _) => { });
            Assert.True(report.Verdict == GradientVerdict.Match, $"Seed {seed}: {report}");
        }
    }

    [Theory]
    [InlineData(true, 0, 0.03)]
    [InlineData(false, 0, 0.04)]
    [InlineData(false, 1, 0.04)]
    [InlineData(false, 100, 0.1)]
    public void An_error_in_one_element_is_never_a_match(bool summedInDouble, float constant, double partOfComponent)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            foreach (var layer in new[] { "W1", "b1", "W2", "b2" })
            {
                var report = Check(summedInDouble, constant, seed, (name, gradient) =>
                {
                    if (name == layer)
                    {
                        gradient[seed % gradient.Length] += partOfComponent * Magnitude.Rms(gradient) * (seed % 2 == 0 ? 1 : -1);
                    }
                });
                Assert.True(report.Verdict != GradientVerdict.Match, $"Seed {seed}, {layer}: {report}");
            }
        }
    }

    /// <summary>
    /// A walk says how wrong a claim is over all of its length, and the error of one that is wrong by a factor changes with the slope: the
    /// number in the report is that of the point.
    /// </summary>
    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    [InlineData(0)]
    public void Of_a_wrong_gradient_the_numeric_one_is_that_of_the_point(float factor)
    {
        for (var seed = 1; seed <= 40; seed++)
        {
            var random = new Random(seed);
            float[] mu = [2 + random.NextSingle()], d = [0], data = [.. Enumerable.Range(0, 10).Select(_ => 1 + (4 * random.NextSingle()))];
            var report = GradientCheck.Run(
                GradientModel.Of(
                    [Component.Of("mu", mu, d)],
                    () => data.Sum(x => (double)((mu[0] - x) * (mu[0] - x) / 2)),
                    () => d[0] = factor * data.Sum(x => mu[0] - x)),
                GradientRun.AsIs);
            var worst = report.Runs[0].Components[0].Worst;

            Assert.InRange(Math.Abs(worst.Numeric - data.Sum(x => (double)mu[0] - x)), 0, worst.ErrorBar);
            Assert.InRange(worst.ErrorBar, 0, 0.001 * data.Length);
        }
    }

    /// <summary>
    /// Where all are wrong three are walked along, and the others are known by differences alone, at steps that bend the slope: by how much,
    /// their bars say. Names have to fit within two of them.
    /// </summary>
    [Fact]
    public void Of_what_nobody_walks_along_the_bar_has_how_far_the_step_bends_the_slope()
    {
        var (outside, far) = (0, 0.0);
        for (var seed = 1; seed <= 40; seed++)
        {
            var random = new Random(seed);
            float[] w = [.. Enumerable.Range(0, 12).Select(_ => (2 * random.NextSingle()) - 1)], dw = new float[w.Length];
            float[] times = [.. w.Select(_ => 2 + (2 * random.NextSingle()))];
            var report = GradientCheck.Run(
                GradientModel.Of(
                    [Component.Of("w", w, dw)],
                    () =>
                    {
                        var sum = 0f;
                        for (var i = 0; i < w.Length; i++)
                        {
                            sum += MathF.Sinh(times[i] * w[i]);
                        }

                        return sum;
                    },
                    () =>
                    {
                        for (var i = 0; i < w.Length; i++)
                        {
                            dw[i] = -times[i] * MathF.Cosh(times[i] * w[i]);
                        }
                    }),
                GradientRun.AsIs);
            Assert.Equal(GradientVerdict.Mismatch, report.Verdict);
            foreach (var element in report.Runs[0].Components[0].WorstElements)
            {
                var slope = times[element.Index[0]] * Math.Cosh((double)times[element.Index[0]] * w[element.Index[0]]);
                var bars = Math.Abs(element.Numeric - slope) / element.ErrorBar;
                (outside, far) = (outside + (bars > 1 ? 1 : 0), Math.Max(far, bars));
            }
        }

        Assert.InRange(outside, 0, 2);
        Assert.InRange(far, 0, 2);
    }

    [Fact]
    public void An_error_of_a_tenth_is_named()
    {
        var report = Check(false, 0, 3, (name, gradient) => gradient[0] *= name == "b2" ? 1.1 : 1);
        Assert.StartsWith(
            "The gradient of b2 is not the gradient of the cost. That of W1, b1 and W2 agrees within error bars.\n",
            report.ToString(), StringComparison.Ordinal);
        Assert.Equal("b2[0]", report.Runs[0].Components[3].Worst.Name);
    }

    static GradientReport Check(bool summedInDouble, float constant, int seed, Action<string, TensorView> mistake)
    {
        var network = new Float32Network(summedInDouble, seed);
        return GradientCheck.Run(
            GradientModel.Of(
                network.Components,
                () => constant == 0 ? network.Cost() : (float)network.Cost() + constant,
                () =>
                {
                    network.ComputeGradient();
                    foreach (var component in network.Components)
                    {
                        mistake(component.Name, component.Gradient);
                    }
                }),
            GradientRun.AsIs);
    }
}
