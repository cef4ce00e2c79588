using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Reports;

public class SnapshotTextTests
{
    [Fact]
    public void A_match_is_told_without_a_number() => Assert.Equal(
        """
        at its current values: Match
          W 2×3: Match
          b 2: Match
        """, Saddle.Report().ToSnapshot());

    [Fact]
    public void A_mismatch_is_told_with_two_digits_of_the_worst_elements() => Assert.Equal(
        """
        at its current values: Mismatch
          W 2×3: Mismatch, 6 of 6 elements, relative error 2.0e+00; most likely sign flipped
            W[1, 0]: code says -4.0e+00, cost says 4.0e+00, error 8.0e+00
            W[1, 2]: code says -3.0e+00, cost says 3.0e+00, error 6.0e+00
          b 2: Match
        """, Saddle.Report(w => Each(w, x => -x)).ToSnapshot());

    [Fact]
    public void Zero_is_printed_for_what_noise_has_left_of_one() => Assert.Equal(
        """
        at its current values: Mismatch
          W 2×3: Match
          b 2: Mismatch, 2 of 2 elements, relative error 1.0e+00; most likely missing
            b[0]: code says 0.0e+00, cost says 8.8e-01, error 8.8e-01
            b[1]: code says 0.0e+00, cost says 9.7e-01, error 9.7e-01
        """, Saddle.Report(spoilB: Array.Clear).ToSnapshot());

    [Fact]
    public void Of_errors_about_as_large_the_first_element_is_named()
    {
        var text = Saddle.Report(w => Each(w, x => x + 0.5)).ToSnapshot();
        Assert.Contains("    W[0, 0]: code says 1.5e+00, cost says 1.0e+00, error 5.0e-01\n    W[0, 1]:", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Dropout_and_wrong_parts_are_named()
    {
        var model = new TinyNet(StorageKind.Doubles, Fuse.None);
        var text = GradientCheck.Run(model, GradientRun.Jittered(0), new() { CheckDropout = true }).ToSnapshot();
        Assert.StartsWith("jittered, seed 0: ", text, StringComparison.Ordinal);
        Assert.Contains("\njittered, seed 0, dropout frozen: ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_of_several_lines_stays_on_one()
    {
        double[] w = [1], dw = new double[1];
        var model = GradientModel.Of([Component.Of("a\nb", w, dw)], () => w[0] * w[0], () => dw[0] = -2 * w[0]);
        Assert.Equal(
            """
            at its current values: Mismatch
              a b 1: Mismatch, 1 of 1 elements, relative error 2.0e+00; most likely sign flipped
                a b[0]: code says -2.0e+00, cost says 2.0e+00, error 4.0e+00
            """, GradientCheck.Run(model, GradientRun.AsIs).ToSnapshot());
    }

    static void Each(double[] numbers, Func<double, double> change)
    {
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = change(numbers[i]);
        }
    }
}
