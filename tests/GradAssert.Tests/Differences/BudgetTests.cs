namespace GradientTesting.Tests.Differences;

/// <summary>What is left of MaxCostEvaluations.</summary>
public class BudgetTests
{
    readonly ModelUnderTest model = ModelUnderTest.Of(FunctionModel.Of(theta => theta[0], _ => [1], [1]));

    [Fact]
    public void A_cost_counts_once_and_a_gradient_three_times()
    {
        var budget = new Budget(model, 50);
        var before = budget.Left;
        model.Cost();
        Assert.Equal(before - 1, budget.Left);
        model.ComputeGradient();
        Assert.Equal((before - 4, 4), (budget.Left, budget.Spent));
    }

    [Fact]
    public void What_was_spent_before_and_a_fixed_hundred_come_on_top_but_for_what_the_point_takes_at_the_end()
    {
        model.Cost();
        model.ComputeGradient();
        Assert.Equal((126, 4), (new Budget(model, 50).Left, new Budget(model, 50).Spent));
    }

    [Fact]
    public void Nothing_is_left_once_all_is_spent()
    {
        var budget = new Budget(model, 0);
        for (var i = 0; i < 120; i++)
        {
            model.Cost();
        }

        Assert.Equal(0, budget.Left);
    }

    [Fact]
    public void Without_a_number_there_is_no_end()
    {
        var budget = new Budget(model, null);
        model.Cost();
        Assert.Equal((long.MaxValue, 1), (budget.Left, budget.Spent));
    }
}
