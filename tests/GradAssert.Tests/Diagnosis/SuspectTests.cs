namespace GradientTesting.Tests.Diagnoses;

public class SuspectTests
{
    /// <summary>Numbers that are known to 1%, as in single precision, leave 1% of any multiple of them over.</summary>
    [Theory]
    [InlineData(20, 0.01, true)]
    [InlineData(20, 1e-4, false)]
    [InlineData(-3, 0.01, true)]
    [InlineData(-3, 1e-4, false)]
    public void A_multiple_of_uncertain_numbers_is_as_uncertain_relatively(double factor, double bar, bool isExplained)
    {
        double[] right = [1, -2, 0.5, 1.5], numeric = [1.005, -2.01, 0.498, 1.494];
        var suspect = new Suspect(
            "b", [4], [0, 0, 0, 0], [.. right.Select(element => factor * element)], numeric, [.. numeric.Select(element => bar * Math.Abs(element))]);
        Assert.Equal(isExplained, suspect.Residual(i => factor * numeric[i]) is not null);
    }
}
