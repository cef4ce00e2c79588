using static System.Math;

namespace GradientTesting;

/// <summary>What explains a wrong element-wise derivative.</summary>
/// <param name="mapping">The function at its points.</param>
/// <param name="derivative">The claim at any number; null where it throws.</param>
internal sealed class ElementWiseHypotheses(ElementWiseMapping mapping, Func<double, double?> derivative)
{
    readonly IReadOnlyList<double> points = mapping.Points;

    /// <summary>What formulas of one derivative differ by.</summary>
    const double Alike = 1e-4;

    /// <summary>So many points at the least must agree with the derivative of another function, and differ among themselves.</summary>
    const int Fewest = 4;

    const int MostPoints = 4;

    /// <summary>So many points, one after the other, are a stretch.</summary>
    const int FewestOfStretch = 3;

    /// <summary>
    /// At both ends of a stretch the derivative is wrong by this part at least: a point that is off by less may be called right, so that
    /// where the error becomes so small the stretch has no end that is known.
    /// </summary>
    const double Sharp = MappingElement.Coarsest;

    static readonly (string Name, Func<double, double> Slope)[] known =
    [
        ("sigmoid", x => Sigmoid(x) * (1 - Sigmoid(x))),
        ("tanh", x => 1 - (Tanh(x) * Tanh(x))),
        ("ReLU", x => x > 0 ? 1 : 0),
        ("softplus", Sigmoid),
        ("SiLU", x => Sigmoid(x) * (1 + (x * (1 - Sigmoid(x))))),
        ("GELU (exact)", x => NormalShare(x) + (x * NormalDensity(x))),
        ("GELU (by tanh)", GeluByTanh),
        ("ELU", x => x > 0 ? 1 : Exp(x)),
        ("sine", Cos),
        ("cosine", x => -Sin(x)),
        ("exp", Exp),
        ("log", x => 1 / x),
        ("square root", x => 0.5 / Sqrt(x)),
        ("square", x => 2 * x),
        ("arctangent", x => 1 / (1 + (x * x))),
        ("softsign", x => 1 / ((1 + Abs(x)) * (1 + Abs(x)))),
        ("Gaussian", x => -2 * x * Exp(-x * x)),
    ];

    public Finding? Of(MatrixSuspect suspect)
    {
        var stretch = StretchOf(suspect, x => x, "x") ?? StretchOf(suspect, Abs, "|x|");
        var named = OfOutput(suspect) ?? OfAnother(suspect) ?? OfValue(suspect);
        return named is not null ? named with { What = named.What + PartOf(suspect, stretch) }
            : OfSize(suspect) ?? (stretch is { } known && IsAllOfIt(known) ? OfStretch(suspect, known) : null)
                ?? OfPoints(suspect) ?? (stretch is { } some ? OfStretch(suspect, some) : null);
    }

    /// <summary>What is claimed at all points may be wrong at some of them alone.</summary>
    string PartOf(MatrixSuspect suspect, Stretch? stretch) => stretch is { } known ? $", wrong {known.Where}{Others(suspect, known.Holds)}"
        : suspect.All.Any(k => !suspect.Wrong.Contains(k) && !IsSilent(suspect, k)) ? ", and right at some of the points that were asked"
        : "";

    // Between points of few numbers it says more than these do, where it has all that seems to be wrong.
    bool IsAllOfIt(Stretch stretch) => mapping.SeemWrong.Count > 0 && mapping.SeemWrong.All(x => stretch.Holds(x));

    static bool IsSilent(MatrixSuspect suspect, int k) => Max(Abs(suspect.Analytic[k]), Abs(suspect.Numeric[k])) <= 8 * suspect.Bars[k];

    static double Sigmoid(double x) => x >= 0 ? 1 / (1 + Exp(-x)) : Exp(x) / (1 + Exp(x));

    static double NormalDensity(double x) => Exp(-x * x / 2) / Sqrt(2 * PI);

    static double NormalShare(double x) => MathNet.Numerics.SpecialFunctions.Erfc(-x / Sqrt(2)) / 2;

    static double GeluByTanh(double x)
    {
        var (root, cubic) = (Sqrt(2 / PI), 0.044715);
        var t = Tanh(root * (x + (cubic * x * x * x)));
        return (0.5 * (1 + t)) + (0.5 * x * (1 - (t * t)) * root * (1 + (3 * cubic * x * x)));
    }

    // Written for an argument that is the output already.
    Finding? OfOutput(MatrixSuspect suspect) => Fits(suspect, suspect.Numeric, k => derivative(mapping.Here(k)[0]) ?? double.NaN)
        ? new(DerivativeDiagnosisName.OfOutput, 0, "is right where it is given f(x) in place of x",
            "it is written in terms of the output: pass (_, y) => …, or compute f in it")
        : null;

    static Finding? OfAnotherNamed(string name) =>
        new(DerivativeDiagnosisName.OfAnotherFunction, 0, $"is the derivative of {name}");

    Finding? OfAnother(MatrixSuspect suspect)
    {
        var fitting = known.Where(function => Fits(suspect, suspect.Analytic, k => function.Slope(points[k]))).ToArray();
        return fitting.Length == 1 ? OfAnotherNamed(fitting[0].Name) : null;
    }

