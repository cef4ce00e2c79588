namespace GradientTesting.Tests.Wiring;

/// <summary>A setter that looks for its element by value writes to another one where two are the same.</summary>
public class FoundByValueTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void It_is_told_so_and_the_cost_is_not_blamed(bool isByValue)
    {
        LinkedList<double> w = new([0.4, -0.7, 0.4, 1.1]);
        var dw = new double[4];
        LinkedListNode<double> At(int i) => i == 0 ? w.First! : At(i - 1).Next!;
        var model = GradientModel.Of(
            [
                Component.Of("w", [4], i => At(i).Value, (i, value) => (isByValue ? w.Find(At(i).Value)! : At(i)).Value = value, i => dw[i]),
            ],
            () => w.Select((x, i) => Math.Exp((i + 1) * x)).Sum(),
            () => Array.ForEach([0, 1, 2, 3], i => dw[i] = (i + 1) * Math.Exp((i + 1) * At(i).Value)));
        if (!isByValue)
        {
            var report = GradientCheck.Run(model, GradientRun.AsIs);
            Assert.True(report.Verdict == GradientVerdict.Match, report.ToString());
            return;
        }

        var thrown = Assert.Throws<GradientContractException>(() => GradientCheck.Run(model, GradientRun.AsIs)).Message;
        Assert.Matches(
            @"^Setting w\[2\] changes another element: w\[0\] was 0\.4 and is 0\.\d+\. Does the setter look for its element by value, or at a "
                + @"place that moves\? Have it write to the element of the index that it is given\. \(Seen at: at its current values\.\)$",
            thrown);
    }
}
