using GradientTesting.TestModels;
using GradientTesting.TestModels.Mistakes;
using Catalogue = GradientTesting.Names.Catalogue;

namespace GradientTesting.Benchmarks;

/// <summary>A name, what it means, and models that get it.</summary>
internal sealed record NameExample(string Name, string Meaning, IReadOnlyList<(string Mistake, Func<GradientReport> Check)> Examples)
{
    const int Seed = 1;

    /// <summary>Every name, in its order of precedence.</summary>
    public static IReadOnlyList<NameExample> All =>
    [
        new(DiagnosisName.Missing, "a = 0", [Mechanical("W2", "all zero")]),
        new(DiagnosisName.SignFlipped, "a = −n", [Mechanical("W2", "sign flipped")]),
        new(DiagnosisName.Scaled, "a = α n, for any other α", [
            Planted("SigmoidClassifier", "MeanMissing"), Mechanical("W2", "divided by N"), Mechanical("W2", "doubled"), Mechanical("W2", "off by 1%"),
            Planted("SquaredHingeSvm", "SquaredFactorMissing"), Planted("EmbeddingClassifier", "AverageMissing"), Planted("DropoutNetwork", "DropoutScaleMissing")]),
        new(DiagnosisName.Transposed, "a = nᵀ, of a square matrix", [Mechanical("W2", "transposed")]),
        new(DiagnosisName.StoredByColumns, "a holds n column by column where rows are expected, of a matrix that is not square; or the dimensions of n in another order", [Mechanical("W1", "stored by columns"), Own("ConvolutionNetwork", "W1", ByColumns)]),
        new(DiagnosisName.RowsShifted, "the rows of n, all moved by the same number of places", [Mechanical("W2", "rows permuted"), Planted("EmbeddingClassifier", "RowOffByOne")]),
        new(DiagnosisName.RowsPermuted, "the rows of n in another order", [Own("SigmoidClassifier", "W2", SwappedRows)]),
        new(DiagnosisName.ColumnsShifted, "the columns of n, all moved by the same number of places", [Mechanical("W2", "columns shifted by one")]),
        new(DiagnosisName.ColumnsPermuted, "the columns of n in another order", [Planted("ConvolutionNetwork", "KernelFlippedInWeightGradient")]),
        new(DiagnosisName.AnotherComponent, "the gradient of another component of the same length", [Planted("Lstm", "InputAndCandidateSwapped")]),
        new(DiagnosisName.NoEffect, "n = 0 and a is not: a copy is read, or nothing of the component", [OfCatalogue("dense Tanh, network, double: b is cached")]),
        new(DiagnosisName.NotMasked, "a is not zero in the elements in which n is, and right in the others", [OfCatalogue("dropout, network, double: mask left out")]),
        new(DiagnosisName.OwnFunction, "a = n · g(W), element by element, for a g that is no constant: an inner derivative is left out", [OfCatalogue("scales, network, double: e^s left out of ds")]),
        new(DiagnosisName.RankOne, "a of a matrix is a product of a column and a row, and n is not", [OfCatalogue("dense Tanh, network, double: dW of the last sample")]),
        new(DiagnosisName.NearlyRight, "nearly right in every element, and no multiple", [OfCatalogue("Gelu, network, double: √(2/π) as 0.8")]),
        new(DiagnosisName.ConstantAdded, "a = n + c", [Mechanical("b2", "constant of 10% RMS added")]),
        new(DiagnosisName.Clipped, "nothing in a is larger than c, and what of n is larger is c in a", [Mechanical("W3", "clipped at half the largest")]),
        new(DiagnosisName.L2Extra, "a has a λ part, and the cost has none of this component", [Planted("SigmoidClassifier", "L2OnBias")]),
        new(DiagnosisName.L2Missing, "the λ part of a is zero", [Planted("SigmoidClassifier", "L2MissingInOneLayer")]),
        new(DiagnosisName.L1ForL2, "the λ part of a is a multiple of the sign of W", [Planted("HuberRegression", "L2AsL1")]),
        new(DiagnosisName.L1Extra, "of a cost without a λ, a − n is a positive multiple of the sign of W", [OfCatalogue("dense Tanh, network, double: sign decay in dW")]),
        new(DiagnosisName.L1Missing, "of a cost without a λ, a − n is a negative multiple of the sign of W", [OfCatalogue("dense Tanh, network, double: sign term left out of dW"), Penalized("|w|", Math.Abs, w => Math.Sign(w), 0)]),
        new(DiagnosisName.L2SignFlipped, "the λ part of a is subtracted", [Planted("SoftmaxRegression", "L2WrongSign")]),
        new(DiagnosisName.L2Doubled, "the λ part of a is twice what it should be", [Planted("TiedAutoencoder", "L2CountedTwice")]),
        new(DiagnosisName.L2OverN, "the λ part of a is divided by the batch size once too often", [Planted("ReluNetwork", "L2OverN")]),
        new(DiagnosisName.L2Scaled, "the λ part of a is any other multiple of what it should be", [Planted("ReluNetwork", "L2Halved")]),
        new(DiagnosisName.LambdaTermMissing, "the λ part of a is zero, and that of the cost is neither a multiple of W nor of its sign", [Penalized("w⁴", w => w * w * w * w, w => 4 * w * w * w, 0)]),
        new(DiagnosisName.LambdaTermScaled, "the λ part of a is a multiple of what it should be, and no L2 term", [
            Penalized("|w|", Math.Abs, w => Math.Sign(w), 2), Penalized("w⁴", w => w * w * w * w, w => 4 * w * w * w, 2),
            Penalized("w⁴", w => w * w * w * w, w => 4 * w * w * w, 3)]),
        new(DiagnosisName.RowsOverwritten, "rows hold one of several gradients that should be added up: rows of a are alike that are not alike in n, and n is made of what rows of a hold", [Planted("EmbeddingClassifier", "RepeatedRowsOverwritten")]),
        new(DiagnosisName.OneElement, "one element is wrong, and the others right", [Mechanical("W2", "largest element of wrong sign")]),
        new(DiagnosisName.OneRow, "one row is wrong, and the others right", [Planted("EmbeddingClassifier", "FirstRowTakenForPadding")]),
        new(DiagnosisName.OneColumn, "one column is wrong, and the others right", [Mechanical("W2", "one column zero")]),
        new(DiagnosisName.Border, "first and last row and column are wrong, and what is inside is right", [Mechanical("W2", "border zero")]),
        new(DiagnosisName.SomeRows, "at most half of the rows are wrong, in most of their elements, and the others right", [Own("EmbeddingClassifier", "E", OverwrittenRows)]),
    ];

