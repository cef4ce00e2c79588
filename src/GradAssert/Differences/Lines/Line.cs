namespace GradientTesting;

/// <summary>A function along a line through the point, and its claimed slope: what every derivative is checked as.</summary>
/// <remarks>A line can be evaluated anywhere; whoever does, returns it to the point afterwards.</remarks>
internal abstract class Line
{
    double? straight;

    /// <summary>m, the number of outputs.</summary>
    public abstract int Outputs { get; }

    /// <summary>The function at the point itself, t = 0; m numbers.</summary>
    public abstract IReadOnlyList<double> Here { get; }

    /// <summary>The length on which the line lives: moves are measured in it.</summary>
    public double Scale => straight ?? Own;

    /// <summary>The scale of what is moved, whatever the function does over it.</summary>
    protected abstract double Own { get; }

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

    /// <summary>
    /// Makes the scale so short that the claimed slope is about the same over the longest move: of seconds since 1970, or of map
    /// coordinates, the size says nothing of where the function bends. Some 40 evaluations where it is far shorter.
    /// </summary>
    /// <param name="random">Draws places.</param>
    /// <returns>False where there is no such length that the storage takes: then nothing is known of the slope.</returns>
    public bool Shorten(Random random)
    {
        var node = new Node(Outputs);
        double[] Slopes(double t)
        {
            EvaluateWithSlope(node, t);
            return [.. node.Slopes];
        }

        var longest = ComponentUnderTest.LongestMove * Own;
        var claimed = ClaimedLength.Of(
            t => Slopes(t) is var slopes && Array.TrueForAll(slopes, double.IsFinite) ? slopes : null, longest, Shortest, random);
        straight = claimed.Length > 0 && claimed.Length < longest ? claimed.Length / ComponentUnderTest.LongestMove : null;
        return claimed.Length > 0;
    }

    /// <summary>Makes the scale that of what is moved again.</summary>
    protected void Restore() => straight = null;

    /// <summary>Makes the scale another one.</summary>
    protected void ShortenTo(double scale) => straight = scale;
}
