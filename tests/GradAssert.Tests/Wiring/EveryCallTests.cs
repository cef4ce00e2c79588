using Xunit.Abstractions;

namespace GradientTesting.Tests.Wiring;

/// <summary>State is sacred: every call of every member of a model is broken in turn, in every way.</summary>
/// <remarks>
/// Of the calls of a member a part is broken here, and all of them where <see cref="Thorough"/> says so.
/// </remarks>
public class EveryCallTests(ITestOutputHelper output)
{
    /// <summary>Of the calls of each member, where not all are broken.</summary>
    const int MostOfMember = 20;

    [Theory]
    [InlineData(3, 1, false, 4_000)]
    [InlineData(3, 1, true, 8_000)]
    [InlineData(20, 2, false, 20_000)]
    public void Nothing_is_lost_in_silence_and_no_right_gradient_is_called_wrong(int length, int threads, bool withDropout, int calls)
    {
        var options = new GradientCheckOptions { TrainingSteps = 2, MaxDegreeOfParallelism = threads, CheckDropout = withDropout };
        var broken = 0;
        foreach (var member in FaultyModel.Members)
        {
            var ofMember = Called(member, length, options);
            var stride = Thorough.IsAsked ? 1 : Math.Max(1, ofMember / MostOfMember);
            foreach (var fault in Enum.GetValues<Fault>())
            {
                for (var call = 1; call <= ofMember; call += stride)
                {
                    Judge(member, call, fault, length, options);
                    broken++;
                }
            }
        }

        output.WriteLine($"{broken} calls were broken.");
        Assert.InRange(broken, Thorough.IsAsked ? calls : 250, int.MaxValue);
    }

    static int Called(string member, int length, GradientCheckOptions options)
    {
        var faulty = new FaultyModel(member, 0, Fault.Throws, length);
        var report = GradientCheck.Run(faulty.Create().Model, options);
        Assert.True(report.Verdict == GradientVerdict.Match, report.ToString());
        return faulty.Called;
    }

    static void Judge(string member, int call, Fault fault, int length, GradientCheckOptions options)
    {
        var (model, bits) = new FaultyModel(member, call, fault, length).Create();
        var before = bits();
        GradientVerdict? verdict = null;
        var thrown = Record.Exception(() => verdict = GradientCheck.Run(model, options).Verdict);
        var what = $"{member}, call {call}, {fault}: {verdict}, {thrown}";
        var isTold = thrown is GradientContractException && thrown.Message.Contains("could not be put back", StringComparison.Ordinal);
        Assert.True(isTold || before.SequenceEqual(bits()), $"Lost in silence: {what}");
        Assert.True(verdict != GradientVerdict.Mismatch, $"Called wrong: {what}");
        Assert.True(fault != Fault.IsCancelled || isTold || thrown is OperationCanceledException, $"Not cancelled: {what}");
    }
}
