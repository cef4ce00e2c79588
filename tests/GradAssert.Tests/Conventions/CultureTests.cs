using System.Globalization;
using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Conventions;

/// <summary>Whatever users read is the same text under every culture.</summary>
public class CultureTests
{
    [Theory]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    [InlineData("sv-SE")]
    public void Every_text_is_the_same_under_another_culture(string culture)
    {
        var expected = Under(CultureInfo.InvariantCulture, Texts);
        var found = Under(CultureInfo.GetCultureInfo(culture), Texts);
        Assert.Equal(expected, found);
        Assert.Equal("-1,5", Under(CultureInfo.GetCultureInfo("de-DE"), () => [(-1.5).ToString(CultureInfo.CurrentCulture)])[0]);
        Assert.All(found, text => Assert.DoesNotContain('\r', text));
    }

    static List<string> Texts() =>
    [
        GradientCheck.Run(new TinyNet(StorageKind.Doubles, Fuse.None)).ToString(),
        GradientCheck.Run(new TinyNet(StorageKind.Floats, Fuse.None) { Factor = 1.5 }, GradientRun.Jittered(-3)).ToString(),
        GradientCheck.Run(new TinyNet(StorageKind.ReplacedMatrices, Fuse.None) { Weight = 0 }).ToString(),
        GradientRun.AfterTraining(-1, 1000).ToString(),
        GradientInitializer.UniformWithin(0.5).Name,
        Warning(w => w < 0.99 ? double.NaN : w),
        Warning(w => w == 1 ? 1 : double.NaN),
        .. Breaches(),
        Sizes(),
    ];

    static string Sizes() => GradientTesting.Tests.Sizes.Sweeps.Of(sizes =>
    {
        var (shift, rate) = (sizes.Int("shift", -2, 2), sizes.OneOf("rate", 0.5, 1.5));
        if (shift < 0 && rate > 1)
        {
            throw new InvalidDataException("wrong");
        }
    }).Failure!.Heading();

    static IEnumerable<string> Breaches()
    {
        foreach (var spoil in new Action<Bowl>[]
        {
            bowl => bowl.W[0] = -1.5, bowl => bowl.DW[1] = double.NaN, bowl => bowl.DW[2] += 0.125, bowl => Array.Fill(bowl.DW, -double.MaxValue * 2),
        })
        {
            var (bowl, calls) = (new Bowl(), 0);
            yield return Message(bowl.Model(null, () =>
            {
                bowl.ComputeGradient();
                for (var i = 0; i < calls; i++)
                {
                    spoil(bowl);
                }

                calls++;
            }));
            yield return Message(bowl.Model(() => bowl.Cost() + (0.25 * calls++)));
            yield return Message(bowl.Model(() => double.NegativeInfinity));
        }

        yield return Message(GradientModel.Of([Component.Of("W", new double[2000], new double[1000], 40, 50)], () => 1, () => { }));
    }

    static string Warning(Func<double, double> cost)
    {
        double[] w = [1];
        var model = GradientModel.Of([Component.Of("w", w, new double[1])], () => cost(w[0]), () => { });
        return string.Join('\n', Preparation.Of(ModelUnderTest.Of(model), GradientRun.Jittered(1), null, jittersToo: true).Warnings);
    }

    static string Message(IGradientModel model) =>
        Assert.Throws<GradientContractException>(() => GradientCheck.Run(model, GradientRun.AsIs)).Message;

    static List<string> Under(CultureInfo culture, Func<List<string>> texts)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = culture;
            return texts();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
