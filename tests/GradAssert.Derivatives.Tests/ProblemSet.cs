using GradientTesting.Derivatives.Tests.Problems;

namespace GradientTesting.Derivatives.Tests;

/// <summary>Right derivatives of robotics, curve fitting, statistics, pricing and signal processing, and mistakes in them.</summary>
internal static class ProblemSet
{
    public static IReadOnlyList<Problem> All { get; } =
        [.. Robotics.All, .. CurveFitting.All, .. Statistics.All, .. Pricing.All, .. SignalProcessing.All, .. Manifolds.All,
            .. Products.All, .. Hessians.All, .. Activations.All];

    public static IReadOnlyList<Mistake> Mistakes { get; } = [.. All.SelectMany(problem => problem.Mistakes)];
}
