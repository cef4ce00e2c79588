using static GradientTesting.DiagnosisName;

namespace GradientTesting.TestModels.Mistakes;

/// <summary>
/// What a diagnosis may call a mistake: every name that is true of it. Any other name is a wrong one. A mistake without a
/// name is only to be found in the right component.
/// </summary>
public static class MistakeNames
{
    const int FewestInside = 4;

    // Made in one number alone, most mistakes are a factor.
    static readonly Dictionary<string, string[]> OfOneNumber = new()
    {
        ["sign flipped"] = [SignFlipped],
        ["largest element of wrong sign"] = [SignFlipped],
        ["all zero"] = [Missing],
        ["largest element zero"] = [Missing],
        ["doubled"] = [Scaled],
        ["scaled by N"] = [Scaled],
        ["divided by N"] = [Scaled],
        ["clipped at half the largest"] = [Scaled],
        ["another component's gradient"] = [AnotherComponent],
    };

    static readonly Dictionary<string, string[]> OfMechanical = new()
    {
        ["sign flipped"] = [SignFlipped],
        ["all zero"] = [Missing],
        ["doubled"] = [Scaled],
        ["scaled by N"] = [Scaled],
        ["divided by N"] = [Scaled],
        ["off by 0.1%"] = [Scaled],
        ["off by 1%"] = [Scaled],
        ["clipped at half the largest"] = [Clipped],
        ["transposed"] = [Transposed],
        ["stored by columns"] = [StoredByColumns],
        // The matrix moves every row by one.
        ["rows permuted"] = [RowsShifted],
        ["columns shifted by one"] = [ColumnsShifted],
        ["one row zero"] = [OneRow],
        ["one row of wrong sign"] = [OneRow],
        ["one column zero"] = [OneColumn],
        ["border zero"] = [Border],
        ["another component's gradient"] = [AnotherComponent],
        ["one element off by 10% RMS"] = [OneElement],
        ["largest element of wrong sign"] = [OneElement],
        ["largest element zero"] = [OneElement],
        ["constant of 10% RMS added"] = [ConstantAdded],
    };

    static readonly Dictionary<string, string[]> OfRegularization = new()
    {
        ["L2 missing"] = [L2Missing],
        ["L2 doubled"] = [L2Doubled],
        ["L2 over N"] = [L2OverN],
        ["L2 of wrong sign"] = [L2SignFlipped],
        ["L1 for L2"] = [L1ForL2],
        ["L2 where there is none"] = [L2Extra],
    };

    static readonly Dictionary<string, string[]> OfPlanted = new()
    {
        ["Attention.KeyGradientTransposed"] = [Transposed],
        ["Attention.QueryAndKeySwapped"] = [AnotherComponent],
        ["Attention.ScaleMissing"] = [Scaled],
        ["Attention.ValuePathMissing"] = [Missing],
        ["ConditionalRandomField.TransitionsTransposed"] = [Transposed],
        ["ConvolutionNetwork.BiasAveragedOverPositions"] = [Scaled],
        // Of two channels, reversed is shifted.
        ["ConvolutionNetwork.ChannelsReversed"] = [ColumnsPermuted, ColumnsShifted],
        ["ConvolutionNetwork.KernelFlippedInWeightGradient"] = [ColumnsPermuted],
        ["ConvolutionNetwork.LastFilterSkipped"] = [OneRow],
        ["EmbeddingClassifier.AverageMissing"] = [Scaled],
        ["EmbeddingClassifier.FirstRowTakenForPadding"] = [OneRow],
        ["EmbeddingClassifier.RepeatedRowsOverwritten"] = [RowsOverwritten],
        ["EmbeddingClassifier.RowOffByOne"] = [RowsShifted],
        ["GatedUnit.GateBiasesShared"] = [AnotherComponent],
        ["GatedUnit.ResetGatePathMissing"] = [Missing],
        // e^s taken for s.
        ["GaussianMixture.LogScaleTakenForScale"] = [OwnFunction],
        ["GaussianMixture.MeanWrongSign"] = [SignFlipped],
        ["HuberRegression.L2AsL1"] = [L1ForL2],
        ["LayerNormNetwork.EpsilonOutsideSquareRoot"] = [NearlyRight],
        // What is left out is the mean over the features, the same for each of them.
        ["LayerNormNetwork.MeanTermMissing"] = [ConstantAdded],
        ["Lstm.InputAndCandidateSwapped"] = [AnotherComponent],
        ["OptionPricing.RhoWrongSign"] = [SignFlipped],
        ["Rnn.InitialStateGradientMissing"] = [Missing],
        ["Rnn.TruncatedByOneStep"] = [Missing],
        ["SquaredHingeSvm.SquaredFactorMissing"] = [Scaled],
        ["TiedAutoencoder.L2CountedTwice"] = [L2Doubled],
    };

