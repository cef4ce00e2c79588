namespace GradientTesting;

/// <summary>What shows, over all runs of a check, that the cost reads the storage of a component.</summary>
/// <remarks>
/// A component that moves the cost needs nothing more. One that is inactive is moved far: a bias before a normalization rounds
/// differently then, a dead unit comes to life, and storage that nobody reads does neither.
/// </remarks>
internal sealed class Connections
{
    /// <summary>Evaluations of one run: of dozens of inactive components one after the other is not worth more.</summary>
    const int MostEvaluations = 60;

    const double FarMove = 32;

    /// <summary>Of the mirrored point most signs are kept: what is dead here is alive there.</summary>
    const double BesideTheMirror = 0.25;

    readonly HashSet<string> active = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> evidence = new(StringComparer.Ordinal);
    readonly HashSet<string> severed = new(StringComparer.Ordinal);

    /// <summary>Inactive in each run so far, where moves that were far enough have not changed a bit of the cost.</summary>
    public IReadOnlySet<string> Severed =>
        severed.Except(active).Where(name => !evidence.ContainsKey(name)).ToHashSet(StringComparer.Ordinal);

    /// <summary>What shows that an inactive component is connected, as a clause; null where nothing does.</summary>
    public string? EvidenceOf(string name) => active.Contains(name) ? "it is active in another run" : evidence.GetValueOrDefault(name);

    /// <summary>
    /// Looks at the components that are inactive in a run, whatever another has shown: a run stands alone. Up to eleven
    /// evaluations and a gradient for each, and none for those that move the cost.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="baseline">The point of the run; the model is put back there.</param>
    /// <param name="inactive">The components that move nothing there.</param>
    /// <param name="seed">Of the moves.</param>
    public void Look(ModelUnderTest model, Baseline baseline, IReadOnlyList<int> inactive, ulong seed)
    {
        active.UnionWith(Enumerable.Range(0, model.Components.Count).Except(inactive).Select(c => model.Components[c].Name));
        var last = model.CostEvaluations + MostEvaluations;
        Moves? moves = null;
        foreach (var c in inactive)
        {
            var name = model.Components[c].Name;
            if (model.CostEvaluations >= last)
            {
                continue;
            }

            if (Of(model, moves ??= new(model, baseline.Values), baseline, c, seed) is { } found)
            {
                evidence[name] = found;
            }
            else
            {
                severed.Add(name);
            }
        }
    }

    /// <summary>Whether any move of a component changes a bit of the cost, or of any gradient; what does, as a clause.</summary>
    public static string? Of(ModelUnderTest model, Moves moves, Baseline baseline, int c, ulong seed)
    {
        try
        {
            return Here(model, moves, baseline, c, seed) ?? Elsewhere(model, moves, c, seed) ?? ByLambda(model, moves, c, seed);
        }
        finally
        {
            moves.ReturnAll();
        }
    }

    static string? Here(ModelUnderTest model, Moves moves, Baseline baseline, int c, ulong seed)
    {
        // Each along signs of its own, and the last of them to both sides: a unit is dead on one.
        foreach (var size in (double[])[1, -1, FarMove / 4, FarMove, -FarMove])
        {
            moves.Move(c, size, size < -1 ? seed : ++seed);
            // What overflows times a weight of zero is not a number, and no reaction.
            if (model.CostOrInfinity() is var cost && double.IsFinite(cost) && !cost.Equals(baseline.Cost))
            {
                return Math.Abs(size) > 1
                    ? "the cost reacts to moves of several times its size"
                    : "the cost reacts to moves of its own size";
            }
        }

        // A single number may round to what it was by chance; all numbers of the gradient do not.
        return model.TryComputeGradient()
            && Enumerable.Range(0, baseline.Gradient.Count).Any(k => Reacts(model.Components[k].Gradient, baseline.Gradient[k]))
            ? "the gradient reacts to moves of several times its size"
            : null;
    }

    // A zero of another sign is what a factor of zero leaves, and no reaction.
    static bool Reacts(TensorView gradient, TensorCopy before) =>
        Enumerable.Range(0, before.Length).Any(i => double.IsFinite(gradient[i]) && gradient[i] != before[i]);

    // Where λ is zero, a term of it reads nothing.
    static string? ByLambda(ModelUnderTest model, Moves moves, int c, ulong seed)
    {
        if (model.Lambda is not { } lambda || lambda.Get() != 0 || !Allows(lambda))
        {
            return null;
        }

        moves.ReturnAll();
        var cost = model.CostOrInfinity();
        moves.Move(c, 1, seed);
        var reacts = !model.CostOrInfinity().Equals(cost);
        lambda.SetTo(0);
        return reacts ? "the cost reacts to it at λ = 1" : null;
    }

    static bool Allows(Setting lambda)
    {
        try
        {
            lambda.SetTo(1);
            return true;
        }
#pragma warning disable CA1031 // A λ that must be zero says nothing of a component.
        catch (Exception refusal) when (!ModelUnderTest.EndsTheCheck(refusal))
#pragma warning restore CA1031
        {
            lambda.SetTo(0);
            return false;
        }
    }

    // Of a unit that is dead, what leads away from it is connected where others bring it to life.
    static string? Elsewhere(ModelUnderTest model, Moves moves, int c, ulong seed)
    {
        foreach (var isMirrored in (bool[])[false, true])
        {
            for (var k = 0; k < model.Components.Count; k++)
            {
                Put(k, isMirrored ? BesideTheMirror : 1);
            }

            var cost = model.CostOrInfinity();
            Put(c, -2);
            if (model.CostOrInfinity() is var moved && double.IsFinite(moved) && !moved.Equals(cost))
            {
                return "the cost reacts to it at another point";
            }

            void Put(int k, double size)
            {
                if (isMirrored)
                {
                    moves.Mirror(k, size, seed + 1);
                }
                else
                {
                    moves.Move(k, size, seed);
                }
            }
        }

        return null;
    }
}
