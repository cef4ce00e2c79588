namespace GradientTesting;

// Costs and gradients, each counted.
internal sealed partial class ModelUnderTest
{
    /// <summary>The cost at the present values. Counted.</summary>
    /// <exception cref="OperationCanceledException">The check is to stop.</exception>
    public double Cost()
    {
        BeginEvaluation();
        return Evaluate();
    }

    /// <summary>
    /// The cost at a point that the check itself tries, where the user may never have been: +∞ where Cost() throws or returns
    /// NaN. Counted.
    /// </summary>
    /// <remarks>An exception that cancels the check, or after which no code can be relied on, is not caught.</remarks>
    /// <exception cref="OperationCanceledException">The check is to stop.</exception>
    public double CostOrInfinity()
    {
        BeginEvaluation();
        thrown = null;
        try
        {
            var cost = summedOver * model.Cost();
            return double.IsNaN(cost) ? double.PositiveInfinity : cost;
        }
#pragma warning disable CA1031 // Outside of its domain a cost may throw anything: an overflow, a singular matrix, an index off a table.
        catch (Exception exception) when (!EndsTheCheck(exception))
#pragma warning restore CA1031
        {
            thrown = ModelCallException.Cause(exception);
            return double.PositiveInfinity;
        }
    }

    /// <summary>The cost as a seed after the present one draws it. Counted.</summary>
    public double CostAtSeed(int after)
    {
        var own = seed;
        seed = unchecked(own + after);
        try
        {
            return CostOrInfinity();
        }
        finally
        {
            seed = own;
        }
    }

    /// <summary>Why the last <see cref="CostOrInfinity"/> was not finite, as a clause.</summary>
    public string WhyNotFinite => thrown is null
        ? "the cost is not finite"
        : $"Cost() threw {thrown.GetType().Name} (\"{thrown.Message.ReplaceLineEndings(" ")}\")";

    /// <summary>Has the model overwrite its gradient at the present values. Counted.</summary>
    /// <exception cref="GradientContractException">A gradient is missing afterwards, or not of its component's shape.</exception>
    public void ComputeGradient()
    {
        Reseed?.Invoke(seed);
        ComputeGradientAsInTraining();
        RequireGradients();
    }

    /// <summary>The same without a look at the values, or at what there is then. Counted.</summary>
    public void ComputeGradientAlone()
    {
        Reseed?.Invoke(seed);
        ComputeGradientAsInTraining();
    }

    /// <summary>As <see cref="ComputeGradient"/>, with whatever random numbers come after those of the last cost. Counted.</summary>
    public void ComputeGradientAsInTraining()
    {
        GradientEvaluations++;
        ClearGradients?.Invoke();
        try
        {
            model.ComputeGradient();
        }
        catch (Exception thrown) when (ModelCallException.Is(thrown))
        {
            throw new ModelCallException("ComputeGradient()", thrown);
        }
    }

    /// <summary>Has the model compute its gradient on top of what is in its storage. Counted.</summary>
    public void ComputeGradientOnTop()
    {
        Reseed?.Invoke(seed);
        GradientEvaluations++;
        model.ComputeGradient();
        RequireGradients();
    }

    /// <summary>
    /// The cost with whatever random numbers come after those of the last one, as a second pass of training has them.
    /// Counted.
    /// </summary>
    public double CostAsInTraining()
    {
        Cancellation.ThrowIfRequested();
        CostEvaluations++;
        return Evaluate();
    }

    /// <summary>Restarts random numbers, and evaluates nothing.</summary>
    public void ReseedAlone() => Reseed?.Invoke(seed);

    /// <summary>Has the model overwrite its gradient at a trial point; false where it throws. Counted.</summary>
    public bool TryComputeGradient()
    {
        Reseed?.Invoke(seed);
        try
        {
            ComputeGradientAsInTraining();
            RequireGradients();
            return true;
        }
#pragma warning disable CA1031 // As of the cost.
        catch (Exception exception) when (!EndsTheCheck(exception))
#pragma warning restore CA1031
        {
            return false;
        }
    }

    double Evaluate()
    {
        try
        {
            return summedOver * model.Cost();
        }
        catch (Exception thrown) when (ModelCallException.Is(thrown))
        {
            throw new ModelCallException("Cost()", thrown);
        }
    }

    void BeginEvaluation()
    {
        Cancellation.ThrowIfRequested();
        CostEvaluations++;
        Reseed?.Invoke(seed);
    }

    // A stack overflow that can be caught is an InsufficientExecutionStackException; the other kind ends the process. A cost
    // that runs in parallel wraps what its threads threw.
    public static bool EndsTheCheck(Exception exception) => exception switch
    {
        OperationCanceledException or ThreadInterruptedException or OutOfMemoryException or InsufficientExecutionStackException => true,
        AggregateException several => several.InnerExceptions.Any(EndsTheCheck),
        _ => false,
    };

    void RequireGradients()
    {
        foreach (var component in Components)
        {
            GradientShape.Require(component, Layer is null ? "ComputeGradient()" : "Backward()");
        }
    }
}