    // The same mistake in several kinds.
    static readonly Dictionary<string, string[]> OfPlantedAnywhere = new()
    {
        ["BiasNotAveraged"] = [Scaled],
        ["DropoutScaleMissing"] = [Scaled],
        ["MeanMissing"] = [Scaled],
        ["L2Doubled"] = [L2Doubled],
        ["L2FactorTwoMissing"] = [L2Scaled],
        ["L2Halved"] = [L2Scaled],
        ["L2Missing"] = [L2Missing],
        ["L2MissingInOneLayer"] = [L2Missing],
        ["L2OnBias"] = [L2Extra],
        ["L2OverN"] = [L2OverN],
        ["L2WrongSign"] = [L2SignFlipped],
    };

    // What a mistake comes to at some of its points, and not at all.
    static readonly Dictionary<string, string[]> OfPoints = new()
    {
        // Of the samples that violate the margin one may be left.
        ["MarginMissing"] = [RankOne],
        ["EpsilonMissing"] = [NearlyRight],
        // Of labels that are all as frequent, their term is the same for each class.
        ["LabelTermMissing"] = [ConstantAdded],
        // Numbers of one size are all cut in half.
        ["clipped at half the largest"] = [Scaled],
        // Within wide bars a multiple of W is one of its sign too, and the term is called by neither name.
        ["L2 missing"] = [LambdaTermMissing],
        ["L2 doubled"] = [LambdaTermScaled],
    };

    /// <summary>
    /// Whether a name can be true of a mistake beside its own: that the cost does not depend on a component, as on a bias before a
    /// normalization or one of a unit that is dead at a point, is a fact of the cost, and true whatever mistake is made there.
    /// </summary>
    public static bool CanBeTrue(string mistake, string name) =>
        name == NoEffect || (OfPoints.GetValueOrDefault(mistake)?.Contains(name) ?? false);

    /// <returns>Empty where no name is true of the mistake.</returns>
    public static IReadOnlyList<string> Of(MistakeEntry entry)
    {
        var name = entry.Mistake.Name;
        var tensor = entry.Kind.Create(1).Tensors.Single(tensor => tensor.Name == entry.Tensor);
        // Less inside than a border has sides: on a 3×5 matrix it is nearly all there is.
        return name == "border zero" && (tensor.Shape[0] - 2) * ((tensor.Length / tensor.Shape[0]) - 2) < FewestInside ? []
            : OfRegularization.GetValueOrDefault(name) ?? (tensor.Length == 1 ? OfOneNumber : OfMechanical).GetValueOrDefault(name) ?? [];
    }

    /// <inheritdoc cref="Of(MistakeEntry)"/>
    public static IReadOnlyList<string> Of(ModelKind kind, PlantedBug bug) =>
        OfPlanted.GetValueOrDefault($"{kind.Name}.{bug.Name}") ?? OfPlantedAnywhere.GetValueOrDefault(bug.Name) ?? [];
}
