namespace GradientTesting.Layers.Tests.Kinds;

/// <summary>Activations that write y over x and dx over dy, to save memory.</summary>
internal static class InPlace
{
    public static Kind Relu { get; } = new("in-place ReLU, float[]", MakeRelu,
        new("dy is handed on as it is", "x", [.. Words.NegativeOnly, .. Words.Unmasked, .. Words.UpstreamItself]),
        new("the gate looks at dy", "x", [.. Words.Clipped, .. Words.Sign, .. Words.PositiveOnly]),
        new("dx is halved", "x", Words.Scaled));

    public static Kind Tanh { get; } = new("in-place tanh behind copies of the caller's, double[]", MakeTanh,
        new("the overwritten x is taken for x", "x", [.. Words.AtOutput, "overwritten", "in place"]),
        new("dx is computed from dx", "x", [.. Words.Twice, "overwritten", "in place", .. Words.Clipped]),
        new("the caller's x is overwritten", "x", Words.InputChanged) { BreaksContract = true });

    static Wired MakeRelu(string? mistake)
    {
        float[] x = new Random(241).AwayFromZero(8).ToSingles(), dx = new float[8];
        return new("InPlaceRelu", [Part.Of("x", x, dx)], [], [Part.Of("y", x, dx)],
            () =>
            {
                for (var i = 0; i < x.Length; i++)
                    x[i] = Math.Max(0, x[i]);
            },
            () =>
            {
                for (var i = 0; i < x.Length; i++)
                {
                    var open = mistake switch { "dy is handed on as it is" => true, "the gate looks at dy" => dx[i] > 0, _ => x[i] > 0 };
                    dx[i] = open ? dx[i] * (mistake == "dx is halved" ? 0.5f : 1) : 0;
                }
            })
        {
            InPlace = true,
        };
    }

    static Wired MakeTanh(string? mistake)
    {
        double[] x = new Random(242).Normals(6), dx = new double[6], y = new double[6], dy = new double[6];
        return new("InPlaceTanh", [Part.Of("x", x, dx)], [], [Part.Of("y", y, dy)],
            () =>
            {
                x.CopyTo(y, 0);
                for (var i = 0; i < y.Length; i++)
                    y[i] = Math.Tanh(y[i]);
                if (mistake == "the caller's x is overwritten")
                    y.CopyTo(x, 0);
            },
            () =>
            {
                dy.CopyTo(dx, 0);
                for (var i = 0; i < y.Length; i++)
                {
                    var t = mistake == "the overwritten x is taken for x" ? Math.Tanh(y[i]) : y[i];
                    dx[i] *= 1 - (t * t);
                    dx[i] *= mistake == "dx is computed from dx" ? dy[i] : 1;
                }
            });
    }
}
