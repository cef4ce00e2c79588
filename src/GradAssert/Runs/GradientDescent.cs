namespace GradientTesting;

/// <summary>Plain gradient descent on the model's own gradient, for a model that cannot train itself.</summary>
internal static class GradientDescent
{
    const double FirstRate = 0.1;
    const int MostHalvings = 60;
    const double UnitsOfRounding = 64;

    /// <summary>
    /// Takes <paramref name="steps"/> steps <c>θ − rate · dθ</c>. A step after which the cost rises, throws or is not finite
    /// is halved; one that is accepted doubles the rate of the next. Costs one evaluation per step, and one more per halving.
    /// </summary>
    /// <returns>The warning to print, or null.</returns>
    public static string? Train(ModelUnderTest model, int steps)
    {
        var rate = FirstRate;
        var cost = steps > 0 ? model.Cost() : 0;
        TensorCopy[]? start = null, gradient = null;
        for (var step = 0; step < steps; step++)
        {
            model.ComputeGradient();
            start = TensorCopy.Of(model.Components.Select(component => component.Values), start);
            gradient = TensorCopy.Of(model.Components.Select(component => component.Gradient), gradient);
            if (LineSearch(model, start, gradient, ref rate, cost) is not { } lower)
            {
                foreach (var values in start)
                {
                    values.Restore();
                }

                return FormattableString.Invariant(
                    $"Training stopped after {step} of {steps} steps: no step along -gradient, however small, lowers the cost.");
            }

            cost = lower;
        }

        return null;
    }

    static double? LineSearch(ModelUnderTest model, TensorCopy[] start, TensorCopy[] gradient, ref double rate, double cost)
    {
        var rounding = UnitsOfRounding * model.Components.Max(component => component.Values.UnitRoundoff) * Math.Abs(cost);
        var hasRisen = false;
        for (var halvings = 0; halvings <= MostHalvings; halvings++, rate /= 2)
        {
            Step(model, start, gradient, rate);
            var reached = model.CostOrInfinity();
            if (!double.IsFinite(reached))
            {
                continue;
            }

            // A step so small that rounding hides its effect keeps the cost from rising, whatever its direction: once the
            // cost has visibly risen along -gradient, it must visibly fall.
            if (hasRisen ? reached < cost - rounding : reached <= cost)
            {
                rate *= 2;
                return reached;
            }

            hasRisen |= reached > cost + rounding;
        }

        return null;
    }

    static void Step(ModelUnderTest model, TensorCopy[] start, TensorCopy[] gradient, double rate)
    {
        for (var c = 0; c < start.Length; c++)
        {
            var values = model.Components[c].Values;
            for (var i = 0; i < start[c].Length; i++)
            {
                values[i] = start[c][i] - (rate * gradient[c][i]);
            }
        }
    }
}
