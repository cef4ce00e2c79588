using GradientTesting.Names.Kinds;

namespace GradientTesting.Names;

/// <summary>Every unit and every mistake.</summary>
internal static class Catalogue
{
    public static IReadOnlyList<Kind> Kinds { get; } =
    [
        .. Activations.All, .. DenseLayers.All, Rnns.Kind, Lstms.Kind, Attentions.Kind, LayerNorms.Kind, Convolutions.Kind,
        Embeddings.Kind, Residuals.Kind, Dropouts.Kind, ScaleLayers.Kind, Densities.Kind, GatedUnits.Kind,
    ];

    static readonly bool[] Either = [false, true];

    public static IReadOnlyList<Planted> Wrong { get; } =
    [
        .. from kind in Kinds
           from mistake in kind.Mistakes
           from isNetwork in Either
           from isSingle in Either
           where (mistake.InNetwork || !isNetwork) && (mistake.InSingle || !isSingle)
           select new Planted(kind, mistake, isNetwork, isSingle),
    ];

    public static IReadOnlyList<Planted> Right { get; } =
    [
        .. from kind in Kinds
           from isNetwork in Either
           from isSingle in Either
           select new Planted(kind, null, isNetwork, isSingle),
    ];
}
