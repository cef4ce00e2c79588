namespace GradientTesting.Benchmarks;

/// <summary>What one tool made of one condition.</summary>
/// <param name="Bugs">Wrong gradients.</param>
/// <param name="BugsFound">Those that were called wrong.</param>
/// <param name="BugsInconclusive">Those that were called inconclusive at best.</param>
/// <param name="BugsTold">Those that were called wrong at a point where the right gradient passes: told from it.</param>
/// <param name="Right">Right gradients.</param>
/// <param name="RightWrong">Those that were called wrong.</param>
/// <param name="RightInconclusive">Those that were called inconclusive.</param>
internal sealed record Score(int Bugs, int BugsFound, int BugsInconclusive, int BugsTold, int Right, int RightWrong, int RightInconclusive)
{
    public int BugsMissed => Bugs - BugsFound - BugsInconclusive;

    public static Score operator +(Score a, Score b) => new(
        a.Bugs + b.Bugs, a.BugsFound + b.BugsFound, a.BugsInconclusive + b.BugsInconclusive, a.BugsTold + b.BugsTold,
        a.Right + b.Right, a.RightWrong + b.RightWrong, a.RightInconclusive + b.RightInconclusive);
}

/// <summary>Every tool at the same points of the same models, with the same mistakes.</summary>
internal static class Comparison
{
    public static IReadOnlyList<IChecker> Checkers { get; } =
    [
        new GradAssertChecker(), new PyTorchGradcheck(), new TheanoVerifyGrad(), new SciPyCheckGrad(), new SciPyCheckDerivative(),
        new CourseRatio(),
    ];

    /// <returns>A score for each of <see cref="Checkers"/>.</returns>
    public static IReadOnlyList<Score> Of(Condition condition) => Of(condition, Checkers);

    /// <returns>A score for each of <paramref name="checkers"/>.</returns>
    public static IReadOnlyList<Score> Of(Condition condition, IReadOnlyList<IChecker> checkers)
    {
        var scores = condition.Subjects.AsParallel().AsOrdered().Select(subject => Of(checkers, subject, condition.HasKinks)).ToArray();
        return [.. checkers.Select((_, c) => scores.Select(score => score[c]).Aggregate((a, b) => a + b))];
    }

    static Score[] Of(IReadOnlyList<IChecker> checkers, Subject subject, bool hasKinks)
    {
        var bugs = subject.RealBugs(hasKinks).ToArray();
        return [.. checkers.Select(checker => Of(checker, subject, bugs))];
    }

    static Score Of(IChecker checker, Subject subject, Bug[] bugs)
    {
        var judges = subject.Places.Select(checker.At).ToArray();
        var right = subject.Places.Select((place, p) => judges[p](Specimen.Of(place.Create()))).ToArray();
        var found = bugs.Select(bug => OfBug(subject, judges, right, bug)).ToArray();
        return new(
            found.Length, found.Count(bug => bug.Worst == Finding.Wrong), found.Count(bug => bug.Worst == Finding.Inconclusive), found.Count(bug => bug.Told),
            right.Length, right.Count(finding => finding == Finding.Wrong), right.Count(finding => finding == Finding.Inconclusive));
    }

    // One point that shows the bug is enough, for every tool. One that calls the right gradient wrong too shows nothing.
    static (Finding Worst, bool Told) OfBug(Subject subject, Func<Specimen, Finding>[] judges, Finding[] right, Bug bug)
    {
        var (worst, told) = (Finding.Passed, false);
        for (var p = 0; p < judges.Length && !told; p++)
        {
            var finding = judges[p](bug.Plant(subject.Places[p].Create()));
            worst = finding > worst ? finding : worst;
            told = finding == Finding.Wrong && right[p] == Finding.Passed;
        }

        return (worst, told);
    }
}
