namespace GradientTesting.Benchmarks;

/// <summary>A layer whose output solves an equation, to a tolerance.</summary>
internal abstract record SolverPlan(Signal From, Signal To, double Tolerance) : LayerPlan(From, To)
{
    /// <summary>The same, solved to the last digit: the twin's.</summary>
    public abstract SolverPlan Exact { get; }
}
