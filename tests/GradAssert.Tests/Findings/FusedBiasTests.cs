namespace GradientTesting.Tests.Findings;

/// <summary>A component of which one part cannot move the cost and holds what rounding left: its elements live on the scale of the others.</summary>
public class FusedBiasTests
{
    public static TheoryData<int> Steps => [1, 3, 10];

    [Theory]
    [MemberData(nameof(Steps))]
    public void A_right_attention_with_a_fused_bias_matches_after_training(int steps)
    {
        for (var seed = 0; seed < 10; seed++)
        {
            Judged.Matches(GradientCheck.Run(new FusedAttention(seed), GradientRun.AfterTraining(seed, steps)));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(9)]
    public void An_element_of_the_fused_bias_that_is_off_is_called_wrong_and_named_be_it_of_queries_keys_or_values(int element)
    {
        for (var seed = 0; seed < 5; seed++)
        {
            var report = Judged.IsWrongIn(GradientCheck.Run(new FusedAttention(seed).OffIn("b", element, 0.3), GradientRun.AfterTraining(seed, 10)), "b");
            Assert.Equal($"b[{element}]", report.Runs[0].Components[1].Worst.Name);
        }
    }

    [Fact]
    public void A_fused_weight_that_is_five_percent_off_is_called_wrong()
    {
        for (var seed = 0; seed < 5; seed++)
        {
            Judged.IsWrongIn(GradientCheck.Run(new FusedAttention(seed).Times(1.05, "W"), GradientRun.AfterTraining(seed, 10)), "W");
        }
    }
}
