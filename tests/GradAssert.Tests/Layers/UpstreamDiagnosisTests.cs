namespace GradientTesting.Tests.Layers;

public class UpstreamDiagnosisTests
{
    [Fact]
    public void A_right_layer_has_no_diagnosis() => Assert.Empty(GradientCheck.Backward(new Dense()).Diagnoses);

    [Fact]
    public void Ignores_the_upstream_gradient() => AssertNamed(
        new Ignoring(), LayerDiagnosisName.IgnoresUpstream,
        "Most likely, x ignores the upstream gradient (residual 0): it is right for an upstream gradient of ones, "
            + "and has to be multiplied by the one that is given. The same goes for W and b.");

    [Fact]
    public void Applies_it_twice() => AssertNamed(
        new Twice(), LayerDiagnosisName.UpstreamTwice,
        "Most likely, x applies the upstream gradient twice (residual 0): 2c gives four times as much, and −c the same. "
            + "The same goes for W and b.");

    [Fact]
    public void Is_right_where_it_is_the_same_everywhere() => AssertNamed(
        new Averaged(), LayerDiagnosisName.OnlyForOnes,
        "Most likely, x is right only for an upstream gradient that is the same everywhere (residual 0): "
            + "it takes the mean of that of y. The same goes for W and b.");

    [Fact]
    public void Is_right_for_ones_only() => AssertNamed(
        new Mixed(), LayerDiagnosisName.OnlyForOnes,
        "Most likely, x is right for an upstream gradient of ones only (residual 0): "
            + "softmax, normalization and tests that sum the outputs hide this. The same goes for W and b.");

    [Fact]
    public void Is_right_for_a_one_hot_one_only() => AssertNamed(
        new LargestOnly(), LayerDiagnosisName.OnlyForOneHot,
        "Most likely, x is right for a one-hot upstream gradient only (residual 0): add up over all of its elements. "
            + "The same goes for W and b.");

    [Fact]
    public void Is_clipped_far_out() => AssertNamed(
        new ClippedUpstream(), LayerDiagnosisName.NotLinear,
        "Most likely, x is not linear in the upstream gradient (residual 0): it is right for a small one: clip for training, "
            + "not in the gradient that is checked. The same goes for W and b.\n");

    /// <summary>Products of a third are rounded, and the outputs of a ReLU that is off do not respond at all.</summary>
    [Fact]
    public void A_factor_that_is_rounded_is_not_called_not_linear()
    {
        double[] x = [0.9, -1.3, -0.4, 1.1];
        var report = GradientCheck.Backward(
            forward: at => [.. at.Select(number => Math.Max(0, number))], backward: dy => [.. dy.Select(up => up / 3)], at: x);

        Assert.Equal(GradientVerdict.Mismatch, report.Verdict);
        Assert.DoesNotContain(report.Diagnoses, diagnosis => diagnosis.Name == LayerDiagnosisName.NotLinear);
    }

    [Fact]
    public void Reads_it_by_columns() => AssertNamed(
        new ByColumns(), LayerDiagnosisName.UpstreamReordered,
        "Most likely, x reads the upstream gradient of y by columns (residual 0): y is 3×2, row by row. The same goes for W and b.");

    [Fact]
    public void Is_not_summed_over_the_batch() => AssertNamed(
        new FirstRowOnly(), LayerDiagnosisName.NotSummed,
        "Most likely, b is not summed over axis 0 of y: it takes index 0 alone, of 3 (residual 0): "
            + "what is broadcast in the forward pass is summed in the backward pass.");

    [Fact]
    public void Is_assigned_where_it_should_be_added() => AssertNamed(
        new LastRowOnly(), LayerDiagnosisName.Overwritten,
        "Most likely, b is assigned where it should be added, or lacks all paths but one (residual 0): "
            + "it is not summed over axis 0 of y, of which the last place is left: write +=.");

    [Fact]
    public void Rows_of_a_table_that_are_written_over_are_not_called_a_sum_over_an_axis()
    {
        double[] table = Numbers.Of(12, 5), gradient = new double[12];
        int[] ids = [1, 3, 1, 0, 2];
        double[,] y = new double[5, 3], dy = new double[5, 3];
        var layer = GradientLayer.Of(
            [], [Component.Of("y", y, dy)],
            () => Array.ForEach([.. Enumerable.Range(0, 15)], k => y[k / 3, k % 3] = table[(3 * ids[k / 3]) + (k % 3)]),
            () =>
            {
                Array.Clear(gradient);
                Array.ForEach([.. Enumerable.Range(0, 15)], k => gradient[(3 * ids[k / 3]) + (k % 3)] = dy[k / 3, k % 3]);
            }) with { Parameters = [Component.Of("table", table, gradient, 4, 3)] };

        Assert.Equal([LayerDiagnosisName.Overwritten], GradientCheck.Backward(layer).Diagnoses.Select(diagnosis => diagnosis.Name));
    }

    [Fact]
    public void The_diagonal_of_a_Jacobian_is_not_called_assigned()
    {
        static double[] Softmax(double[] x)
        {
            var powers = Array.ConvertAll(x, Math.Exp);
            return Array.ConvertAll(powers, power => power / powers.Sum());
        }

        var report = GradientCheck.Vjp(Softmax, (x, c) => [.. Softmax(x).Zip(c, (y, up) => up * y * (1 - y))], [0.4, -1.2, 0.9, 0.1]);

        Assert.Equal(GradientVerdict.Mismatch, report.Verdict);
        Assert.Empty(report.Diagnoses);
    }

