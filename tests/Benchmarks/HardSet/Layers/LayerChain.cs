using System.Numerics;

namespace GradientTesting.Benchmarks;

/// <summary>Layers one after the other.</summary>
internal static class LayerChain
{
    public static Layer<T>[] Build<T>(
        IReadOnlyList<LayerPlan> plans, int batch, IReadOnlyList<Weights<T>> weights, Func<int, BackwardMistake> mistakeIn)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var layers = new Layer<T>[plans.Count];
        for (var (l, first) = (0, 0); l < plans.Count; first += plans[l++].Parameters.Count)
        {
            layers[l] = plans[l].Build<T>(batch, [.. weights.Skip(first).Take(plans[l].Parameters.Count)], mistakeIn(l));
        }

        return layers;
    }

    public static void Forward<T>(Layer<T>[] layers, T[] x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var l = 0; l < layers.Length; l++)
        {
            layers[l].Forward(InputOf(layers, l, x));
        }
    }

    public static void Backward<T>(Layer<T>[] layers, T[] x, T[] dy)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var l = layers.Length - 1; l >= 0; l--)
        {
            layers[l].Backward(InputOf(layers, l, x), l == layers.Length - 1 ? dy : layers[l + 1].InputGradient);
        }
    }

    public static bool IsAtKink<T>(Layer<T>[] layers, T[] x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        layers.Select((layer, l) => layer.IsAtKink(InputOf(layers, l, x))).Any(isAtKink => isAtKink);

    static T[] InputOf<T>(Layer<T>[] layers, int l, T[] x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => l == 0 ? x : layers[l - 1].Output;
}
