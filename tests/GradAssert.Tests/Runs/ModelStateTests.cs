using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Runs;

/// <summary>State is sacred: however a check ends.</summary>
public class ModelStateTests
{
    public static TheoryData<StorageKind> Kinds => [.. Enum.GetValues<StorageKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_match_leaves_every_bit_as_it_was(StorageKind kind) =>
        Assert.Equal(GradientVerdict.Match, Untouched(new(kind, Fuse.None)));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_mismatch_leaves_every_bit_as_it_was(StorageKind kind) =>
        Assert.Equal(GradientVerdict.Mismatch, Untouched(new(kind, Fuse.None) { Factor = 1.5 }));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_check_that_cannot_tell_leaves_every_bit_as_it_was(StorageKind kind) =>
        Assert.Equal(GradientVerdict.Inconclusive, Untouched(new(kind, Fuse.None) { Weight = 0 }));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_broken_contract_leaves_every_bit_as_it_was(StorageKind kind)
    {
        var net = new TinyNet(kind, Fuse.None) { Weight = double.NaN };
        var before = net.Bits();
        foreach (var phase in Enum.GetValues<GradientPhase>())
        {
            Assert.Throws<GradientContractException>(() => GradientCheck.Run(net, new GradientRun(phase, 3, 4)));
            Assert.Equal(before, net.Bits());
        }
    }

    [Fact]
    public void What_broke_the_check_and_what_broke_putting_back_are_both_reported()
    {
        var bowl = new Bowl();
        var (isBroken, calls) = (false, 0);
        var component = Component.Of(
            "w", [3], i => bowl.W[i],
            (int i, double value) => bowl.W[i] = isBroken && i == 1 ? throw new NotSupportedException("No more writing.") : value,
            i => bowl.DW[i]);
        var model = GradientModel.Of([component], bowl.Cost, ComputeGradient);

        var thrown = Assert.Throws<GradientContractException>(() => GradientCheck.Run(model, GradientRun.Jittered(0)));
        Assert.Equal(
            "The model could not be put back as it was: No more writing. Build a new model before using it again, and fix what threw.",
            thrown.Message);
        Assert.Equal(
            ["The disk is full.", "No more writing."],
            Assert.IsType<AggregateException>(thrown.InnerException).InnerExceptions.Select(inner => inner.Message));
        Assert.Equal(new Bowl().W[0], bowl.W[0]);
        Assert.Equal(new Bowl().W[2], bowl.W[2]);

        // Those before the first run find nothing to put back.
        void ComputeGradient()
        {
            if (calls++ < 3)
            {
                bowl.ComputeGradient();
                return;
            }

            isBroken = true;
            throw new IOException("The disk is full.");
        }
    }

    [Fact]
    public void A_gradient_that_the_model_had_not_made_yet_is_nothing_to_put_back()
    {
        double[] w = [1, 2];
        double[]? dw = null;
        var model = GradientModel.Of([Component.Of("w", () => w, () => dw)], () => (w[0] * w[0]) + w[1], () => dw = [2 * w[0], 1]);
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(model).Verdict);
        Assert.Equal([1, 2], w);
    }

    static GradientVerdict Untouched(TinyNet net)
    {
        var before = net.Bits();
        foreach (var phase in Enum.GetValues<GradientPhase>())
        {
            GradientCheck.Run(net, new GradientRun(phase, 3, 4));
            Assert.Equal(before, net.Bits());
        }

        var verdict = GradientCheck.Run(net, new() { Seeds = 2 }).Verdict;
        Assert.Equal(before, net.Bits());
        return verdict;
    }
}
