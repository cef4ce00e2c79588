using GradientTesting.TestModels;
using GradientTesting.TestModels.Mistakes;

namespace GradientTesting.Benchmarks.Tests;

/// <summary>The rule catches what its description says, and misses what its users have reported.</summary>
public class PyTorchFastGradcheckTests
{
    const string Tensor = "W2";

    static readonly Mistake signFlipped = MechanicalMistakes.All.Single(mistake => mistake.Name == "sign flipped");

    [Fact]
    public void A_right_gradient_passes() => Assert.Equal(Finding.Passed, Judge(new PyTorchFastGradcheck(), 10_000, mistake: null));

    [Fact]
    public void A_sign_error_is_called_wrong() => Assert.Equal(Finding.Wrong, Judge(new PyTorchFastGradcheck(), 1_000, signFlipped));

    // Its tolerance grows with the sum of the direction: an error of one element has to exceed 1e-5 times their number.
    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    public void One_wrong_element_of_many_passes_although_the_slow_mode_sees_it(double share)
    {
        var mistake = MechanicalMistakes.OneElementOff(17, share);
        Assert.Equal(Finding.Passed, Judge(new PyTorchFastGradcheck(), 10_000, mistake));
        Assert.Equal(Finding.Wrong, Judge(new PyTorchGradcheck(), 10_000, mistake));
    }

    [Fact]
    public void The_values_are_as_before()
    {
        var model = new WideNetwork<double>(1_000, seed: 1);
        var before = Unrolled.Values(model);
        new PyTorchFastGradcheck().At(new(() => model));
        Assert.Equal(before, Unrolled.Values(model));
    }

    static Finding Judge(IChecker rule, int parameters, Mistake? mistake)
    {
        WideNetwork<double> Create() => new(parameters, seed: 1);
        var right = Create();
        var specimen = mistake is null ? Specimen.Of(right) : new(right, MistakenModel.Of(right, Tensor, mistake));
        return rule.At(new(Create))(specimen);
    }
}
