namespace GradientTesting.Tests.Layers;

/// <summary>The upstream gradient is read in another way, and mistakes that come near to that.</summary>
public class UpstreamReadingTests
{
    static readonly double[] x = Numbers.Of(6, 31);

    [Fact]
    public void A_place_before() => Assert.Contains(
        "Most likely, x reads the upstream gradient of y shifted by 1 along axis 0 (residual 0): it takes the place that is 1 before.",
        Of((i, c) => c[(i + 5) % 6]).ToString());

    [Fact]
    public void A_place_before_and_at_the_start_the_first() =>
        Assert.Equal([LayerDiagnosisName.UpstreamShifted], Names(Of((i, c) => c[Math.Max(0, i - 1)])));

    /// <summary>At the edge of so few places a shift that is as long as the axis would read one place too.</summary>
    [Theory]
    [InlineData(4, 0)]
    [InlineData(4, 3)]
    [InlineData(6, 2)]
    public void One_place_alone(int size, int place) => Assert.Contains(
        FormattableString.Invariant($"Most likely, x reads the upstream gradient of y at place {place} alone along axis 0 (residual 0): ")
            + FormattableString.Invariant($"it takes it for each of the {size} places: is the index fixed?"),
        Of((_, c) => c[place], size).ToString());

    [Fact]
    public void The_first_place_for_most_and_not_for_all_is_a_shift() =>
        Assert.Equal([LayerDiagnosisName.UpstreamShifted], Names(Of((i, c) => c[Math.Max(0, i - 2)], 4)));

    [Fact]
    public void A_place_behind_and_at_the_end_nothing() =>
        Assert.Equal([LayerDiagnosisName.UpstreamShifted], Names(Of((i, c) => i < 5 ? c[i + 1] : 0)));

    [Fact]
    public void One_element_that_takes_that_of_its_neighbour_is_no_shift() =>
        Assert.DoesNotContain(LayerDiagnosisName.UpstreamShifted, Names(Of((i, c) => c[i == 3 ? 2 : i])));

    [Fact]
    public void Elements_that_are_zero_at_the_end_are_no_shift() =>
        Assert.DoesNotContain(LayerDiagnosisName.UpstreamShifted, Names(Of((i, c) => i < 3 ? c[i] : 0)));

    [Fact]
    public void A_mean_of_neighbours_is_no_mean() => Assert.Equal(
        "x is right for an upstream gradient of ones only (residual 0): softmax, normalization and tests that sum the outputs hide this",
        Of((i, c) => (c[i] + c[(i + 1) % 6]) / 2).Diagnoses.Single().Sentence);

    [Fact]
    public void What_is_zero_at_ones_is_not_called_right_for_ones()
    {
        static double[] Centred(double[] numbers) => [.. numbers.Select(number => number - numbers.Average())];

        var report = GradientCheck.Vjp(Centred, (_, c) => [.. Centred(c).Select((number, i) => (1 + (i % 3)) * number)], x);

        Assert.Equal(GradientVerdict.Mismatch, report.Verdict);
        Assert.Empty(report.Diagnoses);
    }

    [Fact]
    public void Handing_it_on_is_not_called_a_value_of_an_earlier_pass()
    {
        var report = GradientCheck.Vjp(numbers => [.. numbers.Select(Math.Tanh)], (_, c) => [.. c], x);

        Assert.Equal(GradientVerdict.Mismatch, report.Verdict);
        Assert.Equal(LayerDiagnosisName.DerivativeLeftOut, Assert.Single(report.Diagnoses).Name);
        Assert.Contains("has the derivative of tanh left out", report.Diagnosis!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_constant_that_was_right_nowhere_is_not_called_a_value_of_an_earlier_pass()
    {
        var report = GradientCheck.Vjp(numbers => [.. numbers.Select(Math.Tanh)], (_, c) => [.. c.Select((up, i) => up / (i + 3))], x);

        Assert.Equal(GradientVerdict.Mismatch, report.Verdict);
        Assert.Empty(report.Diagnoses);
    }

    static IEnumerable<string> Names(GradientReport report) => report.Diagnoses.Select(diagnosis => diagnosis.Name);

    static GradientReport Of(Func<int, double[], double> read, int size = 6) => GradientCheck.Vjp(
        numbers => [.. numbers.Select(Math.Sin)], (numbers, c) => [.. numbers.Select((number, i) => read(i, c) * Math.Cos(number))],
        x[..size]);
}
