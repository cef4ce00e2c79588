namespace GradientTesting;

/// <summary>Everything that a check may change, as it was before: values, gradients, keep-probs and λ, bit for bit.</summary>
internal sealed class ModelState
{
    readonly Action[] restorations;
    readonly (ModelUnderTest.Setting Setting, double Value)[] settings;

    ModelState(ModelUnderTest model)
    {
        Values = [.. model.Components.Where(component => component.Values.Exists).Select(component => (component, component.Values.Copy()))];
        restorations = [.. Values.Select(component => (Action)component.Values.Restore), .. model.Components
            .Select(component => component.Gradient)
            .Where(gradient => gradient.IsWritable && gradient.Exists)
            .Select(gradient => RestorationOf(gradient, gradient.Copy()))];
        settings = [.. Settings(model).Select(setting => (setting, setting.Get()))];
    }

    /// <summary>The values of the components that had storage.</summary>
    public IReadOnlyList<(Component Component, TensorCopy Values)> Values { get; }

    public static ModelState Save(ModelUnderTest model) => new(model);

    /// <summary>Runs <paramref name="check"/> and puts everything back, however it ends.</summary>
    /// <exception cref="GradientContractException">Something could not be put back; what <paramref name="check"/> threw is inside.</exception>
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

    void Restore(Exception? thrown)
    {
        var failures = new List<Exception>();
        foreach (var restoration in restorations)
        {
            Try(restoration, failures);
        }

        foreach (var (setting, value) in settings)
        {
            Try(() => PutBack(setting, value), failures);
        }

        if (failures.Count > 0)
        {
            throw new GradientContractException(
                $"The model could not be put back as it was: {failures[0].Message} Build a new model before using it again, and mend what threw.",
                new AggregateException(thrown is null ? failures : [thrown, .. failures]));
        }
    }

    // A gradient that the model has not made yet, or has thrown away again, cannot be put back and has nothing to lose.
    static Action RestorationOf(TensorView gradient, TensorCopy copy) => () =>
    {
        if (gradient.Exists)
        {
            copy.Restore();
        }
    };

    // A setter that threw before it changed anything must not be called again: it would hide the first exception.
    static void PutBack(ModelUnderTest.Setting setting, double value)
    {
        if (BitConverter.DoubleToInt64Bits(setting.Get()) != BitConverter.DoubleToInt64Bits(value))
        {
            setting.Set(value);
        }
    }

    static void Try(Action restore, List<Exception> failures)
    {
        try
        {
            restore();
        }
#pragma warning disable CA1031 // Whatever one component's setter throws, the others are put back all the same; it is reported afterwards.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            failures.Add(failure);
        }
    }

    static IEnumerable<ModelUnderTest.Setting> Settings(ModelUnderTest model) =>
        model.Lambda is { } lambda ? [.. model.KeepProbabilities, lambda] : model.KeepProbabilities;
}
