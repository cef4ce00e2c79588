namespace GradientTesting;

/// <summary>
/// Nodes along a line, with the function and its claimed slope at each: the residual <c>y(b) − y(a) − ∫ γ dt</c> is noise where
/// the slope is right, whatever kinks lie between, and grows with the length where it is wrong.
/// </summary>
internal sealed class Walk
{
    /// <summary>A jump has this share of the residual at least, on a piece that is this short.</summary>
    const double ShareOfJump = 0.2;
    const double ShortestPiece = 0.01;

    readonly Line line;
    readonly Random random;
    readonly List<Node> nodes;

    Walk(Line line, Random random, List<Node> nodes) => (this.line, this.random, this.nodes) = (line, random, nodes);

    /// <summary>
    /// From −half to half, about, but for one side that is less than half as long: an error that is odd about the point does not
    /// cancel. Ends are random, and so are the nodes between. Where the function is not defined on one side, that side is left out.
    /// </summary>
    public static Walk Around(Line line, double half, int pieces, bool lean, Random random)
    {
        var (behind, ahead) = (new Node(line.Outputs), new Node(line.Outputs));
        var (from, to) = Ends(half, lean, random);
        line.EvaluateWithSlope(behind, from);
        line.EvaluateWithSlope(ahead, to);
        if (behind.IsDefined != ahead.IsDefined)
        {
            line.EvaluateWithSlope(behind.IsDefined ? ahead : behind, 0);
        }

        List<Node> nodes = [behind];
        for (var k = 1; k < pieces; k++)
        {
            // One node at random in each stretch, so that no period of the cost is that of the nodes.
            var place = (k - 0.25 + (0.5 * random.NextDouble())) / pieces;
            var node = new Node(line.Outputs);
            line.EvaluateWithSlope(node, behind.T + ((ahead.T - behind.T) * place));
            nodes.Add(node);
        }

        nodes.Add(ahead);
        return new(line, random, nodes);
    }

    /// <summary>The ends of a stretch around the point, of which one side is the longer.</summary>
    public static (double From, double To) Ends(double half, bool lean, Random random)
    {
        var (longer, shorter) = (half * (1 - (0.3 * random.NextDouble())), half * (0.5 - (0.25 * random.NextDouble())));
        return lean ? (-shorter, longer) : (-longer, shorter);
    }

    public int Nodes => nodes.Count;

    /// <summary>b − a in scales of the line.</summary>
    public double Scales => Length / line.Scale;

    /// <summary>b − a.</summary>
    public double Length => nodes[^1].T - nodes[0].T;

    /// <summary>False where the function or its slope is not defined somewhere, or the storage did not take the moves.</summary>
    public bool IsUsable(int output)
    {
        var usable = nodes[^1].T > nodes[0].T;
        foreach (var node in nodes)
        {
            usable &= double.IsFinite(node.Values[output]) && double.IsFinite(node.Slopes[output]);
        }

        return usable;
    }

    /// <summary><c>y(b) − y(a) − ∫ γ dt</c>, the integral by trapezoids.</summary>
    public double Residual(int output)
    {
        var residual = 0.0;
        for (var piece = 1; piece < nodes.Count; piece++)
        {
            residual += Residual(output, piece);
        }

        return residual;
    }

    /// <summary>
    /// How far the trapezoids can be off: a jump of the slope by Δγ anywhere in a piece of length ℓ errs by Δγ ℓ/√12 rms, pieces
    /// independently. This is √12 times their root of the sum of squares.
    /// </summary>
    public double Spread(int output)
    {
        var squares = new ScaledSum();
        for (var piece = 1; piece < nodes.Count; piece++)
        {
            squares.Add(Bend(output, piece));
        }

        return squares.Root;
    }

    /// <summary>How far the residuals of the pieces are from their share of the whole, as the root of the sum of squares.</summary>
    public double Scatter(int output)
    {
        var (error, squares) = (Residual(output) / Length, new ScaledSum());
        for (var piece = 1; piece < nodes.Count; piece++)
        {
            squares.Add(Residual(output, piece) - (error * (nodes[piece].T - nodes[piece - 1].T)));
        }

        return squares.Root;
    }

    /// <summary>What rounding by the storage can have done at the two ends.</summary>
    public double Untaken(int output) => nodes[0].Untaken[output] + nodes[^1].Untaken[output];

    /// <summary>The largest value at the nodes, in size.</summary>
    public double Largest(int output) => nodes.Max(node => Math.Abs(node.Values[output]));

    /// <summary>Splits the piece whose slope changes most.</summary>
    public void SplitMostBent(int output) => Split(Most(piece => Math.Abs(Bend(output, piece))));

    /// <summary>Splits the piece with the largest residual.</summary>
    public void SplitMostResidual(int output) => Split(Most(piece => Math.Abs(Residual(output, piece))));

    /// <summary>
    /// Splits where the residual is: of a wrong slope each half has its share, of a jump one has all, however short it is.
    /// </summary>
    /// <returns>The height of the jump; 0 where there is none.</returns>
    public double FindJump(int output, int splits)
    {
        bool IsMuch(int piece) => Math.Abs(Residual(output, piece)) > ShareOfJump * Math.Abs(Residual(output));
        var most = Most(piece => Math.Abs(Residual(output, piece)));
        for (var left = splits; left > 0 && IsUsable(output) && IsMuch(most); left--)
        {
            Split(most);
            most = Most(piece => Math.Abs(Residual(output, piece)));
        }

        return IsMuch(most) && nodes[most].T - nodes[most - 1].T < ShortestPiece * Length ? Math.Abs(Residual(output, most)) : 0;
    }

    double Residual(int output, int piece)
    {
        var (from, to) = (nodes[piece - 1], nodes[piece]);
        return to.Values[output] - from.Values[output] - ((from.Slopes[output] / 2 + (to.Slopes[output] / 2)) * (to.T - from.T));
    }

    double Bend(int output, int piece) =>
        (nodes[piece].Slopes[output] - nodes[piece - 1].Slopes[output]) * (nodes[piece].T - nodes[piece - 1].T);

    int Most(Func<int, double> of) => Enumerable.Range(1, nodes.Count - 1).MaxBy(of);

    void Split(int piece)
    {
        var (from, to) = (nodes[piece - 1].T, nodes[piece].T);
        var node = new Node(line.Outputs);
        line.EvaluateWithSlope(node, from + ((to - from) * (1 + random.NextDouble()) / 3));
        nodes.Insert(piece, node);
    }
}
