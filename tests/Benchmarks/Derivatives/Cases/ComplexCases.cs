using MathNet.Numerics.LinearAlgebra;
using Complex = System.Numerics.Complex;

namespace GradientTesting.Benchmarks;

internal static class ComplexCases
{
    const string Kind = "complex", Field = "signal processing";

    static readonly Complex i = Complex.ImaginaryOne;

    public static IEnumerable<DerivativeCase> All => [Filter, Intensities, Array, Impedance];

    static double Square(Complex z) => (z.Real * z.Real) + (z.Imaginary * z.Imaginary);

    static GradientReport Check(Complex[] at, Func<Complex[], double> cost, Func<Complex[], Complex[]> gradient, ComplexGradient convention)
    {
        Complex[] w = [.. at], dw = new Complex[at.Length];
        return GradientCheck.Run(GradientModel.Of([Component.Of("w", w, dw, convention)], () => cost(w), () => gradient(w).CopyTo(dw, 0)),
            GradientRun.AsIs);
    }

    static Complex[] Each(this Complex[] numbers, Func<Complex, Complex> of) => [.. numbers.Select(of)];

    static DerivativeCase Filter
    {
        get
        {
            // Least mean squares with conjugated weights: e = d − wᴴx.
            Complex[][] x = [[new(0.7, 0.2), new(-1.1, 0.5)], [new(0.1, -0.9), new(0.4, 1.3)], [new(-0.6, 0.8), new(1.2, -0.3)]];
            Complex[] d = [new(0.5, -0.4), new(1.3, 0.2), new(-0.2, 0.9)];
            Complex Error(Complex[] w, int k) => d[k] - x[k].Select((each, j) => Complex.Conjugate(w[j]) * each).Aggregate((a, b) => a + b);
            double Cost(Complex[] w) => Enumerable.Range(0, 3).Sum(k => Square(Error(w, k)));
            Complex[] Of(Complex[] w) =>
                [.. w.Select((_, j) =>
                    Enumerable.Range(0, 3).Select(k => -Complex.Conjugate(Error(w, k)) * x[k][j]).Aggregate((a, b) => a + b))];
            GradientReport With(Func<Complex[], Complex[]> gradient) =>
                Check([new(0.3, 0.6), new(-0.5, 0.1)], Cost, gradient, ComplexGradient.ConjugateWirtinger);
            return new DerivativeCase(Kind, Field, "adaptive filter, half by convention", () => With(Of))
                .Wrong("twice", () => With(w => Of(w).Each(g => 2 * g)), "is ∂J/∂x + i ∂J/∂y")
                .Wrong("conjugated", () => With(w => Of(w).Each(Complex.Conjugate)), "is conjugated")
                .Wrong("real part of the products", () => With(w => Of(w).Each(g => g.Real)), "lacks its imaginary parts")
                .Wrong("error not conjugated", () => With(w =>
                    [.. w.Select((_, j) => Enumerable.Range(0, 3).Select(k => -Error(w, k) * x[k][j]).Aggregate((a, b) => a + b))]))
                .Wrong("to be added", () => With(w => Of(w).Each(g => -g)), "has the wrong sign");
        }
    }

    static DerivativeCase Intensities
    {
        get
        {
            // Phase retrieval: squared moduli of measurements against what was seen.
            Complex[][] a = [[new(1, 0.4), new(-0.3, 0.8)], [new(0.2, -1), new(0.9, 0.5)], [new(-0.7, 0.6), new(0.4, -1.2)],
                [new(0.5, 0.5), new(1.1, 0)]];
            double[] seen = [1.2, 0.4, 2.1, 0.8];
            Complex Measured(Complex[] z, int k) => a[k].Select((each, j) => each * z[j]).Aggregate((one, other) => one + other);
            double Cost(Complex[] z) => Enumerable.Range(0, 4).Sum(k => Math.Pow(Square(Measured(z, k)) - seen[k], 2)) / 2;
            Complex[] Of(Complex[] z) => [.. z.Select((_, j) => Enumerable.Range(0, 4).Select(k =>
                2 * (Square(Measured(z, k)) - seen[k]) * Measured(z, k) * Complex.Conjugate(a[k][j])).Aggregate((one, other) => one
                    + other))];
            GradientReport With(Func<Complex[], Complex[]> gradient) =>
                Check([new(0.8, -0.3), new(0.2, 0.7)], Cost, gradient, ComplexGradient.PartialDerivatives);
            return new DerivativeCase(Kind, Field, "phase retrieval", () => With(Of))
                .Wrong("by Wirtinger", () => With(z => Of(z).Each(g => g / 2)), "is the conjugate Wirtinger derivative")
                .Wrong("by Wirtinger, not conjugated", () => With(z => Of(z).Each(g => Complex.Conjugate(g) / 2)),
                    "is the Wirtinger derivative ∂J/∂z")
                .Wrong("as JAX has it", () => With(z => Of(z).Each(Complex.Conjugate)), "is conjugated")
                .Wrong("four times", () => With(z => Of(z).Each(g => 4 * g)), "4× too large")
                .Wrong("the second left out", () => With(z => [Of(z)[0], 0]), "row 1", "w[1");
        }
    }

