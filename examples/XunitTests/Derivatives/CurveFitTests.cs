using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace XunitTests.Derivatives;

/// <summary>
/// A fit that converges in spite of a wrong Jacobian, only slower. Data, starting values and certified results are those of Misra1b, in the
/// Statistical Reference Datasets of NIST (D. Misra: monomolecular adsorption, pressure and volume).
/// </summary>
public class CurveFitTests
{
    static readonly Vector<double> pressures = Vector<double>.Build.Dense(
        [77.6, 114.9, 141.1, 190.8, 239.9, 289.0, 332.8, 378.4, 434.8, 477.3, 536.8, 593.1, 689.1, 760.0]);

    static readonly Vector<double> volumes = Vector<double>.Build.Dense(
        [10.07, 14.73, 17.94, 23.93, 29.61, 35.18, 40.02, 44.82, 50.76, 55.05, 61.01, 66.40, 75.47, 81.78]);

    static readonly Vector<double> start = Vector<double>.Build.Dense([300, 0.0002]);

    const double CertifiedFirst = 3.3799746163e+02, CertifiedSecond = 3.9039091287e-04, CertifiedSquares = 7.5464681533e-02;

    #region Model
    // b₁ (1 − (1 + b₂x/2)⁻²)
    static Vector<double> Adsorbed(Vector<double> b, Vector<double> x) => x.Map(p => b[0] * (1 - Math.Pow(1 + (b[1] * p / 2), -2)));

    static Matrix<double> Jacobian(Vector<double> b, Vector<double> x) => Matrix<double>.Build.DenseOfColumnVectors(
        x.Map(p => 1 - Math.Pow(1 + (b[1] * p / 2), -2)),
        x.Map(p => b[0] * p * Math.Pow(1 + (b[1] * p / 2), -3)));

    static IObjectiveModel Right() => ObjectiveFunction.NonlinearModel(Adsorbed, Jacobian, pressures, volumes);

    [Fact]
    public void Model_of_a_fit() => GradAssert.MatchesNumerical(Right(), at: start);
    #endregion

    #region Mistake
    static Matrix<double> Mistaken(Vector<double> b, Vector<double> x) => Matrix<double>.Build.DenseOfColumnVectors(
        x.Map(p => 1 - Math.Pow(1 + (b[1] * p / 2), -2)),
        x.Map(p => 2 * b[0] * p * Math.Pow(1 + (b[1] * p / 2), -3))); // the 1/2 of b₂x/2 is missing

    static IObjectiveModel Wrong() => ObjectiveFunction.NonlinearModel(Adsorbed, Mistaken, pressures, volumes);
    #endregion

    /// <summary>What a test of the wrong one prints.</summary>
    internal static string Message =>
        Assert.Throws<GradientMismatchException>(() => GradAssert.MatchesNumerical(Wrong(), at: start)).Message;

    static NonlinearMinimizationResult Fitted(IObjectiveModel model) =>
        new LevenbergMarquardtMinimizer(gradientTolerance: 1e-12, stepTolerance: 1e-12).FindMinimum(model, start, scales: start);

    [Fact]
    public void The_right_one_and_the_wrong_one_reach_what_is_certified()
    {
        foreach (var model in new[] { Right(), Wrong() })
        {
            var found = Fitted(model);
            Assert.Equal(CertifiedFirst, found.MinimizingPoint[0], CertifiedFirst * 1e-6);
            Assert.Equal(CertifiedSecond, found.MinimizingPoint[1], CertifiedSecond * 1e-6);
            Assert.Equal(CertifiedSquares, found.ModelInfoAtMinimum.Value, CertifiedSquares * 1e-6);
        }
    }

    [Fact]
    public void The_wrong_one_takes_five_times_as_many_iterations()
    {
        var (right, wrong) = (Fitted(Right()).Iterations, Fitted(Wrong()).Iterations);
        Assert.True(wrong >= 5 * right, $"{right} iterations, and {wrong}");
    }

    [Fact]
    public void The_check_says_which_column_is_wrong() =>
        Assert.Contains("H is that of a Jacobian that is 2× too large in column 1", Message, StringComparison.Ordinal);

    [Fact]
    public void The_Jacobian_by_itself_says_so_too()
    {
        var mismatch = Assert.Throws<GradientMismatchException>(
            () => GradAssert.JacobianMatchesNumerical(Adsorbed, Mistaken, at: start, observed: pressures));
        Assert.Contains("J is 2× too large in column 1 and right elsewhere", mismatch.Message, StringComparison.Ordinal);
    }
}
