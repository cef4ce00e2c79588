namespace GradientTesting;

/// <summary>
/// A layer whose output is an activation, y = f(z): what is wrong is a factor of each output, which the derivative of f explains.
/// </summary>
/// <remarks>
/// Whatever an element contributes to output j goes through f′(z) of that output, and z is known from y. So a mistake in f′ multiplies all
/// contributions to an output by one number, and the numbers of several outputs are one function of what the outputs are. Outputs that
/// are reached through others, as later steps of a recurrence are, have no such number, and are left aside.
/// </remarks>
internal sealed class ActivationOfOutput(UpstreamFacts facts)
{
    /// <summary>How many outputs have to agree: differences in float are known to three digits.</summary>
    const int FewestOfDouble = 3, FewestOfFloat = 6;

    readonly UpstreamResponse response = facts.Response;
    readonly bool isFloat = facts.Response.Precision > 1e-3;

    double Same => isFloat ? 3e-3 : 1e-6;

    public Finding? Of()
    {
        if (!facts.IsKnownOfEach || response.Values.Length != response.Upstream.Length)
        {
            return null;
        }

        var ratios = Enumerable.Range(0, response.Upstream.Length).Select(j => (Output: j, Ratio: RatioOf(j)))
            .Where(each => each.Ratio is not null).Select(each => (each.Output, each.Ratio!.Value)).ToArray();
        var finding = DerivativeMistake.OfOne([.. from mistake in DerivativeMistake.All
                                                  from curve in ActivationCurve.All
                                                  where Fits(mistake, curve, ratios)
                                                  select (mistake, curve, 0.0)]);
        return finding is null || !Array.Exists(IndicesOf(response.Upstream.Length), IsLeftAside) ? finding
            : AtSome(finding, Names([.. ratios.Select(each => each.Output)]));
    }

    /// <summary>
    /// Where some outputs say nothing, as later steps of a recurrence, the mistake is known of the others alone. A factor of 1 there is
    /// also the derivative at a state of zero, of which a recurrence has one before its first step.
    /// </summary>
    static Finding AtSome(Finding finding, string outputs)
    {
        const string AtOthers = "at the others it is not known";
        return finding.Name == LayerDiagnosisName.DerivativeLeftOut
            ? finding with
            {
                What = $"{finding.What.Replace("has the derivative", "has 1 for the derivative", StringComparison.Ordinal)
                    .Replace(" left out", "", StringComparison.Ordinal)} at {outputs}",
                Why = $"{AtOthers}: is it left out, or taken at another step, such as at a first state of zero?",
            }
            : finding with { What = $"{finding.What} at {outputs}", Why = $"{finding.Why}; {AtOthers}" };
    }

    bool IsLeftAside(int j) => RatioOf(j) is null && facts.Any(element => Math.Abs(element.Numeric[j]) > Known(element, j));

    string Names(int[] shown) =>
        response.Outputs.FirstOrDefault(output => Array.TrueForAll(shown, output.Holds)) is { } of
        && IndexSet.OfSlice(of.Name, of.Shape, [.. shown.Select(j => j - of.First)]) is { } slice
            ? $"outputs {slice}"
            : FormattableString.Invariant($"{shown.Length} of {response.Upstream.Length} outputs");

    static int[] IndicesOf(int length) => [.. Enumerable.Range(0, length)];

    /// <summary>What all contributions to an output are multiplied by; null where that is not one number, or nothing responds.</summary>
    double? RatioOf(int j)
    {
        var responding = response.Elements.Where(element => Math.Abs(element.Numeric[j]) > Known(element, j)).ToArray();
        if (responding.Length == 0)
        {
            return null;
        }

        var ratio = Norm.Multiple(
            [.. responding.Select(element => element.OfEach![j])], [.. responding.Select(element => element.Numeric[j])]);
        return Array.TrueForAll(
            responding, element => Math.Abs(element.OfEach![j] - (ratio * element.Numeric[j])) <= Bar(element, j, ratio))
            ? ratio
            : null;
    }

    // What is known to two digits has a ratio that says something.
    static double Known(ElementResponse element, int j) => 100 * element.Rounding[j];

    double Bar(ElementResponse element, int j, double ratio) =>
        Math.Abs(ratio) * ((Same * Math.Abs(element.Numeric[j])) + element.Rounding[j]);

    bool Fits(DerivativeMistake mistake, ActivationCurve curve, (int Output, double Ratio)[] ratios)
    {
        var telling = new List<double>();
        foreach (var (output, ratio) in ratios)
        {
            var expected = curve.Inputs(response.Values[output]).Select(z => mistake.Ratio(curve, z)).OfType<double>()
                .Where(each => double.IsFinite(each) && Math.Abs(each - ratio) <= 2 * Same * Math.Abs(ratio)).ToArray();
            if (expected.Length == 0)
            {
                return false;
            }

            if (Math.Abs(ratio - 1) > 10 * Same)
            {
                telling.Add(ratio);
            }
        }

        // Numbers that are alike are one number.
        telling.Sort();
        var different = telling.Count == 0
            ? 0
            : 1 + Enumerable.Range(1, telling.Count - 1).Count(k => telling[k] - telling[k - 1] > 10 * Same * Math.Abs(telling[k]));
        return different >= (isFloat ? FewestOfFloat : FewestOfDouble);
    }
}
