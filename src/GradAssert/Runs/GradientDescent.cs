namespace GradientTesting;

/// <summary>Plain gradient descent on the model's own gradient, for a model that cannot train itself.</summary>
/// <remarks>
/// It is not there to find a minimum, but a point away from the start at which a mistake shows. So it ends where the cost has
/// fallen to a tenth, or its slope to a thirtieth, or where it sees that there is no minimum, and no element moves far beyond its scale.
/// </remarks>
internal sealed class GradientDescent
{
    const double FirstRate = 0.1;
    const int MostHalvings = 60, MostReturns = 8;
    const double UnitsOfRounding = 64;

    /// <summary>
    /// The part of the cost at the start at which training ends. A gradient falls with the root of the cost, to a third of what
    /// it was; driven on, a loss in float32 ends where its rounding hides the differences that are compared.
    /// </summary>
    const double Enough = 0.1;

    /// <summary>
    /// A step that leads below this part of the cost at the start is made smaller. Without it one step from 25% to the minimum
    /// would leave a gradient of zero. Half a step to the minimum of a quadratic cost leaves a quarter, so that there is room.
    /// </summary>
    const double TooLittle = 0.01;

    /// <summary>
    /// The longest move of an element in one step, in the scale that it has reached: ten steps make it 1.5¹⁰ = 58 times as large at
    /// most, which leads weights of 0.01, where mistakes hide, to where they do not.
    /// </summary>
    const double LongestMove = 0.5;

    /// <summary>How much larger than at the start the scale may become, however many steps are taken.</summary>
    const double MostGrowth = 100;

    /// <summary>How much farther each look ahead is than the one before, and the last of them than the step.</summary>
    const int Farther = 4, Farthest = 1024;

    /// <summary>
    /// The part of its slope that a cost without a minimum keeps from one look ahead to the next. A linear cost keeps all, and
    /// of a power p of the distance 4^(p − 1) is left: 0.87 for p = 0.9, which is not called endless.
    /// </summary>
    const double Undiminished = 0.9;

    /// <summary>
    /// The part of the slope at the start at which training ends, and below which a step is taken back by halves: a cost whose minimum is
    /// above a tenth of it, as a likelihood has, would be driven to where its gradient is zero and nothing can be compared. Slopes of a
    /// hundredth are far above the noise of a cost, in float32 too.
    /// </summary>
    const double LittleSlope = 0.03, TooLittleSlope = 0.01;

    readonly ModelUnderTest model;
    readonly ComponentScale[] scales;
    readonly double[] sizes;
    readonly double enough;
    readonly double tooLittle;
    readonly TensorCopy[] start;
    TensorCopy[]? gradient;
    double cost;
    double rate = FirstRate;
    double? steepest;

    GradientDescent(ModelUnderTest model, double cost)
    {
        (this.model, this.cost) = (model, cost);
        start = TensorCopy.Of(model.Components.Select(component => component.Values));
        (scales, sizes) = (ComponentScale.Of(start), Magnitude.Scales(model.Components));
        // A cost that is zero or negative has no tenth to fall to.
        (enough, tooLittle) = cost > 0 ? (Enough * cost, TooLittle * cost) : (double.NegativeInfinity, double.NegativeInfinity);
    }

    /// <summary>
    /// Takes at most <paramref name="steps"/> steps <c>θ − rate · dθ</c>, until the cost has fallen to a tenth. A step after which
    /// the cost rises, throws or is not finite is halved; one that is accepted doubles the rate of the next. Costs one
    /// evaluation per step, one more per halving, and two to six more for a step that is as long as a step may be.
    /// </summary>
    /// <returns>The warning to print, or null.</returns>
    public static string? Train(ModelUnderTest model, int steps)
    {
        var cost = steps > 0 ? model.Cost() : double.NaN;
        // From where the cost is not finite there is nothing to descend; the contract reports it.
        return double.IsFinite(cost) ? new GradientDescent(model, cost).Train(steps) : null;
    }

    string? Train(int steps)
    {
        for (var step = 0; step < steps && cost > enough; step++)
        {
            if (!IsSteep())
            {
                return null;
            }

            TensorCopy.Of(model.Components.Select(component => component.Values), start);
            gradient = TensorCopy.Of(model.Components.Select(component => component.Gradient), gradient);
            var (shortest, longest) = RatesOfTheLongestMove();
            if (longest == 0)
            {
                return null;
            }

            // Beyond the longest rate every element is at its limit, and a larger one would say nothing of the step.
            rate = Math.Min(rate, longest);
            var before = cost;
            if (LineSearch() is not { } part)
            {
                Array.ForEach(start, values => values.Restore());
                return FormattableString.Invariant(
                    $"Training stopped after {step} of {steps} steps: no step along -gradient, however small, lowers the cost.");
            }

            if (part == 1 && rate >= shortest && FallsWithoutEnd(before))
            {
                return FormattableString.Invariant($"Training stopped after {step + 1} of {steps} steps: ")
                    + FormattableString.Invariant($"along -gradient the cost falls no slower {Farthest} steps farther on, so that there ")
                    + "is no minimum to train towards, or it is many times the size of the values away. If there is none, leave "
                    + "AfterTraining out of Phases.";
            }

            rate *= 2 * part;
        }

        return null;
    }

