namespace GradientTesting;

/// <summary>A model that shows an update and no gradient: <c>θ′ = θ − rate · dθ</c>.</summary>
internal sealed class UpdateModel
{
    /// <summary>
    /// Far beyond a rate of training, so that what storage rounds θ to is small beside the step; a power of two, so that the division
    /// is exact.
    /// </summary>
    const double ChosenRate = 1 << 20;

    readonly IReadOnlyList<Component> values;
    readonly UpdateGradient[] gradients;
    readonly Action<double> update;

    UpdateModel(IReadOnlyList<Component> values, Action<double> update, double rate)
    {
        (this.values, this.update, Rate) = (values, update, rate);
        gradients = [.. values.Select(component => new UpdateGradient(component.Values))];
    }

    /// <summary>At which the gradient is read.</summary>
    public double Rate { get; }

    /// <summary>True where any rate can be used.</summary>
    public bool IsChosen { get; private init; }

    /// <summary>The largest value of a component that the last reading has seen.</summary>
    public double LargestValue(int component) => gradients[component].LargestValue;

    public static GradientModel Of(IReadOnlyList<Component> values, Func<double> cost, Action<double> update, double? rate)
    {
        var model = new UpdateModel(values, update, rate ?? ChosenRate) { IsChosen = rate is null };
        return GradientModel.Of(
            [.. values.Select((component, c) => new Component(component.Name, component.Values, model.gradients[c]))],
            cost, model.ComputeGradient) with { Remark = model.Remark, Update = model };
    }

    /// <summary>Reads the gradient off a step of another rate. The values are put back.</summary>
    public double[][] GradientAt(double rate)
    {
        Read(rate);
        return [.. gradients.Select(gradient => gradient.Copy().ToArray())];
    }

    void ComputeGradient() => Read(Rate);

    void Read(double rate)
    {
        var before = TensorCopy.Of(values.Select(component => component.Values));
        try
        {
            update(rate);
            for (var c = 0; c < gradients.Length; c++)
            {
                gradients[c].Read(before[c], rate);
            }
        }
        finally
        {
            Array.ForEach(before, copy => copy.Restore());
        }
    }

    string Remark() => FormattableString.Invariant($"The gradient was read off a step of rate {Rate:G4}: by rounding of the storage ")
        + FormattableString.Invariant($"each element may be off by {gradients.Max(gradient => gradient.Error):0e+0}, ")
        + "which its error bar includes.";
}
