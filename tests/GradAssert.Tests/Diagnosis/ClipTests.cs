namespace GradientTesting.Tests.Diagnosis;

/// <summary>A clip is told from a factor by elements of several sizes.</summary>
public class ClipTests
{
    [Fact]
    public void Elements_of_several_sizes_that_are_all_cut_are_clipped() => Assert.Equal(
        DiagnosisName.Clipped, Report([3, -5, 4], n => Math.Clamp(n, -0.5, 0.5)).Diagnosis?.Name);

    [Fact]
    public void And_so_are_two_of_one_size_beside_one_that_is_left() => Assert.Equal(
        DiagnosisName.Clipped, Report([3, -3, 0.25], n => Math.Clamp(n, -0.5, 0.5)).Diagnosis?.Name);

    // As the bias of a softmax over two classes has them, of which one sample alone went back.
    [Fact]
    public void Two_of_one_size_are_no_clip() => Assert.DoesNotContain("clipped", Report([3, -3], n => n / 23).ToString(), StringComparison.Ordinal);

    static GradientReport Report(double[] b, Func<double, double> spoil) => GradientCheck.Run(
        x => x.Sum(v => v * v / 2), x => [.. x.Select(spoil)], b);
}
