using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Diagnoses;

public class BackwardOrderTests
{
    [Theory]
    [InlineData("xx..", "everything from W2 on is right, b1 and all before it are wrong: look at the backward step from W2 to b1")]
    [InlineData("xxx.", "everything from b2 on is right, W2 and all before it are wrong: look at the backward step from b2 to W2")]
    // A gradient that is zero is right whatever is carried to it.
    [InlineData("xx0.", "everything from b2 on is right, b1 and all before it are wrong: look at the backward step from b2 to b1")]
    [InlineData("x0x.", "everything from b2 on is right, W2 and all before it that move the cost are wrong: look at the backward step from b2 to W2")]
    public void The_first_components_are_wrong_and_all_that_follow_are_right(string wrong, string where) => Assert.Equal(where, Of(wrong));

    [Theory]
    [InlineData("....")]
    [InlineData("xxxx")]
    [InlineData("x...")]
    [InlineData("x0..")]
    [InlineData("...x")]
    [InlineData("..xx")]
    [InlineData("x.x.")]
    [InlineData("xx.x")]
    [InlineData(".xx.")]
    [InlineData("xx00")]
    [InlineData("0000")]
    public void Any_other_pattern_says_nothing(string wrong) => Assert.Null(Of(wrong));

    [Fact]
    public void A_mistake_that_is_carried_along_is_told_with_its_place() => Assert.Equal(
        """
        Most likely, W1 is 7.5× too large (residual …). The same goes for b1.
        Where: everything from W2 on is right, b1 and all before it are wrong: look at the backward step from W2 to b1.
        """,
        OfFirstLayer(g => Array.ConvertAll(g, element => 7.5 * element)));

    [Fact]
    public void A_mistake_without_a_name_still_has_a_place() => Assert.Equal(
        "Where: everything from W2 on is right, b1 and all before it are wrong: look at the backward step from W2 to b1.",
        OfFirstLayer(g => Array.ConvertAll(g, element => element * (2 + element))));

    [Fact]
    public void What_stays_in_its_component_says_nothing_of_the_order() => Assert.Equal(
        """
        Most likely, W1 has its rows shifted by 1 (residual …).
        Most likely, b1 has its elements shifted by 1 (residual …).
        """,
        OfFirstLayer(g => [.. g[^(g.Length / 4)..], .. g[..^(g.Length / 4)]]));

    /// <summary>What came out in the wrong places was right before it did.</summary>
    [Fact]
    public void One_that_holds_the_right_numbers_in_the_wrong_places_says_nothing_of_the_order() => Assert.Equal(
        "Most likely, W1 has its rows shifted by 1 (residual …).",
        Told.Of(Network, basin =>
        {
            var g = basin.DW("W1");
            ((double[])[.. g[^3..], .. g[..^3]]).CopyTo(g, 0);
            Array.ConvertAll(basin.DW("b1"), element => element * (2 + element)).CopyTo(basin.DW("b1"), 0);
        }));

    [Fact]
    public void A_component_that_is_wrong_in_another_run_counts()
    {
        var basin = Network(null);
        var runs = 0;
        var right = basin.Model();
        void ComputeGradient()
        {
            right.ComputeGradient();
            Array.ForEach(runs > 1 ? new[] { "W1", "b1", "b2" } : ["W1", "b1"], name => Multiply(basin.DW(name)));
        }

        var model = GradientModel.Of(right.Components, right.Cost, ComputeGradient) with { Initialize = _ => runs++ };
        Assert.NotNull(GradientCheck.Run(model, GradientRun.RandomInitialization(0)).WhereItStarts);
        runs = 0;
        Assert.Null(GradientCheck.Run(model).WhereItStarts);
    }

    static string? OfFirstLayer(Func<double[], double[]> mistake) => Told.Of(Network, basin =>
    {
        mistake(basin.DW("W1")).CopyTo(basin.DW("W1"), 0);
        mistake(basin.DW("b1")).CopyTo(basin.DW("b1"), 0);
    });

    static void Multiply(double[] gradient) => Array.ConvertAll(gradient, element => 7.5 * element).CopyTo(gradient, 0);

    static Basin Network(Action<Basin>? mistake) => new(("W1", [4, 3]), ("b1", [4]), ("W2", [2, 4]), ("b2", [2])) { Mistake = mistake };

    static string? Of(string wrong) =>
        BackwardOrder.Of(["W1", "b1", "W2", "b2"], [.. wrong.Select(one => one switch { 'x' => true, '.' => false, _ => (bool?)null })]);
}
