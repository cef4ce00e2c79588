namespace GradientTesting.Tests.Layers;

/// <summary>What is assigned over the steps of a recurrence, and mistakes that come near to it.</summary>
public class OneStepTests
{
    const string Assigned = " is assigned where it should be added (residual 0): "
        + "it has what goes through place 0 of 3 along axis 0 of x alone: write +=";

    [Fact]
    public void A_right_recurrence_matches() => Assert.Equal(GradientVerdict.Match, Check(new()).Verdict);

    [Fact]
    public void A_bias_that_is_assigned_at_each_step_is_named() => Assert.Equal("b" + Assigned, Named(new() { Bias = (t, _) => t == 0 }));

    [Fact]
    public void And_a_matrix_of_inputs() => Assert.Equal("Wx" + Assigned, Named(new() { Inputs = t => t == 0 }));

    [Fact]
    public void A_loop_that_goes_forward_leaves_the_last_step() => Assert.Equal(
        "b is assigned where it should be added (residual 0): "
            + "it has what goes through place 2 of 3 along axis 0 of x alone: write +=", Named(new() { Bias = (t, _) => t == 2 }));

    [Fact]
    public void A_step_in_the_middle_is_left_by_no_loop() => NotNamed(new() { Bias = (t, _) => t == 1 });

    [Fact]
    public void A_first_step_that_is_missing_is_not_called_assigned()
    {
        NotNamed(new() { Bias = (t, _) => t > 0 });
        NotNamed(new() { Inputs = t => t > 0 });
    }

    [Fact]
    public void A_step_that_counts_half_is_not_called_assigned() => NotNamed(new() { Bias = (t, _) => t != 1, Half = 1 });

    [Fact]
    public void A_bias_that_is_right_in_one_unit_is_not_called_assigned() => NotNamed(new() { Bias = (t, unit) => t == 0 || unit == 1 });

    /// <summary>Where the last state is the only output, what is left of a path that is cut is what the last step contributes.</summary>
    [Fact]
    public void A_path_that_is_cut_before_the_only_output_is_not_called_assigned() =>
        NotNamed(new() { Bias = (t, _) => t == 2, IsLastAlone = true });

    static GradientReport Check(Recurrence recurrence) => GradientCheck.Backward(recurrence.Layer());

    static string Named(Recurrence recurrence)
    {
        var report = Check(recurrence);
        Assert.Equal(GradientVerdict.Mismatch, report.Verdict);
        var diagnosis = Assert.Single(report.Diagnoses);
        Assert.Equal(LayerDiagnosisName.Overwritten, diagnosis.Name);
        return diagnosis.Sentence;
    }

    static void NotNamed(Recurrence recurrence)
    {
        var report = Check(recurrence);
        Assert.Equal(GradientVerdict.Mismatch, report.Verdict);
        Assert.DoesNotContain(LayerDiagnosisName.Overwritten, report.Diagnoses.Select(diagnosis => diagnosis.Name));
    }

    /// <summary><c>hₜ = tanh(Wx xₜ + Wh hₜ₋₁ + b)</c> over three steps of two units.</summary>
    sealed class Recurrence
    {
        const int Steps = 3, Size = 2;

        readonly double[,] x = Numbers.GridOf(Steps, Size, 81), wx = Numbers.GridOf(Size, Size, 82), wh = Numbers.GridOf(Size, Size, 83);
        readonly double[,] dx = new double[Steps, Size], dwx = new double[Size, Size], dwh = new double[Size, Size];
        readonly double[,] y = new double[Steps, Size], dy = new double[Steps, Size];
        readonly double[] b = Numbers.Of(Size, 84), db = new double[Size], last = new double[Size], dLast = new double[Size];

        /// <summary>The steps that contribute to each element of db, and to dWx.</summary>
        public Func<int, int, bool> Bias { get; init; } = (_, _) => true;

        public Func<int, bool> Inputs { get; init; } = _ => true;

        /// <summary>A step of which db has half; none below zero.</summary>
        public int Half { get; init; } = -1;

        public bool IsLastAlone { get; init; }

        public GradientLayer Layer() => GradientLayer.Of(
            [Component.Of("x", x, dx)], [IsLastAlone ? Component.Of("last", last, dLast) : Component.Of("y", y, dy)], Forward, Backward) with
        {
            Name = "Recurrence", Parameters = [Component.Of("Wx", wx, dwx), Component.Of("Wh", wh, dwh), Component.Of("b", b, db)],
        };

        void Forward()
        {
            for (var t = 0; t < Steps; t++)
            {
                for (var u = 0; u < Size; u++)
                {
                    var sum = b[u];
                    for (var k = 0; k < Size; k++)
                    {
                        sum += (wx[u, k] * x[t, k]) + (t > 0 ? wh[u, k] * y[t - 1, k] : 0);
                    }

                    y[t, u] = Math.Tanh(sum);
                }
            }

            (last[0], last[1]) = (y[Steps - 1, 0], y[Steps - 1, 1]);
        }

        void Backward()
        {
            Array.Clear(db);
            Array.Clear(dwx);
            Array.Clear(dwh);
            var dh = new double[Size];
            for (var t = Steps - 1; t >= 0; t--)
            {
                var up = IsLastAlone ? t == Steps - 1 ? dLast : new double[Size] : [dy[t, 0], dy[t, 1]];
                double[] delta = [.. Enumerable.Range(0, Size).Select(u => (up[u] + dh[u]) * (1 - (y[t, u] * y[t, u])))];
                for (var u = 0; u < Size; u++)
                {
                    db[u] += Bias(t, u) ? delta[u] : t == Half ? delta[u] / 2 : 0;
                    for (var k = 0; k < Size; k++)
                    {
                        dwx[u, k] += Inputs(t) ? delta[u] * x[t, k] : 0;
                        dwh[u, k] += t > 0 ? delta[u] * y[t - 1, k] : 0;
                    }
                }

                for (var k = 0; k < Size; k++)
                {
                    dx[t, k] = (wx[0, k] * delta[0]) + (wx[1, k] * delta[1]);
                    dh[k] = (wh[0, k] * delta[0]) + (wh[1, k] * delta[1]);
                }
            }
        }
    }
}