    /// <summary>The mistake whose whole message is shown.</summary>
    public static Func<GradientReport> WholeMessage => Planted("SigmoidClassifier", "MeanMissing").Check;

    /// <summary>Mistakes that have no name and leave a trail.</summary>
    public static IReadOnlyList<(string Mistake, Func<GradientReport> Check)> OfOrder =>
        [Planted("SigmoidClassifier", "TransposedWeight"), Planted("ResidualNetwork", "FirstSkipDropped"), Planted("Attention", "ScaleMissing")];

    static Mistake SwappedRows => new("first two rows swapped", (_, tensor) =>
    {
        var columns = tensor.Length / tensor.Shape[0];
        for (var k = 0; k < columns; k++)
        {
            var first = tensor.Gradient(k);
            tensor.SetGradient(k, tensor.Gradient(columns + k));
            tensor.SetGradient(columns + k, first);
        }
    });

    static Mistake ByColumns => MechanicalMistakes.All.Single(other => other.Name == "stored by columns");

    // What a row keeps of several tokens is a part of what it should hold, another one in each element, and unlike any other row.
    static Mistake OverwrittenRows => new("rows 2 and 5 keep the last of several tokens", (_, tensor) =>
    {
        var columns = tensor.Length / tensor.Shape[0];
        for (var k = 0; k < columns; k++)
        {
            tensor.SetGradient((2 * columns) + k, tensor.Gradient((2 * columns) + k) * (0.2 + (0.1 * k)));
            tensor.SetGradient((5 * columns) + k, tensor.Gradient((5 * columns) + k) * (0.7 - (0.1 * k)));
        }
    });

    static (string Mistake, Func<GradientReport> Check) Mechanical(string tensor, string mistake) =>
        Own("SigmoidClassifier", tensor, MechanicalMistakes.All.Single(other => other.Name == mistake));

    static (string Mistake, Func<GradientReport> Check) Own(string kind, string tensor, Mistake mistake) =>
        ($"{kind}, {tensor}: {mistake.Name}", () => GradientCheck.Run(MistakenModel.Of(Kind(kind).Create(Seed), tensor, mistake)));

    static (string Mistake, Func<GradientReport> Check) Planted(string kind, string bug)
    {
        var planted = Kind(kind).Bugs.Single(other => other.Name == bug);
        return ($"{kind}, {bug}", () => GradientCheck.Run(planted.Create(Seed), new() { CheckDropout = planted.NeedsDropout }));
    }

    static (string Mistake, Func<GradientReport> Check) OfCatalogue(string name) =>
        (name, () => Catalogue.Wrong.Single(planted => planted.Name == name).At(Seed).Report!);

    // A line fitted to eight points of six numbers each, with a penalty whose derivative is taken so many times.
    static (string Mistake, Func<GradientReport> Check) Penalized(
        string term, Func<double, double> penalty, Func<double, double> slope, int times) => ($"a penalty λ Σ {term}, derivative × {times}", () =>
    {
        const int points = 8;
        var random = new Random(Seed);
        double[] Normal(int count) => [.. Enumerable.Range(0, count).Select(_ => Draw.Normal(random))];
        double[] w = Normal(6), dw = new double[6], y = Normal(points);
        double[][] x = [.. y.Select(_ => Normal(w.Length))];
        var lambda = 0.1;
        double Error(int k) => x[k].Zip(w, (one, weight) => one * weight).Sum() - y[k];
        return GradientCheck.Run(
            GradientModel.Of(
                [Component.Of("w", w, dw)],
                () => (Enumerable.Range(0, points).Sum(k => Error(k) * Error(k)) / points) + (lambda * w.Sum(penalty)),
                () =>
                {
                    for (var i = 0; i < w.Length; i++)
                    {
                        dw[i] = (Enumerable.Range(0, points).Sum(k => 2 * Error(k) * x[k][i]) / points) + (times * lambda * slope(w[i]));
                    }
                }) with { Lambda = (() => lambda, value => lambda = value) },
            GradientRun.AsIs);
    });

    static ModelKind Kind(string name) => ModelZoo.Kinds.Single(kind => kind.Name == name);
}
