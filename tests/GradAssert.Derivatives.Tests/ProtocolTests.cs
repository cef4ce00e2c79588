using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace GradientTesting.Derivatives.Tests;

/// <summary>What must hold of every kind of derivative, whatever its numbers are at the first call.</summary>
public class ProtocolTests
{
    static readonly double[] at = [0.7, -1.1];

    static double Cost(double[] x) => (x[0] * x[0] * x[1]) + Math.Exp(x[1]);

    static double[] Gradient(double[] x) => [2 * x[0] * x[1], (x[0] * x[0]) + Math.Exp(x[1])];

    static double[,] Hessian(double[] x) => new[,] { { 2 * x[1], 2 * x[0] }, { 2 * x[0], Math.Exp(x[1]) } };

    static double[] Times(double[,] matrix, double[] v) =>
        [(matrix[0, 0] * v[0]) + (matrix[0, 1] * v[1]), (matrix[1, 0] * v[0]) + (matrix[1, 1] * v[1])];

    static Vector<double> V(double[] x) => Vector<double>.Build.Dense(x);

    /// <summary>
    /// Each kind, with its function and its derivative seen through what a mistake makes of a call: <c>before</c> is told which of the two
    /// is called, and x, and gives the x that it computes with.
    /// </summary>
    static IEnumerable<(string Kind, Func<Func<bool, double[], double[]>, GradientReport> Check)> Kinds =>
    [
        ("Jacobian", of => GradientCheck.Jacobian(x => Gradient(of(false, x)), x => Hessian(of(true, x)), at)),
        ("Jvp", of => GradientCheck.Jvp(x => Gradient(of(false, x)), (x, v) => Times(Hessian(of(true, x)), v), at)),
        ("vjp", of => GradientCheck.Jvp(
            Gradient, (x, v) => Times(Hessian(x), v), at, (x, c) => Times(Hessian(of(true, x)), c))),
        ("Vjp", of => GradientCheck.Vjp(x => Gradient(of(false, x)), (x, c) => Times(Hessian(of(true, x)), c), at)),
        ("Hessian", of => GradientCheck.Hessian(x => Gradient(of(false, x)), x => Hessian(of(true, x)), at)),
        ("Hessian with its cost", of => GradientCheck.Hessian(Cost, x => Gradient(of(false, x)), x => Hessian(of(true, x)), at)),
        ("HessianVectorProduct", of => GradientCheck.HessianVectorProduct(
            x => Gradient(of(false, x)), (x, v) => Times(Hessian(of(true, x)), v), at)),
        ("Derivative", of => GradientCheck.Derivative(
            x => Math.Exp(of(false, [x])[0]), x => Math.Exp(of(true, [x])[0]), at: [0.3, 1.2, -0.7])),
        ("objective", of => GradientCheck.Run(ObjectiveFunction.GradientHessian(
            x => Cost(of(false, [.. x])), x => V(Gradient([.. x])), x => Matrix<double>.Build.DenseOfArray(Hessian(of(true, [.. x])))), V(at))),
        ("model", of => GradientCheck.Run(ObjectiveFunction.NonlinearModel(
            (p, _) => V(Gradient(of(false, [.. p]))), (p, _) => Matrix<double>.Build.DenseOfArray(Hessian(of(true, [.. p]))),
            V([1, 2]), V([0.4, 0.9])), V(at))),
    ];

    public static TheoryData<string> Names => [.. Kinds.Select(kind => kind.Kind)];

    static GradientReport Check(string kind, Func<bool, double[], double[]> of) => Kinds.Single(each => each.Kind == kind).Check(of);

    [Theory, MemberData(nameof(Names))]
    public void What_is_right_matches(string kind)
    {
        var report = Check(kind, (_, x) => x);
        Assert.True(report.Verdict == GradientVerdict.Match, report.ToString());
    }

