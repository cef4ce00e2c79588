namespace GradientTesting;

/// <summary>Two arrays for a gradient, used in turn: the component shows one of them, or the one of the call before.</summary>
internal static class TurnsOfGradient
{
    /// <summary>Of the difference of two calls, what may be rounding.</summary>
    const double Alike = 1e-6;

    /// <summary>A unit that is dropped half of the time is so in turn, by chance, once in 128 times.</summary>
    const int Calls = 8;

    const string Show =
        "Are two arrays used in turn, or is what the call before computed copied out? "
        + "Have the component show the one that the last call wrote: Component.Of(name, () => values, () => gradient), or have "
        + "ComputeGradient() write to one array.";

    /// <summary>What is said of a gradient that differs from call to call. Ten evaluations and gradients, of one that does.</summary>
    /// <param name="model">The model, at the point.</param>
    /// <param name="component">The component.</param>
    /// <param name="index">The element that differs.</param>
    /// <param name="isUnwritten">Whether one of two calls has left what was there before.</param>
    /// <param name="contract">Which moves the model elsewhere, and back.</param>
    public static string? FlawOf(ModelUnderTest model, int component, int index, bool isUnwritten, Contract contract)
    {
        var name = ElementName.Of(model.Components[component], index);
        if (isUnwritten)
        {
            return $"ComputeGradient() wrote the gradient of {name} at one call and not at the next, which left what was there "
                + $"before. {Show}";
        }

        contract.MoveElsewhere();
        _ = Gradient();
        var elsewhere = Gradient();
        contract.Return();
        double[] here = [.. Enumerable.Range(0, Calls).Select(_ => Gradient())];
        var apart = Math.Abs(here[0] - here[1]);
        if (!(apart > 0))
        {
            return null;
        }

        return IsSame(here[0], elsewhere) && Array.TrueForAll(here[1..], each => IsSame(each, here[1]))
            ? $"The gradient of {name} is the one of the call before: at other values it was {Digits.Of(elsewhere, here[1])}, at these "
                + $"{Digits.Of(here[0], here[1])} at the first call and {Digits.Of(here[1], here[0])} at the second. {Show}"
            : Enumerable.Range(2, Calls - 2).All(k => IsSame(here[k], here[k - 2]))
            ? $"ComputeGradient() gave {name} {Digits.Of(here[0], here[1])} and {Digits.Of(here[1], here[0])} in turn, at the same "
                + $"values. {Show}"
            : null;

        bool IsSame(double one, double other) => Math.Abs(one - other) <= Alike * apart;

        double Gradient()
        {
            _ = model.CostOrInfinity();
            model.ComputeGradient();
            return model.Components[component].Gradient[index];
        }
    }
}
