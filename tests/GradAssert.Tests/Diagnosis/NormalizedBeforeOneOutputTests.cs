using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Diagnoses;

/// <summary>
/// What a normalization without a term of its backward pass hands on is a multiple of the one output that follows, whatever the sample.
/// </summary>
public class NormalizedBeforeOneOutputTests
{
    const int Samples = 6, In = 3, Hidden = 5;

    readonly double[] x = Layers.Numbers.Of(Samples * In, 21), t = Layers.Numbers.Of(Samples, 22);
    readonly double[] u = Layers.Numbers.Of(In * Hidden, 23), v = Layers.Numbers.Of(Hidden, 24);
    readonly double[] du = new double[In * Hidden], dv = new double[Hidden];
    readonly double[,] n = new double[Samples, Hidden];
    readonly double[] sd = new double[Samples], e = new double[Samples];

    [Fact]
    public void The_sum_over_samples_is_not_the_only_one_that_is_asked_about()
    {
        Assert.Equal(GradientVerdict.Match, Of(ofVariance: 1).Verdict);
        Assert.Equal(
            [
                "Most likely, U is one column times one row, where the right gradient is a sum of several (residual …): "
                    + "is it that of one sample or one step only, assigned where it should be added, a product of sums, or does all that "
                    + "it receives come from one output, or from two that are each other's negatives?",
            ],
            Told.Of(Of(ofVariance: 0)));
    }

    double Cost()
    {
        for (var i = 0; i < Samples; i++)
        {
            double[] z = [.. Enumerable.Range(0, Hidden)
                .Select(j => Enumerable.Range(0, In).Sum(a => x[(i * In) + a] * u[(a * Hidden) + j]))];
            sd[i] = Math.Sqrt(z.Average(number => Math.Pow(number - z.Average(), 2)) + 1e-3);
            Array.ForEach([0, 1, 2, 3, 4], j => n[i, j] = (z[j] - z.Average()) / sd[i]);
            e[i] = Enumerable.Range(0, Hidden).Sum(j => n[i, j] * v[j]) - t[i];
        }

        return e.Sum(error => error * error / 2);
    }

    GradientReport Of(int ofVariance) => GradientCheck.Run(
        GradientModel.Of(
            [Component.Of("U", u, du, In, Hidden), Component.Of("V", v, dv)], Cost,
            () =>
            {
                Cost();
                Array.ForEach([du, dv], Array.Clear);
                for (var i = 0; i < Samples; i++)
                {
                    var (m1, m2) = (e[i] * v.Average(), e[i] * Enumerable.Range(0, Hidden).Average(j => n[i, j] * v[j]));
                    for (var j = 0; j < Hidden; j++)
                    {
                        dv[j] += e[i] * n[i, j];
                        for (var a = 0; a < In; a++)
                        {
                            du[(a * Hidden) + j] += x[(i * In) + a] * ((e[i] * v[j]) - m1 - (ofVariance * n[i, j] * m2)) / sd[i];
                        }
                    }
                }
            }),
        GradientRun.AsIs);
}
