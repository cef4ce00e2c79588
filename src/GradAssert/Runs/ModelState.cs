using System.Runtime.ExceptionServices;

namespace GradientTesting;

/// <summary>Everything that a check may change, as it was before: values, gradients, keep-probs and λ, bit for bit.</summary>
internal sealed class ModelState
{
    const double LastPlaces = 1e-15;

    readonly ModelUnderTest model;
    readonly (TensorView Gradient, string Component, TensorCopy Copy)[] gradients;
    readonly (TensorView View, TensorCopy Copy)[] kept;
    readonly (Setting Setting, double Value)[] settings;

    ModelState(ModelUnderTest model)
    {
        this.model = model;
        Values = [.. model.Components.Where(component => component.Values.Exists)
            .Select(component => (component, component.Values.Copy()))];
        gradients = [.. model.Components
            .Where(component => component.Gradient is { IsWritable: true, Exists: true })
            .Select(component => (component.Gradient, component.Name, component.Gradient.Copy()))];
        kept = [.. model.Kept
            .Where(view => view is { IsWritable: true, Exists: true })
            .Select(view => (view, view.Copy()))];
        settings = [.. model.Settings.Select(setting => (setting, setting.Get()))];
        RequireSameTwice();
    }

    /// <summary>The values of the components that had storage.</summary>
    public IReadOnlyList<(Component Component, TensorCopy Values)> Values { get; }

    /// <summary>Whether all of them had; what is made later is not put back.</summary>
    public bool IsWhole => Values.Count == model.Components.Count;

    public static ModelState Save(ModelUnderTest model) => new(model);

    // What was read wrong would be written back wrong; nothing has been changed yet.
    void RequireSameTwice()
    {
        foreach (var (component, values) in Values)
        {
            if (values.FirstDifference() is >= 0 and var i)
            {
                throw new GradientContractException(
                    $"{ElementName.Of(component, i)} was read twice and was {Digits.Of(values[i], component.Values[i])}, "
                        + $"then {Digits.Of(component.Values[i], values[i])}, although nothing was set in between. "
                        + $"Look at the getter of {component.Name}, and for another thread that uses the model.");
            }
        }

        foreach (var (setting, value) in settings)
        {
            if (setting.Get() is var again && !IsSame(again, value))
            {
                throw new GradientContractException(
                    $"{setting.Name} was read twice and was {Digits.Of(value, again)}, then {Digits.Of(again, value)}, "
                        + "although nothing was set in between. Look at its getter, and for another thread that uses the model.");
            }
        }
    }

    /// <summary>Runs <paramref name="check"/> and puts everything back, however it ends.</summary>
    /// <exception cref="GradientContractException">
    /// Something could not be put back; what <paramref name="check"/> threw is inside.
    /// </exception>
    public T Guard<T>(Func<T> check)
    {
        T result;
        try
        {
            result = check();
        }
        catch (Exception thrown)
        {
            Restore(thrown);
            throw;
        }

        Restore(null);
        return result;
    }

    /// <summary>Tries everything; what throws, or is not back, once more; and reports what is not back then.</summary>
    void Restore(Exception? thrown)
    {
        var (failures, healed) = (new List<Exception>(), new List<Exception>());
        string? lost = null;
        var lookAt = "";
        // First, since an output may have come to lie where an input does; and only as long as it was: it is made by each pass.
        foreach (var (view, copy) in kept.Where(each => each.View.Exists && each.View.Length == each.Copy.Length))
        {
            _ = Try(copy.Restore);
        }

        // Before the values, which a setter of a setting may change, as one does that builds the model again.
        string? lostSetting = null;
        foreach (var (setting, value) in settings)
        {
            lostSetting = PutBack(() => PutBack(setting, value), () => LossOf(setting, value), failures, healed) ?? lostSetting;
        }

        foreach (var (component, values) in Values)
        {
            if (PutBack(values.Restore, () => LossOf(component.Values, component.Name, "", values), failures, healed) is { } ofValues)
            {
                (lost, lookAt) = (ofValues, component.Values.HasSetter ? Setter(component.Name) : "");
            }
        }

        lost = lostSetting ?? lost;
        // Last, since a gradient that the model has dropped is made again by it, at its own values and settings.
        if (Array.Exists(gradients, gradient => !gradient.Gradient.Exists))
        {
            Try(MakeGradients);
        }

        foreach (var (gradient, component, copy) in gradients)
        {
            lost = !gradient.Exists ? $"The gradient of {component} is gone: the model has dropped it, and does not make it again."
                : PutBack(copy.Restore, () => IsComputed(gradient, copy) ? null : LossOf(gradient, component, "The gradient of ", copy),
                    failures, healed) ?? lost;
        }

        if (lost is not null)
        {
            throw new GradientContractException(
                $"{(thrown is GradientContractException ? $"{thrown.Message} " : "")}The model could not be put back as it was: "
                    + $"{lost}{(thrown is GradientContractException || failures.Count > 0 ? "" : lookAt)} Build a new model before using "
                    + $"it again{(failures.Count > 0 ? ", and fix what threw" : "")}.",
                new AggregateException(thrown is null ? failures : [ModelCallException.Cause(thrown), .. failures]))
            {
                IsStateLost = true,
            };
        }

        // Back at the second attempt; what cancels a check does so all the same.
        if (thrown is null && healed.Find(ModelUnderTest.EndsTheCheck) is { } end)
        {
            ExceptionDispatchInfo.Throw(end);
        }
    }

