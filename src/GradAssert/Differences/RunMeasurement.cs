namespace GradientTesting;

/// <summary>
/// Measures a model at the point of a run: its numerical gradient, and then whatever else takes evaluations to find out about
/// components that are inactive, wrong or in doubt. What is right everywhere costs nothing more.
/// </summary>
internal sealed class RunMeasurement
{
    /// <summary>What the draws of moves far off belong to; components have 0 and more.</summary>
    const int MovesFarOff = -3;

    /// <summary>A λ term of this part of the data term is looked at by itself, at a larger λ.</summary>
    const double HardlyRegularized = 0.01;

    /// <summary>Of a scale: at a minimum the cost changes over it, and few gates are so close to where they open.</summary>
    const double SmallMove = 0.03;

    /// <summary>At another λ it is the term that may be wrong, which is so in most elements where it is in one.</summary>
    const int DirectionsAtZero = 2, DirectionsElsewhere = 1;

    readonly ModelCopies copies;
    readonly ModelUnderTest model;
    readonly Baseline baseline;
    readonly GradientRun run;
    readonly GradientCheckOptions options;
    readonly Progress progress;
    readonly NumericalGradient numerical;

    RunMeasurement(ModelCopies copies, Baseline baseline, GradientRun run, GradientCheckOptions options)
    {
        (this.copies, model, this.baseline, this.run, this.options) = (copies, copies.Original, baseline, run, options);
        progress = new(options.Log, run.ToString(), model);
        numerical = NumericalGradient.Of(copies, baseline, run, options, progress);
    }

    ulong FarOff => Draws.Seed(run, MovesFarOff);

    /// <summary>Measures. The model is put back at the point, and its λ at the model's own.</summary>
    /// <param name="copies">The model, and copies of it to work on.</param>
    /// <param name="baseline">The point.</param>
    /// <param name="run">The phase and seed.</param>
    /// <param name="options">How.</param>
    /// <param name="hasLambda">Whether the cost can be evaluated at λ = 0.</param>
    /// <param name="connections">What earlier runs have shown of inactive components; this run is added.</param>
    /// <param name="stillHolds">Asks whether the point is still what it was, right after it was differentiated.</param>
    public static Measurement Of(ModelCopies copies, Baseline baseline, GradientRun run, GradientCheckOptions options,
        bool hasLambda, Connections connections, Action stillHolds)
    {
        var measuring = new RunMeasurement(copies, baseline, run, options);
        stillHolds();
        double[][] analytic = [.. measuring.numerical.Components.Select((numeric, c) => numeric.At(baseline.Gradient[c]))];
        var measured = Measurement.Of(measuring.model.Components, analytic, measuring.numerical, options);
        connections.Look(measuring.model, baseline,
            [.. Enumerable.Range(0, measured.Components.Count).Where(c => measured.Components[c].Comparison.IsInactive)], measuring.FarOff);
        measured = measured.With((component, c) =>
            component.Comparison.IsWrong ? measuring.WithStillness(component, c) : component);
        return measuring.Explained(hasLambda ? measuring.AtOtherLambdas(measured) : measuring.WithParts(measured, null));
    }

    /// <summary>
    /// Differentiates at λ = 0 too, where the cost has a λ and is finite without it; and where that shows next to nothing of the λ term,
    /// at a λ at which the term is no rounding.
    /// </summary>
    Measurement AtOtherLambdas(Measurement measured)
    {
        if (model.Lambda is not { } lambda)
        {
            return WithParts(measured, null);
        }

        var own = lambda.Get();
        var data = FiniteAt(0, DirectionsAtZero, measured);
        if (data?.Agrees.Contains(false) == true)
        {
            SetLambda(own);
            data = data.WithHidden(copies, baseline, numerical, run, options);
        }

        measured = WithParts(
            data is null ? measured : measured.With((component, c) =>
                component with { AtZeroLambda = data.At(baseline.Gradient[c], component.Numeric, c) }),
            data);
        measured = measured with { IgnoresLambda = data?.IsSameAs(baseline.Gradient) == true };
        if (!measured.IsWrong && run.IsWhereMoreIsAsked)
        {
            // What is read by another function of λ than in the cost, as its square or a switch, may be alike at its own value and at 0.
            measured = AtAnother(measured, Setting.OrdinaryLambda(own));
        }

        if (!measured.IsWrong && run.IsWhereMoreIsAsked && (own == 0 || measured.Components.All(IsHardlyRegularized)))
        {
            measured = AtAnother(measured, Setting.LargeLambda(own));
        }

        if (!lambda.Get().Equals(own))
        {
            lambda.Set(own);
        }

        return measured;
    }

    void SetLambda(double value)
    {
        foreach (var each in copies.All)
        {
            each.Lambda?.Set(value);
        }
    }

    // The sign of such a λ term is within what is tolerated of the whole.
    static bool IsHardlyRegularized(MeasuredComponent component) =>
        component.AtZeroLambda is { } atZero && atZero.Regularization <= HardlyRegularized * atZero.Data;

    Measurement AtAnother(Measurement measured, double lambda)
    {
        try
        {
            return FiniteAt(lambda, DirectionsElsewhere, measured) is { } other
                ? measured.With((component, c) => other.Agrees[c] ? component : component with { WrongAtLambda = lambda })
                : measured;
        }
        // A setter that refuses a λ, or a cost that is not defined there, says nothing of the gradient.
        catch (ModelCallException refusal) when (refusal.Call is "Cost()" or "ComputeGradient()" or "The setter of Lambda")
        {
            return measured;
        }
    }

