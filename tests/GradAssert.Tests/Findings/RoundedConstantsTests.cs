namespace GradientTesting.Tests.Findings;

/// <summary>A backward pass with constants of fewer digits than the forward pass: off by the same in every element, and by little.</summary>
public class RoundedConstantsTests
{
    [Fact]
    public void A_constant_of_six_digits_is_judged_the_same_at_every_start_and_blamed_on_no_element()
    {
        GradientReport[] reports = [.. Enumerable.Range(0, 20).Select(seed => Check(seed, 0.797885))];
        Assert.Single(reports.Select(report => report.Verdict).Distinct());
        Assert.All(reports, report => Assert.DoesNotContain("one element", report.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void The_right_constant_matches_at_every_start()
    {
        for (var seed = 0; seed < 10; seed++)
        {
            Judged.Matches(Check(seed, null));
        }
    }

    [Fact]
    public void A_constant_of_one_digit_is_called_wrong_in_the_layer_before_it()
    {
        for (var seed = 0; seed < 5; seed++)
        {
            Judged.IsWrongIn(Check(seed, 0.7), "W1", "b1");
        }
    }

    [Fact]
    public void A_single_element_that_is_off_by_a_thousandth_of_the_typical_one_is_called_wrong_and_named()
    {
        for (var seed = 0; seed < 5; seed++)
        {
            var report = Judged.IsWrongIn(GradientCheck.Run(new GeluNet(seed).OffIn("W1", 13, 1e-3), GradientRun.RandomInitialization(seed)), "W1");
            Assert.Equal("W1[2, 1]", report.Runs[0].Components[0].Worst.Name);
        }
    }

    static GradientReport Check(int seed, double? constant) => GradientCheck.Run(new GeluNet(seed, constant), GradientRun.RandomInitialization(seed));
}
