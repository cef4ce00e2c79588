using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace GradientTesting;

public static partial class GradientCheck
{
    /// <summary>
    /// Checks an objective of MathNet's minimizers at a point: its gradient against its value, and its Hessian, where it has one, against
    /// its gradient.
    /// </summary>
    /// <param name="objective">
    /// The objective. It must support a gradient. It is evaluated elsewhere, and put back to its point by <c>EvaluateAt</c>, where it
    /// had one.
    /// </param>
    /// <param name="at">The point: one number or more. It is copied.</param>
    /// <param name="options">How; null for the defaults. There is one run, at the point that is given.</param>
    /// <returns>The report: <c>theta</c>, the gradient, and <c>H</c> where a Hessian is supported.</returns>
    /// <remarks>
    /// Each number is read after an <c>EvaluateAt</c> of its own, with a vector of its own. Two evaluations of the value for each
    /// element, two of the gradient where there is a Hessian, and up to 130 more of each.
    /// </remarks>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">
    /// The options set <see cref="GradientCheckOptions.MaxCostEvaluations"/>, or a coverage that is not exhaustive, and there is a
    /// Hessian: every element is compared.
    /// </exception>
    /// <exception cref="GradientContractException">
    /// There is nothing to judge: no gradient is supported, the objective throws, returns something else at a second call, or shares
    /// state with what <c>Fork</c> or <c>CreateNew</c> returns.
    /// </exception>
    /// <exception cref="OperationCanceledException">The options, or the test that the check runs inside, stopped it.</exception>
    public static GradientReport Run(IObjectiveFunction objective, Vector<double> at, GradientCheckOptions? options = null)
    {
        CalledObjective called = new(Required(objective));
        double[] point = [.. Required(at)];
        options ??= new();
        if (!IsSupported(called))
        {
            throw new GradientContractException(
                "The objective supports no gradient, so there is nothing to check. Make it with ObjectiveFunction.Gradient, or "
                    + "override Gradient.");
        }

        var before = PointOf(objective);
        var numbers = before?.ToArray();
        try
        {
            return MappingCheck.ReportOf(() =>
            {
                RequireIndependentFork(called, point);
                var gradient = MappingCheck.OfGradient(FunctionModel.Of(
                    x => At(x, "Value", each => each.Value), Gradient, point), options);
                return called.IsHessianSupported
                    ? MappingCheck.Then(gradient, "differences of the gradient", isWrong => HessianPart(
                        Gradient, x => At(x, "Hessian", each => each.Hessian.ToArray()), point, PointStorage.Doubles, HessianTriangle.Both,
                        options, null, isWrong))
                    : [gradient];
            }, options);
        }
        finally
        {
            if (before is not null)
            {
                // The very vector that it had, unless it was written to.
                PutBack(called, before.SequenceEqual(numbers!) ? before : Vector<double>.Build.Dense(numbers));
            }
        }

        double[] Gradient(double[] x) => At(x, "Gradient", each => each.Gradient.ToArray());

        T At<T>(double[] x, string name, Func<IObjectiveFunction, T> read)
        {
            var given = Vector<double>.Build.Dense([.. x]);
            called.EvaluateAt(given);
            UnchangedVector.Require("The objective", "EvaluateAt()", x, given);
            var result = read(called);
            UnchangedVector.Require("The objective", name, x, given);
            return result;
        }
    }

    static bool IsSupported(CalledObjective objective)
    {
        try
        {
            return objective.IsGradientSupported;
        }
        catch (ModelCallException thrown)
        {
            throw thrown.At("before the first run");
        }
    }

    /// <summary>What cannot be put back is said, whatever else is known of it.</summary>
    static void PutBack(CalledObjective objective, Vector<double> point)
    {
        try
        {
            objective.EvaluateAt(point);
        }
        catch (ModelCallException thrown)
        {
            throw new GradientContractException(
                $"The objective could not be put back to its point: {thrown.Message}", thrown.InnerException);
        }
    }

    /// <summary>Where an objective is; null before its first evaluation, also where it clones a vector that it does not have yet.</summary>
    static Vector<double>? PointOf(IObjectiveFunction objective)
    {
        try
        {
            return objective.Point;
        }
        catch (NullReferenceException)
        {
            return null;
        }
        catch (Exception thrown) when (ModelCallException.Is(thrown))
        {
            throw new ModelCallException("Point", thrown).At("before the first run");
        }
    }

