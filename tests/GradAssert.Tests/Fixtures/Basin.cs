namespace GradientTesting.Tests.Fixtures;

/// <summary>
/// <c>J(w) = Σ m[i] · (½ · k[i] · w[i]² + c[i] · w[i]) + λ/2N · Σ w²</c> over components of any shapes, where m is an inverted
/// dropout mask and the last sum is over the regularized ones; as a right model, or with a mistake made after each gradient.
/// </summary>
public sealed class Basin
{
    readonly Dictionary<string, (int[] Shape, double[] W, double[] DW, double[] K, double[] C)> components = [];
    int seed;

    public Basin(params (string Name, int[] Shape)[] shapes)
    {
        var random = new Random(3);
        double[] Numbers(int[] shape) => [.. Enumerable.Range(0, shape.Aggregate(1, (a, b) => a * b)).Select(_ => (random.NextDouble() < 0.5 ? -1 : 1) * (0.5 + random.NextDouble()))];
        foreach (var (name, shape) in shapes)
        {
            var k = Array.ConvertAll(Numbers(shape), Math.Abs);
            components[name] = (shape, Numbers(shape), new double[k.Length], k, Numbers(shape));
        }
    }

    /// <summary>N; not told where it is null.</summary>
    public int? BatchSize { get; init; }

    /// <summary>Those in the λ term; there is no λ without any.</summary>
    public string[] Regularized { get; init; } = [];

    public double Lambda { get; set; } = 0.7;

    /// <summary>There is no dropout where it is null.</summary>
    public double? KeepProbability { get; set; }

    /// <summary>Elements by component that nothing depends on.</summary>
    public Func<string, int, bool> IsUnused { get; init; } = (_, _) => false;

    public Action<Basin>? Mistake { get; init; }

    public double Decay => Lambda / (BatchSize ?? 1);

    public double[] W(string name) => components[name].W;

    public double[] DW(string name) => components[name].DW;

    public GradientModel Model() => GradientModel.Of(
        [.. components.Select(component => Component.Of(component.Key, component.Value.W, component.Value.DW, component.Value.Shape))], Cost, ComputeGradient) with
    {
        BatchSize = BatchSize is { } n ? () => n : null,
        Lambda = Regularized.Length > 0 ? (() => Lambda, value => Lambda = value) : null,
        KeepProbability = KeepProbability is null ? null : (() => KeepProbability.Value, value => KeepProbability = value),
        Reseed = KeepProbability is null ? null : value => seed = value,
    };

    double Cost()
    {
        var (cost, random) = (0.0, new Random(seed));
        foreach (var (name, (_, w, _, k, c)) in components)
        {
            for (var i = 0; i < w.Length; i++)
            {
                cost += Mask(random, name, i) * ((0.5 * k[i] * w[i] * w[i]) + (c[i] * w[i]));
                cost += Regularized.Contains(name) ? 0.5 * Decay * w[i] * w[i] : 0;
            }
        }

        return cost;
    }

    void ComputeGradient()
    {
        var random = new Random(seed);
        foreach (var (name, (_, w, dw, k, c)) in components)
        {
            for (var i = 0; i < w.Length; i++)
            {
                dw[i] = (Mask(random, name, i) * ((k[i] * w[i]) + c[i])) + (Regularized.Contains(name) ? Decay * w[i] : 0);
            }
        }

        Mistake?.Invoke(this);
    }

    double Mask(Random random, string name, int i)
    {
        var keep = KeepProbability ?? 1;
        return IsUnused(name, i) || (keep < 1 && random.NextDouble() >= keep) ? 0 : 1 / keep;
    }
}
