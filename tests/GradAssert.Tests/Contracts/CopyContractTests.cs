using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Contracts;

/// <summary>A copy is the same model over storage of its own.</summary>
public class CopyContractTests
{
    static readonly GradientCheckOptions OnTwoThreads = new() { MaxDegreeOfParallelism = 2 };

    readonly Bowl bowl = new();

    [Fact]
    public void Copies_change_neither_what_is_reported_nor_what_is_counted() => Assert.Equal(
        GradientCheck.Run(Sum(), GradientRun.AsIs, new() { MaxDegreeOfParallelism = 1 }).ToString(),
        GradientCheck.Run(Sum(), GradientRun.AsIs, OnTwoThreads).ToString());

    [Fact]
    public void A_copy_that_is_null_is_told_what_to_return() =>
        Says("Copy() returned null. Return a new model with the same values and data.", () => null!);

    [Fact]
    public void A_copy_with_other_components_is_told_with_both()
    {
        Says(
            "The components of a model are w 3, and those of its Copy() are v 3. Return a model with the same components.",
            () => Other("v", 0.5, -0.25, 2));
        Says(
            "The components of a model are w 3, and those of its Copy() are w 2. Return a model with the same components.",
            () => Other("w", 0.5, -0.25));
        Says(
            "The components of a model are w 3, and those of its Copy() are w 3, b 2×1. Return a model with the same components.",
            () => GradientModel.Of(
                [Component.Of("w", [0.5, -0.25, 2], new double[3]), Component.Of("b", new double[2], new double[2], 2, 1)],
                () => 6.1875, () => { }));
    }

    [Fact]
    public void A_copy_at_another_point_is_told_the_element() =>
        Says("w[2] is 2, and in the model's Copy() 2.5. Copy the present values.", () => Other("w", 0.5, -0.25, 2.5));

    [Theory]
    [InlineData(0.5)]
    [InlineData(0)]
    [InlineData(1)]
    public void A_copy_that_shares_storage_is_told_to_copy_the_array(double first)
    {
        bowl.W[0] = first;
        Says(
            "A model and its Copy() share the storage of w: what is written to one is read in the other. "
                + "Copy the array, and not the reference to it.",
            () => bowl.Model());
        Assert.Equal([first, -0.25, 2], bowl.W);
    }

    [Fact]
    public void A_copy_with_another_cost_is_told_with_both() => Says(
        "The cost of a model is 6.1875, and that of its Copy() is 7.1875. "
            + "Copy everything that Cost() depends on: values, data, λ, keep-probs.",
        () => GradientModel.Of([Component.Of("w", [0.5, -0.25, 2], new double[3])], () => 7.1875, () => { }));

    [Fact]
    public void A_cost_that_differs_by_rounding_is_the_same()
    {
        GradAssert.MatchesNumerical(bowl.Model() with { Copy = Copy }, GradientRun.AsIs, OnTwoThreads);

        static GradientModel Copy()
        {
            var copy = new Bowl();
            return copy.Model(() => copy.Cost() + 1e-12);
        }
    }

    /// <summary>J = Σ exp(w[i]) of so many elements that two threads share them.</summary>
    static GradientModel Sum()
    {
        double[] w = [.. Enumerable.Range(0, 40).Select(i => i / 40.0)], dw = new double[40];
        return GradientModel.Of([Component.Of("w", w, dw)], () => w.Sum(Math.Exp),
            () => Array.ForEach([.. Enumerable.Range(0, 40)], i => dw[i] = Math.Exp(w[i]))) with
        {
            Copy = Sum,
        };
    }

    static GradientModel Other(string name, params double[] values) =>
        GradientModel.Of([Component.Of(name, values, new double[values.Length])], () => 6.1875, () => { });

    void Says(string message, Func<IGradientModel> copy) => Assert.Equal(
        $"{message} (Seen at: at its current values.)",
        Assert.Throws<GradientContractException>(
            () => GradientCheck.Run(bowl.Model() with { Copy = copy }, GradientRun.AsIs, OnTwoThreads)).Message);
}
