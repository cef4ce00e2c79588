namespace GradientTesting.Tests.Findings;

/// <summary>What must be said of a right model, and of one with a mistake in a known component.</summary>
internal static class Judged
{
    /// <summary>Right, and said to be.</summary>
    public static GradientReport Matches(GradientReport report)
    {
        IsNotCalledWrong(report);
        Assert.All(report.Runs, run => Assert.True(run.Verdict == GradientVerdict.Match, $"{run.Run}: {report}"));
        return report;
    }

    /// <summary>Right: it may be left undecided, but no component of it is called wrong.</summary>
    public static GradientReport IsNotCalledWrong(GradientReport report)
    {
        Assert.True(report.Verdict != GradientVerdict.Mismatch, report.ToString());
        Assert.All(report.Runs, run => Assert.Empty(WrongComponents(run)));
        return report;
    }

    /// <summary>Right at every seed: none is called wrong, and all but so many runs are said to be right.</summary>
    public static void MatchInAllBut(int undecided, int seeds, Func<int, GradientReport> check)
    {
        RunReport[] runs = [.. Enumerable.Range(0, seeds).SelectMany(seed => IsNotCalledWrong(check(seed)).Runs)];
        Assert.InRange(runs.Count(run => run.Verdict == GradientVerdict.Inconclusive), 0, undecided);
    }

    /// <summary>In every run these components are called wrong, and none of the others.</summary>
    public static GradientReport IsWrongIn(GradientReport report, params string[] components)
    {
        foreach (var run in report.Runs)
        {
            Assert.True(components.SequenceEqual(WrongComponents(run)), $"{run.Run}, wrong is {string.Join(", ", components)}: {report}");
        }

        return report;
    }

    /// <summary>Wrong: it may be left undecided, or refused, but never passes.</summary>
    public static void IsNoMatch(Func<GradientReport> check)
    {
        try
        {
            var report = check();
            Assert.All(report.Runs, run => Assert.True(run.Verdict != GradientVerdict.Match, $"{run.Run}: {report}"));
        }
        catch (GradientContractException)
        {
        }
    }

    static IEnumerable<string> WrongComponents(RunReport run) =>
        run.Components.Where(component => component.Verdict == GradientVerdict.Mismatch).Select(component => component.Name);
}
