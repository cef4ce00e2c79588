namespace GradientTesting;

/// <summary>What holds of a backward pass, as far as its elements were looked at.</summary>
internal sealed class UpstreamFacts(UpstreamResponse response)
{
    /// <summary>What two calls of the same arithmetic may differ by.</summary>
    const double Same = 1e-9;

    /// <summary>An expected gradient below this part of what is added up to it is zero, as that of a softmax at ones.</summary>
    const double Cancelled = 0.01;

    /// <summary>What is called right is off by no more than this part of the error that is told.</summary>
    public const double Negligible = 0.01;

    /// <summary>As of elements that are explained by chance: of ten thousand reports some hundred have few that nothing explains.</summary>
    const double LeastEvidence = 5;

    readonly double same = response.Precision > 1e-3 ? 1e-5 : Same;

    public UpstreamResponse Response => response;

    /// <summary>An upstream gradient of ones.</summary>
    public double[] Ones { get; } = [.. response.Upstream.Select(_ => 1.0)];

    /// <summary>Whether what it returns at each one-hot upstream gradient is known.</summary>
    public bool IsKnownOfEach => response.Elements.All(element => element.OfEach is not null);

    public bool IsLinear => All(element => Is(element.AtTwice, 2 * element.Here) && Is(element.AtMinus, -element.Here)
            && Math.Abs(element.AtZero) <= same * Math.Abs(element.Here))
        && All(element => element.OfEach is not { } ofEach
            || IsSumOf([.. ofEach.Select((each, j) => each * response.Upstream[j])], element));

    /// <summary>
    /// Linear but for what is returned at an upstream gradient of zero, and that is not zero. Where something is clipped, rounded or cut
    /// off, it is.
    /// </summary>
    public bool IsAffine => Any(element => element.AtZero != 0) && All(element =>
        IsSum(element.AtTwice, 2 * element.Here, -element.AtZero) && IsSum(element.AtMinus, 2 * element.AtZero, -element.Here));

    public bool IsRightForSmall => All(element => IsNear(element.FromSmall, element.Expected(response.Upstream), element));

    public bool IsRightForEach => All(element =>
        element.OfEach is not null && Enumerable.Range(0, element.Numeric.Length).All(j => IsRight(element, j)));

    /// <summary>Right at ones, where it is not zero: any multiple of zero is right too.</summary>
    public bool IsRightForOnes => All(element => IsNear(element.AtOnes, element.Expected(Ones), element))
        && response.Elements.Max(OffAtOnes) <= Negligible * response.Elements.Max(OffHere)
        && Any(element => Math.Abs(element.Expected(Ones)) > Cancelled * element.Size(Ones))
        && response.Elements.Sum(DigitsAtOnes) >= LeastEvidence;

    /// <summary>In powers of ten, how unlikely it is that an element that is as wrong as here happens to be right at ones.</summary>
    double DigitsAtOnes(ElementResponse element) => Math.Max(0, Math.Log10(OffHere(element)
        / (2 * ((response.Precision * Math.Max(element.Size(Ones), element.Size(response.Upstream))) + element.Rounding.Sum()))));

    /// <summary>Whether each output adds something to all elements, and to all the same.</summary>
    public bool AddsTheSameFromEach => IsKnownOfEach && Enumerable.Range(0, response.Upstream.Length).All(j =>
    {
        double Added(ElementResponse element) => element.OfEach![j] - element.Numeric[j];
        var first = response.Elements[0];
        return All(element => !IsRight(element, j) && Math.Abs(Added(element) - Added(first)) <= Bar(element, j) + Bar(first, j));
    });

    double OffAtOnes(ElementResponse element) => Math.Abs(element.AtOnes - element.Expected(Ones)) + element.Rounding.Sum();

    double OffHere(ElementResponse element) => Math.Abs(element.Here - element.Expected(response.Upstream));

    public bool All(Predicate<ElementResponse> isSo) => response.Elements.All(element => isSo(element));

    public bool Any(Predicate<ElementResponse> isSo) => response.Elements.Any(element => isSo(element));

    public bool Is(double found, double expected) => Math.Abs(found - expected) <= same * Math.Abs(expected);

    public bool IsNear(double found, double expected, ElementResponse element) =>
        Math.Abs(found - expected) <= response.Precision * Math.Max(element.Size(Ones), element.Size(response.Upstream));

    /// <summary>
    /// How far off it is at an output, at the most: differences of what is known there, and what rounding can hide.
    /// </summary>
    public static double Off(ElementResponse element, int j) =>
        Math.Abs(element.OfEach![j] - element.Numeric[j]) + element.Rounding.ElementAtOrDefault(j);

    bool IsSum(double found, double one, double other) =>
        Math.Abs(found - (one + other)) <= same * (Math.Abs(one) + Math.Abs(other));

    // Each product is rounded, also where the outputs do not respond at all.
    bool IsSumOf(double[] products, ElementResponse element) =>
        IsNear(element.Here, products.Sum(), element)
        || Math.Abs(element.Here - products.Sum()) <= same * products.Sum(Math.Abs);

    /// <summary>Whether the derivative of output j is right.</summary>
    public bool IsRight(ElementResponse element, int j) => Math.Abs(element.OfEach![j] - element.Numeric[j]) <= Bar(element, j);

    /// <summary>The outputs that the backward pass takes to depend on an element.</summary>
    public static IEnumerable<int> Kept(ElementResponse element) =>
        Enumerable.Range(0, element.Numeric.Length).Where(j => element.OfEach![j] != 0);

    /// <summary>The outputs that depend on it.</summary>
    public IEnumerable<int> Responding(ElementResponse element) =>
        Enumerable.Range(0, element.Numeric.Length).Where(j => Math.Abs(element.Numeric[j]) > Bar(element, j));

    public double Bar(ElementResponse element, int j) =>
        (response.Precision * element.Numeric.Max(Math.Abs)) + element.Rounding.ElementAtOrDefault(j);
}
