using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Diagnoses;

public class BackwardOrderTests
{
    [Theory]
    [InlineData("xx..", "everything from W2 on is right, b1 and all before it are wrong: where W2 follows b1 in the forward pass, look at the backward step from W2 to b1")]
    // A gradient that is zero is right whatever is carried to it.
    [InlineData("x0x..", "everything from W3 on is right, W2 and all before it that move the cost are wrong: where W3 follows W2 in the forward pass, look at the backward step from W3 to W2")]
    public void The_first_components_are_wrong_and_all_that_follow_are_right(string wrong, string where) => Assert.Equal(where, Of(wrong));

    [Theory]
    [InlineData("....")]
    [InlineData("xxxx")]
    [InlineData("x...")]
    [InlineData("x0..")]
    [InlineData("...x")]
    [InlineData("..xx")]
    // What is right is a vector, which may lie beside what is wrong.
    [InlineData("xxx.")]
    [InlineData("xx0.")]
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
        Where: everything from W2 on is right, b1 and all before it are wrong: where W2 follows b1 in the forward pass, look at the backward step from W2 to b1, or at a line after it that multiplies each of them.
        """,
        OfFirstLayer(g => Array.ConvertAll(g, element => 7.5 * element)));

    [Fact]
    public void A_mistake_without_a_name_still_has_a_place() => Assert.Equal(
        "Where: everything from W2 on is right, b1 and all before it are wrong: where W2 follows b1 in the forward pass, look at the backward step from W2 to b1.",
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

    /// <summary>Two numbers of each are too few for a name, and weight decay is added to each where it is.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Components_that_may_have_the_same_decay_say_nothing_of_the_order(bool isDecay)
    {
        var told = Told.Of(mistake => new(("W1", [1, 2]), ("b1", [2]), ("W2", [3, 2])) { Mistake = mistake }, basin =>
            Array.ForEach(["W1", "b1"], name =>
            {
                var (w, g) = (basin.W(name), basin.DW(name));
                g.Select((element, i) => isDecay ? element + (0.1 * w[i]) : element * (2 + element)).ToArray().CopyTo(g, 0);
            }));
        Assert.Equal(isDecay ? null : "Where: everything from W2 on is right, b1 and all before it are wrong: where W2 follows b1 in the forward "
            + "pass, look at the backward step from W2 to b1.", told);
    }

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

    /// <summary>A density with the mean W x + b and a width of its own: the width lies beside the mean, and feeds it nothing.</summary>
    [Fact]
    public void Parameters_that_lie_side_by_side_have_no_order()
    {
        double[] x = [0.3, -1.1, 0.8, 1.7], y = [0.5, -0.9, 1.4, 0.2];
        double[] w = [0.7, -0.4], b = [0.2, 0.1], s = [0.3, -0.2], dw = new double[2], db = new double[2], ds = new double[2];
        GradientReport Of(int power) => GradientCheck.Run(GradientModel.Of(
            [Component.Of("W", w, dw), Component.Of("b", b, db), Component.Of("s", s, ds)],
            () => x.Select((_, n) => new[] { 0, 1 }.Sum(k => s[k] + (Math.Pow((y[n] - (w[k] * x[n]) - b[k]) / Math.Exp(s[k]), 2) / 2))).Sum(),
            () =>
            {
                foreach (var k in new[] { 0, 1 })
                {
                    (dw[k], db[k], ds[k]) = (0, 0, 0);
                    for (var n = 0; n < x.Length; n++)
                    {
                        var e = y[n] - (w[k] * x[n]) - b[k];
                        dw[k] -= e * x[n] / Math.Exp(power * s[k]);
                        db[k] -= e / Math.Exp(power * s[k]);
                        ds[k] += 1 - (e * e / Math.Exp(2 * s[k]));
                    }
                }
            }));
        var wrong = Of(power: 1);

        Assert.Equal(GradientVerdict.Match, Of(power: 2).Verdict);
        Assert.Equal(GradientVerdict.Mismatch, wrong.Verdict);
        Assert.StartsWith("The gradient of W and b is not the gradient of the cost. That of s is.\n", wrong.ToString(), StringComparison.Ordinal);
        Assert.Null(wrong.WhereItStarts);
    }

    static string? OfFirstLayer(Func<double[], double[]> mistake) => Told.Of(Network, basin =>
    {
        mistake(basin.DW("W1")).CopyTo(basin.DW("W1"), 0);
        mistake(basin.DW("b1")).CopyTo(basin.DW("b1"), 0);
    });

    static void Multiply(double[] gradient) => Array.ConvertAll(gradient, element => 7.5 * element).CopyTo(gradient, 0);

    static Basin Network(Action<Basin>? mistake) => new(("W1", [4, 3]), ("b1", [4]), ("W2", [2, 4]), ("b2", [2])) { Mistake = mistake };

    static string? Of(string wrong) =>
        BackwardOrder.Of(
            wrong.Length == 4 ? ["W1", "b1", "W2", "b2"] : ["W1", "b1", "W2", "W3", "b3"],
            wrong.Length == 4 ? [[4, 3], [4], [2, 4], [2]] : [[4, 3], [4], [5, 4], [2, 5], [2]], [.. wrong.Select(one => one switch { 'x' => true, '.' => false, _ => (bool?)null })]);
}
