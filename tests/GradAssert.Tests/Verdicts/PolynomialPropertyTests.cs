using FsCheck;
using FsCheck.Fluent;

namespace GradientTesting.Tests.Verdicts;

/// <summary>J = Σ c·θ_i^p·θ_j^q over random terms: the gradient follows from the coefficients, right or wrong.</summary>
public class PolynomialPropertyTests
{
    const int Variables = 4;

    static readonly Gen<Term> OneTerm =
        from c in Gen.Choose(5, 50)
        from isNegative in Gen.Elements(true, false)
        from i in Gen.Choose(0, Variables - 1)
        from p in Gen.Choose(1, 3)
        from j in Gen.Choose(0, Variables - 1)
        from q in Gen.Choose(0, 2)
        select new Term((isNegative ? -c : c) / 10.0, i, p, j, q);

    // Few enough that none is smaller beside the others than the tolerance.
    static readonly Arbitrary<Term[]> Polynomial = Gen.Choose(1, 8).SelectMany(count => OneTerm.ArrayOf(count)).ToArbitrary();

    static readonly Arbitrary<double[]> Point = Gen.Choose(50, 200).ArrayOf(Variables).Select(at => Array.ConvertAll(at, value => value / 100.0)).ToArbitrary();

    [Fact]
    public void The_gradient_of_a_random_polynomial_is_never_a_mismatch() => Prop.ForAll(Polynomial, Point, (terms, at) =>
    {
        var report = GradientCheck.Run(theta => terms.Sum(term => term.At(theta)), theta => Gradient(terms, theta), at);
        Assert.True(report.Verdict != GradientVerdict.Mismatch, report.ToString());
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void With_the_sign_of_one_coefficient_flipped_it_is_always_a_mismatch() => Prop.ForAll(Polynomial, Point, (terms, at) =>
    {
        Term[] wrong = [terms[0] with { Coefficient = -terms[0].Coefficient }, .. terms[1..]];
        var report = GradientCheck.Run(theta => terms.Sum(term => term.At(theta)), theta => Gradient(wrong, theta), at);
        Assert.True(report.Verdict == GradientVerdict.Mismatch, report.ToString());
    }).QuickCheckThrowOnFailure();

    static double[] Gradient(Term[] terms, double[] theta) =>
        [.. Enumerable.Range(0, Variables).Select(variable => terms.Sum(term => term.Slope(theta, variable)))];

    internal sealed record Term(double Coefficient, int I, int P, int J, int Q)
    {
        public double At(double[] theta) => Coefficient * Math.Pow(theta[I], P) * Math.Pow(theta[J], Q);

        public double Slope(double[] theta, int variable) => Coefficient
            * ((variable == I ? P * Math.Pow(theta[I], P - 1) * Math.Pow(theta[J], Q) : 0)
                + (variable == J && Q > 0 ? Q * Math.Pow(theta[J], Q - 1) * Math.Pow(theta[I], P) : 0));
    }
}
