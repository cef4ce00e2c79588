using System.Numerics;

namespace GradientTesting.Tests.Findings;

/// <summary>Elements that are far smaller than the others of their component and not zero: their gradient counts like any other.</summary>
public class TinyElementsTests
{
    public static TheoryData<double> Sizes => [1e-6, 1e-12, 1e-18, 1e-30];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_right_gradient_matches_with_a_tiny_row(double size)
    {
        for (var seed = 0; seed < 3; seed++)
        {
            Judged.Matches(GradientCheck.Run(Small<double>(seed, size), GradientRun.AsIs));
            Judged.Matches(GradientCheck.Run(Small<float>(seed, size), GradientRun.AsIs));
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Whatever_is_wrong_in_a_tiny_row_is_called_wrong(double size)
    {
        foreach (var wrong in new Func<double, double>[] { g => -g, g => g * 3, _ => 7, _ => 0 })
        {
            Judged.IsWrongIn(GradientCheck.Run(Small<double>(1, size).Spoilt(wrong), GradientRun.AsIs), "W");
            var component = Judged.IsWrongIn(GradientCheck.Run(Small<float>(1, size).Spoilt(wrong), GradientRun.AsIs), "W").Runs[0].Components[0];
            Assert.All(component.WorstElements, element => Assert.Equal(TanhRegression<float>.TinyRow, element.Index[0]));
        }
    }

    [Fact]
    public void A_single_tiny_element_that_is_wrong_is_called_wrong_and_named()
    {
        foreach (var wrong in new Func<double, double>[] { g => -g, g => g * 3, _ => 7, _ => 0 })
        {
            var model = new TanhRegression<double>(4, 6, samples: 12, seed: 2, size: 1e-30, tinyColumns: 1);
            Judged.Matches(GradientCheck.Run(model, GradientRun.AsIs));
            var report = Judged.IsWrongIn(GradientCheck.Run(model.Spoilt(wrong), GradientRun.AsIs), "W");
            Assert.Equal("W[1, 0]", report.Runs[0].Components[0].Worst.Name);
        }
    }

    [Theory]
    [InlineData(1e-6, 1)]
    [InlineData(1e-6, 25)]
    [InlineData(1e-18, 1)]
    public void Tiny_rows_of_a_large_component_are_checked_along_directions_too(double size, int rows)
    {
        Judged.Matches(GradientCheck.Run(Large(size, rows), GradientRun.AsIs));
        foreach (var wrong in new Func<double, double>[] { g => -g, g => g * 3 })
        {
            Judged.IsWrongIn(GradientCheck.Run(Large(size, rows).Spoilt(wrong), GradientRun.AsIs), "W");
        }
    }

    static TanhRegression<T> Small<T>(int seed, double size)
        where T : struct, IFloatingPointIeee754<T> => new(4, 6, samples: 12, seed, size);

    static TanhRegression<double> Large(double size, int rows) => new(100, 120, samples: 4, seed: 1, size, tinyRows: rows);
}
