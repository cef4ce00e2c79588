namespace GradientTesting.Benchmarks;

/// <summary>Mechanisms of Differences itself.</summary>
internal static class DifferenceMechanisms
{
    const string Component = "Differences/ComponentUnderTest.cs";
    const string Directions = "Differences/DirectionDifferences.cs";
    const string Elements = "Differences/ElementDifferences.cs";
    const string Gradient = "Differences/NumericalGradient.cs";
    const string Test = "Differences/DirectionTest.cs";

    public static IReadOnlyList<Mechanism> All { get; } =
    [
        new("proven-mismatches", "every mismatch of a run is proven on several walks",
            new Replacement("Differences/ProvenMismatches.cs", "const int OfRun = 2;", "const int OfRun = int.MaxValue;")),
        new("first-walks", "every element that the screen does not accept is walked, whatever the first ones show",
            new Replacement(Elements, "if (wrong > 0 && wrong == walked)", "if (false)")),
        new("slope-at-point", "of a wrong element the walk says how large its derivative is, or the screen",
            new Replacement(Elements, "close.Shows(claim)", "false")),
        new("same-alone", "copies are not compared with the model alone",
            new Replacement(Elements, "if (component.Models.AreSeveral)", "if (false)")) { IsInHardSet = false },
        new("neighbours", "the gradient a hair away from the point is not looked at",
            new Replacement(Gradient, "if (Array.Exists(derivatives, derivative => Array.Exists(derivative.Elements, element => element.IsWalked)))",
                "if (false)")),
        new("flat", "no component is flat",
            new Replacement(Gradient, "IsRounding(components[c], effects[c]) && IsFlat(components[c])", "false")),
        new("coarse-rounding", "a component is rounding below the same part in single precision as in double",
            new Replacement(Gradient, "const double CoarseRounding = 1e-4;", "const double CoarseRounding = 0;")),
        new("directions-of-coarse", "no directions where elements are known coarsely",
            new Replacement(Gradient, "&& IsCoarse(component, derivative)", "&& false")),
        new("survey", "every direction is tested and not surveyed",
            new Replacement(Directions, "test.Survey(line, Next())", "test.Test(line, Next())"),
            new Replacement(Directions, "test.Survey(test.AtRandom(block, Next()), Next())", "test.Test(test.AtRandom(block, Next()), Next())")),
        new("sum-of-squares", "directions are suspicious by themselves and not all together",
            new Replacement(Directions, "const double MostSquares = 60;", "const double MostSquares = double.PositiveInfinity;")),
        new("along-signs", "all directions have random signs",
            new Replacement(Directions, "test.AlongSigns(whole, Next())", "test.AtRandom(whole, Next())")),
        new("unequal-lengths", "all elements of a direction move by their scale",
            new Replacement(Test, "const double Spread = 0.25;", "const double Spread = 0;")),
        new("short-step", "parts are walked at any step",
            new Replacement(Test, "const double ShortStep = 1e-4;", "const double ShortStep = 0;")),
        new("nearly-all", "lines that are nearly all wrong are told apart",
            new Replacement("Differences/Coverage/Halving.cs", "const double NearlyAll = 0.75;", "const double NearlyAll = 2;")),
        new("least-of-moves", "an element moves on no less than all of the component's scale",
            new Replacement("Models/ComponentScale.cs", "const double LeastOfMoves = 0.3;", "const double LeastOfMoves = 1;")),
        new("excess", "a resolution that noise makes coarser is no part of the bar",
            new Replacement(Component, "public double Excess(int i, double? scale = null) => Wanted(i, scale) - Tolerated(i);",
                "public double Excess(int i, double? scale = null) => 0;"),
            new Replacement(Component, "public double Excess(DirectionLine line) => Wanted(line) - Tolerated(line);",
                "public double Excess(DirectionLine line) => 0;")),
        new("coarser-resolution", "what is wanted is what is tolerated, whatever noise leaves",
            new Replacement(Component, "Math.Max(tolerated, needed)", "tolerated")),
        new("closer-zeros", "a zero is looked at no more closely than what noise allows at usual moves",
            new Replacement(Component, ": negligible > 0 ?", ": negligible < 0 ?")),
        new("acceptable", "no bar next to a kink is good enough that is wider than what is wanted",
            new Replacement(Component, "(Length > Few ? AcceptableResolution : CoarsestOfFew)",
                "0 * (Length > Few ? AcceptableResolution : CoarsestOfFew)")),
        // Any number of times; infinity times a tolerance of zero is not a number.
        new("acceptable-times", "the bar next to a kink may be any number of times what is wanted",
            new Replacement(Component, "const double AcceptableTimes = 30;", "const double AcceptableTimes = 1e9;")),
        new("few", "components of few elements are resolved as coarsely as others",
            new Replacement(Component, "const double CoarsestOfFew = 0.003;", "const double CoarsestOfFew = 0.01;")),
        new("typical-of-unlike", "what is typical of an element is the same throughout a component",
            new Replacement(Component, "Math.Min(typical, effect / Lengths[i])", "typical")),
        new("floor", "no error is tolerated because it is small compared with the typical element",
            new Replacement(Component, "public double Floor(int i) => Options.RelativeTolerance * TypicalOf(i);",
                "public double Floor(int i) => 0;")),
        new("rounding-of-gradient", "the analytic gradient has no rounding",
            new Replacement(Component, "const double UnitsOfRounding = 16;", "const double UnitsOfRounding = 0;")),
        new("short-move", "moves are as short as noise and the storage allow",
            new Replacement(Component, "const double ShortMove = 5.9604644775390625e-8;", "const double ShortMove = 0;")),
    ];
}