    /// <summary>A line search goes on in a fork, or in a new one, and comes back.</summary>
    static void RequireIndependentFork(CalledObjective objective, double[] point)
    {
        var given = Vector<double>.Build.Dense([.. point]);
        objective.EvaluateAt(given);
        var value = objective.Value;
        UnchangedVector.Require("The objective", "Value", point, given);
        var gradient = objective.Gradient.ToArray();
        UnchangedVector.Require("The objective", "Gradient", point, given);
        var fork = objective.Fork();
        if (fork is null || !fork.Value.Equals(value))
        {
            throw new GradientContractException(fork is null
                ? "Fork() returned null. Return an independent copy, evaluated at the same point."
                : $"The objective is {Digits.Of(value, fork.Value)} at the point, and what Fork() returned {Digits.Of(fork.Value, value)}: "
                    + "a fork is evaluated at the same point.");
        }

        var created = objective.CreateNew();
        foreach (var (made, other) in new[] { ("Fork()", fork), ("CreateNew()", created) })
        {
            other?.EvaluateAt(Vector<double>.Build.Dense([.. point.Zip(VectorMapping.Scales(point), (x, scale) => x + (1e-3 * scale))]));
            _ = (other?.Value, other?.Gradient);
            if (objective.Value.Equals(value) && other is not null && ReferenceEquals(objective.Gradient, other.Gradient))
            {
                throw new GradientContractException(
                    "The function that computes the gradient returns the same vector at each call, so that what the objective holds is "
                        + $"overwritten when another one, as {made} returns it to a line search, is evaluated. "
                        + "Return a new vector from it at each call.");
            }

            if (!objective.Value.Equals(value) || !objective.Gradient.SequenceEqual(gradient))
            {
                throw new GradientContractException(
                    $"What {made} returned was evaluated at another point, and the objective itself has changed: the two share state. "
                        + "Return an independent copy.");
            }
        }

        if (created is null)
        {
            throw new GradientContractException(
                "CreateNew() returned null. Return a new objective of the same function: a line search goes on in it.");
        }

        RequireSameFunction(objective, [("Fork()", fork), ("CreateNew()", created)], point);
        RequireGradientAlone(objective, point, gradient);
    }

    /// <summary>The gradient is that of the point, and not of what the value has left where it was read last.</summary>
    static void RequireGradientAlone(CalledObjective objective, double[] point, double[] afterValue)
    {
        var largest = afterValue.Max(Math.Abs);
        objective.EvaluateAt(Vector<double>.Build.Dense([.. point]));
        var alone = objective.Gradient.ToArray();
        objective.EvaluateAt(Vector<double>.Build.Dense([.. point]));
        _ = objective.Value;
        var again = objective.Gradient.ToArray();
        if (Other(alone) is >= 0 and var i && Other(again) < 0)
        {
            throw new GradientContractException(FormattableString.Invariant($"Gradient at [{i}] is {Digits.Of(afterValue[i], alone[i])} ")
                + $"where Value was read at the same point before, and {Digits.Of(alone[i], afterValue[i])} where it was not: it reads "
                + "what Value left behind, as residuals in a field. Compute it from the point, or have EvaluateAt() compute what both "
                + "need.");
        }

        // What differs by itself is said elsewhere.
        int Other(double[] found) => found.Length != afterValue.Length
            ? -1
            : Enumerable.Range(0, found.Length).FirstOrDefault(k => !IsSame(found[k], afterValue[k], largest), -1);
    }

    static bool IsSame(double found, double expected, double size) =>
        found.Equals(expected) || !double.IsFinite(expected) || Math.Abs(found - expected) <= 1e-6 * size;

    /// <summary>What a minimizer goes on in is the same function: with its penalty, its data and its gradient.</summary>
    static void RequireSameFunction(CalledObjective objective, (string Name, IObjectiveFunction Made)[] all, double[] point)
    {
        double[] away = [.. point.Zip(VectorMapping.Scales(point), (x, scale) => x - (1e-3 * scale))];
        objective.EvaluateAt(Vector<double>.Build.Dense([.. away]));
        var (value, gradient) = (objective.Value, objective.Gradient.ToArray());
        foreach (var (name, made) in all)
        {
            made.EvaluateAt(Vector<double>.Build.Dense([.. away]));
            if (!IsSame(made.Value, value, Math.Abs(value)))
            {
                throw Other(name, "has the value", value, made.Value);
            }

            var found = made.Gradient.ToArray();
            var largest = gradient.Max(Math.Abs);
            if (Array.FindIndex(found, slope => !double.IsNaN(slope)) >= 0 && found.Length == gradient.Length
                && Enumerable.Range(0, found.Length).FirstOrDefault(i => !IsSame(found[i], gradient[i], largest), -1) is >= 0 and var i)
            {
                throw Other(name, FormattableString.Invariant($"has in its gradient at [{i}]"), gradient[i], found[i]);
            }
        }

        static GradientContractException Other(string name, string what, double expected, double found) => new(
            $"At one point the objective {what} {Digits.Of(expected, found)}, and what {name} returned {Digits.Of(found, expected)}: "
                + "a minimizer goes on in that, with another function. Give it the same data, λ and gradient.");
    }
}
