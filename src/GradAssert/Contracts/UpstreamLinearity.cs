namespace GradientTesting;

/// <summary>Whether a backward pass is linear in the upstream gradient c, as a product with a Jacobian is.</summary>
/// <param name="Suspects">Upstream gradients of which at least one has a wrong gradient; none where it is linear.</param>
/// <param name="Breach">What was seen, in a sentence; null where it is linear.</param>
/// <remarks>
/// At a right gradient, one upstream gradient and linearity prove all others. Not being linear is a mistake of the gradient, so that it
/// is not for this step to judge: the upstream gradients at which it shows are compared with the outputs as the first one is.
/// </remarks>
internal sealed record UpstreamLinearity(IReadOnlyList<UpstreamGradient> Suspects, string? Breach)
{
    /// <summary>What is said of a gradient that is not written where the upstream gradient is zero; null where it is.</summary>
    public string? Unwritten { get; private init; }

    /// <summary>A power of two, so that multiples are exact: far beyond what a gradient is clipped at.</summary>
    const double Large = 1 << 20;

    /// <summary>
    /// Of a component's largest gradient, what a sum in another order may leave, in double that is computed in float too. What is not
    /// linear is so by all of itself, at one upstream gradient or the other.
    /// </summary>
    const double OfDouble = 1e-4, OfFloat = 1e-3;

    /// <summary>B(0) = 0, B(αc) = αB(c) for α of both signs and both sizes, B(c + c₂) = B(c) + B(c₂): five passes each way.</summary>
    /// <param name="model">At the point; its gradient is that at c afterwards.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="gradient">B(c).</param>
    /// <param name="seed">Of c₂.</param>
    public static UpstreamLinearity Of(ModelUnderTest model, LayerModel layer, IReadOnlyList<TensorCopy> gradient, ulong seed)
    {
        var upstream = layer.Upstream;
        try
        {
            return new Passes(model, layer, gradient, upstream, UpstreamGradient.Drawn(seed).Over(layer.Units)).Linearity();
        }
        finally
        {
            layer.Upstream = upstream;
        }
    }

    sealed class Passes(
        ModelUnderTest model, LayerModel layer, IReadOnlyList<TensorCopy> gradient, UpstreamGradient first, UpstreamGradient second)
    {
        readonly double[] allowed = Allowed(model, gradient);

        public UpstreamLinearity Linearity() =>
            (Multiple(0, "an upstream gradient of zero", first.Times(1 / Large)) is { } atZero ? WithUnwritten(atZero) : null)
            ?? Multiple(-Large, "minus 2²⁰ times the upstream gradient", first.Times(-Large))
            ?? Multiple(1 / Large, "a 2²⁰th of the upstream gradient", first.Times(1 / Large))
            ?? Sum()
            ?? new([], null);

        UpstreamLinearity? Multiple(double factor, string what, UpstreamGradient suspect)
        {
            Pass(first.Times(factor));
            var times = Math.Max(Math.Abs(factor), 1 / Large);
            return Breach(what, suspect, (c, i) => factor * gradient[c][i], c => times * allowed[c]);
        }

        UpstreamLinearity? Sum()
        {
            Pass(second);
            var ofSecond = TensorCopy.Of(model.Components.Select(component => component.Gradient));
            var allowedOfSecond = Allowed(model, ofSecond);
            Pass(first.Plus(second));
            // Rounded to the last place of each: of one alone the outputs' contributions may cancel.
            var breach = Breach("the sum of two upstream gradients", second, (c, i) => gradient[c][i] + ofSecond[c][i],
                c => 2 * Math.Max(allowed[c], allowedOfSecond[c]));
            return breach is null ? null : breach with { Suspects = [second, first.Plus(second)] };
        }

        /// <summary>
        /// Asks whether what is not zero was not written: two more passes, over two fillings, since what is written may be like one.
        /// </summary>
        UpstreamLinearity WithUnwritten(UpstreamLinearity atZero)
        {
            double[] fillings = [.. gradient.Select(FreshGradient.Filling)];
            Over(1);
            var once = TensorCopy.Of(model.Components.Select(component => component.Gradient));
            Over(-2);
            for (var c = 0; c < fillings.Length; c++)
            {
                var (component, filling) = (model.Components[c], fillings[c]);
                for (var i = 0; component.Gradient is { IsWritable: true, MayBeUnwritten: false } && i < component.Length; i++)
                {
                    if (once[c][i] == filling && component.Gradient[i] == -2 * filling)
                    {
                        return atZero with
                        {
                            Unwritten = $"Backward() did not write the gradient of {ElementName.Of(component, i)} where the upstream "
                                + "gradient is zero: it still holds what was there before. Write every element, zeros too, at each call; "
                                + "a pass that skips zeros clears the gradient first.",
                        };
                    }
                }
            }

            return atZero;

            void Over(int factor)
            {
                for (var c = 0; c < fillings.Length; c++)
                {
                    FreshGradient.Fill(model.Components[c].Gradient, factor * fillings[c]);
                }

                Pass(first.Times(0));
            }
        }

        void Pass(UpstreamGradient upstream)
        {
            layer.Upstream = upstream;
            _ = model.Cost();
            model.ComputeGradient();
        }

        UpstreamLinearity? Breach(string what, UpstreamGradient suspect, Func<int, int, double> expected, Func<int, double> mostOff)
        {
            for (var c = 0; c < gradient.Count; c++)
            {
                for (var i = 0; i < gradient[c].Length; i++)
                {
                    var (found, right) = (model.Components[c].Gradient[i], expected(c, i));
                    // Written so that a NaN is a breach.
                    if (!(Math.Abs(found - right) <= mostOff(c)))
                    {
                        return new([suspect], $"Backward() is not linear in the upstream gradient: {what} gives "
                            + $"{ElementName.Of(model.Components[c], i)} {Digits.Of(found, right)}, "
                            + $"where {Digits.Of(right, found)} is expected.");
                    }
                }
            }

            return null;
        }

        static double[] Allowed(ModelUnderTest model, IReadOnlyList<TensorCopy> gradient)
        {
            var negligible = FreshGradient.Negligible(model, gradient);
            return [.. gradient.Select((slopes, c) => Math.Max(negligible[c],
                (model.Components[c].Gradient.UnitRoundoff > 1e-10 ? OfFloat : OfDouble) * Magnitude.Largest(slopes)))];
        }
    }
}
