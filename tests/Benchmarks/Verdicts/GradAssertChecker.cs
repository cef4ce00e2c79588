namespace GradientTesting.Benchmarks;

/// <summary>This library at its default options, at the point where the model stands.</summary>
internal sealed class GradAssertChecker : IChecker
{
    public string Name => "GradAssert";

    public Func<Specimen, Finding> At(Place place) => specimen =>
    {
        try
        {
            return GradientCheck.Run(specimen.Model, GradientRun.AsIs).Verdict switch
            {
                Verdict.Mismatch => Finding.Wrong,
                Verdict.Inconclusive => Finding.Inconclusive,
                _ => Finding.Passed,
            };
        }
        catch (GradientContractException)
        {
            return Finding.Wrong;
        }
    };
}
