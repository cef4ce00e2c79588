using GradientTesting.TestModels;

namespace GradientTesting.Benchmarks;

/// <summary>What one way to check the digits network took.</summary>
/// <param name="Name">As the page prints it.</param>
/// <param name="Evaluations">Of the cost.</param>
/// <param name="Time">Against as many evaluations as two for each parameter, and nothing else.</param>
/// <param name="Bytes">Allocated, on all threads.</param>
internal sealed record Contender(string Name, long Evaluations, TimeRatio Time, long Bytes);

/// <summary>The same gradient of the same network by everything that takes one, by turns.</summary>
internal static class DigitsContest
{
    static readonly GradientRun run = GradientRun.RandomInitialization(0);

    public static int Parameters { get; } = new DigitsNetwork(0).Tensors.Sum(tensor => tensor.Length);

    public static IReadOnlyList<Contender> Of(int samples, int rounds)
    {
        var model = new DigitsNetwork(seed: 0, samples);
        var (copyable, single) = (new DigitsNetwork(seed: 0, samples), WithoutCopy.Of(new DigitsNetwork(seed: 0, samples)));
        (string Name, Func<long> Check)[] contenders =
        [
            ("bare loop of 2n evaluations", () => BareLoop(model)),
            ("central differences by hand", () => CentralDifferences(model)),
            ("MathNet NumericalJacobian, 3 points", () => new MathNetJacobian(3).Of(model).Evaluations),
            ("MathNet NumericalJacobian, 5 points", () => new MathNetJacobian(5).Of(model).Evaluations),
            ("GradAssert, one core", () => Exhaustively(single)),
            ("GradAssert, all cores", () => Exhaustively(copyable)),
        ];
        var times = Interleaved.Measure(rounds, () => BareLoop(model), [.. contenders.Select(contender => (Action)(() => contender.Check()))]);
        return [.. contenders.Select((contender, c) =>
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            var evaluations = contender.Check();
            return new Contender(contender.Name, evaluations, times[c], GC.GetTotalAllocatedBytes(precise: true) - before);
        })];
    }

    /// <summary>The most evaluations that a run of a right model takes, over phases and seeds, in units of two per parameter.</summary>
    public static double MostEvaluations(int samples, int seeds) =>
        RightModels.Runs(seeds).Max(run => GradientCheck.Run(new DigitsNetwork(run.Seed, samples), run, new() { Coverage = GradientCoverage.Exhaustive }).CostEvaluations)
        / (2.0 * Parameters);

    static long Exhaustively(IGradientModel model) => GradientCheck.Run(model, run, new() { Coverage = GradientCoverage.Exhaustive }).CostEvaluations;

    static long BareLoop(DigitsNetwork model)
    {
        var evaluations = 2 * Parameters;
        for (var k = 0; k < evaluations; k++)
        {
            model.Cost();
        }

        return evaluations;
    }

    /// <summary>The loop of the course: ε = 1e-7 and one ratio in the end.</summary>
    static long CentralDifferences(DigitsNetwork model)
    {
        const double epsilon = 1e-7;
        var (a, n, difference, evaluations) = (0.0, 0.0, 0.0, 0L);
        model.Cost();
        model.ComputeGradient();
        foreach (var tensor in model.Tensors)
        {
            for (var i = 0; i < tensor.Length; i++)
            {
                var start = tensor.Value(i);
                tensor.SetValue(i, start + epsilon);
                var above = model.Cost();
                tensor.SetValue(i, start - epsilon);
                var below = model.Cost();
                tensor.SetValue(i, start);
                evaluations += 2;

                var numeric = (above - below) / (2 * epsilon);
                a += tensor.Gradient(i) * tensor.Gradient(i);
                n += numeric * numeric;
                difference += (tensor.Gradient(i) - numeric) * (tensor.Gradient(i) - numeric);
            }
        }

        return Math.Sqrt(difference) / (Math.Sqrt(a) + Math.Sqrt(n)) < 1e-5 ? evaluations : throw new InvalidOperationException("The right gradient was called wrong.");
    }
}
