namespace GradientTesting.Layers.Tests.Kinds;

/// <summary>Layer norm over rows of a flat float[], with statistics that the forward pass keeps.</summary>
internal sealed class LayerNorm(string? mistake)
{
    const int Rows = 4, Width = 6;

    readonly float[] x = new Random(91).Singles(Rows * Width), dx = new float[Rows * Width];
    readonly float[] y = new float[Rows * Width], dy = new float[Rows * Width], mean = new float[Rows], inverse = new float[Rows];
    readonly float[] weight = new Random(92).Singles(Width), dWeight = new float[Width], bias = new float[Width], dBias = new float[Width];

    void Forward()
    {
        for (var r = 0; r < Rows; r++)
        {
            var row = x.AsSpan(r * Width, Width).ToArray();
            mean[r] = row.Average();
            inverse[r] = 1 / MathF.Sqrt(row.Average(value => (value - mean[r]) * (value - mean[r])) + 1e-5f);
            for (var i = 0; i < Width; i++)
                y[(r * Width) + i] = ((row[i] - mean[r]) * inverse[r] * weight[i]) + bias[i];
        }
    }

    void Backward()
    {
        Array.Clear(dWeight);
        Array.Clear(dBias);
        for (var r = 0; r < Rows; r++)
        {
            var from = Has("statistics of the first row for all") ? 0 : r;
            float Hat(int i) => (x[(r * Width) + i] - mean[from]) * inverse[from];
            float Norm(int i) => (Has("the weight is left out of the sums") ? 1 : weight[i]) * dy[(r * Width) + i];
            float sum = 0, projection = 0;
            for (var i = 0; i < Width; i++)
            {
                sum += Norm(i) / Width;
                projection += Norm(i) * Hat(i) / Width;
                var d = dy[(r * Width) + i];
                dWeight[i] = (Has("dw is assigned") ? 0 : dWeight[i]) + (d * Hat(i));
                dBias[i] = (Has("db is assigned") ? 0 : dBias[i]) + d;
            }

            sum = Has("the mean term is missing") ? 0 : sum;
            for (var i = 0; i < Width; i++)
            {
                var scale = Has("1/σ is squared") ? inverse[r] * inverse[r] : inverse[from];
                dx[(r * Width) + i] = scale * ((weight[i] * dy[(r * Width) + i]) - sum - (Hat(i) * projection));
            }
        }
    }

    bool Has(string name) => mistake == name;

    public static Kind Kind { get; } = new("layer norm, float[]", mistake =>
        {
            var layer = new LayerNorm(mistake);
            return new("LayerNorm",
                [Part.Of("x", layer.x, layer.dx, Rows, Width)],
                [Part.Of("weight", layer.weight, layer.dWeight), Part.Of("bias", layer.bias, layer.dBias)],
                [Part.Of("y", layer.y, layer.dy, Rows, Width)], layer.Forward, layer.Backward);
        },
        new("the mean term is missing", "x", Words.MissingTerm),
        new("the weight is left out of the sums", "x", [.. Words.MissingTerm, "weight … left"]),
        new("dw is assigned", "weight", [.. Words.Assigned, .. Words.NotSummed]),
        new("db is assigned", "bias", [.. Words.Assigned, .. Words.NotSummed]),
        new("1/σ is squared", "x", ["row", "squared", .. Words.Scaled]),
        new("statistics of the first row for all", "x weight", [.. Words.Somewhere, .. Words.Stale, "y[0, …]"]));
}
