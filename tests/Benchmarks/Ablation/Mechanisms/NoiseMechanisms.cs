namespace GradientTesting.Benchmarks;

/// <summary>Mechanisms of Differences/Noise.</summary>
internal static class NoiseMechanisms
{
    const string CostNoise = "Differences/Noise/CostNoise.cs";
    const string Tables = "Differences/Noise/NoiseTables.cs";

    public static IReadOnlyList<Mechanism> All { get; } =
    [
        new("uneven-places", "costs of a table are at even places",
            new Replacement(Tables, "const double Unevenness = 0.25;", "const double Unevenness = 0;")),
        new("three-alike", "two tables that are alike are noise, at the level of the larger",
            new Replacement(Tables, "const int Tables = 3;", "const int Tables = 2;"),
            // Over one ratio of spacings and not over two.
            new Replacement(Tables, "const double MostOfJumps = 22.6;", "const double MostOfJumps = 4.75;")),
        new("confirm-by-jump", "tables that are alike are noise, whether or not there is a jump in them",
            new Replacement(CostNoise, "isNoise = tables.IsNoise && (tables.IsFine || tables.Jump() > 0);", "isNoise = tables.IsNoise;")),
        new("constant-table", "a table of costs that are all the same ends the search",
            new Replacement(CostNoise, "!tables.IsConstant", "true")),
        new("noise-of-jump", "a jump is no noise by itself",
            new Replacement(CostNoise, "mayJump ? tables.Jump() / ofRounding : 0", "0.0")),
        new("jump-above-fine-noise", "where short tables have rounding alone, a jump in longer ones is not looked for",
            new Replacement(CostNoise, "(tables.IsFine && tables.WereAlike)", "false")),
        new("second-halving", "a jump is not looked for by changes of the cost alone",
            new Replacement(Tables, "if (!IsJump(jump))", "if (false)")),
        new("grid", "the grid of the costs is not looked for", new Replacement(CostNoise, "tables.Grid(LongestSpacing)", "0")),
        new("second-table-of-grid", "no table more where a single one has costs that differ",
            new Replacement(Tables, "if (gaps.Count == 1)", "if (false)")),
        new("multiples", "costs need not be multiples of a grid's spacing",
            new Replacement("Differences/Noise/CostGrid.cs", "return AreMultiples(costs, divisor, uncertainty, rounding) ? divisor : 0;",
                "return divisor;")),
        new("growth-where-flat", "no longer spacings where the cost does not change",
            new Replacement(CostNoise, "tables.IsFlat && spacing < MostScales", "false")),
        new("leaving-a-constant-stretch", "a step at the end of a constant stretch is no noise",
            new Replacement(CostNoise, "claimed > 0 ? tables.Leaving() / ofRounding : 0", "0.0")),
        new("constant-in-single", "a cost that does not change is as fine as double",
            new Replacement(CostNoise, "tables.IsFlat ? NoiseTables.RoundingOfSingle(here - added, claimed) : 0", "0.0")),
        new("other-side", "longer spacings are looked at on one side",
            new Replacement(CostNoise, "if (tables.IsFlat)\n            {", "if (false)\n            {")),
        new("cost-elsewhere", "of a cost that is zero all along the line no other cost is looked for",
            new Replacement(CostNoise, "if (here == 0 && tables.IsFlat && elsewhere?.Invoke() is { } other && other != 0)", "if (false)")),
        new("where-claimed", "what looks like noise is noise",
            new Replacement(CostNoise, "if (noise.Rough > 0)", "if (false)")),
        new("remains-over-short-moves", "noise where the claim bends is not looked at over the shortest moves",
            new Replacement(CostNoise, "|| Remains(at, UnitsOfMove * spacingOfArgument, random)", "|| false")),
        new("beside-the-slope", "a jump is looked for by changes of the cost, whatever its slope over the shortest table",
            new Replacement(Tables, "var rate = WereAlike ? slope : 0;", "var rate = 0.0;")),
        new("stop-at-rounding", "tables go on below rounding",
            new Replacement(CostNoise, "level <= UnitsOfTable * tables.Rounding &&", "false &&")),
        new("float-cost", "every cost is rounded as in double",
            new Replacement(Tables, "!IsFlat && costs.TrueForAll(IsFloat) ? FloatRoundoff : DoubleRoundoff",
                "DoubleRoundoff")),
        new("zero-cost", "the noise of a cost of zero is rounding alone",
            new Replacement(CostNoise, "Math.Max(Math.Min(claimed, tables.Smallest), tables.Roundoff * tables.Largest)", "tables.Roundoff * tables.Largest")),
        new("growth-with-cost", "noise is the same where the cost is larger",
            new Replacement(CostNoise, "var growth = Cost == 0 ? 1 : Math.Max(1, Math.Abs(cost) / Math.Abs(Cost));", "var growth = 1;")),
        new("noise-along-signs", "noise is measured along a direction of random signs",
            new Replacement("Differences/NumericalGradient.cs", "Direction.OfAll(model, lengths, 0.5, random, baseline.Gradient)",
                "Direction.OfAll(model, lengths, 0.5, random)")),
    ];
}
