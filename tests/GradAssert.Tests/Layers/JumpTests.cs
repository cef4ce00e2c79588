namespace GradientTesting.Tests.Layers;

/// <summary>Layers that jump where an element is moved to, and masks that drop everything.</summary>
public class JumpTests
{
    static readonly double[] point = [0.4, -1.3, 2.1, 0.05];

    [Fact]
    public void A_straight_through_gradient_is_told_where_the_jump_is() => Assert.StartsWith(
        "The check could not tell whether the backward pass of the function gives the gradient of x: y[0] jumps from 0 to 1 where x[0] passes "
            + "0.5, and no gradient describes a jump; choose values that are further from it, or check what is smooth without it; "
            + "where the gradient passes over jumps on purpose, as a straight-through one does, approve a snapshot.\n",
        GradientCheck.Backward(x => [.. x.Select(number => Math.Round(number))], dy => [.. dy], point).ToString());

    [Fact]
    public void A_floor_whose_gradient_is_zero_is_told_the_same() => Assert.Contains(
        ": y[3] jumps from -1 to 0 where x[3] passes 0, and no gradient describes a jump; ",
        GradientCheck.Backward(x => [.. x.Select(number => Math.Floor(number))], dy => new double[dy.Length], point).ToString());

    [Fact]
    public void In_float_too()
    {
        var report = GradientCheck.Backward<float[], float[]>(
            x => [.. x.Select(number => MathF.Round(number))], dy => [.. dy], [0.4f, -1.3f, 2.1f, 0.05f]);

        Assert.Equal(GradientVerdict.Inconclusive, report.Verdict);
        Assert.Contains(" jumps from ", report.ToString());
    }

    [Fact]
    public void A_jump_that_no_move_meets_is_no_doubt() => Assert.Equal(
        GradientVerdict.Match,
        GradientCheck.Backward(
            x => [.. x.Select(number => Math.Floor(number) + number)], dy => [.. dy], [0.5, 1.5, 0.4],
            new() { Phases = [GradientPhase.AsIs] }).Verdict);

    [Fact]
    public void A_steep_slope_is_not_called_a_jump()
    {
        // Zero at the point, where a gradient that is wrong by a factor is zero too.
        var report = GradientCheck.Backward(
            x => [.. x.Select(number => Math.Pow(number - 0.4, 4) / (1e-9 + Math.Pow(number - 0.4, 2)))], dy => new double[dy.Length], [0.4]);

        Assert.DoesNotContain("jumps from", report.ToString());
    }

    [Fact]
    public void A_mask_that_drops_every_unit_is_drawn_again()
    {
        var report = GradientCheck.Backward(Dropout(mistaken: false), GradientRun.AsIs, new() { CheckDropout = true });

        Assert.Equal(GradientVerdict.Match, report.Verdict);
        Assert.Contains(report.Runs[1].Warnings, warning => warning.StartsWith(
            "The mask of Reseed(1896895516) dropped every unit, so that other seeds were tried, and that of Reseed(", StringComparison.Ordinal));
        Assert.False(report.Runs[1].Components[0].IsInactive);
    }

    [Fact]
    public void And_a_wrong_scaling_of_the_mask_is_found() => Assert.Equal(
        GradientVerdict.Mismatch,
        GradientCheck.Backward(Dropout(mistaken: true), GradientRun.AsIs, new() { CheckDropout = true }).Runs[1].Verdict);

    [Fact]
    public void Passes_at_masks_that_dropped_every_unit_are_counted()
    {
        var (forward, backward) = (0, 0);
        var layer = Dropout(mistaken: false);
        var counted = GradientLayer.Of(
            layer.Inputs, layer.Outputs, () => { forward++; layer.Forward(); }, () => { backward++; layer.Backward(); }) with
        {
            KeepProbability = layer.KeepProbability, Reseed = layer.Reseed,
        };
        var report = GradientCheck.Backward(counted, GradientRun.AsIs, new() { CheckDropout = true });

        Assert.Equal((forward, backward), (report.CostEvaluations, report.GradientEvaluations));
    }

    /// <summary>Three units at a keep-prob of 0.2: at seed 0 none is kept.</summary>
    static GradientLayer Dropout(bool mistaken)
    {
        double[] x = Numbers.Of(3, 71), dx = new double[3], y = new double[3], dy = new double[3], mask = new double[3];
        var (keep, seed) = (0.2, 0);
        void Forward()
        {
            var random = new Random(seed);
            for (var i = 0; i < 3; i++)
            {
                mask[i] = random.NextDouble() < keep ? 1 / keep : 0;
                y[i] = mask[i] * x[i];
            }
        }

        void Backward()
        {
            for (var i = 0; i < 3; i++)
            {
                dx[i] = dy[i] * (mistaken ? Math.Min(1, mask[i]) : mask[i]);
            }
        }

        return GradientLayer.Of([Component.Of("x", x, dx)], [Component.Of("y", y, dy)], Forward, Backward) with
        {
            KeepProbability = (() => keep, value => keep = value), Reseed = value => seed = value,
        };
    }
}
