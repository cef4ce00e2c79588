using GradientTesting.TestModels.Mistakes;

namespace GradientTesting.Tests.Diagnoses;

/// <summary>
/// Keeps the claim of docs/diagnosis.md: every mistake in every kind of model, in one of its components and at one seed.
/// </summary>
public class MistakeMatrixTests(MistakeMatrixTests.Sample sample) : IClassFixture<MistakeMatrixTests.Sample>
{
    [Fact]
    public void At_least_85_in_100_mistakes_with_a_name_get_it()
    {
        var named = sample.Mismatches.Where(cell => MistakeNames.Of(cell.Entry).Count > 0).ToArray();
        Assert.True(named.Length > 500);
        Assert.InRange((double)named.Count(cell => cell.Report.Diagnosis is not null) / named.Length, 0.85, 1);
    }

    [Fact]
    public void None_gets_a_wrong_name() => Assert.Empty(
        from cell in sample.Mismatches
        from diagnosis in cell.Report.Diagnoses
        where !MistakeNames.Of(cell.Entry).Contains(diagnosis.Name)
        select $"{cell.Entry} is called {diagnosis.Name}");

    [Fact]
    public void All_are_in_the_right_component() => Assert.Empty(
        from cell in sample.Mismatches
        from component in cell.Report.Runs.SelectMany(run => run.Components)
        where (component.Verdict == Verdict.Mismatch || component.Diagnosis is not null) && component.Name != cell.Entry.Tensor
        select $"{cell.Entry} is found in {component.Name}");

    [Fact]
    public void The_sample_holds_nearly_every_mistake_of_the_matrix() =>
        Assert.True(sample.Mismatches.Select(cell => cell.Entry.Mistake.Name).Distinct().Count() > 25);

    public sealed class Sample
    {
        const int Seed = 1;

        // Another component of each kind for each mistake, so that all shapes have their turn.
        internal IReadOnlyList<(MistakeEntry Entry, GradientReport Report)> Mismatches { get; } =
        [
            .. MistakeMatrix.Entries()
                .GroupBy(entry => (entry.Kind.Name, entry.Mistake.Name))
                .Select((group, turn) => group.ElementAt(turn % group.Count()))
                .AsParallel().AsOrdered()
                .Select(entry => (Entry: entry, Report: Check(entry)))
                .Where(cell => cell.Report?.Verdict == Verdict.Mismatch)
                .Select(cell => (cell.Entry, cell.Report!)),
        ];

        static GradientReport? Check(MistakeEntry entry)
        {
            try
            {
                return GradientCheck.Run(entry.Create(Seed));
            }
            catch (GradientContractException)
            {
                // It has a message of its own: the gradient of the call before.
                return null;
            }
        }
    }
}
