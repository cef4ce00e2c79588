using System.Text.RegularExpressions;

namespace GradientTesting.Tests.Findings;

/// <summary>Elements that are far flatter than the others of their component: what is known only to some percent is counted.</summary>
public partial class CoarseElementsTests
{
    public static TheoryData<double, double> Flat => new()
    {
        { 1e-8, 1.01 }, { 1e-9, 1.01 }, { 1e-9, 1.1 }, { 1e-10, 1.1 }, { 1e-10, 2 },
    };

    [Theory]
    [MemberData(nameof(Flat))]
    public void A_flat_element_that_is_wrong_is_called_wrong_or_counted_among_those_known_only_to_some_percent(double size, double factor)
    {
        var report = Sines(size, factor);
        var component = report.Runs[0].Components[0];
        Assert.True(
            component is { Verdict: GradientVerdict.Mismatch, Mismatches: 1, Worst.Name: "theta[3]" } || (component.Verdict == GradientVerdict.Match && Coarse(component) == 2),
            report.ToString());
    }

    [Theory]
    [InlineData(1e-3)]
    [InlineData(1e-6, Skip = "Open: an element of a millionth of the typical one is tolerated relative to that.")]
    public void A_flat_element_that_noise_lets_be_known_well_is_called_wrong_where_it_is(double size)
    {
        Judged.Matches(Sines(size, 1));
        Assert.Equal("theta[3]", Judged.IsWrongIn(Sines(size, 2), "theta").Runs[0].Components[0].Worst.Name);
    }

    [Theory]
    [InlineData(1e-8)]
    [InlineData(1e-10)]
    public void A_right_gradient_with_flat_elements_matches(double size) => Judged.Matches(Sines(size, 1));

    [Theory]
    [InlineData(1)]
    [InlineData(1.3)]
    [InlineData(1.6)]
    public void A_force_that_forgets_far_atoms_is_called_wrong_or_as_many_elements_are_counted_as_are_off_by_half(double spread)
    {
        for (var seed = 0; seed < 12; seed++)
        {
            var report = GradientCheck.Run(new Atoms<float>(seed, spread, forgetsFar: true), GradientRun.AsIs);
            Assert.True(report.Verdict == GradientVerdict.Mismatch || Coarse(report.Runs[0].Components[0]) >= OffByHalf(seed, spread), $"seed {seed}: {report}");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1.6)]
    public void A_right_force_matches(double spread)
    {
        for (var seed = 0; seed < 12; seed++)
        {
            Judged.Matches(GradientCheck.Run(new Atoms<float>(seed, spread), GradientRun.AsIs));
        }
    }

    /// <summary>How many elements the notes say are known only to some percent.</summary>
    static int Coarse(ComponentReport component) => component.Notes
        .Select(note => Count().Match(note))
        .Where(match => match.Success)
        .Select(match => int.Parse(match.Groups[1].Value, null))
        .FirstOrDefault();

    static int OffByHalf(int seed, double spread)
    {
        Atoms<double> right = new(seed, spread), wrong = new(seed, spread, forgetsFar: true);
        right.ComputeGradient();
        wrong.ComputeGradient();
        return Enumerable.Range(0, 15).Count(i => Math.Abs(wrong.Tensors[0].Gradient(i) - right.Tensors[0].Gradient(i)) > Math.Abs(right.Tensors[0].Gradient(i)) / 2);
    }

    [GeneratedRegex(@"^(?=.*%).*?(\d+) of \d+ elements")]
    private static partial Regex Count();

    /// <summary>J = Σ sin θ, where every fourth element counts for little.</summary>
    static GradientReport Sines(double size, double factor) => GradientCheck.Run(
        theta => theta.Select((value, i) => (i % 4 == 3 ? size : 1) * Math.Sin(value)).Sum(),
        theta => [.. theta.Select((value, i) => (i == 3 ? factor : 1) * (i % 4 == 3 ? size : 1) * Math.Cos(value))],
        [.. Enumerable.Range(0, 8).Select(i => 0.3 + (0.17 * i))]);
}