    [Fact]
    public void A_pass_that_leaves_out_what_is_negative_is_not_linear()
    {
        var report = GradientCheck.Vjp(
            x => [.. x.Select(number => Math.Max(0, number))], (x, c) => [.. x.Zip(c, (number, up) => number > 0 && up > 0 ? up : 0)],
            Numbers.Of(20, 3));

        Assert.Equal([LayerDiagnosisName.NotLinear], report.Diagnoses.Select(diagnosis => diagnosis.Name));
    }

    [Fact]
    public void Is_divided_by_the_batch() => AssertNamed(
        new Mean(), DiagnosisName.Scaled,
        "it is averaged over 3 where the cost takes a sum, or a power like x^3 is differentiated without its factor 3.");

    [Fact]
    public void Has_the_values_of_an_earlier_forward_pass() => AssertNamed(
        new Stale(), LayerDiagnosisName.StaleForward,
        "Most likely, x has the values of an earlier forward pass (residual 0): "
            + "it is the same at other values, where the outputs respond in another way.");

    [Fact]
    public void An_error_at_some_outputs_says_at_which()
    {
        var report = GradientCheck.Backward(new SecondColumn(), GradientRun.AsIs);

        Assert.Equal(GradientVerdict.Mismatch, report.Verdict);
        Assert.Contains("the error is at outputs y[…, 1] alone", report.Runs[0].Components[0].Notes);
        Assert.Contains("the error is at outputs y[…, 1] alone", report.ToString());
    }

    [Fact]
    public void Of_gradients_that_add_up_one_that_is_assigned_is_named()
    {
        var dense = new AddingUp();
        var layer = GradientLayer.Of(dense.Inputs, dense.Outputs, dense.Forward, dense.Backward) with
        {
            Parameters = dense.Parameters,
            ClearGradients = () => { Array.Clear(dense.DW); Array.Clear(dense.DB); },
        };

        var breach = Assert.Throws<GradientContractException>(() => GradientCheck.Backward(layer));

        Assert.StartsWith(
            "Backward() assigns the gradient of W where it should be added, as that of b is: what an earlier call left in it is lost. "
                + "Write += where gradients are cleared by ClearGradients().",
            breach.Message);
    }

    [Fact]
    public void Gradients_that_add_up_and_are_never_cleared_say_what_to_set() => Assert.Contains(
        "implement IAccumulatingModel, or set GradientLayer.ClearGradients.",
        Assert.Throws<GradientContractException>(() => GradientCheck.Backward(new AddingUp())).Message);

    static void AssertNamed(IGradientLayer layer, string name, string sentence)
    {
        var report = GradientCheck.Backward(layer);

        Assert.Equal(GradientVerdict.Mismatch, report.Verdict);
        Assert.Contains(name, report.Diagnoses.Select(diagnosis => diagnosis.Name));
        Assert.Contains(sentence, report.ToString());
    }

    sealed class Ignoring : Dense
    {
        protected override double Upstream(int n, int o) => 1;
    }

    sealed class Twice : Dense
    {
        protected override double Upstream(int n, int o) => base.Upstream(n, o) * base.Upstream(n, o);
    }

    sealed class Averaged : Dense
    {
        protected override double Upstream(int n, int o) => DY.Average();
    }

    sealed class Mixed : Dense
    {
        // Neither a shift nor another order of the dimensions: 0 and 4 exchanged, 1 and 2.
        static readonly int[] from = [4, 2, 1, 3, 0, 5];

        protected override double Upstream(int n, int o) => DY[from[(n * Out) + o]];
    }

    sealed class LargestOnly : Dense
    {
        protected override double Upstream(int n, int o) => (n * Out) + o == Array.IndexOf(DY, DY.MaxBy(Math.Abs)) ? base.Upstream(n, o) : 0;
    }

    sealed class ClippedUpstream : Dense
    {
        protected override double Upstream(int n, int o) => Math.Clamp(base.Upstream(n, o), -100, 100);
    }

    sealed class ByColumns : Dense
    {
        protected override double Upstream(int n, int o) => DY[(o * N) + n];
    }

    sealed class FirstRowOnly : Dense
    {
        public override void Backward()
        {
            base.Backward();
            Array.Copy(DY, DB, Out);
        }
    }

    sealed class LastRowOnly : Dense
    {
        public override void Backward()
        {
            base.Backward();
            for (var k = 0; k < DY.Length; k++)
            {
                DB[k % Out] = DY[k];
            }
        }
    }

    sealed class Mean : Dense
    {
        public override void Backward()
        {
            base.Backward();
            Array.ForEach([.. Enumerable.Range(0, DW.Length)], i => DW[i] /= N);
        }
    }

    sealed class Stale : Dense
    {
        readonly double[] first;

        public Stale() => first = [.. W];

        public override void Backward()
        {
            base.Backward();
            for (var k = 0; k < DX.Length; k++)
            {
                DX[k] = Enumerable.Range(0, Out).Sum(o => Upstream(k / In, o) * first[(o * In) + (k % In)]);
            }
        }
    }

    sealed class SecondColumn : Dense
    {
        public override void Backward()
        {
            base.Backward();
            for (var k = 0; k < DX.Length; k++)
            {
                DX[k] = Enumerable.Range(0, Out).Sum(o => Upstream(k / In, o) * W[(o * In) + (o == 1 ? (k + 1) % In : k % In)]);
            }
        }
    }

    sealed class AddingUp : Dense
    {
        public override void Backward()
        {
            var before = DB.ToArray();
            base.Backward();
            for (var o = 0; o < Out; o++)
            {
                DB[o] += before[o];
            }
        }
    }
}
