namespace GradientTesting;

/// <summary>Random numbers of a check: each draw belongs to a run's seed and phase, and to what it is drawn for.</summary>
internal static class Draws
{
    /// <summary>The seed of a run, for a part of it, such as a component.</summary>
    public static ulong Seed(GradientRun run, int part) => Draw.Bits(Draw.Bits((ulong)run.Seed, (int)run.Phase), part);

    /// <summary>A seed for one thing of that part.</summary>
    public static ulong Next(ulong seed, int thing) => Draw.Bits(seed, thing);

    /// <summary>A sequence for one thing of that part.</summary>
    public static Random Of(ulong seed, int thing) => new((int)(Draw.Bits(seed, thing) >> 33));
}