    // Moves of a check are longer than those by which its setter was tried.
    static string Setter(string component) =>
        $" Look at the setter of {component}: does it limit, round or average what it is given? "
        + "Store each number as it is, and leave limits to Cost() or TrainStep().";

    void MakeGradients()
    {
        _ = model.Instance.Cost();
        model.Instance.ComputeGradient();
    }

    /// <returns>What is lost after two attempts, in a sentence; null where nothing is.</returns>
    static string? PutBack(Action restore, Func<string?> loss, List<Exception> failures, List<Exception> healed)
    {
        Exception? last = null;
        string? lost = null;
        for (var attempt = 0; attempt < 2; attempt++)
        {
            var failure = Try(restore);
            lost = Read(loss, out var unread);
            last = failure ?? unread;
            healed.AddRange(last is null ? [] : [last]);
            if (last is null && lost is null)
            {
                return null;
            }
        }

        if (lost is null || last is null)
        {
            return lost;
        }

        failures.Add(last);
        return $"{last.Message}{(last.Message.EndsWith('.') ? "" : ".")}";
    }

    // Where it cannot be read, nobody knows that it is back.
    static string? Read(Func<string?> loss, out Exception? thrown)
    {
        string? lost = null;
        thrown = Try(() => lost = loss());
        return thrown is null ? lost : "It cannot be read.";
    }

    // A gradient that is computed where it is read takes no write, and has nothing to lose.
    static bool IsComputed(TensorView gradient, TensorCopy copy)
    {
        if (copy.FirstDifference() < 0)
        {
            return false;
        }

        var found = gradient.Copy();
        copy.Restore();
        return found.FirstDifference() < 0;
    }

    static string? LossOf(TensorView view, string component, string what, TensorCopy copy)
    {
        if (copy.FirstDifference() is not (>= 0 and var i))
        {
            return null;
        }

        var name = ElementName.Of(component, ElementName.Index(view.Shape, i));
        return $"{what}{name} was {Digits.Of(copy[i], view[i])} and is {Digits.Of(view[i], copy[i])}, although it was set.";
    }

    // A setting that is kept in other units, as λ over the number of samples, may come back by a unit in its last place beside.
    static string? LossOf(Setting setting, double value) =>
        setting.Get() is var found && (IsSame(found, value) || Math.Abs(found - value) <= LastPlaces * Math.Abs(value))
        ? null
        : $"{setting.Name} was {Digits.Of(value, found)} and is {Digits.Of(found, value)}, although it was set.";

    // A setter that threw before it changed anything must not be called again: it would hide the first exception.
    static void PutBack(Setting setting, double value)
    {
        if (!IsSame(setting.Get(), value))
        {
            setting.Set(value);
        }
    }

    static bool IsSame(double one, double other) => BitConverter.DoubleToInt64Bits(one) == BitConverter.DoubleToInt64Bits(other);

    static Exception? Try(Action restore)
    {
        try
        {
            restore();
            return null;
        }
#pragma warning disable CA1031 // Whatever one component's setter throws, the others are put back all the same; it is reported afterwards.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return ModelCallException.Cause(failure);
        }
    }
}
