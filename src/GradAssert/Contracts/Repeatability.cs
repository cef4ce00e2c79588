namespace GradientTesting;

/// <summary>What makes a call differ from the one before it at the same values, and what to do about it.</summary>
internal static class Repeatability
{
    const string Kept = "what it keeps from call to call (running statistics, hidden state, a cursor over batches, a counter)";

    const string Threads =
        "Where several threads add to one number, as in Parallel.For, additions are lost: have each sum for itself, and add the sums.";

    /// <summary>Of calls at one point, how many are looked at where a check did not come to a match.</summary>
    const int Calls = 5;

    /// <summary>Of each component, how many elements are looked at.</summary>
    const int MostElements = 100;

    /// <summary>
    /// Of a run that is no match: what is said of a cost, or a gradient, that differs from call to call by less than is taken for random.
    /// A few evaluations and gradients, which are not counted.
    /// </summary>
    public static string? RemarkOf(ModelUnderTest model, Baseline baseline)
    {
        baseline.Return();
        var cost = Range.None;
        Range[][] gradient =
        [
            .. baseline.Gradient.Select(each => Enumerable.Repeat(Range.None, Math.Min(each.Length, MostElements)).ToArray()),
        ];
        for (var call = 0; call < Calls; call++)
        {
            cost = cost.With(model.Uncounted(model.CostOrInfinity));
            _ = model.Uncounted(model.TryComputeGradient);
            for (var c = 0; c < gradient.Length; c++)
            {
                for (var k = 0; k < gradient[c].Length; k++)
                {
                    gradient[c][k] = gradient[c][k].With(model.Components[c].Gradient[Place(k)]);
                }

                int Place(int k) => Repeatability.Place(k, gradient[c].Length, baseline.Gradient[c].Length);
            }
        }

        if (cost.Width > Reordered(model) * Math.Abs(baseline.Cost))
        {
            return Remark("Cost()", cost);
        }

        for (var c = 0; c < gradient.Length; c++)
        {
            var allowed = Reordered(model) * Magnitude.Largest(baseline.Gradient[c]);
            if (Array.FindIndex(gradient[c], each => each.Width > allowed) is >= 0 and var k)
            {
                var index = Place(k, gradient[c].Length, baseline.Gradient[c].Length);
                return Remark($"The gradient of {ElementName.Of(model.Components[c], index)}", gradient[c][k]);
            }
        }

        return null;
    }

    static int Place(int k, int count, int length) => (int)((long)k * length / count);

    static string Remark(string what, Range range) => FormattableString.Invariant(
        $"{what} was from {Digits.Of(range.Least, range.Most)} to {Digits.Of(range.Most, range.Least)} in {Calls} calls ")
        + $"at the same values, which is more than another order of a sum explains. {Threads}";

    static double Reordered(ModelUnderTest model) =>
        model.Components.Any(component => component.Values.UnitRoundoff > 1e-10 || component.Gradient.UnitRoundoff > 1e-10) ? 1e-4 : 1e-9;

    readonly record struct Range(double Least, double Most)
    {
        public static Range None => new(double.PositiveInfinity, double.NegativeInfinity);

        public double Width => Most - Least;

        public Range With(double value) => new(Math.Min(Least, value), Math.Max(Most, value));
    }

    /// <summary>Of a cost, in the words of a model.</summary>
    public static string OfCost(ModelUnderTest model) => model switch
    {
        { KeepProbabilities.Count: 0, Reseed: null } =>
            "If it uses dropout, implement IDropoutModel (or set GradientModel.KeepProbability) so that the check can set "
            + "keep-prob to 1.0; if it draws other random numbers (a minibatch, a shuffle, noise, or a mask of which only the seed can "
            + "be set), implement IStochasticModel; "
            + $"look for {Kept}, too, and {EachTheSame(model)} {Threads}",
        { Reseed: null } =>
            "Keep-prob was 1.0: look for another dropout layer to name in IDropoutLayersModel, "
            + "for random numbers, such as a minibatch or a shuffle (implement IStochasticModel), "
            + $"and for {Kept}, and {EachTheSame(model)} {Threads}",
        _ => "The model was reseeded before each call: look for random numbers that Reseed(seed) does not restart, "
            + $"such as those of a minibatch or a shuffle, and for {Kept}, and {EachTheSame(model)} {Threads}",
    };

    /// <summary>Of a gradient that is not simply added to what was there.</summary>
    public static string OfGradient(ModelUnderTest model) =>
        $"Look for what is added to it and not cleared ({Clearing(model)}), for "
        + (model.Reseed is null
            ? "dropout and other random numbers in ComputeGradient() (implement IDropoutModel or IStochasticModel)"
            : "random numbers in ComputeGradient() that Reseed(seed) does not restart")
        + ", and for what is kept from call to call (a momentum, a mean, a counter): it must depend on the present values alone. "
        + Threads;

    static string Clearing(ModelUnderTest model) => model.ClearGradients is null
        ? "clear it at the start of ComputeGradient(), or say how that is done: IAccumulatingModel, GradientModel.ClearGradients"
        : "ClearGradients() is to clear it";

    static string EachTheSame(ModelUnderTest model) => model.Layer switch
    {
        null => "have each Cost() begin with the same.",
        { Reset: null } => "have each Cost() begin with the same: clear it in Reset (IResettableLayer, GradientLayer.Reset).",
        _ => "have Reset(), which was called before each Cost(), bring all of it to where a sequence begins.",
    };
}
