namespace GradientTesting.Benchmarks;

/// <summary>Mechanisms of Differences/Lines.</summary>
internal static class LineMechanisms
{
    const string LineTest = "Differences/Lines/LineTest.cs";
    const string Proof = "Differences/Lines/Proof.cs";
    const string Residuals = "Differences/Lines/ResidualNoise.cs";
    const string Walk = "Differences/Lines/Walk.cs";

    public static IReadOnlyList<Mechanism> All { get; } =
    [
        new("noise-of-walk", "noise is the measured one, whatever the pieces of a walk show",
            new Replacement("Differences/Lines/Reading.cs", "Math.Max(walk.Noise(output).OfNode, noise.At(walk.Largest(output)))",
                "noise.At(walk.Largest(output))")),
        new("quadrature-of-node", "what quadrature does to a residual counts as noise of the walk",
            new Replacement(Residuals, "(Math.Abs(Corner(k)) - Quadrature(k))", "Math.Abs(Corner(k))")),
        new("untaken", "what the storage does not take of a direction's move is no part of a bar",
            new Replacement("Differences/Lines/DirectionLine.cs", "node.Untaken[0] = Math.Abs(Move(t));", "Move(t);")),
        new("one-sided", "no walk on one side where the cost is not defined on the other",
            new Replacement(Walk, "if (behind.IsDefined != ahead.IsDefined)", "if (false)"),
            new Replacement("Differences/Lines/ClenshawCurtis.cs", "if (k == Pieces && nodes[0].IsDefined != nodes[Pieces].IsDefined)",
                "if (false)")),
        new("curve", "trapezoids without the term of the curve", new Replacement(Walk, "* length) + curve;", "* length);")),
        new("clenshaw-curtis", "long walks are walks of pieces alone",
            new Replacement(Proof, "var smooth = ClenshawCurtis.Around(line, stretch, lean, random).Read(output, claim.Noise);",
                "var smooth = Reading.None;"),
            new Replacement(Proof, "if (smooth.Bar <= enough || walksLeft-- <= 0)", "if (smooth.Bar <= enough)")),
        new("bent-walk", "long walks are over Chebyshev nodes alone",
            new Replacement(Proof, "const int MostLongWalks = 3;", "const int MostLongWalks = 0;")),
        new("shorter-walks", "no shorter walk where quadrature makes a bar wide",
            new Replacement(LineTest, "output => output.WantsShorter, budget);", "_ => false, budget);")),
        new("second-walk", "a proof begins without a second walk",
            new Replacement(
                Proof,
                """
                        var test = new OutputTest(claim);
                        var walk = Walk.Around(line, Math.Min(longest, SecondWalk * half), Pieces, lean, random);
                        test.Refine(walk, output, MostNodes, MostNodes);
                        if (test.Take(walk, output, isLongest: false) is not { } second || Math.Sign(second.Error) != Math.Sign(suspicion.Error))
                """,
                """
                        var second = suspicion;
                        if (false)
                """)),
        new("long-walks", "a proof asks no longer walk than the second whether the residual goes on",
            new Replacement(Proof, "for (var stretch = longest; stretch > half; stretch /= Shrinkage)",
                "for (var stretch = longest; false; stretch /= Shrinkage)")),
        new("reversed-sign", "a residual whose sign changes has not gone on",
            new Replacement(Proof, ": goneOn >= 1 / GoesOn)", ": false)")),
        new("close-walk-of-few", "close walks have many pieces from the first", new Replacement(Proof, "[FewPieces, ", "[")),
        new("close-walk-of-many", "close walks have few pieces", new Replacement(Proof, "ManyPieces])", "])")),
        new("close-walk-decides", "a close walk over the longest length proves or says nothing",
            new Replacement(Proof, "if (isMany && stretch >= longest / 2)", "if (false)")),
        new("even", "a residual may be that of one piece", new Replacement(Proof, " && noise.IsEven", "")),
        new("corners", "the two corners that stand out most count as noise that adds up",
            new Replacement(Residuals, "const int AtOneSpot = 2;", "const int AtOneSpot = 0;")),
        new("noise-of-whole", "noise that adds up is taken from corners alone",
            new Replacement(Residuals, "return shown < IsAdding * adding ? shown : adding;", "return adding;")),
        new("grain", "a residual that stops growing is not compared with the grain of the cost",
            new Replacement(Proof, "if (walk.IsUsable(output) && within.Residual <=", "if (false && within.Residual <=")),
        new("far-off", "what is left far off is read by nine nodes alone",
            new Replacement(
                Proof, "|| IsFarLarger(Reading.Of(Close(farthest.Stretch, Pieces, 2 * ManyPieces), output, claim.Noise))", "")),
        new("longest-of-noisy", "noise asks for no longer walk than three tenths of the scale",
            new Replacement("Differences/ComponentUnderTest.cs", "LongestOfNoisy = 1;", "LongestOfNoisy = 0.3;")),
        new("larger", "a residual that has gone on may be of any size",
            new Replacement(Proof, "const double Larger = 3;", "const double Larger = 0;")),
        new("far-larger", "a residual that stops growing may be of any size",
            new Replacement(Proof, "const double FarLarger = 10;", "const double FarLarger = 0;")),
        new("least", "a residual of short or repeated walks may be of any size",
            new Replacement(Proof, "const double Least = 0.1;", "const double Least = 0;")),
        new("repeats", "one walk of the longest length",
            new Replacement(LineTest, "const int MostRepeats = 4;", "const int MostRepeats = 1;")),
        new("constant-walk", "bars of walks over which nothing changes add up as independent ones",
            new Replacement("Differences/Lines/OutputTest.cs", "isAlike: walk.IsConstant(output)", "isAlike: false")),
        new("nodes-of-longest", "the longest walk has as many nodes as any other",
            new Replacement(LineTest, "const int MostNodesOfLongest = 40;", "const int MostNodesOfLongest = 12;")),
        new("shorter-surveys", "a survey is one walk",
            new Replacement(LineTest, "const int MostOfSurvey = 4;", "const int MostOfSurvey = 1;")),
        new("disagreement", "any longer walk that agrees excuses a shorter one that does not",
            new Replacement("Differences/Lines/OutputTest.cs", "const double MostOfDisagreement = 64;",
                "const double MostOfDisagreement = double.PositiveInfinity;")),
        new("lean", "both sides of a walk are equally long",
            new Replacement(Walk, "return lean ? (-shorter, longer) : (-longer, shorter);",
                "return (-(longer + shorter) / 2, (longer + shorter) / 2);")),
        new("random-ends", "the sides of a walk have fixed lengths",
            new Replacement(Walk, "(half * (1 - (0.3 * random.NextDouble())), half * (0.5 - (0.25 * random.NextDouble())))",
                "(half * 0.85, half * 0.375)")),
        new("random-nodes", "nodes are evenly spaced, and pieces are halved",
            new Replacement(Walk, "(k - 0.25 + (0.5 * random.NextDouble())) / pieces", "(double)k / pieces"),
            new Replacement(Walk, "((to - from) * (1 + random.NextDouble()) / 3)", "((to - from) / 2)")),
        new("certain-residual", "what is far off counts whole, whatever its bar",
            new Replacement("Differences/Lines/Proof.cs", "IsLarge(reading.CertainResidual, FarLarger)", "IsLarge(reading.Residual, FarLarger)")),
        new("jump-of-confined", "a residual that stops growing need not be that of a jump",
            new Replacement("Differences/Lines/Proof.cs", "&& walk.Jumps(output)", "")),
        new("shortest-moves", "the slope over the shortest moves is not asked for where the cost is coarse",
            new Replacement("Differences/Lines/LineTest.cs", "ShortestMoves.Agree(line, output, claim, wrong.Reading.Error)", "false")),
        new("shortened-lines", "every line is as long as what is moved",
            new Replacement("Differences/ElementDifferences.cs", "component.Noise.Unit < 1 && !line.Shorten(Draws.Of(component.Seed, -1 - i))", "false"))
            { IsInHardSet = false },
        new("claimed-mean", "a walk that does not follow the claim says as much of the point as any",
            new Replacement("Differences/Lines/Reading.cs", "Math.Abs(slope) > Math.Abs(Claimed) ? Bar * Math.Abs(slope / Claimed) : Bar", "Bar")),
        new("claimed-stretch", "a claim that is wrong by a factor agrees where the ends of a walk lie equally high",
            new Replacement("Differences/Lines/Reading.cs", " && !Steepest.Disagrees(wanted)", ""),
            new Replacement("Differences/Lines/Reading.cs", " || Steepest.Disagrees(wanted)", "")),
    ];
}
