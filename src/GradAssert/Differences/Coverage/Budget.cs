namespace GradientTesting;

/// <summary>What may still be evaluated: <see cref="GradientCheckOptions.MaxCostEvaluations"/>, a gradient counting as three.</summary>
internal sealed class Budget
{
    /// <summary>A backward pass takes about twice as long as the forward pass before it.</summary>
    const int OfGradient = 3;

    /// <summary>A node of a walk is a cost and a gradient.</summary>
    public const int OfNode = 1 + OfGradient;

    /// <summary>The noise of the cost, and what is asked of the point itself.</summary>
    const int Fixed = 100;

    /// <summary>Of the fixed part, what is asked of the point itself when all else is done.</summary>
    const int OfPoint = 6 * OfNode;

    readonly ModelUnderTest model;
    readonly long last;

    public Budget(ModelUnderTest model, long? most)
    {
        this.model = model;
        last = most is { } limit ? Spent + Fixed - OfPoint + limit : long.MaxValue;
    }

    public long Left => last == long.MaxValue ? long.MaxValue : Math.Max(0, last - Spent);

    public long Spent => model.CostEvaluations + (OfGradient * model.GradientEvaluations);
}