    /// <summary>Ends as a contract error, or as a mismatch.</summary>
    static void IsCaught(string kind, Func<bool, double[], double[]> of)
    {
        try
        {
            var report = Check(kind, of);
            Assert.True(report.Verdict == GradientVerdict.Mismatch, report.ToString());
        }
        catch (GradientContractException)
        {
            // It is said of the call.
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void A_derivative_that_drifts_from_call_to_call_is_caught(string kind)
    {
        var calls = 0;
        IsCaught(kind, (isDerivative, x) => !isDerivative ? x : [.. x.Select(each => each * (1 + (1e-3 * calls++)))]);
    }

    [Theory, MemberData(nameof(Names))]
    public void A_derivative_at_the_x_of_the_last_call_is_caught(string kind)
    {
        double[]? last = null;
        IsCaught(kind, (isDerivative, x) =>
        {
            if (!isDerivative)
            {
                return x;
            }

            var used = last ?? x;
            last = [.. x];
            return used;
        });
    }

    [Theory, MemberData(nameof(Names))]
    public void A_derivative_that_is_kept_from_the_first_call_is_caught(string kind)
    {
        double[]? first = null;
        IsCaught(kind, (isDerivative, x) => isDerivative ? first ??= [.. x] : x);
    }

    [Theory, MemberData(nameof(Names))]
    public void A_derivative_of_x_a_thousandth_away_is_caught(string kind) =>
        IsCaught(kind, (isDerivative, x) => isDerivative ? [.. x.Select(each => 1.001 * each)] : x);

    /// <summary>
    /// A backward pass belongs to the forward pass before it, and MathNet evaluates a model before its Jacobian: there the last x is
    /// the right one.
    /// </summary>
    public static TheoryData<string> WithAFunction =>
        [.. Kinds.Select(kind => kind.Kind).Where(kind => kind is not ("vjp" or "Derivative" or "Vjp" or "model"))];

    [Theory, MemberData(nameof(WithAFunction))]
    public void A_derivative_at_the_x_of_the_last_call_of_the_function_is_caught(string kind)
    {
        double[]? last = null;
        IsCaught(kind, (isDerivative, x) =>
        {
            last = isDerivative ? last : [.. x];
            return isDerivative ? last ?? x : x;
        });
    }

    [Fact]
    public void Arguments_that_are_changed_are_said_to_be()
    {
        double[] Changed(double[] x)
        {
            x[0] += 1;
            return x;
        }

        foreach (var kind in (string[])["Jacobian", "Jvp", "vjp", "Vjp", "Hessian", "HessianVectorProduct"])
        {
            var thrown = Assert.Throws<GradientContractException>(() => { _ = Check(kind, (isDerivative, x) => isDerivative ? Changed(x) : x); });
            Assert.Contains("changed the", thrown.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_result_that_the_next_call_overwrites_is_warned_about()
    {
        var jacobian = new double[2, 2];
        double[,] Same(double[] x)
        {
            Array.Copy(Hessian(x), jacobian, 4);
            return jacobian;
        }

        const string warning = " the same storage at each call: what is kept of an earlier result is overwritten.";
        Assert.Equal(["The Jacobian returns" + warning], GradientCheck.Jacobian(Gradient, Same, at).Runs[0].Warnings);
        Assert.Equal(["The Hessian returns" + warning], GradientCheck.Hessian(Gradient, Same, at).Runs[0].Warnings);
        var product = new double[2];
        double[] SameProduct(double[] x, double[] v)
        {
            Times(Hessian(x), v).CopyTo(product, 0);
            return product;
        }

        Assert.Equal(
            ["The product with the Jacobian returns" + warning], GradientCheck.Jvp(Gradient, SameProduct, at).Runs[0].Warnings);
        Assert.Equal(
            ["The product with the Hessian returns" + warning],
            GradientCheck.HessianVectorProduct(Gradient, SameProduct, at).Runs[0].Warnings);
    }
}
