using System.Text.RegularExpressions;
using MathNet.Numerics.LinearAlgebra;
using Complex = System.Numerics.Complex;

namespace GradientTesting.Derivatives.Tests;

public class ComplexTests
{
    static readonly Complex[][] inputs =
    [
        [new(0.4, -1.2), new(1.1, 0.3), new(-0.6, 0.8)], [new(-0.9, 0.2), new(0.5, 1.4), new(0.7, -0.1)],
        [new(1.3, 0.6), new(-0.2, -0.8), new(0.9, 1.1)], [new(0.1, 0.9), new(-1.5, 0.4), new(-0.3, -1.3)],
    ];

    static readonly Complex[] wanted = [new(0.3, 1.1), new(-0.7, 0.5), new(1.2, -0.4), new(0.6, 0.2)];

    static Complex Error(IList<Complex> w, int k) =>
        inputs[k].Select((x, j) => x * w[j]).Aggregate(-wanted[k], (sum, term) => sum + term);

    static double Cost(IList<Complex> w) =>
        Enumerable.Range(0, wanted.Length).Sum(k => Error(w, k).Real * Error(w, k).Real + (Error(w, k).Imaginary * Error(w, k).Imaginary));

    // The conjugate Wirtinger derivative: errors times conjugated inputs.
    static Complex Slope(IList<Complex> w, int j) =>
        Enumerable.Range(0, wanted.Length).Aggregate(Complex.Zero, (sum, k) => sum + (Error(w, k) * Complex.Conjugate(inputs[k][j])));

    static GradientReport Check(Func<Complex, Complex> of, ComplexGradient convention)
    {
        Complex[] w = [new(0.2, -0.5), new(-0.8, 0.3), new(0.4, 0.9)], dw = new Complex[3];
        return GradientCheck.Run(
            GradientModel.Of([Component.Of("w", w, dw, convention)], () => Cost(w), () =>
            {
                for (var j = 0; j < 3; j++)
                {
                    dw[j] = of(Slope(w, j));
                }
            }), GradientRun.AsIs);
    }

    [Fact]
    public void Both_conventions_match_where_they_are_named()
    {
        Assert.Equal(GradientVerdict.Match, Check(slope => 2 * slope, ComplexGradient.PartialDerivatives).Verdict);
        Assert.Equal(GradientVerdict.Match, Check(slope => slope, ComplexGradient.ConjugateWirtinger).Verdict);
        Assert.Equal([3, 2], Check(slope => slope, ComplexGradient.ConjugateWirtinger).Runs[0].Components[0].Shape);
    }

    static readonly Complex i = Complex.ImaginaryOne;

    public static TheoryData<string, ComplexGradient, string> Mistakes => new()
    {
        { "half", ComplexGradient.PartialDerivatives,
            "w is the conjugate Wirtinger derivative ∂J/∂z̄, half of ∂J/∂x + i ∂J/∂y (residual 0): where that is meant, pass "
                + "ComplexGradient.ConjugateWirtinger" },
        { "twice", ComplexGradient.ConjugateWirtinger,
            "w is ∂J/∂x + i ∂J/∂y, twice the conjugate Wirtinger derivative (residual 0): where that is meant, pass "
                + "ComplexGradient.PartialDerivatives" },
        { "conjugated", ComplexGradient.PartialDerivatives,
            "w is conjugated (residual 0): is it ∂J/∂x − i ∂J/∂y, where ∂J/∂x + i ∂J/∂y is expected?" },
        { "conjugated", ComplexGradient.ConjugateWirtinger, "w is conjugated (residual 0): is it ∂J/∂z, where ∂J/∂z̄ is expected?" },
        { "conjugated half", ComplexGradient.PartialDerivatives,
            "w is the Wirtinger derivative ∂J/∂z: conjugated, and half of ∂J/∂x + i ∂J/∂y (residual 0)" },
        { "conjugated twice", ComplexGradient.ConjugateWirtinger,
            "w is ∂J/∂x − i ∂J/∂y: conjugated, and twice the Wirtinger derivative (residual 0)" },
        { "real part", ComplexGradient.PartialDerivatives,
            "w lacks its imaginary parts (residual 0): is the real part taken of a product?" },
        { "times i", ComplexGradient.ConjugateWirtinger, "w is multiplied by i (residual 0)" },
        { "sign", ComplexGradient.ConjugateWirtinger, "w has the wrong sign (residual 0)" },
    };

    [Theory, MemberData(nameof(Mistakes))]
    public void A_gradient_of_another_convention_or_part_is_named(string mistake, ComplexGradient convention, string said)
    {
        var times = convention == ComplexGradient.PartialDerivatives ? 2 : 1;
        var report = Check(
            slope => times * (mistake switch
            {
                "half" => slope / 2,
                "twice" => 2 * slope,
                "conjugated" => Complex.Conjugate(slope),
                "conjugated half" => Complex.Conjugate(slope) / 2,
                "conjugated twice" => 2 * Complex.Conjugate(slope),
                "real part" => slope.Real,
                "times i" => i * slope,
                _ => -slope,
            }), convention);
        Assert.Equal(GradientVerdict.Mismatch, report.Verdict);
        Assert.Matches(
            $"^{Regex.Escape(said).Replace("residual\\ 0", "residual\\ [-0-9e]+", StringComparison.Ordinal)}$", report.Diagnosis?.Sentence);
    }

