namespace GradientTesting;

/// <summary>All that a run has measured, of all components. Nothing after it evaluates a model.</summary>
/// <param name="Noise">Of the cost.</param>
/// <param name="Criteria">What a component must show before its agreement counts.</param>
/// <param name="Components">In the model's order.</param>
internal sealed record Measurement(CostNoise Noise, AcceptanceCriteria Criteria, IReadOnlyList<MeasuredComponent> Components)
{
    /// <summary>True where one component is wrong at least, at the model's own λ or at 0.</summary>
    public bool IsWrong => Components.Any(component => component.IsWrong);

    /// <summary>True where there are elements to explain: not where a gradient is wrong at another λ alone.</summary>
    public bool HasParts => Components.All(component => component.Part is not null);

    /// <summary>True where the gradient is the same at the model's own λ and at 0, to the last bit.</summary>
    public bool IgnoresLambda { get; init; }

    /// <summary>Compares what differences have found with the gradient. No evaluations.</summary>
    /// <param name="components">Their names and shapes.</param>
    /// <param name="analytic">Of each, its gradient at the elements that were differentiated.</param>
    /// <param name="numerical">What differences have found.</param>
    /// <param name="options">What is demanded of it.</param>
    public static Measurement Of(
        IReadOnlyList<Component> components, IReadOnlyList<double[]> analytic, NumericalGradient numerical, GradientCheckOptions options)
    {
        var strongest = analytic.Select((gradient, c) => Norms.Of(gradient, numerical.Components[c]).Effect).Max();
        var criteria = new AcceptanceCriteria(options.RequiredResolution, options.RelativeTolerance * strongest);
        return new(numerical.Noise, criteria, [.. numerical.Components.Select((numeric, c) => new MeasuredComponent(
            components[c].Name, [.. components[c].Shape], analytic[c], numeric, ComponentComparison.Of(analytic[c], numeric, criteria))
        {
            Convention = components[c].Convention,
            ElementNames = components[c].ElementNames,
        })]);
    }

    /// <summary>Each component with more that was measured of it.</summary>
    public Measurement With(Func<MeasuredComponent, int, MeasuredComponent> completed) =>
        this with { Components = [.. Components.Select(completed)] };
}
