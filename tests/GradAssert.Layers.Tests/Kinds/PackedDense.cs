namespace GradientTesting.Layers.Tests.Kinds;

/// <summary>One flat parameter vector, of which W and b are slices, as optimizers like it.</summary>
internal static class PackedDense
{
    const int Inputs = 4, Outputs = 3, Weights = Inputs * Outputs;

    public static Kind Kind { get; } = new("dense, slices of one vector", Make,
        new("db lies one element too early", "W b", [.. Words.Shifted, .. Words.NeverWritten]),
        new("dW lies one element too late", "W", [.. Words.Shifted, .. Words.NeverWritten]),
        new("db is never written", "b", Words.NeverWritten),
        new("dW adds up from call to call", "W", Words.Accumulated),
        new("the layer descends by itself", "",
            "changes W", "W … changed", "changed the values", "parameter … chang", "chang … parameter", "update", "train")
        {
            BreaksContract = true,
        },
        new("dW is laid out by columns", "W", Words.Transposed));

    static Wired Make(string? mistake)
    {
        var random = new Random(51);
        double[] x = random.Normals(Inputs), dx = new double[Inputs], y = new double[Outputs], dy = new double[Outputs];
        double[] theta = random.Normals(Weights + Outputs), gradient = new double[Weights + Outputs];
        bool Has(string name) => mistake == name;

        void Forward()
        {
            for (var o = 0; o < Outputs; o++)
                y[o] = theta[Weights + o] + Enumerable.Range(0, Inputs).Sum(i => theta[(o * Inputs) + i] * x[i]);
        }

        void Backward()
        {
            for (var i = 0; i < Inputs; i++)
                dx[i] = Enumerable.Range(0, Outputs).Sum(o => theta[(o * Inputs) + i] * dy[o]);
            for (var o = 0; o < Outputs; o++)
            {
                for (var i = 0; i < Inputs; i++)
                {
                    var at = Has("dW is laid out by columns") ? (i * Outputs) + o : (o * Inputs) + i;
                    at += Has("dW lies one element too late") ? 1 : 0;
                    gradient[at] = (Has("dW adds up from call to call") ? gradient[at] : 0) + (dy[o] * x[i]);
                }
            }

            for (var o = 0; o < Outputs && !Has("db is never written"); o++)
                gradient[Weights + o - (Has("db lies one element too early") ? 1 : 0)] = dy[o];
            for (var at = 0; at < theta.Length && Has("the layer descends by itself"); at++)
                theta[at] -= 0.01 * gradient[at];
        }

        return new("Packed",
            [Part.Of("x", x, dx)],
            [
                Part.Of("W", theta.AsMemory(0, Weights), gradient.AsMemory(0, Weights), Outputs, Inputs),
                Part.Of("b", theta.AsMemory(Weights), gradient.AsMemory(Weights)),
            ],
            [Part.Of("y", y, dy)], Forward, Backward);
    }
}
