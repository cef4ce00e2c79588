using System.Globalization;
using System.Text.RegularExpressions;
using GradientTesting.TestModels;

namespace GradientTesting.Benchmarks.Tests;

/// <summary>What the README says of directions, measured on a network that no other test draws.</summary>
public class ReadmeTests
{
    static readonly string readme = Regex.Replace(File.ReadAllText(Path.Combine(Repository.Root, "README.md")), @"\s+", " ");

    // The README says "about": noise and its tables take a few evaluations more or fewer at another seed.
    const double About = 0.1;

    [Fact]
    public void A_hundred_thousand_parameters_in_double_take_what_it_says() =>
        AssertSaid(@"a hundred thousand parameters in eight components take about (\d+) evaluations in double",
            Check<double>(new()), GradientVerdict.Match);

    [Fact]
    public void A_hundred_thousand_parameters_in_float_take_what_it_says() =>
        AssertSaid(@"evaluations in double, and (\d+) in float", Check<float>(new()), GradientVerdict.Match);

    static GradientReport Check<T>(GradientCheckOptions options)
        where T : struct, System.Numerics.IFloatingPointIeee754<T> =>
        GradientCheck.Run(new WideNetwork<T>(100_000, seed: 7), GradientRun.RandomInitialization(0), options);

    static void AssertSaid(string said, GradientReport report, GradientVerdict verdict)
    {
        Assert.Equal(verdict, report.Verdict);
        var number = int.Parse(Regex.Match(readme, said).Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.InRange(report.CostEvaluations, (1 - About) * number, (1 + About) * number);
    }
}
