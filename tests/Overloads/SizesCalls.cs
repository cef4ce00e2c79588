namespace GradientTesting.LanguageVersions.Tests;

/// <summary>Sweeps over sizes as users write them. What is obsolete may call what is.</summary>
internal static class SizesCalls
{
    public const string Refused = "Func<GradientSizes, Task>";
    const string Taken = "Action<GradientSizes>";

    [Takes(Taken)]
    public static void Expression() => GradAssert.ForSizes(
        sizes => GradAssert.VjpMatchesNumerical(Square.Of, Square.Vjp, at: sizes.Int("n", 1, 2) == 1 ? [0.4] : [0.4, -1.3]), draws: 2);

    [Takes(Taken)]
    public static void Statements() => GradAssert.ForSizes(sizes =>
    {
        var length = sizes.Int("n", 1, 2);
        GradAssert.VjpMatchesNumerical(Square.Of, Square.Vjp, at: length == 1 ? [0.4] : [0.4, -1.3]);
    });

    [Takes(Taken)]
    public static void MethodGroup() => GradAssert.ForSizes(Check);

    [Takes(Refused), Obsolete("Does not compile otherwise.")]
    public static void AsyncLambda() => GradAssert.ForSizes(async sizes =>
    {
        await Task.Yield();
        Check(sizes);
    });

    [Takes(Refused), Obsolete("Does not compile otherwise.")]
    public static void AsyncExpression() => GradAssert.ForSizes(async sizes => await CheckAsync(sizes));

    [Takes(Refused), Obsolete("Does not compile otherwise.")]
    public static void TaskOfLambda() => GradAssert.ForSizes(sizes => CheckAsync(sizes), draws: 5);

    [Takes(Refused), Obsolete("Does not compile otherwise.")]
    public static void AsyncMethodGroup() => GradAssert.ForSizes(CheckAsync);

    static void Check(GradientSizes sizes) => Assert.InRange(sizes.Int("n", 1, 2), 1, 2);

    static async Task CheckAsync(GradientSizes sizes)
    {
        await Task.Yield();
        Check(sizes);
    }
}
