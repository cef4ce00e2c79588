namespace GradientTesting;

/// <summary>What a report on a layer says first.</summary>
internal static class LayerSentence
{
    /// <summary>What a run started from, and what is meant by the cost of a layer.</summary>
    public static string Start(RunReport run) =>
        run.Layer is null ? run.Start : $"{run.Start}; its cost is ⟨c, y⟩ with an upstream gradient c that was drawn";

    public static string Of(string layer, IReadOnlyList<RunReport> runs, RunReport shown)
    {
        var (wrong, right) = (AcrossRuns.Wrong(runs, shown), TextReport.Names(shown.Components, GradientVerdict.Match));
        var unclear = shown.Components.FirstOrDefault(component => component.Verdict == GradientVerdict.Inconclusive);
        var subject = $"the backward pass of {layer}";
        return shown.Verdict switch
        {
            GradientVerdict.Mismatch => $"The backward pass of {layer} gives a wrong gradient of {Kinds(shown, wrong)}."
                + AcrossRuns.Others(runs, shown, "is right"),
            GradientVerdict.Inconclusive when shown.Reason is not null =>
                TextReport.Ended($"The check could not tell whether {subject} is right: {shown.Reason}"),
            GradientVerdict.Inconclusive =>
                TextReport.Ended($"The check could not tell whether {subject} gives the gradient of {unclear!.Name}: {unclear.Reason}"),
            _ => $"The backward pass of {layer} gives the gradient of {TextReport.List(right)}.",
        };
    }

    /// <summary>Which of the wrong ones are inputs: <c>the input x and the parameter W</c>.</summary>
    static string Kinds(RunReport shown, List<string> wrong)
    {
        List<string> inputs = [.. wrong.Where(shown.Inputs.Contains)];
        List<string> parameters = [.. wrong.Except(inputs)];
        string Kind(string kind, List<string> names) => $"the {kind}{(names.Count > 1 ? "s" : "")} {TextReport.List(names)}";
        return inputs.Count == 0 ? Kind("parameter", parameters)
            : parameters.Count == 0 ? Kind("input", inputs)
            : $"{Kind("input", inputs)} and {Kind("parameter", parameters)}";
    }
}
