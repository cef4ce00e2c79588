namespace GradientTesting;

/// <summary>The point that is checked: its cost, and copies of its values and of the gradient to be judged.</summary>
/// <param name="Cost">The cost at the point.</param>
/// <param name="Values">Per component, in the storage's type.</param>
/// <param name="Gradient">Per component, as the model computed it.</param>
internal sealed record Baseline(double Cost, IReadOnlyList<TensorCopy> Values, IReadOnlyList<TensorCopy> Gradient)
{
    /// <summary>
    /// The values that were given, where these are others: a gradient that was captured there is right again there, so that its error
    /// changes its sign on the way, and no move goes so far. Null at the values that were given.
    /// </summary>
    public IReadOnlyList<TensorCopy>? Given { get; init; }

    /// <summary>Whether elements are arguments of a function, with units of their own.</summary>
    public bool AreArguments { get; init; }

    /// <summary>What differences move elements on.</summary>
    public ComponentScale[] ScalesOfMoves => Given is null ? ScalesHere(areMoves: true) : ComponentScale.Between(Values, Given);

    /// <summary>The length on which each element lives.</summary>
    public ComponentScale[] Scales => Given is null ? ScalesHere(areMoves: false) : ComponentScale.Between(Values, Given);

    /// <summary>The same, also where no move goes back to the values that were given.</summary>
    /// <param name="areMoves">Whether it is what differences move elements on.</param>
    public ComponentScale[] ScalesHere(bool areMoves) => AreArguments ? ComponentScale.OfArguments(Values, areMoves)
        : areMoves ? ComponentScale.OfMoves(Values) : ComponentScale.Of(Values);

    /// <summary>Puts the model back at the point.</summary>
    public void Return()
    {
        foreach (var values in Values)
        {
            values.Restore();
        }
    }
}