    [Fact]
    public void Elements_are_named_by_their_part_and_shown_in_the_convention_of_the_model()
    {
        var report = Check(slope => slope + (0.5 * i), ComplexGradient.ConjugateWirtinger);
        var worst = report.Runs[0].Components[0].Worst;
        Assert.Equal(1, worst.Index[1]);
        Assert.Contains($"w[{worst.Index[0]}].Imaginary ", report.ToString(), StringComparison.Ordinal);
        Assert.Equal(0.5, worst.Analytic - worst.Numeric, 1e-6);
    }

    [Theory]
    [InlineData(1, -1, "w is of the wrong sign in one element, w[1].Imaginary, and right elsewhere")]
    [InlineData(1, 0, "w is zero in one element, w[1].Imaginary, and right elsewhere")]
    public void One_part_of_one_number_is_named_by_it(int wrong, double times, string said)
    {
        Complex[] w = [new(0.2, -0.5), new(-0.8, 0.3), new(0.4, 0.9)], dw = new Complex[3];
        var report = GradientCheck.Run(
            GradientModel.Of([Component.Of("w", w, dw)], () => Cost(w), () =>
            {
                for (var j = 0; j < 3; j++)
                {
                    dw[j] = 2 * Slope(w, j);
                    dw[j] = j == wrong ? new(dw[j].Real, times * dw[j].Imaginary) : dw[j];
                }
            }), GradientRun.AsIs);
        Assert.StartsWith(said, report.Diagnosis?.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void One_number_is_named_by_its_index_and_parts_as_parts()
    {
        Complex[] w = [new(0.2, -0.5), new(-0.8, 0.3), new(0.4, 0.9)], dw = new Complex[3];
        GradientReport Of(Func<int, Complex, Complex> change) => GradientCheck.Run(
            GradientModel.Of([Component.Of("w", w, dw)], () => Cost(w), () =>
            {
                for (var j = 0; j < 3; j++)
                {
                    dw[j] = change(j, 2 * Slope(w, j));
                }
            }), GradientRun.AsIs);
        Assert.StartsWith(
            "w is zero in w[2] and right elsewhere", Of((j, slope) => j == 2 ? 0 : slope).Diagnosis?.Sentence, StringComparison.Ordinal);
        Assert.StartsWith(
            "w is 3× too large in its real parts and right elsewhere",
            Of((_, slope) => new(3 * slope.Real, slope.Imaginary)).Diagnosis?.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void All_storage_is_seen_by_rows_and_by_parts()
    {
        var matrix = Matrix<Complex>.Build.Dense(2, 3, (row, column) => new(row, column));
        var seen = Component.Of("W", matrix, matrix.Clone());
        Assert.Equal([2, 3, 2], seen.Shape);
        Assert.Equal([0.0, 0, 0, 1, 0, 2, 1, 0, 1, 1, 1, 2], Enumerable.Range(0, seen.Length).Select(k => seen.Values[k]));
        seen.Values[9] = 7;
        Assert.Equal(new(1, 7), matrix[1, 1]);

        var half = Component.Of("W", matrix, matrix.Clone(), ComplexGradient.ConjugateWirtinger);
        Assert.Equal(14, half.Gradient[9]);
        half.Gradient[9] = 3;
        Assert.Equal(3, half.Gradient[9]);
        Assert.Equal(7, half.Values[9]);
    }

    [Fact]
    public void Vectors_matrices_and_what_is_replaced_match()
    {
        foreach (var convention in Enum.GetValues<ComplexGradient>())
        {
            var times = convention == ComplexGradient.PartialDerivatives ? 2 : 1;
            Vector<Complex> w = Vector<Complex>.Build.Dense([new(0.2, -0.5), new(-0.8, 0.3), new(0.4, 0.9)]), dw = w.Clone();
            Vector<Complex> Of(Vector<Complex> of) => Vector<Complex>.Build.Dense(3, j => times * Slope(of, j));
            Matches(Component.Of("w", w, dw, convention), () => Cost(w), () => Of(w).CopyTo(dw));
            Matches(Component.Of("w", () => w, () => dw, convention), () => Cost(w), () => dw = Of(w));

            Matrix<Complex> W = w.ToRowMatrix(), dW = W.Clone();
            Matches(Component.Of("W", W, dW, convention), () => Cost(W.Row(0)), () => dW.SetRow(0, Of(W.Row(0))));
            Matches(Component.Of("W", () => W, () => dW, convention), () => Cost(W.Row(0)), () => dW = Of(W.Row(0)).ToRowMatrix());

            Complex[] array = w.ToArray(), slopes = [];
            Matches(Component.Of("w", () => array, () => slopes, convention), () => Cost(array),
                () => slopes = Of(Vector<Complex>.Build.Dense(array)).ToArray());
        }

        static void Matches(Component component, Func<double> cost, Action gradient) =>
            GradAssert.MatchesNumerical(GradientModel.Of([component], cost, gradient));
    }

    [Fact]
    public void What_cannot_be_seen_is_said()
    {
        var sparse = Vector<Complex>.Build.Sparse(3);
        Assert.StartsWith(
            "Component \"w\", values: expected a dense vector, found a SparseVector. Let the model hold a dense vector and pass that: "
                + "Vector<Complex>.Build.DenseOfVector(b).",
                    Assert.Throws<ArgumentException>(() => Component.Of("w", sparse, sparse)).Message);
        var matrix = Matrix<Complex>.Build.Diagonal(3, 3);
        Assert.Contains("found a DiagonalMatrix", Assert.Throws<ArgumentException>(() => Component.Of("W", matrix, matrix)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Component.Of("w", new Complex[1], new Complex[1], (ComplexGradient)7));
        Assert.Throws<ArgumentException>(() => Component.Of("w", Array.Empty<Complex>(), Array.Empty<Complex>()));
    }
}
