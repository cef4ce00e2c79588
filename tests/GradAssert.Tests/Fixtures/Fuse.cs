namespace GradientTesting.Tests.Fixtures;

/// <summary>Throws at one call of one place in a user's code.</summary>
public sealed class Fuse(string place, int call)
{
    int calls;

    /// <summary>A fuse that never blows.</summary>
    public static Fuse None => new("", 0);

    /// <summary>What was thrown; null until then.</summary>
    public InvalidOperationException? Thrown { get; private set; }

    public void Pass(string here)
    {
        if (here == place && ++calls == call)
        {
            throw Thrown = new($"Thrown at call {call} of {place}.");
        }
    }
}
