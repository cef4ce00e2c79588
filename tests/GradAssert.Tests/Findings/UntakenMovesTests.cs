namespace GradientTesting.Tests.Findings;

/// <summary>Storage that does not take a move, or not all of it: what was never moved was never checked.</summary>
public class UntakenMovesTests
{
    /// <summary>One that is compared in full, and one along directions.</summary>
    public static TheoryData<int> Lengths => [40, 10_400];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Storage_that_ignores_every_write_matches_no_gradient(int length)
    {
        foreach (var factor in new[] { 1.0, -1, 3 })
        {
            Judged.IsNoMatch(() => Check(length, (_, _) => null, factor));
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Storage_that_ignores_writes_to_half_of_its_elements_matches_no_gradient_that_is_wrong_there(int length)
    {
        for (var seed = 0; seed < 3; seed++)
        {
            Judged.IsNoMatch(() => Check(length, (i, value) => i < length / 2 ? null : value, -1, i => i < length / 2, seed));
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Storage_that_rounds_to_a_thousandth_matches_no_gradient_that_is_wrong(int length)
    {
        foreach (var factor in new[] { -1.0, 3, 0.5 })
        {
            Judged.IsNoMatch(() => Check(length, (_, value) => Math.Round(value, 3), factor));
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Storage_that_rounds_to_a_thousandth_is_told_of_and_not_called_wrong_for_a_right_gradient(int length) => Assert.Equal(
        "w[0] was set to 0.30484693 and reads 0.305: the setter of w rounds, clamps or converts what it is given. "
            + "A check moves an element by a small part of itself and has to read back what it wrote; "
            + "store the number as it is, or show the check what is stored, and leave limits to Cost() or TrainStep().",
        Assert.Throws<GradientContractException>(() => Check(length, (_, value) => Math.Round(value, 3), 1)).Message);

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Storage_that_clamps_at_the_point_matches_no_gradient_that_is_wrong(int length)
    {
        foreach (var factor in new[] { -1.0, 3, 0.5 })
        {
            Judged.IsNoMatch(() => Check(length, (i, value) => Math.Clamp(value, Start(i), Start(i)), factor));
            Judged.IsNoMatch(() => Check(length, (i, value) => Math.Min(value, Start(i)), factor));
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Storage_that_takes_every_move_matches_the_right_gradient_and_no_other(int length)
    {
        Judged.Matches(Check(length, (_, value) => value, 1));
        Judged.IsWrongIn(Check(length, (_, value) => value, 1.1), "w");
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Storage_in_float_behind_a_setter_of_doubles_matches_the_right_gradient_and_no_other(int length)
    {
        Judged.Matches(Check(length, (_, value) => (float)value, 1));
        Judged.IsWrongIn(Check(length, (_, value) => (float)value, 1.1), "w");
    }

    /// <summary>Numbers of three decimals.</summary>
    static double Start(int i) => Math.Round(0.3 + (0.001 * (i % 700)), 3);

    /// <summary>J = half the mean of w² behind a setter that stores what <paramref name="taken"/> makes of a value, or leaves it.</summary>
    static GradientReport Check(int length, Func<int, double, double?> taken, double factor, Func<int, bool>? isWrong = null, int seed = 0)
    {
        double[] w = [.. Enumerable.Range(0, length).Select(i => taken(i, Start(i)) ?? Start(i))], dw = new double[length];
        var component = Component.Of("w", [length], i => w[i], (int i, double value) => w[i] = taken(i, value) ?? w[i], i => dw[i]);
        var model = GradientModel.Of([component], () => Vectors.Dot<double>(w, w) / (2 * length), () =>
        {
            for (var i = 0; i < length; i++)
            {
                dw[i] = w[i] / length * (isWrong is null || isWrong(i) ? factor : 1);
            }
        });
        return GradientCheck.Run(model, GradientRun.RandomInitialization(seed));
    }
}
