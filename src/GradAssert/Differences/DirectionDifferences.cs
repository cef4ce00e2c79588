namespace GradientTesting;

/// <summary>Holds a large component against the cost along random directions over it: a few evaluations, however large it is.</summary>
/// <remarks>
/// The error of a direction is the sum of its elements' errors times their coefficients: one wrong element shows with certainty once
/// it exceeds what is allowed over its coefficient (as in Chainer's check_backward; of directions drawn evenly from all, many
/// hardly contain a given element). Of many errors with random signs one direction hides a third, eight one in thousands.
/// </remarks>
internal sealed class DirectionDifferences(ComponentUnderTest component, CoveragePlan plan, Proof proof, Budget budget, Progress progress)
{
    const int AtRandom = 8;
    const int PerPart = 2;

    readonly Block whole = Block.Whole(component.Component.Shape);
    readonly DirectionTest test = new(component);
    int drawn;

    /// <summary>Directions over all of a component, and of its parts where evaluations are given for that.</summary>
    public ComponentDerivative Take()
    {
        List<DirectionDerivative> directions = Whole();
        if (directions.Exists(Disagrees))
        {
            return Locate() with { Directions = directions };
        }

        var parts = whole.Parts(plan.Parts(component, directions, 2 * PerPart, budget));
        foreach (var part in parts.Count > 1 ? parts : [])
        {
            for (var k = 0; k < PerPart; k++)
            {
                directions.Add(Measure(part));
            }
        }

        return (directions.Exists(Disagrees) ? Locate() : Closely([], null)) with { Directions = directions };
    }

    /// <summary>One direction along the signs of the gradient and eight at random.</summary>
    public List<DirectionDerivative> Whole()
    {
        List<DirectionDerivative> directions = [test.AlongSigns(whole, Draws.Next(component.Seed, drawn++))];
        while (directions.Count <= AtRandom && !directions.Exists(Disagrees))
        {
            directions.Add(Measure(whole));
        }

        progress.Advance();
        return directions;
    }

    /// <summary>Finds out what is wrong, and looks closely at a few elements of every kind.</summary>
    ComponentDerivative Locate()
    {
        var found = new Halving(block => Disagrees(test.AtRandom(block, Draws.Next(component.Seed, drawn++), isProven: true)), CoveragePlan.Search(budget)).Find(whole);
        var grid = GridSample.Of(component.Component.Shape, found);
        return Closely(grid.Positions(whole).Concat(found.Where(block => block.Length == 1).Select(block => block.FirstOf(0))), grid) with { Found = found };
    }

    /// <summary>Some elements by themselves; among them the one that moves the cost most.</summary>
    ComponentDerivative Closely(IEnumerable<int> positions, GridSample? grid) =>
        new ElementDifferences(component, proof, budget, progress).Take([.. positions.Append(Strongest()).Distinct().Order()]) with
        {
            Coverage = Coverage.Directions,
            Grid = grid,
        };

    int Strongest()
    {
        var (strongest, most) = (0, 0.0);
        for (var i = 0; i < component.Length; i++)
        {
            if (Math.Abs(component.Analytic[i] * component.Scale[i]) is var effect && effect > most)
            {
                (strongest, most) = (i, effect);
            }
        }

        return strongest;
    }

    bool Disagrees(DirectionDerivative direction) => !direction.Numeric.IsDoubtful && !direction.Agrees(component.Tolerance);

    DirectionDerivative Measure(Block block) => test.AtRandom(block, Draws.Next(component.Seed, drawn++));
}
