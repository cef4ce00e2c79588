namespace GradientTesting.Tests.Wiring;

/// <summary>Each of several keep-probs is wired to its own layer, as a keep-prob, and drops units where its mask is checked.</summary>
public class SeveralKeepProbTests
{
    static readonly GradientCheckOptions WithDropout = new() { CheckDropout = true };

    [Theory]
    [InlineData(0.8, 0.5, "KeepProbabilities[0], which is 0.8, was set to 0.8, and KeepProbabilities[1], which was 0.5, reads 0.8.")]
    [InlineData(0.5, 0.5, "KeepProbabilities[0], which is 0.5, was set to 0.375, and KeepProbabilities[1], which was 0.5, reads 0.375.")]
    public void Two_that_are_wired_crosswise_are_named_and_put_back(double first, double second, string seen)
    {
        var net = new DroppingTwice(first, second);
        var model = net.Model with
        {
            KeepProbabilities = [(() => net.First, keep => net.Second = keep), (() => net.Second, keep => net.First = keep)],
        };
        foreach (var isReseeded in (bool[])[true, false])
        {
            var thrown = Assert.Throws<GradientContractException>(
                () => GradientCheck.Run(isReseeded ? model : model with { Reseed = null }, GradientRun.AsIs)).Message;
            Assert.StartsWith("The setter of KeepProbabilities[0] writes the number that KeepProbabilities[1] reads: ", thrown, StringComparison.Ordinal);
            Assert.EndsWith("Have each setter write the number that its own getter reads: look for two setters that are exchanged, and for a "
                + "line that was copied.", thrown, StringComparison.Ordinal);
            Assert.True(!isReseeded || thrown.Contains(seen, StringComparison.Ordinal), thrown);
            Assert.Equal((first, second), (net.First, net.Second));
        }

        Matches(net.Model);
        Matches(net.Model with { Reseed = null }, withMask: false);
    }

    [Fact]
    public void So_is_a_setter_that_was_copied()
    {
        var net = new DroppingTwice(0.8, 0.5);
        Wired.Breaks(
            "The setter of KeepProbabilities[1] writes the number that KeepProbabilities[0] reads: KeepProbabilities[1], which is 0.5, was set "
                + "to 0.5, and KeepProbabilities[0], which was 0.8, reads 0.5. Have each setter write the number that its own getter reads: look "
                + "for two setters that are exchanged, and for a line that was copied.",
            net.Model with { KeepProbabilities = [(() => net.First, keep => net.First = keep), (() => net.Second, keep => net.First = keep)] });
        Assert.Equal((0.8, 0.5), (net.First, net.Second));
    }

    [Fact]
    public void And_a_getter_that_was_copied()
    {
        var net = new DroppingTwice(0.8, 0.5);
        Assert.Matches(
            @"^Setting KeepProbabilities\[1\] to 0\.8, which is what it read, changed Cost\(\) from \S+ to \S+: its setter writes another "
                + @"number than its getter reads, Cost\(\) and ComputeGradient\(\) do not use one number, or its setter refreshes something that "
                + @"was out of date\. Have both read the number that KeepProbabilities\[1\] returns, and keep it nowhere else\. What was there "
                + @"before was not shown, so that it cannot be put back: build a new model before using it again\.$",
            Assert.Throws<GradientContractException>(() => GradientCheck.Run(net.Model with
            {
                KeepProbabilities = [(() => net.First, keep => net.First = keep), (() => net.First, keep => net.Second = keep)],
            })).Message);
    }

    [Theory]
    [InlineData(true, false, "KeepProbabilities[0] is wired as a drop rate")]
    [InlineData(false, true, "KeepProbabilities[1] is wired as a drop rate")]
    [InlineData(true, true, "KeepProbabilities[0] and KeepProbabilities[1] are wired as drop rates")]
    public void A_drop_rate_among_keep_probs_is_named(bool isFirst, bool isSecond, string what)
    {
        var net = new DroppingTwice(0.8, 0.5);
        var model = net.Model with
        {
            KeepProbabilities =
            [
                isFirst ? (() => 1 - net.First, rate => net.First = 1 - rate) : (() => net.First, keep => net.First = keep),
                isSecond ? (() => 1 - net.Second, rate => net.Second = 1 - rate) : (() => net.Second, keep => net.Second = keep),
            ],
        };
        foreach (var options in (GradientCheckOptions[])[new(), WithDropout])
        {
            Wired.Breaks(
                $"{what}: at 1, which a check sets to keep every unit, w and v have no effect on the cost, and at 0 they have. "
                    + "Return 1 - rate, and set the rate to 1 - value: "
                    + "KeepProbability = (() => 1 - net.DropRate, keep => net.DropRate = 1 - keep). (Seen at: at its current values.)",
                model, GradientRun.AsIs, options);
        }

        Matches(net.Model);
    }

