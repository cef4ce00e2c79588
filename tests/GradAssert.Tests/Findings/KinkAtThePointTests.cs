namespace GradientTesting.Tests.Findings;

/// <summary>
/// Kinks exactly at the point of the user's own: whatever lies between the slopes is right, and a value outside is judged a
/// hair beside.
/// </summary>
public class KinkAtThePointTests
{
    const string Note = "at exactly these values";

    public static TheoryData<double> Subgradients => [-1, -0.3, 0, 0.5, 1];

    [Theory]
    [MemberData(nameof(Subgradients))]
    public void A_subgradient_matches_however_few_elements_there_are(double atZero)
    {
        foreach (var length in new[] { 2, 3, 6, 19 })
        {
            var report = Judged.Matches(Absolute(length, kinks: 1, atZero, beside: 1));
            Assert.DoesNotContain(Note, report.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Subgradients))]
    public void A_subgradient_matches_however_many_elements_sit_on_kinks(double atZero) =>
        Judged.Matches(Absolute(6, kinks: 4, atZero, beside: 1));

    [Theory]
    [InlineData(1.5)]
    [InlineData(-3)]
    [InlineData(1.01)]
    public void A_value_outside_the_slopes_that_is_right_a_hair_beside_matches_with_a_note(double atZero)
    {
        foreach (var kinks in new[] { 1, 4 })
        {
            var report = Judged.Matches(Absolute(6, kinks, atZero, beside: 1));
            Assert.Contains(Note, report.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(1.5)]
    [InlineData(-1)]
    [InlineData(1.01)]
    public void A_value_outside_the_slopes_that_is_wrong_beside_too_is_called_wrong(double factor)
    {
        foreach (var kinks in new[] { 1, 4 })
        {
            var report = Judged.IsWrongIn(Absolute(6, kinks, atZero: 2 * factor, beside: factor), "w");
            Assert.DoesNotContain("sit on kinks", report.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact(Skip = "Open: in single precision a value a thousandth outside its neighbours is not noted.")]
    public void What_holds_in_double_holds_in_float_beside_a_constant()
    {
        foreach (var kinks in new[] { 1, 4 })
        {
            Assert.DoesNotContain(Note, Judged.Matches(AbsoluteInFloat(kinks, atZero: 0.25f, beside: 1)).ToString(), StringComparison.Ordinal);
            Assert.Contains(Note, Judged.Matches(AbsoluteInFloat(kinks, atZero: 1.001f, beside: 1)).ToString(), StringComparison.Ordinal);
            Judged.IsWrongIn(AbsoluteInFloat(kinks, atZero: 1.02f, beside: 1.01f), "w");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Backpropagation_through_two_kinks_at_once_matches_with_a_note(double atZero)
    {
        // relu(x) − relu(−x) is x; at zero its backward pass gives what it gives there twice.
        double Slope(double x) => x > 0 ? 1 : x < 0 ? 0 : atZero / 2;
        foreach (var length in new[] { 2, 3, 30 })
        {
            var report = Judged.Matches(GradientCheck.Run(
                theta => Math.Max(0, theta[0]) - Math.Max(0, -theta[0]) + theta.Skip(1).Sum(Math.Sin),
                theta => [Slope(theta[0]) + Slope(-theta[0]), .. theta.Skip(1).Select(Math.Cos)],
                [0, .. Enumerable.Range(1, length - 1).Select(i => 0.1 * i)]));
            Assert.Contains(Note, report.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_tie_of_a_maximum_that_is_paid_to_one_or_shared_matches()
    {
        foreach (var (first, second) in new[] { (1.0, 0.0), (0, 1), (0.5, 0.5), (0.3, 0.7) })
        {
            var report = Judged.Matches(Maximum(first, second));
            Assert.DoesNotContain(Note, report.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_tie_of_a_maximum_that_is_paid_twice_matches_since_each_lies_between()
    {
        var report = Judged.Matches(Maximum(1, 1)).ToString();
        Assert.Contains("2 of 4 elements on a kink", report, StringComparison.Ordinal);
        Assert.DoesNotContain(Note, report, StringComparison.Ordinal);
    }

    [Fact]
    public void A_maximum_that_is_paid_twice_wherever_it_is_is_called_wrong() =>
        Judged.IsWrongIn(Maximum(2, 0, beside: 2), "theta");

    [Fact]
    public void A_row_that_switches_a_layer_off_leaves_a_right_network_a_match()
    {
        foreach (var atZero in new[] { 0, 1, 0.4 })
        {
            Judged.Matches(SwitchedOff(atZero, 1));
            Judged.IsWrongIn(SwitchedOff(atZero, 1.1), "W2");
        }
    }

    /// <summary>J = Σ |w|, of which the first few are zero.</summary>
    static GradientReport Absolute(int length, int kinks, double atZero, double beside)
    {
        double[] w = [.. Enumerable.Range(0, length).Select(i => i < kinks ? 0 : 0.3 + (0.2 * i))], dw = new double[length];
        return GradientCheck.Run(
            GradientModel.Of([Component.Of("w", w, dw)], () => w.Sum(Math.Abs), () =>
            {
                for (var i = 0; i < length; i++)
                {
                    // What is wrong beside a kink is right where there is none.
                    dw[i] = w[i] == 0 ? atZero : Math.Sign(w[i]) * (i < kinks ? beside : 1);
                }
            }),
            GradientRun.AsIs);
    }

    /// <summary>J = 100 + Σ |w| of six elements in float, of which the first few are zero.</summary>
    static GradientReport AbsoluteInFloat(int kinks, float atZero, float beside)
    {
        float[] w = [.. Enumerable.Range(0, 6).Select(i => i < kinks ? 0 : 0.3f + (0.2f * i))], dw = new float[6];
        return GradientCheck.Run(
            GradientModel.Of([Component.Of("w", w, dw)], Cost, () =>
            {
                for (var i = 0; i < w.Length; i++)
                {
                    dw[i] = w[i] == 0 ? atZero : MathF.Sign(w[i]) * (i < kinks ? beside : 1);
                }
            }),
            GradientRun.AsIs);

        double Cost()
        {
            var sum = 100f;
            foreach (var element in w)
            {
                sum += MathF.Abs(element);
            }

            return sum;
        }
    }

    /// <summary>J = max(θ₀, θ₁) + sin θ₂ + …, where the first two are equal.</summary>
    static GradientReport Maximum(double first, double second, double beside = 1) => GradientCheck.Run(
        theta => Math.Max(theta[0], theta[1]) + theta.Skip(2).Sum(Math.Sin),
        theta =>
        [
            theta[0] == theta[1] ? first : theta[0] > theta[1] ? beside : 0,
            theta[0] == theta[1] ? second : theta[1] > theta[0] ? beside : 0,
            .. theta.Skip(2).Select(Math.Cos),
        ],
        [0.5, 0.5, 0.3, 0.8]);

    /// <summary>J = ½ Σ (v·relu(W2·relu(w1·x) + b2) − 1)², where for one x of three all of relu(w1·x) is zero, and b2 is.</summary>
    static GradientReport SwitchedOff(double atZero, double factor)
    {
        const int width = 3;
        double[] xs = [0.9, 0.4, -0.7], w1 = [0.8, 0.5, 1.1], v = [0.7, -0.4, 0.9], b2 = new double[width];
        double[] w2 = [0.6, -0.3, 0.5, 0.2, 0.7, -0.6, -0.4, 0.3, 0.8], dw2 = new double[w2.Length], db2 = new double[width];
        return GradientCheck.Run(GradientModel.Of([Component.Of("W2", w2, dw2, width, width), Component.Of("b2", b2, db2)], () => xs.Sum(Loss), Gradient), GradientRun.AsIs);

        double Hidden(double x, int i) => Math.Max(0, w1[i] * x);

        double Z(double x, int o) => b2[o] + Enumerable.Range(0, width).Sum(i => w2[(o * width) + i] * Hidden(x, i));

        double Error(double x) => Enumerable.Range(0, width).Sum(o => v[o] * Math.Max(0, Z(x, o))) - 1;

        double Loss(double x) => Error(x) * Error(x) / 2;

        void Gradient()
        {
            Array.Clear(dw2);
            Array.Clear(db2);
            foreach (var x in xs)
            {
                for (var o = 0; o < width; o++)
                {
                    var d = Error(x) * v[o] * (Z(x, o) > 0 ? 1 : Z(x, o) < 0 ? 0 : atZero);
                    db2[o] += d;
                    for (var i = 0; i < width; i++)
                    {
                        dw2[(o * width) + i] += factor * d * Hidden(x, i);
                    }
                }
            }
        }
    }
}
