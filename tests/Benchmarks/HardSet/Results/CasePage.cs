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
        text.Append(CultureInfo.InvariantCulture, $"cost {drawn.Run.Cost():G17}, twin's {drawn.TwinCost:G17}\n");
        text.Append(CultureInfo.InvariantCulture, $"sigma* {drawn.Uncertainty.Sigma:G4}: run against twin {drawn.Uncertainty.Difference:G4}, last place {drawn.Uncertainty.LastPlace:G4}, twin {drawn.Uncertainty.Twin:G4}\n");
        text.Append(name.IsWrong ? $"mistake visible: {drawn.IsVisible}\n" : $"decidable: {drawn.IsDecidable}\n");
        text.Append(Components(drawn)).Append('\n');
        text.Append(Check(model, drawn));
        text.Append(CultureInfo.InvariantCulture, $"\n{model.Costs} costs, {model.Gradients} gradients for {drawn.Run.Length} elements\n");
        return text.ToString();
    }

    /// <summary>
    /// Sizes over σ*: an error is visible from 20, a gradient is decidable from 200. Worst is the element whose error, times its scale, is largest.
    /// </summary>
    static string Components(HardCase drawn)
    {
        var table = new MarkdownTable(
            "component", "n", "rms value", "norm of g", "reach/sigma*", "error", "error/sigma*", "worst", "its g", "its error", "over sigma*", "is");
        foreach (var component in drawn.Components)
        {
            var (first, sigma) = (component.Elements.Start.Value, drawn.Uncertainty.Sigma);
            var worst = first + component.Worst;
            table.Row(
                component.Name, component.Elements.End.Value - first, Digits(Norms.Rms(drawn.Point.AsSpan(component.Elements))), Digits(component.GradientNorm),
                Digits(component.Reach / sigma), Percent(component.ErrorNorm / component.GradientNorm), Digits(component.Measure / sigma), component.Worst,
                Digits(drawn.TwinGradient[worst]), Digits(drawn.RunGradient[worst] - drawn.TwinGradient[worst]), Digits(component.WorstMeasure / sigma),
                Is(drawn, component));
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
            var lines = report.Runs[0].Components.Select((component, c) =>
                $"{component.Name}: {component.Verdict}{(component.Verdict == Verdict.Mismatch && (!drawn.Name.IsWrong || drawn.IsUntouched[c]) ? ", and is right" : "")}");
            return $"{string.Join("\n", lines)}\n\n{report}\n";
        }
        catch (GradientContractException breach)
        {
            return $"{breach}\n";
        }
    }

    static string Digits(double number) => number.ToString("G3", CultureInfo.InvariantCulture);

    static string Percent(double share) => (100 * share).ToString("G3", CultureInfo.InvariantCulture) + "%";
}
