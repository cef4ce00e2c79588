using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Diagnoses;

public class OffsetTests
{
    static readonly GradientCheckOptions AsIs = new() { Phases = [GradientPhase.AsIs] };

    [Fact]
    public void A_constant_is_added() => Assert.Equal(
        "Most likely, W has 0.25 added to every element (residual …).", Told.Of(g => Array.ConvertAll(g, element => element + 0.25)));

    [Fact]
    public void A_gradient_is_clipped() => Assert.Equal(
        "Most likely, W is clipped at ±0.5 (residual …): clip for training, not in the gradient that is checked.",
        Told.Of(g => Array.ConvertAll(g, element => Math.Clamp(element, -0.5, 0.5)), 6, 7));

    [Fact]
    public void One_element_that_could_be_clipped_is_not_told_at_all() => Assert.Null(Told.Of(
        mistake => new(("W", [4, 3]), ("b", [5])) { Mistake = mistake },
        basin =>
        {
            var largest = basin.DW("W").Max(Math.Abs);
            var limit = basin.DW("W").Select(Math.Abs).Where(size => size < largest).Max();
            Array.ConvertAll(basin.DW("W"), element => Math.Clamp(element, -limit, limit)).CopyTo(basin.DW("W"), 0);
        },
        AsIs));

    [Fact]
    public void Two_numbers_are_a_factor_and_a_constant_at_once() => Assert.Null(Told.Of(g => Array.ConvertAll(g, element => element + 0.25), 2));
}
