using System.Globalization;

namespace GradientTesting;

/// <summary>The gradient is the right one times a function of the component's own values, element by element.</summary>
internal static class OwnValues
{
    /// <summary>Of so many elements none is a constant that was fitted.</summary>
    const int Fewest = 3, FewestFitted = 4;

    /// <summary>A function that is nearly the same everywhere is a constant.</summary>
    const double LeastSpread = 1e-2;

    const double MostUncertain = 1e-5;

    /// <summary>What formulas of one activation differ by, in float too.</summary>
    const double SameOutput = 1e-4;

    /// <param name="suspect">The component.</param>
    /// <param name="outputs">Of a layer, its outputs at the point; null of a model, whose activations nobody sees.</param>
    public static Finding? Of(Suspect suspect, IReadOnlyList<double>? outputs)
    {
        if (suspect.Analytic.Length < Fewest)
        {
            return null;
        }

        (DerivativeMistake, ActivationCurve, double)[] ofCurves =
        [
            .. from mistake in DerivativeMistake.All
               from curve in ActivationCurve.All
               let residual = Residual(suspect, w => mistake.Ratio(curve, w) ?? double.NaN, Fewest)
               where residual is not null && (outputs is null || IsOutput(curve, suspect.Values, outputs))
               select (mistake, curve, residual.Value),
        ];
        Finding[] ofInner = [.. Inner(suspect)];
        // Of numbers below zero the ELU is the exponential, which is the plainer of the two.
        var areOfElu = Array.TrueForAll(ofCurves, each => each.Item2.Name == ActivationCurve.Elu);
        return ofInner.Length == 0
            ? OfCurves(ofCurves, outputs is null, suspect.Name)
            : areOfElu && ofInner.Length == 1 ? ofInner[0] : null;
    }

    // The slope of softplus is the sigmoid, which a model can have without it: as a gate, or in the derivative of the sigmoid itself.
    static Finding? OfCurves(
        (DerivativeMistake Mistake, ActivationCurve Curve, double Residual)[] fitting, bool isOfModel, string name)
    {
        var finding = DerivativeMistake.OfOne(fitting);
        return !isOfModel || finding is not { Name: LayerDiagnosisName.DerivativeLeftOut or LayerDiagnosisName.DerivativeTwice }
            || fitting is not [{ Curve.Name: ActivationCurve.Softplus }] ? finding
            : finding.Name == LayerDiagnosisName.DerivativeLeftOut
            ? finding with
            {
                What = "has the derivative of softplus, or a sigmoid as a factor, left out", Why = $"multiply by the sigmoid of {name}",
            }
            : finding with
            {
                What = "has the derivative of softplus, or a sigmoid as a factor, in it twice",
                Why = $"multiply by the sigmoid of {name} once",
            };
    }

    /// <summary>Whether each output is the activation of one of the values: what it has no other part in.</summary>
    static bool IsOutput(ActivationCurve curve, double[] values, IReadOnlyList<double> outputs)
    {
        double[] activated = Array.ConvertAll(values, value => curve.Value(value));
        bool IsNear(double one, double other) => Math.Abs(one - other) <= SameOutput * Math.Max(Math.Abs(one), Math.Abs(other));
        return outputs.Count == values.Length && Enumerable.Range(0, values.Length).All(i => IsNear(activated[i], outputs[i]));
    }

    static IEnumerable<Finding> Inner(Suspect suspect)
    {
        (string Text, string Why, Func<double, double> Function)[] functions =
        [
            ("e^(−{0})", "is the inner derivative of an exponential left out, or a sigmoid of −{0} taken for one of {0}?",
                w => Math.Exp(-w)),
            ("e^{0}", "is an exponential in it twice, or the inner derivative of one that is divided by?", Math.Exp),
            ("{0}", "is the inner derivative of a logarithm left out, or {0} multiplied by once too often?", w => w),
            ("1/{0}", "is the inner derivative of a square or a product left out, a factor of {0}?", w => 1 / w),
            ("{0}²", "is the inner derivative of a reciprocal left out, or {0} multiplied by once too often?", w => w * w),
        ];
        foreach (var (text, why, function) in functions)
        {
            double[] times = [.. suspect.Numeric.Select((n, i) => n * function(suspect.Values[i]))];
            if (!Array.TrueForAll(times, double.IsFinite))
            {
                continue;
            }

            if (Fitting(suspect, function, times) is var (factor, residual))
            {
                var prefix = factor == 1 ? "" : factor == -1 ? "−" : factor.ToString("G3", CultureInfo.InvariantCulture) + " · ";
                yield return new(DiagnosisName.OwnFunction, residual,
                    $"is {prefix}{string.Format(null, text, suspect.Name)} times what it should be, element by element",
                    string.Format(null, why, suspect.Name));
            }
        }
    }

    // The function itself, before a multiple of it: a constant that is fitted to numbers that are hardly known hides another function.
    static (double Factor, double Residual)? Fitting(Suspect suspect, Func<double, double> function, double[] times)
    {
        if (Residual(suspect, function, Fewest) is { } itself)
        {
            return (1, itself);
        }

        var constant = suspect.Multiple(suspect.Analytic, times);
        return constant != 0 && IsSharp(suspect) && Residual(suspect, w => constant * function(w), FewestFitted) is { } residual
            ? (constant, residual)
            : null;
    }

    static bool IsSharp(Suspect suspect) =>
        Enumerable.Range(0, suspect.Numeric.Length).All(i => suspect.Bars[i] <= MostUncertain * Math.Abs(suspect.Numeric[i]));

    static double? Residual(Suspect suspect, Func<double, double> function, int fewest)
    {
        double[] ratios = Array.ConvertAll(suspect.Values, w => function(w));
        int[] told = [.. Enumerable.Range(0, ratios.Length).Where(i => Math.Abs(suspect.Numeric[i]) > 10 * suspect.Bars[i])];
        return told.Length < fewest || !Array.TrueForAll(ratios, double.IsFinite)
            || told.Select(i => Math.Round(ratios[i], 3)).Distinct().Count() < fewest
            || told.Max(i => ratios[i]) - told.Min(i => ratios[i]) <= LeastSpread * told.Max(i => Math.Abs(ratios[i]))
            ? null
            : suspect.Residual(
                [.. ratios.Select((ratio, i) => ratio * suspect.Numeric[i])],
                [.. ratios.Select((ratio, i) => Math.Abs(ratio) * suspect.Bars[i])]);
    }
}