    /// <summary>
    /// Computes the gradient, and whether there is enough of it to go on. A step that led too near to a minimum is taken back by half,
    /// until it did not; each half costs an evaluation and a gradient.
    /// </summary>
    bool IsSteep()
    {
        model.ComputeGradient();
        steepest ??= Slope();
        for (var halvings = 0; Slope() < TooLittleSlope * steepest && halvings < MostReturns; halvings++)
        {
            for (var c = 0; c < start.Length; c++)
            {
                var values = model.Components[c].Values;
                for (var i = 0; i < start[c].Length; i++)
                {
                    values[i] = (values[i] + start[c][i]) / 2;
                }
            }

            cost = model.CostOrInfinity();
            model.ComputeGradient();
        }

        return !(Slope() < LittleSlope * steepest);
    }

    /// <summary>By how much the gradient moves the cost over the sizes that the components had at the start.</summary>
    double Slope()
    {
        var slope = 0.0;
        for (var c = 0; c < model.Components.Count; c++)
        {
            for (var i = 0; i < model.Components[c].Length; i++)
            {
                slope = Math.Max(slope, Math.Abs(model.Components[c].Gradient[i]) * sizes[c]);
            }
        }

        return slope;
    }

    /// <summary>The rates from which on the first element, and every element, moves as far as it may; 0 where none moves.</summary>
    (double Shortest, double Longest) RatesOfTheLongestMove()
    {
        var (shortest, longest) = (double.PositiveInfinity, 0.0);
        for (var c = 0; c < start.Length; c++)
        {
            for (var i = 0; i < start[c].Length; i++)
            {
                if (Math.Abs(gradient![c][i]) is > 0 and var slope)
                {
                    (shortest, longest) = (Math.Min(shortest, Limit(c, i) / slope), Math.Max(longest, Limit(c, i) / slope));
                }
            }
        }

        return (shortest, longest);
    }

    /// <returns>The part of the step that lowers the cost, where the model is left; null where none does.</returns>
    double? LineSearch()
    {
        var rounding = UnitsOfRounding * model.Components.Max(component => component.Values.UnitRoundoff) * Math.Abs(cost);
        var hasRisen = false;
        for (var halvings = 0; halvings <= MostHalvings; halvings++)
        {
            var part = Math.ScaleB(1, -halvings);
            Move(part);
            var reached = model.CostOrInfinity();
            if (!double.IsFinite(reached) || reached < tooLittle)
            {
                continue;
            }

            // A step so small that rounding hides its effect keeps the cost from rising, whatever its direction: once the
            // cost has visibly risen along -gradient, it must visibly fall.
            if (hasRisen ? reached < cost - rounding : reached <= cost)
            {
                cost = reached;
                return part;
            }

            hasRisen |= reached > cost + rounding;
        }

        return null;
    }

    /// <summary>Whether the cost goes on falling as fast as it did over the step, however much farther the step goes.</summary>
    bool FallsWithoutEnd(double before)
    {
        var fall = before - cost;
        var isEndless = fall > 0;
        // A cost of -∞ is as far as a look ahead can lead.
        for (var times = Farther; times <= Farthest && isEndless && double.IsFinite(fall); times *= Farther)
        {
            Move(times);
            var further = before - model.CostOrInfinity();
            isEndless = further >= Undiminished * Farther * fall;
            fall = further;
        }

        Move(1);
        if (!isEndless)
        {
            // The gradient of the next step belongs to the forward pass at its point.
            cost = model.Cost();
        }

        return isEndless;
    }

    /// <summary>Moves by a multiple of the step from where it starts.</summary>
    void Move(double part)
    {
        for (var c = 0; c < start.Length; c++)
        {
            var values = model.Components[c].Values;
            for (var i = 0; i < start[c].Length; i++)
            {
                var limit = Limit(c, i);
                values[i] = start[c][i] - (part * Math.Clamp(rate * gradient![c][i], -limit, limit));
            }
        }
    }

    // The scales belong to the copy of the values, and follow it from step to step.
    double Limit(int component, int index) =>
        LongestMove * Math.Min(scales[component][index], MostGrowth * sizes[component]);
}
