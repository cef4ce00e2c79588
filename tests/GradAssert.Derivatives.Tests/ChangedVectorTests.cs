using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace GradientTesting.Derivatives.Tests;

public class ChangedVectorTests
{
    static readonly Vector<double> at = Vector<double>.Build.Dense([0.7, 0.4]);

    static readonly Vector<double> times = Vector<double>.Build.Dense([0.1, 0.5, 1, 2]);

    static readonly Vector<double> observed = Vector<double>.Build.Dense([2, 1.5, 1, 0.4]);

    static double Value(Vector<double> x) => (x[0] * x[0]) + (3 * x[1]);

    static Vector<double> Gradient(Vector<double> x) => Vector<double>.Build.Dense([2 * x[0], 3]);

    static Matrix<double> Hessian(Vector<double> _) => Matrix<double>.Build.DenseOfArray(new[,] { { 2.0, 0 }, { 0, 0 } });

    static Func<Vector<double>, T> Changing<T>(Func<Vector<double>, T> of) => x =>
    {
        var result = of(x);
        x[0] = 99;
        return result;
    };

    [Fact]
    public void An_objective_that_changes_its_vector_is_no_objective()
    {
        static string Message(IObjectiveFunction objective) =>
            Assert.Throws<GradientContractException>(() => GradientCheck.Run(objective, at)).Message;
        static string Changed(string read) => $"The objective changed the vector that it was given: after {read} x[0] is 99, and it was "
            + "0.7. Work on a copy, in each function that it calls.";
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(ObjectiveFunction.GradientHessian(Value, Gradient, Hessian), at).Verdict);
        Assert.Equal(Changed("Value"), Message(ObjectiveFunction.Gradient(Changing(Value), Gradient)));
        Assert.Equal(Changed("Gradient"), Message(ObjectiveFunction.Gradient(Value, Changing(Gradient))));
        Assert.Equal(Changed("Hessian"), Message(ObjectiveFunction.GradientHessian(Value, Gradient, Changing(Hessian))));
    }

    [Fact]
    public void A_model_that_changes_its_vector_is_no_model()
    {
        static Vector<double> Values(Vector<double> p, Vector<double> t) => t.Map(u => p[0] * Math.Exp(-p[1] * u));
        static Matrix<double> Jacobian(Vector<double> p, Vector<double> t) => Matrix<double>.Build.DenseOfColumnVectors(
            t.Map(u => Math.Exp(-p[1] * u)), t.Map(u => -p[0] * u * Math.Exp(-p[1] * u)));
        static IObjectiveModel Model(Func<Vector<double>, Vector<double>, Vector<double>> f,
            Func<Vector<double>, Vector<double>, Matrix<double>> jacobian) =>
            ObjectiveFunction.NonlinearModel(f, jacobian, times, observed);
        static string Message(IObjectiveModel model) =>
            Assert.Throws<GradientContractException>(() => GradientCheck.Run(model, at)).Message;
        static string Changed(string read) => $"The model changed the vector that it was given: after {read} x[0] is 99, and it was 0.7. "
            + "Work on a copy, in each function that it calls.";
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(Model(Values, Jacobian), at).Verdict);
        Assert.Equal(Changed("Value"), Message(Model((p, t) => Changing(x => Values(x, t))(p), Jacobian)));
        Assert.Equal(Changed("Gradient"), Message(Model(Values, (p, t) => Changing(x => Jacobian(x, t))(p))));
    }
}
