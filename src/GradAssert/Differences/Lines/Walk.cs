namespace GradientTesting;

/// <summary>
/// Nodes along a line, with the function and its claimed slope at each: the residual <c>y(b) − y(a) − ∫ γ dt</c> is noise where
/// the slope is right, whatever kinks lie between, and grows with the length where it is wrong.
/// </summary>
internal sealed class Walk
{
    /// <summary>Neighbouring pieces whose slopes change at rates that are further apart have a kink in them.</summary>
    const double MostUnlike = 2;

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

    /// <summary>Whether the nodes follow the claimed slope: from one to the next it changes by no more than its size.</summary>
    public bool Follows(int output) => Follow(nodes, output);

    /// <inheritdoc cref="Follows"/>
    public static bool Follow(IReadOnlyList<Node> nodes, int output) =>
        Norm.Rms(nodes.Count - 1, k => nodes[k + 1].Slopes[output] - nodes[k].Slopes[output])
            <= Norm.Rms(nodes.Count, k => nodes[k].Slopes[output]);

    /// <summary>y(b) − y(a).</summary>
    public double Change(int output) => nodes[^1].Values[output] - nodes[0].Values[output];

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

    /// <summary>The stretch between two nodes over which the claim changes the function most.</summary>
    /// <param name="output">Of which output.</param>
    /// <param name="ofNoise">What noise can do to the residual between two nodes.</param>
    public Stretch Steepest(int output, double ofNoise)
    {
        var (claimed, low, high) = (new double[nodes.Count], 0, 0);
        for (var k = 1; k < nodes.Count; k++)
        {
            claimed[k] = claimed[k - 1] + nodes[k].Values[output] - nodes[k - 1].Values[output] - Residual(output, k);
            (low, high) = (claimed[k] < claimed[low] ? k : low, claimed[k] > claimed[high] ? k : high);
        }

        var (residual, squares, from, to) = (0.0, new ScaledSum(), Math.Min(low, high), Math.Max(low, high));
        for (var piece = from + 1; piece <= to; piece++)
        {
            residual += Residual(output, piece);
            squares.Add(Bend(output, piece));
        }

        var untaken = nodes[from].Untaken[output] + nodes[to].Untaken[output];
        return new(low < high ? residual : -residual, squares.Root + untaken + ofNoise, nodes[to].T - nodes[from].T);
    }

    /// <summary>The noise that the residuals of its pieces show.</summary>
    public ResidualNoise Noise(int output)
    {
        var pieces = nodes.Count - 1;
        var (lengths, residuals, bends) = (new double[pieces], new double[pieces], new double[pieces]);
        for (var k = 0; k < pieces; k++)
        {
            (lengths[k], residuals[k], bends[k]) = (nodes[k + 1].T - nodes[k].T, Residual(output, k + 1), Bend(output, k + 1));
        }

        return new(lengths, residuals, bends);
    }

    /// <summary>What rounding by the storage can have done at the two ends.</summary>
    public double Untaken(int output) => nodes[0].Untaken[output] + nodes[^1].Untaken[output];

    /// <summary>The largest value at the nodes, in size.</summary>
    public double Largest(int output) => nodes.Max(node => Math.Abs(node.Values[output]));

    /// <summary>True where the function is the same at every node: of a grid that is all that it says.</summary>
    public bool IsConstant(int output) => nodes.TrueForAll(node => node.Values[output].Equals(nodes[0].Values[output]));

    /// <summary>Splits the longest piece.</summary>
    public void SplitLongest() => Split(Enumerable.Range(1, nodes.Count - 1).MaxBy(piece => nodes[piece].T - nodes[piece - 1].T));

    /// <summary>Splits the piece whose slope changes most.</summary>
    public void SplitMostBent(int output) => Split(Enumerable.Range(1, nodes.Count - 1).MaxBy(piece => Math.Abs(Bend(output, piece))));

    /// <summary>
    /// Whether the function jumps where the claimed slope says least of it: halved where it is off most, a jump is left, and of what bends
    /// a four-thousandth. Twelve evaluations of the function.
    /// </summary>
    public bool Jumps(int output)
    {
        var piece = Enumerable.Range(1, nodes.Count - 1).MaxBy(k => Math.Abs(Residual(output, k)));
        var (from, to) = (nodes[piece - 1], nodes[piece]);
        var slope = (from.Slopes[output] / 2) + (to.Slopes[output] / 2);
        return Halvings.Of(
            (from.T, from.Values[output]), (to.T, to.Values[output]),
            t =>
            {
                var middle = new Node(line.Outputs);
                line.Evaluate(middle, t);
                return (middle.T, middle.Values[output]);
            },
            (low, high, change) => Math.Abs(change - (slope * (high - low)))).AreOfJump;
    }

    // The trapezoid's error is −ℓ³γ″/12, on a curve: what the change of γ′ over the piece says.
    double Residual(int output, int piece)
    {
        var (from, to) = (nodes[piece - 1], nodes[piece]);
        var length = to.T - from.T;
        var curve = length * length / 12 * (Curvature(output, piece) - Curvature(output, piece - 1));
        return to.Values[output] - from.Values[output] - (((from.Slopes[output] / 2) + (to.Slopes[output] / 2)) * length) + curve;
    }

    // γ′ at a node, by the parabola through it and its neighbours; 0 where those are not on one curve.
    double Curvature(int output, int node)
    {
        var inner = Math.Clamp(node, 1, nodes.Count - 2);
        if (nodes.Count < 3)
        {
            return 0;
        }

        var (before, after) = (nodes[inner].T - nodes[inner - 1].T, nodes[inner + 1].T - nodes[inner].T);
        var (left, right) = (Bend(output, inner) / before / before, Bend(output, inner + 1) / after / after);
        var change = (right - left) / (before + after);
        return !(left / right is > 1 / MostUnlike and < MostUnlike) ? 0
            : node < inner ? left - (change * before)
            : node > inner ? right + (change * after)
            : left + (change * before);
    }

    double Bend(int output, int piece) =>
        (nodes[piece].Slopes[output] - nodes[piece - 1].Slopes[output]) * (nodes[piece].T - nodes[piece - 1].T);

    void Split(int piece)
    {
        var (from, to) = (nodes[piece - 1].T, nodes[piece].T);
        var node = new Node(line.Outputs);
        line.EvaluateWithSlope(node, from + ((to - from) * (1 + random.NextDouble()) / 3));
        nodes.Insert(piece, node);
    }
}
