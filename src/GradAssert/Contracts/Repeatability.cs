namespace GradientTesting;

/// <summary>What makes a call differ from the one before it at the same values, and what to do about it.</summary>
internal static class Repeatability
{
    const string Kept = "what it keeps from call to call (running statistics, hidden state, a cursor over batches, a counter)";

    /// <summary>Of a cost, in the words of a model.</summary>
    public static string OfCost(ModelUnderTest model) => model switch
    {
        { KeepProbabilities.Count: 0, Reseed: null } =>
            "If it uses dropout, implement IDropoutModel (or set GradientModel.KeepProbability) so that the check can set "
            + "keep-prob to 1.0; if it draws other random numbers (a minibatch, a shuffle, noise, or a mask of which only the seed can "
            + "be set), implement IStochasticModel; "
            + $"look for {Kept}, too, and {EachTheSame(model)}",
        { Reseed: null } =>
            "Keep-prob was 1.0: look for another dropout layer to name in IDropoutLayersModel, "
            + "for random numbers, such as a minibatch or a shuffle (implement IStochasticModel), "
            + $"and for {Kept}, and {EachTheSame(model)}",
        _ => "The model was reseeded before each call: look for random numbers that Reseed(seed) does not restart, "
            + $"such as those of a minibatch or a shuffle, and for {Kept}, and {EachTheSame(model)}",
    };

    /// <summary>Of a gradient that is not simply added to what was there.</summary>
    public static string OfGradient(ModelUnderTest model) =>
        $"Look for what is added to it and not cleared ({Clearing(model)}), for "
        + (model.Reseed is null
            ? "dropout and other random numbers in ComputeGradient() (implement IDropoutModel or IStochasticModel)"
            : "random numbers in ComputeGradient() that Reseed(seed) does not restart")
        + ", and for what is kept from call to call (a momentum, a mean, a counter): it must depend on the present values alone.";

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
