namespace GradientTesting.Tests.Layers;

/// <summary>
/// <c>hₜ = tanh(W xₜ + U hₜ₋₁ + b)</c>, h₋₁ = 0: at the first step tanh′ of the state before is 1, as one that is left out.
/// </summary>
public class StepOfDerivativeTests
{
    const int Steps = 3, In = 2, Size = 3;

    const string Why = " (residual 0): at the others it is not known: is it left out, or taken at another step, such as at a first state of zero?";

    readonly double[,] x = Numbers.GridOf(Steps, In, 81), w = Numbers.GridOf(Size, In, 82), u = Numbers.GridOf(Size, Size, 83);
    readonly double[,] dx = new double[Steps, In], dw = new double[Size, In], du = new double[Size, Size];
    readonly double[,] h = new double[Steps, Size], dh = new double[Steps, Size];
    readonly double[] b = Numbers.Of(Size, 84), db = new double[Size];

    [Fact]
    public void At_its_own_step_it_is_right() => Assert.Equal(GradientVerdict.Match, Check((t, k) => 1 - (h[t, k] * h[t, k])).Verdict);

    [Fact]
    public void At_the_step_before_it_is_not_said_to_be_left_out() => Assert.Equal(
        ["x has 1 for the derivative of tanh at outputs h[0, …]" + Why, "W has 1 for the derivative of tanh at outputs h[0, …]" + Why,
            "b has 1 for the derivative of tanh at outputs h[0, …]" + Why],
        Told((t, k) => t > 0 ? 1 - (h[t - 1, k] * h[t - 1, k]) : 1));

    [Fact]
    public void Nor_are_other_steps_where_it_is_left_out_at_the_first_alone() => Assert.All(
        Told((t, k) => t > 0 ? 1 - (h[t, k] * h[t, k]) : 1),
        sentence => Assert.DoesNotContain("left out (residual", sentence, StringComparison.Ordinal));

    string[] Told(Func<int, int, double> slope)
    {
        var report = Check(slope);
        Assert.Equal(GradientVerdict.Mismatch, report.Verdict);
        return [.. report.Diagnoses.Select(diagnosis => diagnosis.Sentence)];
    }

    GradientReport Check(Func<int, int, double> slope) => GradientCheck.Backward(GradientLayer.Of(
        [Component.Of("x", x, dx)], [Component.Of("h", h, dh)], Forward, () => Backward(slope)) with
    {
        Name = "RNN", Parameters = [Component.Of("W", w, dw), Component.Of("U", u, du), Component.Of("b", b, db)],
    });

    void Forward()
    {
        for (var t = 0; t < Steps; t++)
        {
            for (var k = 0; k < Size; k++)
            {
                h[t, k] = Math.Tanh(b[k] + Enumerable.Range(0, In).Sum(j => w[k, j] * x[t, j])
                    + (t > 0 ? Enumerable.Range(0, Size).Sum(j => u[k, j] * h[t - 1, j]) : 0));
            }
        }
    }

    void Backward(Func<int, int, double> slope)
    {
        foreach (var gradient in new Array[] { dx, dw, du, db })
        {
            Array.Clear(gradient);
        }

        var carried = new double[Size];
        for (var t = Steps - 1; t >= 0; t--)
        {
            var next = new double[Size];
            for (var k = 0; k < Size; k++)
            {
                var dz = (dh[t, k] + carried[k]) * slope(t, k);
                db[k] += dz;
                for (var j = 0; j < In; j++)
                {
                    dw[k, j] += dz * x[t, j];
                    dx[t, j] += dz * w[k, j];
                }

                for (var j = 0; j < Size && t > 0; j++)
                {
                    du[k, j] += dz * h[t - 1, j];
                    next[j] += dz * u[k, j];
                }
            }

            carried = next;
        }
    }
}
