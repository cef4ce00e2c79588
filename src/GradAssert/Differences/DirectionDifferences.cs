namespace GradientTesting;

/// <summary>Holds a large component against the cost along random directions over it: a few evaluations, however large it is.</summary>
/// <remarks>
/// The error of a direction is the sum of its elements' errors times their coefficients: one wrong element shows with certainty once
/// it exceeds what is allowed over its coefficient (as in Chainer's check_backward; of directions drawn evenly from all, many
/// hardly contain a given element). Of many errors with random signs one direction hides a third, eight one in thousands.
/// </remarks>
internal sealed class DirectionDifferences(
    ComponentUnderTest component, CoveragePlan plan, ProvenMismatches proof, Budget budget, Progress progress)
{
    const int AtRandom = 8;
    const int PerPart = 2;

    /// <summary>What one direction of a survey takes at the most, and one that is tested.</summary>
    const int EvaluationsOfSurvey = 200;
    const int EvaluationsOfTest = 500;

    /// <summary>Directions that are tested where the survey is suspicious.</summary>
    const int Suspects = 2;

    /// <summary>Of nine squares of normal deviates the sum is more than this once in 2·10⁸ times.</summary>
    const double MostSquares = 60;

    /// <summary>A bar is about three deviations, of noise and of quadrature alike.</summary>
    const double DeviationsOfBar = 3;

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
            for (var k = 0; k < PerPart && budget.Left >= EvaluationsOfSurvey; k++)
            {
                directions.Add(Measure(part));
            }
        }

        return (directions.Exists(Disagrees) ? Locate() : Closely([], null)) with { Directions = directions };
    }

    /// <summary>One direction along the signs of the gradient and eight at random.</summary>
    public List<DirectionDerivative> Whole()
    {
        var atRandom = Enumerable.Range(0, AtRandom).Select(_ => test.AtRandom(whole, Next()));
        List<Direction> lines = [test.AlongSigns(whole, Next()), .. atRandom];
        List<DirectionDerivative> directions =
            [.. lines.TakeWhile(_ => budget.Left >= EvaluationsOfSurvey).Select(line => test.Survey(line, Next()))];
        progress.Advance();
        if (IsSuspicious(directions))
        {
            var suspects = Enumerable.Range(0, directions.Count).OrderByDescending(k => Deviations(directions[k])).Take(Suspects);
            foreach (var k in suspects.TakeWhile(_ => budget.Left >= EvaluationsOfTest))
            {
                directions[k] = test.Test(lines[k], Next());
                if (Disagrees(directions[k]))
                {
                    break;
                }
            }
        }

        return directions;
    }

    /// <summary>
    /// One that disagrees by itself, or all together: deviations are those of errors without the tolerance, and their squares
    /// add up to about the number of directions where nothing is wrong.
    /// </summary>
    bool IsSuspicious(List<DirectionDerivative> directions) =>
        directions.Exists(direction => direction.Numeric.IsDoubtful)
        || directions.Sum(direction => Math.Pow(Deviations(direction), 2)) > MostSquares;

    double Deviations(DirectionDerivative direction)
    {
        var tolerated = direction.Tolerance(component.Tolerance).Allowance(direction.Analytic, direction.Numeric with { ErrorBar = 0 });
        var error = Math.Max(0, Math.Abs(direction.Analytic - direction.Numeric.Value) - tolerated);
        return error == 0 ? 0 : DeviationsOfBar * error / direction.Numeric.ErrorBar;
    }

    /// <summary>Finds out what is wrong, and looks closely at a few elements of every kind.</summary>
    ComponentDerivative Locate()
    {
        var found = new Halving(block => test.IsWrong(test.AtRandom(block, Next()), Next()), CoveragePlan.Search(budget)).Find(whole);
        var grid = GridSample.Of(component.Component.Shape, found);
        var single = found.Where(block => block.Length == 1).Select(block => block.FirstOf(0));
        return Closely(grid.Positions(whole).Concat(single), grid) with { Found = found };
    }

    /// <summary>Some elements by themselves; among them the one that moves the cost most.</summary>
    ComponentDerivative Closely(IEnumerable<int> positions, GridSample? grid) =>
        new ElementDifferences(component, proof, budget, progress).Take([.. positions.Append(Strongest()).Distinct().Order()]) with
        {
            Coverage = GradientCoverage.Directions,
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

    DirectionDerivative Measure(Block block) => test.Survey(test.AtRandom(block, Next()), Next());

    ulong Next() => Draws.Next(component.Seed, drawn++);
}
