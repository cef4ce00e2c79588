namespace GradientTesting.Wirings.Tests;

/// <summary>What a test gives to <see cref="GradientCheck"/>: the call that the test makes, ready to be made.</summary>
internal sealed record Given(Func<GradientReport> Check)
{
    public static Given Of(IGradientModel model, GradientCheckOptions? options = null) => new(() => GradientCheck.Run(model, options));

    public static implicit operator Given(GradientModel model) => Of(model);
}
