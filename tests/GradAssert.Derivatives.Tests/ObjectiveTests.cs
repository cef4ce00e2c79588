using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace GradientTesting.Derivatives.Tests;

public class ObjectiveTests
{
    static readonly Vector<double> at = Vector<double>.Build.Dense([-0.7, 0.4]);

    static double Value(Vector<double> x) => Math.Pow(1 - x[0], 2) + (100 * Math.Pow(x[1] - (x[0] * x[0]), 2));

    static Vector<double> Gradient(Vector<double> x) => Vector<double>.Build.Dense(
        [(-2 * (1 - x[0])) - (400 * x[0] * (x[1] - (x[0] * x[0]))), 200 * (x[1] - (x[0] * x[0]))]);

    static Matrix<double> Hessian(Vector<double> x) => Matrix<double>.Build.DenseOfArray(new[,]
    {
        { 2 - (400 * x[1]) + (1200 * x[0] * x[0]), -400 * x[0] }, { -400 * x[0], 200 },
    });

    [Fact]
    public void An_objective_is_checked_with_what_it_supports()
    {
        var report = GradAssert.MatchesNumerical(ObjectiveFunction.GradientHessian(Value, Gradient, Hessian), at);
        Assert.Equal(["theta", "H"], report.Runs[0].Components.Select(component => component.Name));
        Assert.StartsWith(
            "The gradient is that of the cost. The Hessian is that of the gradient.\n", report.ToString(), StringComparison.Ordinal);
        Assert.Single(GradAssert.MatchesNumerical(ObjectiveFunction.Gradient(Value, Gradient), at).Runs[0].Components);
    }

