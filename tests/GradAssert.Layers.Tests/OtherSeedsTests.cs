using Xunit.Abstractions;

namespace GradientTesting.Layers.Tests;

/// <summary>At other jittered points a mistake that is not caught is one that does not show there.</summary>
public class OtherSeedsTests(ITestOutputHelper output)
{
    /// <summary>Of twelve seeds those at which a mistake was not caught that shows at the layer's own values.</summary>
    public static TheoryData<int> Seeds => [4, 9, 11];

    /// <summary>At each of these seeds, of a scalar that five steps multiply: its gradient changes faster than it can be followed.</summary>
    const int MostInconclusive = 1;

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_mistake_that_is_not_caught_does_not_show(int seed)
    {
        var inconclusive = 0;
        foreach (var planted in LayerSet.All)
        {
            var wired = planted.Kind.Make(planted.Mistake.Name);
            var verdict = Verdict(wired, seed, out var point);
            inconclusive += verdict == GradientVerdict.Inconclusive ? 1 : 0;
            if (verdict != GradientVerdict.Match)
            {
                continue;
            }

            foreach (var (part, values) in wired.Differentiated.Zip(point!))
            {
                part.Values = values;
            }

            var (errors, broken) = Oracle.Of(wired);
            output.WriteLine($"{planted.Name}: {string.Join(", ", errors)}");
            Assert.Empty(broken);
            Assert.All(wired.Differentiated, part => Assert.InRange(errors[part.Name], 0, Oracle.Tolerance(part)));
        }

        Assert.InRange(inconclusive, 0, MostInconclusive);
    }

    /// <param name="wired">The layer.</param>
    /// <param name="seed">Of the jitter.</param>
    /// <param name="point">The values at which it was compared: those of the first backward pass.</param>
    /// <returns>Null where a contract is broken, by which it is caught too.</returns>
    static GradientVerdict? Verdict(Wired wired, int seed, out double[][]? point)
    {
        double[][]? seen = null;
        var watched = wired with
        {
            Backward = () =>
            {
                seen ??= [.. wired.Differentiated.Select(part => part.Values)];
                wired.Backward();
            },
        };
        try
        {
            return GradientCheck.Backward(watched.Layer(), GradientRun.Jittered(seed)).Verdict;
        }
        catch (GradientContractException)
        {
            return null;
        }
        finally
        {
            point = seen;
        }
    }
}