    static DerivativeCase Array
    {
        get
        {
            // Power of an array of antennas, with a penalty for the look direction; a MathNet vector that is replaced.
            Complex[] look = [1, new(0.6, 0.8), new(-0.28, 0.96)];
            Complex Answer(Vector<Complex> w) =>
                w.Select((each, j) => Complex.Conjugate(each) * look[j]).Aggregate((one, other) => one + other);
            double Cost(Vector<Complex> w) => w.Select((each, j) => (j + 1) * Square(each)).Sum() + (3 * Square(Answer(w) - 1));
            Vector<Complex> Of(Vector<Complex> w) => Vector<Complex>.Build.Dense(3, j =>
                (2 * (j + 1) * w[j]) + (6 * Complex.Conjugate(Answer(w) - 1) * look[j]));
            GradientReport With(Func<Vector<Complex>, Vector<Complex>> gradient)
            {
                Vector<Complex> w = Vector<Complex>.Build.Dense([new(0.4, 0.1), new(-0.2, 0.5), new(0.3, -0.6)]), dw = w.Clone();
                return GradientCheck.Run(GradientModel.Of([Component.Of("w", () => w, () => dw)], () => Cost(w), () => dw = gradient(w)),
                    GradientRun.AsIs);
            }

            return new DerivativeCase(Kind, Field, "array of antennas", () => With(Of))
                .Wrong("times i", () => With(w => i * Of(w)), "is multiplied by i")
                .Wrong("look direction not conjugated", () => With(w => Vector<Complex>.Build.Dense(3, j =>
                    (2 * (j + 1) * w[j]) + (6 * Complex.Conjugate(Answer(w) - 1) * Complex.Conjugate(look[j])))),
                    "w is wrong in rows 1 and 2", "rows 1 and 2")
                .Wrong("half", () => With(w => Of(w) / 2), "is the conjugate Wirtinger derivative")
                .Wrong("imaginary parts with the wrong sign", () => With(w => Of(w).Conjugate()), "is conjugated");
        }
    }

    static DerivativeCase Impedance
    {
        get
        {
            // A matrix of admittances fitted to currents: J = ‖Y v − c‖².
            Complex[,] volts = { { new(1, 0.2), new(-0.4, 0.7) }, { new(0.3, -1.1), new(0.8, 0.5) } };
            var (v, c) = (Matrix<Complex>.Build.DenseOfArray(volts), Matrix<Complex>.Build.DenseOfArray(new[,]
            {
                { new Complex(0.6, 0.1), new(-0.2, 0.9) }, { new(1.4, -0.7), new(0.5, 0.3) },
            }));
            double Cost(Matrix<Complex> y) => ((y * v) - c).Enumerate().Sum(Square);
            Matrix<Complex> Of(Matrix<Complex> y) => ((y * v) - c) * v.ConjugateTranspose();
            GradientReport With(Func<Matrix<Complex>, Matrix<Complex>> gradient)
            {
                Matrix<Complex> y = Matrix<Complex>.Build.Dense(2, 2, (row, column) => new(0.3 + row, 0.5 - column)), dy = y.Clone();
                return GradientCheck.Run(GradientModel.Of(
                    [Component.Of("Y", y, dy, ComplexGradient.ConjugateWirtinger)], () => Cost(y), () => gradient(y).CopyTo(dy)),
                        GradientRun.AsIs);
            }

            return new DerivativeCase(Kind, "robotics", "admittances", () => With(Of))
                .Wrong("transposed and not conjugated", () => With(y => ((y * v) - c) * v.Transpose()))
                .Wrong("both conjugated", () => With(y => Of(y).Conjugate()), "is conjugated")
                .Wrong("twice", () => With(y => 2 * Of(y)), "is ∂J/∂x + i ∂J/∂y")
                .Wrong("a sign", () => With(y => -Of(y)), "has the wrong sign");
        }
    }
}
