namespace GradientTesting.Layers.Tests.Kinds;

/// <summary>
/// s ← a·s + x for each x of a sequence. s stays between calls until it is reset; the caller resets it before a sequence.
/// </summary>
internal sealed class Stateful(string? mistake)
{
    const int Steps = 5;

    double state, carried;
    double[] states = [];

    public double[] A { get; } = [0.7];

    public double[] DA { get; } = [0];

    void Reset()
    {
        state = 0;
        carried = Has("the carried gradient is not reset") ? carried : 0;
    }

    void Forward(double[] x, double[] y)
    {
        states = [state, .. x];
        for (var t = 0; t < Steps; t++)
            y[t] = state = states[t + 1] = (A[0] * state) + x[t];
    }

    void Backward(double[] dx, double[] dy)
    {
        DA[0] = 0;
        for (var t = Steps - 1; t >= 0; t--)
        {
            carried = dy[t] + (Has("the carry is cut") ? 0 : A[0] * carried);
            dx[t] = carried;
            DA[0] += carried * states[Has("da takes the state after the step") ? t + 1 : t];
        }
    }

    bool Has(string name) => mistake == name;

    public static Kind Kind { get; } = new("state with a reset, double[]", Make,
        new("the carried gradient is not reset", "x a", [.. Words.Accumulated, "state", .. Words.Nondeterministic]),
        new("the carry is cut", "x a", Words.MissingPath),
        new("da takes the state after the step", "a", [.. Words.AtOutput, .. Words.Shifted, "step before"]),
        new("the state is not reset", "x a", ["state", "reset", .. Words.Nondeterministic]) { BreaksContract = true });

    static Wired Make(string? mistake)
    {
        var layer = new Stateful(mistake);
        double[] x = new Random(311).Normals(Steps), dx = new double[Steps], y = new double[Steps], dy = new double[Steps];
        return new("Stateful", [Part.Of("x", x, dx)], [Part.Of("a", layer.A, layer.DA)], [Part.Of("y", y, dy)],
            () =>
            {
                if (mistake != "the state is not reset")
                    layer.Reset();
                layer.Forward(x, y);
            },
            () => layer.Backward(dx, dy));
    }
}
