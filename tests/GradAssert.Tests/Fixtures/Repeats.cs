namespace GradientTesting.Tests.Fixtures;

/// <summary>What messages of calls that differ have in common.</summary>
internal static class Repeats
{
    public const string InTurn =
        "Are two arrays used in turn, or is what the call before computed copied out? Have the component show the one that the last call wrote: "
        + "Component.Of(name, () => values, () => gradient), or have ComputeGradient() write to one array.";

    public const string Threads =
        "Where several threads add to one number, as in Parallel.For, additions are lost: have each sum for itself, and add the sums.";
}
