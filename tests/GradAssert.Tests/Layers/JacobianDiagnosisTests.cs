namespace GradientTesting.Tests.Layers;

/// <summary>Rows for columns of what an upstream gradient is multiplied by, sums over another axis, clips by a norm, and what is not written.</summary>
public class JacobianDiagnosisTests
{
    static readonly double[,] weights = Numbers.GridOf(3, 3, 91);

    [Fact]
    public void A_square_matrix_that_is_not_transposed_is_named()
    {
        Assert.Equal(GradientVerdict.Match, Dense((i, j) => weights[i, j]).Verdict);
        Assert.Equal(
            "x goes through the Jacobian of y and not its transpose (residual 0): rows for columns of what it is multiplied by",
            Assert.Single(Dense((i, j) => weights[j, i]).Diagnoses).Sentence);
    }

    [Fact]
    public void One_of_whose_elements_is_right_by_symmetry_alone_is_not() =>
        Assert.Empty(Dense((i, j) => i == j ? weights[i, j] : -weights[j, i]).Diagnoses);

    /// <summary>The transpose of a symmetric Jacobian is what is right: an error within what float32 knows of it is another one.</summary>
    [Fact]
    public void One_that_is_symmetric_and_nearly_right_is_not()
    {
        float[] x = Numbers.FloatsOf(4, 93), dx = new float[4], y = new float[4], dy = new float[4];
        GradientReport Report(float eps) => GradientCheck.Backward(GradientLayer.Of([Component.Of("x", x, dx)], [Component.Of("y", y, dy)],
            () => Array.ForEach([0, 1, 2, 3], i => y[i] = x[i] - (0.5f * x.Average())),
            () => Array.ForEach([0, 1, 2, 3], i => dx[i] = (dy[i] - (0.5f * dy.Average())) * (1 + eps))));

        Assert.Equal(GradientVerdict.Match, Report(0).Verdict);
        Assert.Equal(GradientVerdict.Mismatch, Report(3e-3f).Verdict);
        Assert.DoesNotContain(LayerDiagnosisName.JacobianForTranspose, Report(3e-3f).Diagnoses.Select(diagnosis => diagnosis.Name));
    }

    [Fact]
    public void A_softmax_that_goes_back_by_columns_is_named() => Assert.Equal(
        "x is summed over axis 0 of y (residual 0): of an element, outputs depend on it along axis 1 alone",
        Assert.Single(Softmax((y, dy, i, _) => Enumerable.Range(0, 2).Sum(row => 0.5 * y[row, i.Column] * dy[row, i.Column])).Diagnoses).Sentence);

    [Fact]
    public void And_one_that_sums_all() => Assert.Equal(
        "x is summed over axes 0 and 1 of y (residual 0): of an element, outputs depend on it along axis 1 alone",
        Assert.Single(Softmax((y, dy, i, _) => Enumerable.Range(0, 6).Sum(k => y[k / 3, k % 3] * dy[k / 3, k % 3])).Diagnoses).Sentence);

    [Fact]
    public void The_right_one_matches_and_a_factor_in_its_sum_is_not_called_another_axis()
    {
        Assert.Equal(GradientVerdict.Match, Softmax((_, _, _, sum) => sum).Verdict);
        var report = Softmax((_, _, _, sum) => 0.7 * sum);
        Assert.Equal(GradientVerdict.Mismatch, report.Verdict);
        Assert.DoesNotContain(LayerDiagnosisName.WrongAxis, report.Diagnoses.Select(diagnosis => diagnosis.Name));
    }

    /// <summary>A clip by the norm is a factor at each upstream gradient, and another one at the next.</summary>
    [Fact]
    public void A_clip_by_the_norm_is_not_called_a_factor()
    {
        var report = GradientCheck.Backward(
            x => [.. x.Select(number => 3 * number)],
            dy => [.. dy.Select(up => 3 * up / Math.Max(1, Math.Sqrt(dy.Sum(number => number * number))))], Numbers.Of(4, 92));

        Assert.Equal(
            "x is not linear in the upstream gradient (residual 0): "
                + "it is right for a small one: clip for training, not in the gradient that is checked",
            Assert.Single(report.Diagnoses).Sentence);
    }

    [Fact]
    public void A_mean_that_goes_back_to_its_first_place_alone_is_named()
    {
        Assert.Equal(GradientVerdict.Match, Pool(_ => true).Verdict);
        Assert.Equal(
            "x is zero but for x[…, 0], where it is right (residual 0): are the others never written, or is a derivative zero there that is not, as of an activation below zero?",
            Assert.Single(Pool(column => column == 0).Diagnoses).Sentence);
    }

    static GradientReport Dense(Func<int, int, double> ofBackward)
    {
        return GradientCheck.Vjp<double[,], double[,]>(
            x => Product(x, (i, j) => weights[j, i]), (_, c) => Product(c, ofBackward), Numbers.GridOf(2, 3, 93));

        static double[,] Product(double[,] rows, Func<int, int, double> at)
        {
            var product = new double[2, 3];
            for (var k = 0; k < 6; k++)
            {
                product[k / 3, k % 3] = Enumerable.Range(0, 3).Sum(j => rows[k / 3, j] * at(j, k % 3));
            }

            return product;
        }
    }

    static GradientReport Softmax(Func<double[,], double[,], (int Row, int Column), double, double> sumOf)
    {
        return GradientCheck.Vjp<double[,], double[,]>(Forward, Backward, Numbers.GridOf(2, 3, 94));

        static double[,] Forward(double[,] x)
        {
            var y = new double[2, 3];
            for (var k = 0; k < 6; k++)
            {
                y[k / 3, k % 3] = Math.Exp(x[k / 3, k % 3]) / Enumerable.Range(0, 3).Sum(j => Math.Exp(x[k / 3, j]));
            }

            return y;
        }

        double[,] Backward(double[,] x, double[,] dy)
        {
            var (y, dx) = (Forward(x), new double[2, 3]);
            for (var k = 0; k < 6; k++)
            {
                var sum = Enumerable.Range(0, 3).Sum(j => y[k / 3, j] * dy[k / 3, j]);
                dx[k / 3, k % 3] = y[k / 3, k % 3] * (dy[k / 3, k % 3] - sumOf(y, dy, (k / 3, k % 3), sum));
            }

            return dx;
        }
    }

    static GradientReport Pool(Predicate<int> isWritten) => GradientCheck.Vjp<double[,], double[]>(
        x => [.. Enumerable.Range(0, 2).Select(i => (x[i, 0] + x[i, 1] + x[i, 2] + x[i, 3]) / 4)],
        (x, c) =>
        {
            var dx = new double[2, 4];
            for (var k = 0; k < 8; k++)
            {
                dx[k / 4, k % 4] = isWritten(k % 4) ? c[k / 4] / 4 : 0;
            }

            return dx;
        },
        Numbers.GridOf(2, 4, 95));
}