    [Fact]
    public void A_wrong_gradient_is_said_before_the_Hessian()
    {
        var thrown = Assert.Throws<GradientMismatchException>(() => GradAssert.MatchesNumerical(
            ObjectiveFunction.GradientHessian(Value, x => -Gradient(x), Hessian), at));
        Assert.StartsWith(
            "The gradient is not that of the cost. The check could not tell whether the Hessian is right: "
                + "it was compared with differences of the gradient, which is wrong.\nMost likely, theta has the wrong sign (residual ",
            thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_Hessian_is_a_mismatch_of_it_alone()
    {
        var report = GradientCheck.Run(ObjectiveFunction.GradientHessian(Value, Gradient, x => Hessian(x) / 2), at);
        Assert.StartsWith(
            "The Hessian is not that of the gradient. The gradient is right.\nMost likely, H is 2× too small", report.ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_objective_is_put_back()
    {
        var objective = ObjectiveFunction.Gradient(Value, Gradient);
        var there = Vector<double>.Build.Dense([3.0, 4]);
        objective.EvaluateAt(there);
        GradAssert.MatchesNumerical(objective, at);
        Assert.Same(there, objective.Point);
        Assert.Equal([3.0, 4], objective.Point.ToArray());
        Assert.Equal(Value(objective.Point), objective.Value);
    }

    [Fact]
    public void A_fork_that_shares_state_is_a_contract_error()
    {
        var thrown = Assert.Throws<GradientContractException>(() => GradAssert.MatchesNumerical(new Shared(), at));
        Assert.Contains("What Fork() returned was evaluated at another point", thrown.Message, StringComparison.Ordinal);
        thrown = Assert.Throws<GradientContractException>(() => GradAssert.MatchesNumerical(new Shared { SharesNewOnes = true }, at));
        Assert.Equal(
            "What CreateNew() returned was evaluated at another point, and the objective itself has changed: the two share state. "
                + "Return an independent copy.", thrown.Message);
        Assert.Contains(
            "supports no gradient", Assert.Throws<GradientContractException>(() => GradAssert.MatchesNumerical(ObjectiveFunction.Value(Value), at)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_gradient_that_is_filled_again_is_named_as_such()
    {
        var kept = Vector<double>.Build.Dense(2);
        var thrown = Assert.Throws<GradientContractException>(() => GradAssert.MatchesNumerical(
            ObjectiveFunction.Gradient(
                Value,
                x =>
                {
                    Gradient(x).CopyTo(kept);
                    return kept;
                }),
            at));
        Assert.Equal(
            "The function that computes the gradient returns the same vector at each call, so that what the objective holds is "
                + "overwritten when another one, as Fork() returns it to a line search, is evaluated. "
                + "Return a new vector from it at each call.", thrown.Message);
    }

    [Theory]
    [InlineData("Fork()", "value", "has the value")]
    [InlineData("CreateNew()", "value", "has the value")]
    [InlineData("Fork()", "gradient", @"has in its gradient at \[0\]")]
    [InlineData("CreateNew()", "gradient", @"has in its gradient at \[0\]")]
    public void What_a_minimizer_goes_on_in_is_the_same_function(string made, string what, string said)
    {
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(new Other(null, what), at).Verdict);
        Assert.Matches(
            $@"^At one point the objective {said} \S+, and what {System.Text.RegularExpressions.Regex.Escape(made)} returned \S+: a minimizer goes on in "
                + @"that, with another function\. Give it the same data, λ and gradient\.$",
            Assert.Throws<GradientContractException>(() => GradientCheck.Run(new Other(made, what), at)).Message);
    }

    [Fact]
    public void CreateNew_returns_an_objective() => Assert.Equal(
        "CreateNew() returned null. Return a new objective of the same function: a line search goes on in it.",
        Assert.Throws<GradientContractException>(() => GradientCheck.Run(new Other("null", ""), at)).Message);

    [Fact]
    public void A_gradient_that_reads_what_the_value_has_left_is_named()
    {
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(new Residuals(readsThem: false), at).Verdict);
        Assert.Matches(
            @"^Gradient at \[0\] is \S+ where Value was read at the same point before, and \S+ where it was not: it reads what Value left "
                + @"behind, as residuals in a field\. Compute it from the point, or have EvaluateAt\(\) compute what both need\.$",
            Assert.Throws<GradientContractException>(() => GradientCheck.Run(new Residuals(readsThem: true), at)).Message);
    }

    [Fact]
    public void One_without_a_point_may_throw_like_one_that_returns_null()
    {
#pragma warning disable CA2201 // What reading from a field that is null throws.
        var ofNull = new NullReferenceException();
#pragma warning restore CA2201
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(new Residuals(readsThem: false, ofNull), at).Verdict);
        Assert.Equal(
            "Point threw InvalidOperationException (\"no point\"). (Seen at: before the first run.)",
            Assert.Throws<GradientContractException>(() => GradientCheck.Run(
                new Residuals(readsThem: false, new InvalidOperationException("no point")), at)).Message);
    }

    [Theory]
    [InlineData("EvaluateAt()", 1, "EvaluateAt() threw NullReferenceException (\"at EvaluateAt()\").")]
    [InlineData("Value", 1, "Value threw NullReferenceException (\"at Value\").")]
    [InlineData("Gradient", 1, "Gradient threw NullReferenceException (\"at Gradient\").")]
    [InlineData("IsGradientSupported", 1,
        "IsGradientSupported threw NullReferenceException (\"at IsGradientSupported\"). (Seen at: before the first run.)")]
    [InlineData("IsHessianSupported", 1, "IsHessianSupported threw NullReferenceException (\"at IsHessianSupported\").")]
    [InlineData("Fork()", 1, "Fork() threw NullReferenceException (\"at Fork()\").")]
    [InlineData("CreateNew()", 1, "CreateNew() threw NullReferenceException (\"at CreateNew()\").")]
    [InlineData("Value", 2, "Value of what Fork() returned threw NullReferenceException (\"at Value\").")]
    [InlineData("EvaluateAt()", 2, "EvaluateAt() of what Fork() returned threw NullReferenceException (\"at EvaluateAt()\").")]
    [InlineData("EvaluateAt()", 3, "EvaluateAt() of what CreateNew() returned threw NullReferenceException (\"at EvaluateAt()\").")]
    [InlineData("null Gradient", 1, "Gradient returned null. Return one number for each element of the point.")]
    public void A_call_that_throws_or_returns_null_is_named(string call, int of, string message)
    {
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(new Throwing("none", 1), at).Verdict);
        Assert.Equal(
            message, Assert.Throws<GradientContractException>(() => GradientCheck.Run(new Throwing(call, of), at)).Message);
    }

    [Fact]
    public void One_that_cannot_be_put_back_says_so()
    {
        var objective = new Throwing("none", 1);
        objective.EvaluateAt(Vector<double>.Build.Dense([9.0, 9.0]));
        objective.ThrowsAt = 9;
        Assert.Equal(
            "The objective could not be put back to its point: EvaluateAt() threw NullReferenceException (\"at EvaluateAt()\").",
            Assert.Throws<GradientContractException>(() => GradientCheck.Run(objective, at)).Message);
    }

    /// <summary>Throws what a field that was not copied throws, in one call of the first, second or third objective made.</summary>
    sealed class Throwing(string call, int of, int number = 1) : IObjectiveFunction
    {
        Vector<double>? point;
        int made = 1;

        public double ThrowsAt { get; set; } = double.NaN;

        public Vector<double> Point => point!;

        public double Value => Called("Value", ObjectiveTests.Value(point!));

        public bool IsGradientSupported => Called("IsGradientSupported", true);

        public Vector<double> Gradient => call == "null Gradient" ? null! : Called("Gradient", ObjectiveTests.Gradient(point!));

        public bool IsHessianSupported => Called("IsHessianSupported", false);

        public Matrix<double> Hessian => throw new NotSupportedException();

        public void EvaluateAt(Vector<double> to) => point = Called("EvaluateAt()", to, isAlways: to[0] == ThrowsAt);

        public IObjectiveFunction Fork() => Called("Fork()", new Throwing(call, of, ++made) { point = point });

        public IObjectiveFunction CreateNew() => Called("CreateNew()", new Throwing(call, of, ++made));

#pragma warning disable CA2201 // What reading from a field that is null throws.
        T Called<T>(string name, T result, bool isAlways = false) =>
            isAlways || (name == call && number == of) ? throw new NullReferenceException($"at {name}") : result;
#pragma warning restore CA2201
    }

    /// <summary>An objective that keeps where its value was read last, and may take the gradient there.</summary>
    sealed class Residuals(bool readsThem, Exception? withoutPoint = null) : IObjectiveFunction
    {
        Vector<double>? point, ofValue;

        public Vector<double> Point => point ?? (withoutPoint is null ? null! : throw withoutPoint);

        public double Value => ObjectiveTests.Value(ofValue = point!);

        public bool IsGradientSupported => true;

        public Vector<double> Gradient => ObjectiveTests.Gradient(readsThem ? ofValue ?? point! : point!);

        public bool IsHessianSupported => false;

        public Matrix<double> Hessian => throw new NotSupportedException();

        public void EvaluateAt(Vector<double> to) => point = to;

        public IObjectiveFunction Fork() => new Residuals(readsThem, withoutPoint) { point = point, ofValue = ofValue };

        public IObjectiveFunction CreateNew() => new Residuals(readsThem, withoutPoint);
    }

    /// <summary>An objective with a penalty, which one of its two ways to make another forgets.</summary>
    sealed class Other(string? forgets, string what, double ofValue = 1, double ofGradient = 1) : IObjectiveFunction
    {
        public Vector<double> Point { get; private set; } = null!;

        public double Value => ObjectiveTests.Value(Point) + (ofValue * (Point * Point));

        public bool IsGradientSupported => true;

        public Vector<double> Gradient => ObjectiveTests.Gradient(Point) + (2 * ofGradient * Point);

        public bool IsHessianSupported => false;

        public Matrix<double> Hessian => throw new NotSupportedException();

        public void EvaluateAt(Vector<double> point) => Point = point;

        // At the same point, so that the value agrees there.
        public IObjectiveFunction Fork() => forgets == "Fork()" && what == "value" ? new Forgetful(Value, Made("")) { Point = Point } : Made("Fork()");

        public IObjectiveFunction CreateNew() => forgets == "null" ? null! : Made("CreateNew()");

        Other Made(string by) => new(
            forgets, what, by == forgets && what == "value" ? 0 : 1, by == forgets && what == "gradient" ? 0 : 1) { Point = Point };

        /// <summary>Has the value that it was made with until it is evaluated.</summary>
        sealed class Forgetful(double value, Other of) : IObjectiveFunction
        {
            bool isEvaluated;

            public Vector<double> Point { get; set; } = null!;

            public double Value => isEvaluated ? ObjectiveTests.Value(Point) : value;

            public bool IsGradientSupported => true;

            public Vector<double> Gradient => of.Gradient;

            public bool IsHessianSupported => false;

            public Matrix<double> Hessian => throw new NotSupportedException();

            public void EvaluateAt(Vector<double> point)
            {
                (Point, isEvaluated) = (point, true);
                of.EvaluateAt(point);
            }

            public IObjectiveFunction Fork() => this;

            public IObjectiveFunction CreateNew() => this;
        }
    }

    sealed class Shared : IObjectiveFunction
    {
        public Vector<double> Point { get; private set; } = null!;

        public double Value => ObjectiveTests.Value(Point);

        public bool IsGradientSupported => true;

        public Vector<double> Gradient => ObjectiveTests.Gradient(Point);

        public bool IsHessianSupported => false;

        public Matrix<double> Hessian => throw new NotSupportedException();

        public void EvaluateAt(Vector<double> point) => Point = point;

        public bool SharesNewOnes { get; init; }

        public IObjectiveFunction Fork() => SharesNewOnes ? new Shared { Point = Point } : this;

        public IObjectiveFunction CreateNew() => SharesNewOnes ? this : new Shared();
    }
}