    Finding? OfValue(MatrixSuspect suspect) => Fits(suspect, suspect.Analytic, k => mapping.Here(k)[0])
        ? new(DerivativeDiagnosisName.OfAnotherFunction, 0, "is the function itself") : null;

    static bool Fits(MatrixSuspect suspect, double[] numbers, Func<int, double> predicted)
    {
        int[] telling = [.. suspect.Wrong.Where(k => Abs(numbers[k]) > 1e-12)];
        return telling.Length >= Fewest && telling.Select(k => Round(predicted(k), 3)).Distinct().Count() > 1
            && suspect.All.All(k => Abs(numbers[k] - predicted(k)) <= (Alike * Max(Abs(numbers[k]), Abs(predicted(k))))
                + (8 * suspect.Bars[k]) + 1e-12);
    }

    static Finding? OfSize(MatrixSuspect suspect) => Array.TrueForAll(suspect.Analytic, a => a == 0)
        ? new(DiagnosisName.Missing, 0, "is zero", "is it never computed?")
        : suspect.FactorOf(suspect.All) is { IsPlausible: true, IsZero: false } factor && !factor.Is(1)
            ? new(factor.Is(-1) ? DiagnosisName.SignFlipped : DiagnosisName.Scaled, factor.Uncertainty, factor.ToString(), factor.Why)
            {
                Factor = factor.Value,
            }
        : null;

    /// <summary>What is wrong is a stretch: everything up to a point, from one on, or between two.</summary>
    Stretch? StretchOf(MatrixSuspect suspect, Func<double, double> of, string name)
    {
        int[] order = [.. suspect.All.OrderBy(k => of(points[k]))];
        int[] telling = [.. order.Where(k => suspect.Wrong.Contains(k) || !IsSilent(suspect, k))];
        var first = Array.FindIndex(telling, suspect.Wrong.Contains);
        var last = Array.FindLastIndex(telling, suspect.Wrong.Contains);
        // What fades away towards a place is wrong there too, and is not seen to be.
        bool IsSharp(int place) => Abs(suspect.Analytic[telling[place]] - suspect.Numeric[telling[place]])
            > Sharp * Max(Abs(suspect.Analytic[telling[place]]), Abs(suspect.Numeric[telling[place]]));
        if (last - first + 1 != suspect.Wrong.Count || !IsSharp(first) || !IsSharp(last) || suspect.Wrong.Count < FewestOfStretch
            || telling.Length - suspect.Wrong.Count < 2)
        {
            return null;
        }

        var (isFromStart, isToEnd) = (first == 0, last == telling.Length - 1);
        double Number(int place) => of(points[telling[place]]);
        string At(int place) => FormattableString.Invariant($"{Number(place):G6}");
        var where = isFromStart && Number(last) <= 0 && Number(last + 1) > 0 ? $"for {name} {(Number(last) < 0 ? "<" : "≤")} 0"
            : isToEnd && Number(first) >= 0 && Number(first - 1) < 0 ? $"for {name} {(Number(first) > 0 ? ">" : "≥")} 0"
            : isFromStart ? $"up to {name} = {At(last)}" : isToEnd ? $"from {name} = {At(first)} on"
                : $"from {name} = {At(first)} to {At(last)}";
        return new(where, x => (isFromStart || of(x) >= Number(first)) && (isToEnd || of(x) <= Number(last)), telling[first..(last + 1)]);
    }

    Finding OfStretch(MatrixSuspect suspect, Stretch stretch)
    {
        var factor = suspect.FactorOf(stretch.Places) is { IsPlausible: true } known && !known.Is(1) ? known : (MatrixFactor?)null;
        return new(DerivativeDiagnosisName.OneStretch, 0,
            $"{factor?.ToString() ?? "is wrong"} {stretch.Where}{Others(suspect, stretch.Holds)}", factor?.Why);
    }

    /// <summary>What is said of the rest: between the points that were asked nothing is known.</summary>
    string Others(MatrixSuspect suspect, Func<double, bool> isNamed)
    {
        var seem = mapping.SeemWrong.Count(x => !isNamed(x));
        return (seem == 0 ? " and right"
            : FormattableString.Invariant($", seems to be wrong at {seem} more between the usual points, and is right"))
            + $" at the others that were asked{(suspect.IsPartlyUnresolved ? " and are resolved" : "")}";
    }

    Finding? OfPoints(MatrixSuspect suspect)
    {
        string[] wrong = [.. suspect.Wrong.Order().Select(mapping.PointOf)];
        return wrong.Length > MostPoints || 2 * wrong.Length > points.Count ? null : new(
            wrong.Length == 1 ? DiagnosisName.OneElement : DerivativeDiagnosisName.SomePoints, 0,
            $"is wrong at x = {string.Join(", ", wrong)}{Others(suspect, _ => false)}");
    }

    /// <param name="Where">As in <c>for x > 0</c>.</param>
    /// <param name="Holds">Whether a number is in it.</param>
    /// <param name="Places">The points in it.</param>
    readonly record struct Stretch(string Where, Func<double, bool> Holds, int[] Places);
}
