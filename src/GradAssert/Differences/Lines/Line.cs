namespace GradientTesting;

/// <summary>A function along a line through the point, and its claimed slope: what every derivative is checked as.</summary>
/// <remarks>A line can be evaluated anywhere; whoever does, returns it to the point afterwards.</remarks>
internal abstract class Line
{
    /// <summary>m, the number of outputs.</summary>
    public abstract int Outputs { get; }

    /// <summary>The function at the point itself, t = 0; m numbers.</summary>
    public abstract IReadOnlyList<double> Here { get; }

    /// <summary>The length on which the line lives: moves are measured in it.</summary>
    public abstract double Scale { get; }

    /// <summary>The size of what is moved, where it is known; else the scale.</summary>
    public abstract double Size { get; }

    /// <summary>The shortest move that the storage holds with some digits.</summary>
    public abstract double Shortest { get; }

    /// <summary>Evaluates the function. One evaluation.</summary>
    public abstract void Evaluate(Node node, double t);

    /// <summary>Evaluates the function and then its claimed slope. One evaluation of each.</summary>
    public abstract void EvaluateWithSlope(Node node, double t);

    /// <summary>Puts the point back.</summary>
    public abstract void Return();
}
