namespace GradientTesting.Benchmarks;

/// <summary>
/// Right derivatives, and mistakes in them: what names a mistake was written down before it was checked. Rules were developed on none of
/// them, except for two that <see cref="ObjectiveCases"/> led to; <see cref="FittedModelCases"/> were written after these.
/// </summary>
internal static class DerivativeSet
{
    public static IReadOnlyList<DerivativeCase> All { get; } =
    [
        .. RobotJacobians.All, .. OtherJacobians.All, .. ProductCases.All, .. HessianCases.All, .. ElementWiseCases.All,
        .. ObjectiveCases.All, .. FittedModelCases.All, .. ComplexCases.All,
    ];

    public static IEnumerable<PlantedDerivative> Mistakes => All.SelectMany(each => each.Mistakes);
}