    DataPart? FiniteAt(double other, int directions, Measurement measured)
    {
        var part = DataPart.At(
            other, directions, copies, baseline, numerical, [.. measured.Components.Select(component => component.Comparison.IsWrong)], run,
            options, progress);
        // A gradient that is finite at the model's own λ is not wrong for being none at another.
        return part?.Gradient.All(gradient => double.IsFinite(Magnitude.Largest(gradient))) == true ? part : null;
    }

    /// <summary>Adds what there is to explain where something is wrong, and which gradients are zero here alone.</summary>
    Measurement WithParts(Measurement measured, DataPart? data)
    {
        if (!measured.IsWrong)
        {
            return measured;
        }

        measured = measured.With((component, c) => component with
        {
            Part = ComparedPart.Of(model.Components[c], baseline.Values[c], baseline.Gradient[c], component.Numeric, data, c),
        });
        var zeroOnlyHere = ZeroElsewhere.OnlyHere(model, baseline, measured.Components);
        return measured.With((component, c) => component with { IsZeroOnlyHere = zeroOnlyHere.Contains(c) });
    }

    /// <summary>What could not be decided of a cost that moves in steps, for that reason.</summary>
    Measurement InSteps(Measurement measured) => measured.Noise.FewValues is not var (values, points) || model.Layer is not null ? measured
        : measured.With((component, _) => component is { IsWrong: false, Comparison.Doubt: not null }
            && !Array.Exists(component.Numeric.Elements, element => element.IsUndefined || element.IsUnseen)
            ? component with
            {
                Jump = FormattableString.Invariant($"Cost() took {values} values at {points} points next to this one: it moves in steps, ")
                    + "as an accuracy, a sign or a rounded number does, which have no gradient to compare with; have it return the smooth "
                    + "loss that ComputeGradient() differentiates, unrounded; where the gradient passes over steps on purpose, as a "
                    + "straight-through one does, approve a snapshot",
            }
            : component);

    /// <summary>Of a layer, what jumps where nothing could be decided, and how what is wrong reacts to upstream gradients.</summary>
    Measurement Explained(Measurement measured)
    {
        measured = InSteps(measured);
        if (model.Layer is null || options.MaxCostEvaluations is not null)
        {
            return measured;
        }

        measured = measured.With((component, c) => component is { IsWrong: false, Jump: null, Comparison.Doubt: not null }
            ? component with { Jump = JumpProbe.Of(model, baseline, component.Numeric, c) }
            : component);
        var responses = UpstreamProbe.Of(model, baseline, numerical, [.. measured.Components.Select(component =>
            component.Comparison.Mismatches is { Count: > 0 } wrong ? wrong : null)]);
        return measured.With((component, c) => component with { Response = responses[c] });
    }

    MeasuredComponent WithStillness(MeasuredComponent component, int c)
    {
        var stillness = Stillness(component, c);
        var isStationary = stillness is null && component.Comparison.Norms.Numeric <= component.Comparison.Norms.Bars && Bends(c);
        return component with
        {
            Stillness = isStationary
                ? "the derivatives of the cost are zero here, and it changes on both sides, as at a minimum, a maximum or a saddle"
                : stillness,
            IsStationary = isStationary,
        };
    }

    /// <summary>Whether the cost changes on both sides of the point, and not beyond a gate that is closed. Two evaluations.</summary>
    bool Bends(int c)
    {
        var moves = new Moves(model, baseline.Values);
        var changes = Array.TrueForAll((double[])[SmallMove, -SmallMove], size =>
        {
            moves.Move(c, size, FarOff);
            var cost = model.CostOrInfinity();
            return double.IsFinite(cost) && Math.Abs(cost - baseline.Cost) > Reading.Deviations * numerical.Noise.At(cost);
        });
        baseline.Return();
        return changes;
    }

    // A wrong gradient beside a cost that nothing moves is most often the gradient of another network, or of a copy.
    string? Stillness(MeasuredComponent component, int c) =>
        KeptWithout(component, c) is { } element
            ? $"the cost does not react to {element} alone, and does where all else moves by a hair too: "
                + "Cost() returns a cost that was kept under a key that leaves it out"
        : component.Comparison.Norms.Numeric <= component.Comparison.Norms.Bars
            && Connections.Of(model, new(model, baseline.Values), baseline, c, FarOff) is null
            ? "the cost does not react to it, however far it is moved: "
                + "Cost() forgets it, or reads other storage than the component looks at, such as a copy or another instance"
        : null;

    /// <summary>The first wrong element that does not move the cost, where that is because the cost was kept; null elsewhere.</summary>
    string? KeptWithout(MeasuredComponent component, int c)
    {
        var elements = component.Numeric.Elements;
        bool IsStill(int k) => Math.Abs(elements[k].Value) <= elements[k].ErrorBar;
        return component.Comparison.Mismatches.FirstOrDefault(IsStill, -1) is >= 0 and var still
            && component.Numeric.Position(still) is var i
            && KeptCost.IsKeptWithout(model, new(model, baseline.Values), c, i, FarOff)
            ? ElementName.Of(model.Components[c], i)
            : null;
    }
}
