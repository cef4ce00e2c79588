using GradientTesting.TestModels;
using GradientTesting.TestModels.Mistakes;

namespace GradientTesting.Benchmarks;

/// <summary>What a check said of one wrong element among many.</summary>
internal enum ElementFinding
{
    /// <summary>The element, and no other, is called wrong.</summary>
    Named,

    /// <summary>Its component is called wrong, and more or others of its elements.</summary>
    ComponentNamed,

    /// <summary>A right component is called wrong.</summary>
    AnotherComponentNamed,
    Inconclusive,

    /// <summary>A match, and the report states a smallest visible error of the component that is larger.</summary>
    BelowResolution,

    /// <summary>A match, although the report says that such an error must have been seen.</summary>
    Passed,
}

/// <summary>One wrong element.</summary>
/// <param name="Component">Where it is.</param>
/// <param name="Share">Its error, as a share of the component's typical gradient.</param>
/// <param name="Budget">The evaluations that were allowed; null for the default.</param>
/// <param name="IsSeenByFastMode">Whether the rule of PyTorch's fast mode calls the gradient wrong.</param>
internal sealed record WrongElementRow(
    string Component, int Length, double Share, long? Budget, ElementFinding Finding, long Evaluations, bool IsSeenByFastMode);

/// <summary>A network with one wrong element in one of its eight components.</summary>
internal static class OneWrongElement
{
    const int Seed = 1;

    /// <summary>The default, and half of the 2,000 evaluations that finding the element may take in all.</summary>
    public static IReadOnlyList<long?> Budgets { get; } = [null, 1_000];

    /// <param name="parameters">Of the network.</param>
    /// <param name="elements">Wrong elements in each component, one at a time.</param>
    /// <param name="shares">The errors of each of them.</param>
    public static IEnumerable<WrongElementRow> Of(int parameters, int elements, IReadOnlyList<double> shares)
    {
        var network = new WideNetwork<double>(parameters, Seed);
        network.Cost();
        network.ComputeGradient();
        var fastMode = new PyTorchFastGradcheck().At(new(() => network));
        var random = new Random(Seed);
        foreach (var tensor in network.Tensors)
        {
            var error = Sizes.OfGradient(tensor);
            for (var e = 0; e < elements; e++)
            {
                var index = random.Next(tensor.Length);
                foreach (var share in shares)
                {
                    var wrong = MistakenModel.Of(network, tensor.Name, MechanicalMistakes.OneElementOff(index, share));
                    var isSeen = fastMode(new(network, wrong)) == Finding.Wrong;
                    foreach (var budget in Budgets)
                    {
                        var report = GradientCheck.Run(wrong, GradientRun.AsIs, new() { MaxCostEvaluations = budget });
                        yield return new(
                            tensor.Name, tensor.Length, share, budget, Of(report.Runs[0], tensor, index, share * error), report.CostEvaluations, isSeen);
                    }
                }
            }
        }
    }

    static ElementFinding Of(RunReport run, Tensor tensor, int index, double error)
    {
        var wrong = run.Components.Where(component => component.Verdict == GradientVerdict.Mismatch).Select(component => component.Name);
        var finding = Of(run.Components.Single(component => component.Name == tensor.Name), tensor, index, error);
        return wrong.All(name => name == tensor.Name) ? finding : ElementFinding.AnotherComponentNamed;
    }

    static ElementFinding Of(ComponentReport component, Tensor tensor, int index, double error) => component.Verdict switch
    {
        GradientVerdict.Mismatch when component.Mismatches == 1 && Flat(component.Worst.Index, tensor.Shape) == index => ElementFinding.Named,
        GradientVerdict.Mismatch => ElementFinding.ComponentNamed,
        GradientVerdict.Inconclusive => ElementFinding.Inconclusive,
        _ when error < component.SmallestVisibleError => ElementFinding.BelowResolution,
        _ => ElementFinding.Passed,
    };

    static int Flat(IReadOnlyList<int> index, IReadOnlyList<int> shape) => index.Select((i, d) => (i, d)).Aggregate(0, (flat, at) => (flat * shape[at.d]) + at.i);
}
