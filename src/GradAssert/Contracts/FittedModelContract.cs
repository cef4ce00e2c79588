using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace GradientTesting;

/// <summary>What a model of curve fitting must keep to before there is a gradient to judge.</summary>
internal sealed class FittedModelContract
{
    /// <summary>Parts of a scale: where other calls are made, and where the model is not defined so far off.</summary>
    static readonly double[] elsewhere = [0.1, 1e-3];

    /// <summary>What a sum in another order may leave: of an element, and of the largest one of its kind.</summary>
    const double OfItself = 1e-6, OfLargest = 1e-12;

    readonly FittedModel model;
    readonly double[] point;
    readonly FittedReading here;

    FittedModelContract(FittedModel model, double[] point) =>
        (this.model, this.point, here) = (model, point, model.At(point));

    /// <summary>Four evaluations of the model at the point, and two elsewhere.</summary>
    /// <returns>The model at the point, and what a match does not mean, or null.</returns>
    public static (FittedReading Here, string? Remark) Establish(FittedModel model, double[] point)
    {
        var contract = new FittedModelContract(model, point);
        contract.RequireNumbers();
        contract.RequireSame(model.At(point), "EvaluateAt() was called twice at the same parameters");
        var kept = model.At(point);
        var away = contract.Away();
        var isOverwritten = kept.IsOverwritten;
        contract.RequireSame(model.At(point), "EvaluateAt() was called at the same parameters, with a call elsewhere in between");
        string?[] remarks =
        [
            isOverwritten ? "The gradient or the Hessian is returned in the same storage at each point: what is kept of it is overwritten."
                : null,
            contract.OfFork(away),
        ];
        contract.RequireIndependent("CreateNew()", Tried(() => model.Model.CreateNew()).Made, away);
        model.Recognize(contract.here);
        return (contract.here, string.Join(" ", remarks.OfType<string>()) is { Length: > 0 } said ? said : null);
    }

    void RequireNumbers()
    {
        var n = point.Length;
        if (here.Gradient.Length != n)
        {
            throw new GradientContractException(FormattableString.Invariant(
                $"Gradient has {here.Gradient.Length} elements at {n} parameters. Return one for each."));
        }

        if (model.Model.IsHessianSupported && here.Hessian?.Length != n * n)
        {
            throw new GradientContractException(FormattableString.Invariant(
                $"Hessian has {here.Hessian?.Length ?? 0} elements at {n} parameters. Return {n} rows of {n}."));
        }

        foreach (var (name, numbers) in new[] { ("Value", [here.Value]), ("Gradient", here.Gradient), ("Hessian", here.Hessian ?? []) })
        {
            var i = Array.FindIndex(numbers, number => !double.IsFinite(number));
            if (i >= 0)
            {
                throw new GradientContractException(
                    $"{(name == "Value" ? name : NameOf(name, i))} is {Digits.Of(numbers[i])} at the parameters that were given. "
                        + "Check at parameters where the model and its derivatives are finite.");
            }
        }
    }

    void RequireSame(FittedReading now, string how)
    {
        foreach (var (name, was, found) in new[]
        {
            ("Value", [here.Value], [now.Value]), ("Gradient", here.Gradient, now.Gradient),
            ("Hessian", here.Hessian ?? [], now.Hessian ?? []),
        })
        {
            if (Difference(was, found) is not { } i)
            {
                continue;
            }

            var why = "It keeps something from call to call: compute it from the parameters that were given last."
                + (name == "Value" || model.Model.Weights is null ? ""
                    : " Where the Jacobian returns the same matrix at each call, MathNet has multiplied that by √w, in place, "
                        + "once for each: return a new one.");
            throw new GradientContractException(
                $"{how}, and {(name == "Value" ? name : NameOf(name, i))} was {Digits.Of(was[i], found[i])}, then "
                    + $"{Digits.Of(found[i], was[i])}. {why}");
        }
    }

    /// <summary>A place elsewhere, and all that is read there: what is kept in the model is that of there now.</summary>
    double[] Away()
    {
        double[] moved = [.. point];
        foreach (var size in elsewhere)
        {
            moved = [.. point.Zip(VectorMapping.Scales(point), (x, scale) => x + (size * scale))];
            if (Tried(() => model.At(moved)) is ({ } found, _) && double.IsFinite(found.Value))
            {
                break;
            }
        }

        return moved;
    }

    /// <summary>A fork is another model at the same point.</summary>
    string? OfFork(double[] away)
    {
        _ = model.At(point);
        var (fork, _) = Tried(model.Model.Fork);
        if (fork is null)
        {
            return "Fork() returned nothing that could be looked at.";
        }

        if (Tried(() => (double?)fork.Value) is ({ } value, _) && Difference([here.Value], [value]) is not null)
        {
            throw new GradientContractException(
                $"Value is {Digits.Of(here.Value, value)} at the parameters, and that of what Fork() returned "
                    + $"{Digits.Of(value, here.Value)}: a fork is evaluated at the same parameters.");
        }

        return RequireIndependent("Fork()", fork, away) is { } thrown
            ? $"What Fork() returned could not be evaluated elsewhere: it threw {thrown.GetType().Name}. A minimizer that goes on in a "
                + "fork cannot use this model."
            : null;
    }

    /// <summary>What is done with another model must not change this one.</summary>
    /// <returns>What the other model threw; a new one has no observations yet.</returns>
    Exception? RequireIndependent(string made, IObjectiveModel? other, double[] away)
    {
        if (other is null)
        {
            return null;
        }

        _ = model.At(point);
        var (_, thrown) = Tried(() =>
        {
            other.EvaluateAt(Vector<double>.Build.Dense([.. away]));
            _ = (other.Value, other.Gradient);
            return other.IsHessianSupported ? other.Hessian : null;
        });
        var now = model.Now();
        return Difference([here.Value], [now.Value]) is null && Difference(here.Gradient, now.Gradient) is null
            && Difference(here.Hessian ?? [], now.Hessian ?? []) is null
            ? thrown
            : throw new GradientContractException(
                $"What {made} returned was evaluated at other parameters, and the model itself has changed: the two share state. "
                    + "Return an independent copy.");
    }

    string NameOf(string name, int i) => name == "Gradient" ? ElementName.Of(name, [i])
        : ElementName.Of(name, [i / point.Length, i % point.Length]);

    static int? Difference(double[] was, double[] now)
    {
        var size = was.Length == 0 ? 0 : was.Max(Math.Abs);
        // Written so that a NaN differs.
        bool Differ(int i) => !(Math.Abs(was[i] - now[i])
            <= (OfItself * Math.Max(Math.Abs(was[i]), Math.Abs(now[i]))) + (OfLargest * size));
        return was.Length != now.Length ? 0 : Enumerable.Range(0, was.Length).Where(Differ).Select(i => (int?)i).FirstOrDefault();
    }

    static (T? Made, Exception? Thrown) Tried<T>(Func<T> code)
    {
        try
        {
            return (code(), null);
        }
#pragma warning disable CA1031 // Elsewhere a model may not be defined, and a new one has no observations.
        catch (Exception thrown) when (!ModelUnderTest.EndsTheCheck(thrown))
#pragma warning restore CA1031
        {
            return (default, ModelCallException.Cause(thrown));
        }
    }
}
