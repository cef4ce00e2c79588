namespace GradientTesting;

/// <summary>Random numbers of a copy: restarted by its own Reseed, and drawn by nobody else.</summary>
internal static class OwnGenerators
{
    const string Own = "Give each copy a generator of its own, and a Reseed that restarts it: each is evaluated on a thread of its own.";

    /// <summary>Of a copy whose cost is another one than the model's: what is said where random numbers are why. One evaluation.</summary>
    public static string? FlawOf(ModelUnderTest model, double cost, ModelUnderTest copy, double found)
    {
        if (model.Reseed is not null && copy.Reseed is null)
        {
            return $"The cost of a model is {Digits.Of(cost, found)}, and that of its Copy() is {Digits.Of(found, cost)}: the model can be "
                + $"reseeded, and the copy cannot. {Own} It implements IStochasticModel, or has GradientModel.Reseed.";
        }

        var again = copy.Uncounted(copy.CostOrInfinity);
        return again.Equals(found)
            ? null
            : $"The cost of a Copy() was {Digits.Of(found, again)}, and then {Digits.Of(again, found)} at the same values: it draws random "
                + (copy.Reseed is null
                    ? "numbers, and has no Reseed. "
                    : "numbers that its Reseed() does not restart, as those of the generator of the model that it was copied from. ")
                + Own;
    }

    /// <summary>
    /// The cost of a model that is reseeded, where a copy is evaluated in between; null of one that cannot be. One evaluation of each, and
    /// not counted.
    /// </summary>
    public static double? CostWithin(ModelUnderTest model, ModelUnderTest copy)
    {
        if (model.Reseed is null)
        {
            return null;
        }

        model.ReseedAlone();
        _ = copy.Uncounted(copy.CostOrInfinity);
        return model.Uncounted(model.CostAsInTraining);
    }

    /// <summary>What is said where that is another cost.</summary>
    public static string Shared(double cost, double within) =>
        $"A model and its Copy() draw from one generator: after Reseed() the cost of the model is {Digits.Of(cost, within)}, and "
        + $"{Digits.Of(within, cost)} where a copy was evaluated in between. {Own}";
}
