namespace GradientTesting.Benchmarks;

/// <summary>This library, at its default options unless others are given, at the point where the model stands.</summary>
internal sealed class GradAssertChecker(string name = "GradAssert", GradientCheckOptions? options = null) : IChecker
{
    public string Name => name;

    public Func<Specimen, Finding> At(Place place) => specimen =>
    {
        try
        {
            return GradientCheck.Run(specimen.Model, GradientRun.AsIs, options).Verdict switch
            {
                GradientVerdict.Mismatch => Finding.Wrong,
                GradientVerdict.Inconclusive => Finding.Inconclusive,
                _ => Finding.Passed,
            };
        }
        catch (GradientContractException)
        {
            return Finding.Wrong;
        }
    };
}
