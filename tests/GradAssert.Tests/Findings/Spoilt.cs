using GradientTesting.TestModels;
using GradientTesting.TestModels.Mistakes;

namespace GradientTesting.Tests.Findings;

/// <summary>A right model with a mistake in the gradient of one component.</summary>
internal static class Spoilt
{
    /// <summary>A whole component off by a factor.</summary>
    public static GradientModel Times(this ITestModel right, double factor, string component) => MistakenModel.Of(right, component, new(
        FormattableString.Invariant($"times {factor}"),
        (_, tensor) =>
        {
            for (var i = 0; i < tensor.Length; i++)
            {
                tensor.SetGradient(i, factor * tensor.Gradient(i));
            }
        }));

    /// <summary>One element off by a share of the root mean square of its component's gradient.</summary>
    public static GradientModel OffIn(this ITestModel right, string component, int index, double share) =>
        MistakenModel.Of(right, component, MechanicalMistakes.OneElementOff(index, share));
}
