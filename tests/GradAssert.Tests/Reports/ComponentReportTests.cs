namespace GradientTesting.Tests.Reports;

public class ComponentReportTests
{
    // a = (3, 4, 0, 1, 1, 1, 2), n = (3, 0, 0, 1.5, 0.75, 1.1, 2.3).
    static readonly double[] Analytic = [3, 4, 0, 1, 1, 1, 2];
    static readonly double[] Numeric = [3, 0, 0, 1.5, 0.75, 1.1, 2.3];

    [Fact]
    public void Worst_elements_are_those_that_disagree_largest_error_first()
    {
        var component = Report(bar: 0.01);
        Assert.Equal((GradientVerdict.Mismatch, 5), (component.Verdict, component.Mismatches));
        Assert.Equal([1, 3, 6, 4, 5], component.WorstElements.Select(element => element.Index.Single()));
        Assert.Same(component.WorstElements[0], component.Worst);
        Assert.Equal(("W[1]", 4.0, 0.0, 0.01, 4.0, false), (component.Worst.Name, component.Worst.Analytic, component.Worst.Numeric, component.Worst.ErrorBar, component.Worst.Error, component.Worst.IsKink));
    }

    [Fact]
    public void Of_a_mismatch_none_is_listed_that_agrees() =>
        Assert.Equal([1, 3], Report(bar: 0.4).WorstElements.Select(element => element.Index.Single()));

    [Fact]
    public void Of_a_match_the_largest_errors_are_listed_all_the_same()
    {
        var component = Report(bar: 5);
        Assert.Equal(0, component.Mismatches);
        Assert.Equal([1, 3, 6, 4, 5], component.WorstElements.Select(element => element.Index.Single()));
    }

    [Fact]
    public void The_index_counts_rows_before_columns()
    {
        var component = Sines.Check(("W", [2, 3, 4], 1), ("b", [2], 1)).Runs[0].Components[0];
        Assert.Equal([2, 3, 4], component.Shape);
        Assert.Equal(24, component.Length);

        var numeric = new ComponentDerivative([.. Enumerable.Range(0, 24).Select(i => new ElementDerivative(i == 17 ? 1 : 0, 0))], new(0, 0), [.. Enumerable.Repeat(1.0, 24)]);
        var worst = Of("W", numeric, new double[24], 2, 3, 4).Worst;
        Assert.Equal([1, 1, 1], worst.Index);
        Assert.Equal("W[1, 1, 1]", worst.Name);
    }

    [Fact]
    public void Resolution_is_bars_and_tolerance_over_the_gradient_as_norms()
    {
        // ‖(0.3 + 0.01·3, 0.4 + 0.01·4)‖ = 0.55 over ‖(3, 4)‖ = 5.
        var numeric = new ComponentDerivative([new(3, 0.3), new(4, 0.4)], new(0.01, 0), [1, 1]);
        var component = Of("W", numeric, [3, 4]);
        Assert.Equal(0.11, component.Resolution, 1e-15);
        Assert.Equal(0.44, component.SmallestVisibleError, 1e-15);
    }

    [Fact]
    public void Both_ratios_and_the_band()
    {
        var numeric = new ComponentDerivative([new(3, 0.3), new(0, 0.4)], new(0.01, 0), [1, 1]);
        var component = Of("W", numeric, [3, 4]);
        Assert.Equal(4.0 / 8, component.SumNormRatio, 1e-15);
        Assert.Equal(4 / Math.Sqrt(52), component.NormSumRatio, 1e-15);
        Assert.Equal(GradientRatioBand.Worry, component.Band);
    }

    // n = (3, 4). What is within its bars is no worry, what is beyond them is not great, and where the bars are wide it is neither.
    [Theory]
    [InlineData(3, 1e-9, GradientVerdict.Match, GradientRatioBand.Great)]
    [InlineData(3, 5, GradientVerdict.Inconclusive, null)]
    [InlineData(3.0005, 0.001, GradientVerdict.Match, GradientRatioBand.Look)]
    [InlineData(3.005, 0.01, GradientVerdict.Match, null)]
    [InlineData(3.1, 0.01, GradientVerdict.Mismatch, GradientRatioBand.Worry)]
    [InlineData(3.000001, 1e-8, GradientVerdict.Mismatch, null)]
    public void A_band_that_contradicts_the_verdict_is_not_shown(double first, double bar, GradientVerdict verdict, GradientRatioBand? band)
    {
        var numeric = new ComponentDerivative([new(3, bar), new(4, bar)], new(1e-8, 0), [1, 1]) { TypicalGradient = 3.5 };
        var component = Of("W", numeric, [first, 4]);
        Assert.Equal((verdict, band), (component.Verdict, component.Band));
    }

    [Fact]
    public void Nobody_who_is_given_a_report_can_change_it()
    {
        var report = Sines.Check(("W", [3, 2], 1), ("b", [3], 1.1));
        var run = report.Runs[0];
        var component = run.Components[1];
        CannotChange(report.Runs);
        CannotChange(run.Components);
        CannotChange(run.Warnings);
        CannotChange(component.WorstElements);
        CannotChange(component.Notes);
        CannotChange(component.Shape);
        CannotChange(component.Worst.Index);
    }

    static void CannotChange<T>(IReadOnlyList<T> list)
    {
        Assert.False(list is T[] or List<T>, $"{list.GetType()} can be cast and written to.");
        Assert.True(list is not IList<T> { IsReadOnly: false });
    }

    static ComponentReport Report(double bar) => Of(
        "W", new([.. Numeric.Select(value => new ElementDerivative(value, bar))], new(0, 0), [.. Numeric.Select(_ => 1.0)]), Analytic);

    static ComponentReport Of(string name, ComponentDerivative numeric, double[] analytic, params int[] shape) => new(
        name,
        shape.Length == 0 ? [analytic.Length] : shape,
        analytic,
        numeric,
        ComponentVerdict.Judge(analytic, numeric, new(0.1, 0)),
        diagnosis: null);
}