    // Behind a layer that drops everything the next one seems to have no effect, and in the other branch everything is alive.
    [Fact]
    public void So_is_one_in_one_of_two_branches()
    {
        DroppingTwice one = new(0.8, 0.6), two = new(0.7, 0.6);
        var model = GradientModel.Of(
            [.. one.Components("a"), .. two.Components("b")], () => one.Cost() + two.Cost(),
            () =>
            {
                one.ComputeGradient();
                two.ComputeGradient();
            }) with
        {
            Reseed = seed =>
            {
                one.Reseed(seed);
                two.Reseed(seed + 1);
            },
            KeepProbabilities = [.. one.Model.KeepProbabilities, .. two.Model.KeepProbabilities],
        };
        Wired.Breaks(
            "KeepProbabilities[2] is wired as a drop rate: at 1, which a check sets to keep every unit, bw and bv have no effect on the cost, "
                + "and at 0 they have. Return 1 - rate, and set the rate to 1 - value: "
                + "KeepProbability = (() => 1 - net.DropRate, keep => net.DropRate = 1 - keep). (Seen at: at its current values.)",
            model with
            {
                KeepProbabilities =
                [
                    .. one.Model.KeepProbabilities, (() => 1 - two.First, rate => two.First = 1 - rate), two.Model.KeepProbabilities[1],
                ],
            });
        Matches(model);
    }

    [Fact]
    public void A_list_that_is_null_and_a_delegate_that_is_null_are_told_so()
    {
        var net = new DroppingTwice(0.8, 0.5);
        Wired.Breaks(
            "KeepProbabilities is null. List one keep-prob for each layer that drops units, and leave it out, or empty, where there is none.",
            net.Model with { KeepProbabilities = null! });
        Wired.Breaks(
            "KeepProbabilities[0] has no setter: it is null. Pass one, as in (() => net.Rate, value => net.Rate = value).",
            net.Model with { KeepProbabilities = [(() => net.First, null!)] });
        Wired.Breaks(
            "Lambda has no getter: it is null. Pass one, as in (() => net.Rate, value => net.Rate = value).",
            net.Model with { Lambda = (null!, _ => { }) });
        Matches(net.Model);
        Matches(net.Model with { KeepProbabilities = [] }, withMask: false);
    }

    [Fact]
    public void A_layer_that_drops_no_unit_is_a_warning_where_masks_are_checked()
    {
        var net = new DroppingTwice(1, 0.5);
        Assert.Equal(
            ["KeepProbabilities[0] is 1: its layer drops no unit, so that its mask was not checked. "
                + "Set a keep-prob below 1 before the check to check its mask too."],
            Matches(net.Model).Runs[^1].Warnings);
        net.First = 0.8;
        Assert.Empty(Matches(net.Model).Runs[^1].Warnings);
    }

    [Theory]
    [InlineData(0.9999, true)]
    [InlineData(0.8, false)]
    public void So_are_masks_that_drop_nothing(double keep, bool isWarned)
    {
        var net = new DroppingTwice(keep, keep);
        Assert.Equal(
            isWarned
                ? ["With dropout on, Cost() is the same to the last bit at this seed and at the next 7: no unit was dropped, so that no mask was "
                    + "checked, or Reseed() does not use its seed. Check at a lower keep-prob or with more units, and have Reseed() begin the "
                    + "random numbers of the mask at its seed."]
                : Array.Empty<string>(),
            Matches(net.Model).Runs[^1].Warnings);
    }

    static GradientReport Matches(IGradientModel model, bool withMask = true)
    {
        var report = GradientCheck.Run(model, GradientRun.AsIs, withMask ? WithDropout : new());
        Assert.True(report.Verdict == GradientVerdict.Match, report.ToString());
        return report;
    }
}
