using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Diagnoses;

/// <summary>Where two explanations fit equally well, both are told or neither is.</summary>
public class AmbiguityTests
{
    // n is antisymmetric, so that transposed is of the wrong sign.
    static readonly double[] Antisymmetric = [0, 1, -2, -1, 0, 3, 2, -3, 0];

    // Each row of n is the one before, moved by one: a row further is a column back.
    static readonly double[] Circulant = [1, 2, 4, 4, 1, 2, 2, 4, 1];

    [Fact]
    public void Wrong_sign_or_transposed() => Assert.Equal(
        ["Most likely, W0 has the wrong sign (residual …): it is transposed too, which is the same here."],
        Of(Antisymmetric, Array.ConvertAll(Antisymmetric, n => -n)));

    /// <summary>Of a softmax of two classes the rows are each other's negatives.</summary>
    [Fact]
    public void Wrong_sign_of_two_classes() => Assert.Equal(
        ["Most likely, W0 has the wrong sign (residual …): it has its rows shifted by 1 too, which is the same here."],
        Of([0.37, -1.2, 0.84, -0.37, 1.2, -0.84], [-0.37, 1.2, -0.84, 0.37, -1.2, 0.84]));

    [Fact]
    public void Rows_or_columns_shifted() => Assert.Empty(Of(Circulant, [4, 1, 2, 2, 4, 1, 1, 2, 4]));

    [Fact]
    public void A_factor_or_a_constant_where_all_numbers_are_alike() => Assert.Empty(Of([2, 2, 2, 2], [3, 3, 3, 3]));

    [Fact]
    public void The_gradient_of_either_of_two_components_that_are_alike() => Assert.Empty(Of([1, 2, 5], [4, -3, 1], [4, -3, 1], [4, -3, 1]));

    /// <summary>A bias of a hinge loss is a count over the number of samples: two of them are swapped by chance.</summary>
    [Fact]
    public void Counts_in_another_order()
    {
        Assert.Empty(Of([-4 / 7.0, 1 / 7.0, 2 / 7.0, 5 / 7.0], [1 / 7.0, -4 / 7.0, 2 / 7.0, 5 / 7.0]));
        Assert.Equal(["Most likely, W0 has its elements in another order (residual …)."], Of([-0.571, 0.143, 0.286, 0.715], [0.143, -0.571, 0.286, 0.715]));
    }

    [Fact]
    public void Alone_each_of_them_is_told()
    {
        Assert.Equal(["Most likely, W0 is transposed (residual …)."], Of([0, 1, -2, -1, 0, 4, 2, -3, 0], [0, -1, 2, 1, 0, -3, -2, 4, 0]));
        Assert.Equal(["Most likely, W0 holds the gradient of W1 (residual …)."], Of([1.13, 2.07, 5.21], [4.03, -3.17, 1.09], [4.03, -3.17, 1.09]));
    }

    /// <summary><c>J = Σ n · w</c>; the first component has another gradient, the others are right.</summary>
    static string[] Of(double[] n, double[] a, params double[][] others)
    {
        double[][] slopes = [n, .. others];
        double[][] gradients = [a, .. others];
        var values = Array.ConvertAll(slopes, slope => new double[slope.Length]);
        var (random, computed) = (new Random(5), Array.ConvertAll(slopes, slope => new double[slope.Length]));
        Array.ForEach(values, w => Array.ConvertAll(w, _ => random.NextDouble()).CopyTo(w, 0));
        int[] Shape(double[] slope) => slope.Length switch { 9 => [3, 3], 6 => [2, 3], _ => [slope.Length] };
        var model = GradientModel.Of(
            [.. slopes.Select((slope, c) => Component.Of(FormattableString.Invariant($"W{c}"), values[c], computed[c], Shape(slope)))],
            () => slopes.Zip(values, (slope, w) => slope.Zip(w, (one, other) => one * other).Sum()).Sum(),
            () => Array.ForEach(gradients.Zip(computed).ToArray(), pair => pair.First.CopyTo(pair.Second, 0)));
        var report = GradientCheck.Run(model, GradientRun.AsIs);
        Assert.Equal(GradientVerdict.Mismatch, report.Verdict);
        return [.. Told.Of(report)];
    }
}
