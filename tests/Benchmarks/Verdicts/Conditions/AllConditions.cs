using GradientTesting.TestModels;

namespace GradientTesting.Benchmarks;

/// <summary>The ordinary points, and the hard ones.</summary>
internal static class AllConditions
{
    static readonly string[] Various =
        ["SoftmaxRegression", "SigmoidClassifier", "TiedAutoencoder", "BatchNormNetwork", "LayerNormNetwork", "Lstm", "Attention"];

    static readonly string[] Convex = ["SoftmaxRegression", "SquaredHingeSvm", "HuberRegression"];

    public static IEnumerable<Condition> At(int seeds, int kinds = int.MaxValue)
    {
        yield return new(
            "ordinary points, double",
            "every kind in double precision and of ordinary scales, initialized, jittered and trained",
            [.. ModelZoo.Kinds.Where(kind => !IsHard(kind)).Take(kinds).Select(kind => Of(kind, seed: 1))]);
        yield return new(
            "float32",
            "the kinds in float32, with the cost summed in float and in double, initialized, jittered and trained",
            [.. OfKinds(kind => kind.Tags.HasFlag(ModelTags.SinglePrecision), seeds)]);
        yield return new(
            "a whole ReLU layer off",
            "the ReLU network with zero biases, at seeds at which some sample switches the whole first layer off, so that every bias of the second sits on a kink",
            [.. ReluRowsOff(seeds)]) { HasKinks = true };
        yield return new(
            "\\|w\\| at w = 0",
            "the lasso regression with two weights of 48 exactly zero",
            [.. PerSeed(seeds, "LassoRegression", seed => new LassoRegression(seed))]) { HasKinks = true };
        yield return new(
            "tie of a maximum",
            "the maxout regression with one tie; its own mistake pays the tie twice",
            [.. PerSeed(seeds, "MaxoutRegression", seed => new MaxoutRegression(seed))
                .Select((subject, seed) => subject with
                {
                    Planted = [Bug.Of(new("tie paid twice", s => new MaxoutRegression(s, tiePaidTwice: true)), seed, isProven: true)],
                })]) { HasKinks = true };
        yield return new(
            "parameters at 1e4 and 1e-6",
            $"{string.Join(", ", Various)}, jittered, so that no parameter is zero, with tensors rescaled by 1e4 and 1e-6 by turns",
            [.. OfVarious(seeds, kinds, (model, seed) => new Rescaled(Placed.Jittered(model, seed)))]);
        yield return new(
            "zeros beside 1e4 and 1e-6",
            "the same, initialized: most biases are zero, so that nothing at the point tells their unit",
            [.. OfVarious(seeds, kinds, (model, _) => new Rescaled(model))]);
        yield return new(
            "parameters of unlike units",
            "the kinds whose parameters have units of their own: rates, prices, variances; initialized, jittered and trained",
            [.. OfKinds(kind => kind.Tags.HasFlag(ModelTags.WideScales) && kind.Name != "OffsetLogisticRegression", seeds)]);
        yield return new(
            "a cost of 1e6",
            $"{string.Join(", ", Various)}, initialized, with 1e6 added to the cost; and the kind that comes with such a cost",
            [.. OfVarious(seeds, kinds, (model, _) => new WithOffset(model, 1e6)), .. OfKinds(kind => kind.Name == "OffsetLogisticRegression", seeds)]);
        yield return new(
            "gradients of 1e-9",
            $"{string.Join(", ", Convex)}, at Newton's optimum and then aside, so that gradients are of about 1e-9",
            [.. from kind in Kinds(Convex)
                from seed in Enumerable.Range(0, seeds)
                select new Subject($"{kind.Name}, seed {seed}", [new(() => NearOptimum.Of(Placed.Initialized(kind, seed), seed))], [])]);
        yield return new(
            "all parameters zero",
            $"{string.Join(", ", Various.Where(name => name != "BatchNormNetwork"))}, checked as they stand with every parameter zero, where most gradients are zero too: what nothing exercises is inconclusive by design",
            [.. from kind in Kinds(Various).Take(kinds)
                where kind.Name != "BatchNormNetwork"
                from seed in Enumerable.Range(0, seeds)
                select new Subject($"{kind.Name}, seed {seed}", [new(() => Zeroed(Placed.Initialized(kind, seed), _ => true))], [])]);
    }

    static bool IsHard(ModelKind kind) => (kind.Tags & (ModelTags.SinglePrecision | ModelTags.WideScales)) != 0;

    static Subject Of(ModelKind kind, int seed) => new(
        $"{kind.Name}, seed {seed}", Placed.At(kind, seed),
        [.. kind.Bugs.Where(bug => !bug.NeedsDropout).Select(bug => Bug.Of(bug, seed))]);

    static IEnumerable<Subject> OfKinds(Func<ModelKind, bool> which, int seeds) =>
        from kind in ModelZoo.Kinds.Where(which)
        from seed in Enumerable.Range(0, seeds)
        select Of(kind, seed);

    static IEnumerable<Subject> OfVarious(int seeds, int kinds, Func<ITestModel, int, ITestModel> change) =>
        from kind in Kinds(Various).Take(kinds)
        from seed in Enumerable.Range(0, seeds)
        select new Subject($"{kind.Name}, seed {seed}", [new(() => change(Placed.Initialized(kind, seed), seed))], []);

    static IEnumerable<Subject> PerSeed(int seeds, string name, Func<int, ITestModel> create) =>
        from seed in Enumerable.Range(0, seeds)
        select new Subject($"{name}, seed {seed}", [new(() => create(seed))], []);

    static IEnumerable<ModelKind> Kinds(string[] names) => names.Select(name => ModelZoo.Kinds.Single(kind => kind.Name == name));

    static IEnumerable<Subject> ReluRowsOff(int count)
    {
        var kind = ModelZoo.Kinds.Single(kind => kind.Name == "ReluNetwork");
        ITestModel Create(int seed) => Zeroed(Placed.Initialized(kind, seed), tensor => tensor.Name.StartsWith('b'));
        return Enumerable.Range(0, 1000)
            .Where(seed => HasKink(Create(seed), "b2"))
            .Take(count)
            .Select(seed => new Subject($"ReluNetwork, seed {seed}", [new(() => Create(seed))], []));
    }

    static bool HasKink(ITestModel model, string name)
    {
        const double h = 1e-7;
        var tensor = model.Tensors.Single(tensor => tensor.Name == name);
        var cost = model.Cost();
        return Enumerable.Range(0, tensor.Length).Any(i =>
        {
            tensor.SetValue(i, h);
            var after = (model.Cost() - cost) / h;
            tensor.SetValue(i, -h);
            var before = (cost - model.Cost()) / h;
            tensor.SetValue(i, 0);
            return Math.Abs(after - before) > 1e-4;
        });
    }

    static ITestModel Zeroed(ITestModel model, Func<Tensor, bool> which)
    {
        foreach (var tensor in model.Tensors.Where(which))
        {
            for (var i = 0; i < tensor.Length; i++)
            {
                tensor.SetValue(i, 0);
            }
        }

        return model;
    }
}
