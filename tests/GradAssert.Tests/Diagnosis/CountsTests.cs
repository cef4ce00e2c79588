using System.Text.RegularExpressions;

namespace GradientTesting.Tests.Diagnosis;

/// <summary>
/// Gradients that are counts of samples, as behind a hinge: few numbers, of which many are explained by chance. Twins of other numbers are
/// named.
/// </summary>
public class CountsTests
{
    static readonly double[] OfCounts = [2, -3, 1, 4], OfAny = [2.0371, -2.9513, 0.9687, 4.0923];

    [Fact]
    public void Of_the_right_one_nothing_is_said() => Assert.Equal(GradientVerdict.Match, Report(OfCounts, OfCounts).Verdict);

    [Fact]
    public void Counts_of_which_the_largest_are_alike_are_not_clipped() => Assert.Empty(Report(OfCounts, [2, -2, 1, 2]).Diagnoses);

    [Fact]
    public void Other_numbers_of_which_the_largest_are_alike_are_clipped() => Assert.Equal(
        "theta is clipped at ±2.04 (residual 0): clip for training, not in the gradient that is checked",
        Sentence(OfAny, [2.0371, -2.0371, 0.9687, 2.0371]));

    [Fact]
    public void Counts_that_are_in_another_order_are_other_counts() => Assert.Empty(Report(OfCounts, [1, -3, 4, 2]).Diagnoses);

    [Fact]
    public void Other_numbers_in_another_order_are_named() => Assert.Equal(
        "theta has its elements in another order (residual 0)", Sentence(OfAny, [0.9687, -2.9513, 4.0923, 2.0371]));

    [Fact]
    public void Counts_that_are_off_by_one_each_have_nothing_added() => Assert.Empty(Report(OfCounts, [3, -2, 2, 5]).Diagnoses);

    [Fact]
    public void Other_numbers_that_are_off_by_one_each_have_it_added() => Assert.Equal(
        "theta has 1 added to every element (residual 0)", Sentence(OfAny, [3.0371, -1.9513, 1.9687, 5.0923]));

    /// <summary>The factor is what the numbers show; why, three or four counts do not say.</summary>
    [Fact]
    public void Of_a_factor_of_counts_no_reason_is_given() => Assert.Equal(
        "theta is 2× too large (residual 0)", Sentence([1, -1, 1, 2], [2, -2, 2, 4]));

    [Fact]
    public void Of_a_factor_of_other_numbers_the_reasons_are_given() => Assert.StartsWith(
        "theta is 2× too large (residual 0): possible reasons are the derivative of a square without its 1/2",
        Sentence(OfAny, [.. OfAny.Select(n => 2 * n)]), StringComparison.Ordinal);

    /// <summary>The total of what cancels, as of the classes of a hinge, is exactly zero.</summary>
    [Fact]
    public void A_sum_of_counts_may_be_zero() => Assert.Equal(
        "theta is zero (residual 0): is it never computed, overwritten, or a sum of whole numbers that cancel?", Sentence(OfCounts, new double[4]));

    [Fact]
    public void One_of_other_numbers_is_not_exactly_zero() => Assert.Equal(
        "theta is zero (residual 0): is it never computed, or overwritten?", Sentence(OfAny, new double[4]));

    static string Sentence(double[] right, double[] returned) =>
        Regex.Replace(Assert.Single(Report(right, returned).Diagnoses).Sentence, "residual [^)]*", "residual 0");

    /// <summary>A cost of straight lines, whose slopes are the counts.</summary>
    static GradientReport Report(double[] right, double[] returned) => GradientCheck.Run(
        x => x.Select((v, i) => right[i] * v).Sum(), _ => returned, [0.3, -0.7, 0.4, 0.9]);
}
