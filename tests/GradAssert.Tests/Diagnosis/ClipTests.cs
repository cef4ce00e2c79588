namespace GradientTesting.Tests.Diagnosis;

/// <summary>A clip is told by what it cuts beside what it leaves.</summary>
public class ClipTests
{
    [Fact]
    public void Elements_that_are_cut_beside_one_that_is_left_are_clipped() => Assert.Equal(
        DiagnosisName.Clipped, Report([3.07, -2.93, 0.23], n => Math.Clamp(n, -0.5, 0.5)).Diagnosis?.Name);

    // As the bias of a softmax over two classes has them, of which one sample alone went back.
    [Fact]
    public void Two_of_one_size_are_no_clip() => Assert.DoesNotContain("clipped", Report([3, -3], n => n / 23).ToString(), StringComparison.Ordinal);

    // As a Huber loss has them whose errors are all large, of which one sample alone went back.
    [Fact]
    public void All_of_one_size_are_no_clip() => Assert.DoesNotContain(
        "clipped", Report([3, -5, 4], n => Math.CopySign(0.5, n)).ToString(), StringComparison.Ordinal);

    static GradientReport Report(double[] b, Func<double, double> spoil) => GradientCheck.Run(
        x => x.Sum(v => v * v / 2), x => [.. x.Select(spoil)], b);
}
