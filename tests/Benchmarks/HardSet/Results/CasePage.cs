using System.Globalization;
using System.Text;

namespace GradientTesting.Benchmarks;

/// <summary>One case, replayed: what is true of it, and what the check says.</summary>
internal static class CasePage
{
    public static string Of(string seed, CaseName name)
    {
        var drawn = HardCase.Draw(seed, name);
        var model = new CountedModel(drawn.Run);
        drawn.Run.SetValues(drawn.Point);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{name.Text} at seed {seed}\n{drawn.Describe()}\n");
        text.Append(CultureInfo.InvariantCulture, $"draws rejected before: {drawn.Rejected}\n");
        text.Append(CultureInfo.InvariantCulture, $"cost {drawn.Run.Cost():G17}, twin's {drawn.TwinCost:G17}\n");
        var (difference, lastPlace, twin) = drawn.Uncertainty;
        text.Append(CultureInfo.InvariantCulture, $"sigma* {drawn.Uncertainty.Sigma:G4}: ");
        text.Append(CultureInfo.InvariantCulture, $"run against twin {difference:G4}, last place {lastPlace:G4}, twin {twin:G4}\n");
        text.Append(name.IsWrong ? $"mistake visible: {drawn.IsVisible}\n" : $"decidable: {drawn.IsDecidable}\n");
        text.Append(Components(drawn)).Append('\n');
        text.Append(Check(model, drawn));
        text.Append(CultureInfo.InvariantCulture, $"noise {GradientCheck.Run(model, GradientRun.AsIs).Runs[0].CostNoise:G4}\n");
        text.Append(CultureInfo.InvariantCulture, $"\n{model.Costs} costs, {model.Gradients} gradients for {drawn.Run.Length} elements\n");
        return text.ToString();
    }

    /// <summary>
    /// Sizes over σ*: an error is visible from 20, a gradient is decidable from 200. Worst is the element whose error, times its scale, is
    /// largest.
    /// </summary>
    static string Components(HardCase drawn)
    {
        var table = new MarkdownTable(
            "component", "n", "rms value", "norm of g", "reach/sigma*", "error", "error/sigma*", "worst", "its g", "its error",
            "over sigma*", "is");
        foreach (var component in drawn.Components)
        {
            var (first, sigma) = (component.Elements.Start.Value, drawn.Uncertainty.Sigma);
            var worst = first + component.Worst;
            table.Row(
                component.Name, component.Elements.End.Value - first, Digits(Norms.Rms(drawn.Point.AsSpan(component.Elements))),
                Digits(component.GradientNorm), Digits(component.Reach / sigma), Percent(component.ErrorNorm / component.GradientNorm),
                Digits(component.Measure / sigma), component.Worst, Digits(drawn.TwinGradient[worst]),
                Digits(drawn.RunGradient[worst] - drawn.TwinGradient[worst]), Digits(component.WorstMeasure / sigma), Is(drawn, component));
        }

        return table.ToString();
    }

    static string Is(HardCase drawn, ComponentAssessment component)
    {
        var index = drawn.Components.ToList().IndexOf(component);
        return drawn.IsRoundingAlone(component) ? "rounding alone"
            : component.IsVisible ? "visibly wrong"
            : drawn.IsUntouched.Count > 0 && !drawn.IsUntouched[index] ? "wrong, invisible"
            : component.IsResolvable ? "right" : "right, not decidable";
    }

    static string Check(CountedModel model, HardCase drawn)
    {
        try
        {
            var report = GradientCheck.Run(model, GradientRun.AsIs);
            return $"{Verdicts(drawn, report.Runs[0])}\n{report}\n";
        }
        catch (GradientContractException breach)
        {
            return $"{breach}\n";
        }
    }

    /// <summary>The verdict on each component, and of its worst element what is true.</summary>
    static string Verdicts(HardCase drawn, RunReport run)
    {
        var table = new MarkdownTable("component", "verdict", "worst element", "analytic", "numeric", "bar", "right");
        foreach (var (component, c) in run.Components.Select((component, c) => (component, c)))
        {
            var worst = component.Worst;
            var isFalse = component.Verdict == GradientVerdict.Mismatch && (!drawn.Name.IsWrong || drawn.IsUntouched[c]);
            var at = worst.Index.Zip(component.Shape).Aggregate(0, (flat, dimension) => (flat * dimension.Second) + dimension.First);
            table.Row(
                component.Name, $"{component.Verdict}{(isFalse ? ", and is right" : "")}", worst.Name, Digits(worst.Analytic),
                Digits(worst.Numeric), Digits(worst.ErrorBar), Digits(drawn.TwinGradient[drawn.Components[c].Elements.Start.Value + at]));
        }

        return table.ToString();
    }

    static string Digits(double number) => number.ToString("G5", CultureInfo.InvariantCulture);

    static string Percent(double share) => (100 * share).ToString("G3", CultureInfo.InvariantCulture) + "%";
}
