namespace GradientTesting.Tests.Differences;

/// <summary>A line of functions made by hand, each with what is claimed of its slope.</summary>
internal sealed class FakeLine(params (Func<double, double> Value, Func<double, double> Slope)[] outputs) : Line
{
    public override int Outputs => outputs.Length;

    public override IReadOnlyList<double> Here => [.. outputs.Select(output => output.Value(0))];

    protected override double Own => 1;

    public override double Size => 1;

    public override double Shortest => 1e-12;

    /// <summary>Where it was evaluated, in order.</summary>
    public List<double> Visited { get; } = [];

    public int SlopeEvaluations { get; private set; }

    public int Returns { get; private set; }

    /// <summary>How much of every move the storage did not take.</summary>
    public double Untaken { get; init; }

    public override void Evaluate(Node node, double t)
    {
        Visited.Add(t);
        node.T = t;
        for (var k = 0; k < outputs.Length; k++)
        {
            (node.Values[k], node.Untaken[k]) = (outputs[k].Value(t), Untaken);
        }
    }

    public override void EvaluateWithSlope(Node node, double t)
    {
        Evaluate(node, t);
        SlopeEvaluations++;
        for (var k = 0; k < outputs.Length; k++)
        {
            node.Slopes[k] = outputs[k].Slope(t);
        }
    }

    public override void Return() => Returns++;
}
