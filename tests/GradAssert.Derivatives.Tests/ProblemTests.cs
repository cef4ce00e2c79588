namespace GradientTesting.Derivatives.Tests;

public class ProblemTests
{
    public static TheoryData<string> Rights() => [.. ProblemSet.All.Select(problem => problem.Name)];

    public static TheoryData<string> Wrongs() => [.. ProblemSet.Mistakes.Select(mistake => mistake.ToString())];

    [Theory, MemberData(nameof(Rights))]
    public void What_is_right_matches(string name)
    {
        var report = ProblemSet.All.Single(problem => problem.Name == name).Right();
        Assert.True(report.Verdict == GradientVerdict.Match, report.ToString());
    }

    [Theory, MemberData(nameof(Wrongs))]
    public void What_is_wrong_is_caught_and_named(string name)
    {
        var mistake = ProblemSet.Mistakes.Single(mistake => mistake.ToString() == name);
        if (mistake.IsContract)
        {
            Assert.Contains(mistake.Said!, Assert.Throws<GradientContractException>(() => { _ = mistake.Check(); }).Message,
                StringComparison.Ordinal);
            return;
        }

        var report = mistake.Check();
        Assert.True(report.Verdict == GradientVerdict.Mismatch, report.ToString());
        Assert.True(
            mistake.Said is null ? report.Diagnosis is null
                : report.Diagnoses.Any(diagnosis => diagnosis.Sentence.Contains(mistake.Said, StringComparison.Ordinal)),
            $"Expected: {mistake.Said}\n{report}");
    }
}
