namespace GradientTesting.Tests.Wiring;

/// <summary>The gradient of one component is kept, where those of the others are computed.</summary>
public class KeptComponentTests
{
    readonly double[] w = [0.4, -0.7, 1.1, 0.3], dw = new double[4], b = [0.2], db = [0], v = [0.6, -0.3], dv = [0, 0];

    [Theory]
    [InlineData("w", "w", "b")]
    [InlineData("b", "b", "w")]
    [InlineData("v", "v", "w")]
    [InlineData("w", "w and b", "v")]
    [InlineData("w and b", "w and b", "v")]
    [InlineData("w", "w, b and v", null)]
    public void Under_a_key_that_leaves_out_what_is_moved(string kept, string inKey, string? left)
    {
        var (key, computed) = ("", (double[][])[]);
        var model = Model(() =>
        {
            Backward();
            var now = string.Join(' ', new[] { w, b, v }.Where((_, c) => inKey.Contains("wbv"[c], StringComparison.Ordinal)).SelectMany(x => x));
            computed = now == key ? computed : [[.. dw], [.. db], [.. dv]];
            key = now;
            Restore(kept, computed);
        });
        if (left is null)
        {
            Matches(model);
            return;
        }

        Wired.Breaks(
            $"ComputeGradient() returns a gradient of {kept} that it has kept, where it computes others: with a move of {left} alone it is the "
                + "same to the last bit, and with a move of all else by a hair it is another one. The key that it is kept under leaves out what "
                + "moved. Compute the gradient at each call, or have the key hold every number that it reads. "
                + "(Seen at: at its current values.)",
            model, GradientRun.AsIs);
    }

    // Kept for each key, and not for the last one alone: where those of a half come back, the gradient that was kept is right.
    [Theory]
    [InlineData(8, true)]
    [InlineData(12, true)]
    [InlineData(14, true)]
    [InlineData(20, true)]
    [InlineData(8, false)]
    [InlineData(12, false)]
    [InlineData(20, false)]
    public void Under_one_half_of_many_components(int count, bool isFirst)
    {
        double[][] values = [.. Enumerable.Range(0, count).Select(c => (double[])[0.1 * (c + 1), 0.7 - (0.1 * c)])];
        double[][] gradients = [.. values.Select(each => new double[2])];
        double Exponent() => values.Select((each, c) => ((0.3 * each[0]) - (0.2 * each[1])) / (c + 1)).Sum();
        void Write()
        {
            for (var c = 0; c < count; c++)
            {
                gradients[c] = [(0.3 * Math.Exp(Exponent()) / (c + 1)) + values[c][0], (-0.2 * Math.Exp(Exponent()) / (c + 1)) + values[c][1]];
            }
        }

        var model = GradientModel.Of(
            [.. Enumerable.Range(0, count).Select(c => Component.Of($"p{c}", () => values[c], () => gradients[c]))],
            () => Math.Exp(Exponent()) + values.Sum(each => each.Sum(x => x * x / 2)), Write);
        Matches(model);
        var kept = new Dictionary<string, double[][]>();
        var names = isFirst ? Enumerable.Range(count / 2, count - (count / 2)) : Enumerable.Range(0, count / 2);
        var thrown = Assert.Throws<GradientContractException>(() => GradientCheck.Run(GradientModel.Of(model.Components, model.Cost, () =>
        {
            var key = string.Join(' ', (isFirst ? values.Take(count / 2) : values.Skip(count / 2)).SelectMany(each => each));
            if (!kept.TryGetValue(key, out var gradient))
            {
                Write();
                kept[key] = gradient = [.. gradients];
            }

            gradients = [.. gradient.Select(each => (double[])each.Clone())];
        }), GradientRun.AsIs)).Message;
        Assert.StartsWith("ComputeGradient() returns a gradient that it has kept: with a move of p", thrown, StringComparison.Ordinal);
        Assert.EndsWith(
            " alone it is the same to the last bit, and with a move of all else by a hair it is another one. The key that it is kept under "
                + "leaves out what moved. Compute the gradient at each call, or have the key hold every number that it reads. "
                + "(Seen at: at its current values.)",
            thrown, StringComparison.Ordinal);
        Assert.Contains($"a move of p{names.First()}, p", thrown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("w")]
    [InlineData("b")]
    [InlineData("v")]
    public void From_the_first_call(string kept)
    {
        var computed = (double[][])[];
        var model = Model(() =>
        {
            Backward();
            computed = computed.Length > 0 ? computed : [[.. dw], [.. db], [.. dv]];
            Restore(kept, computed);
        });
        Assert.Matches(
            $@"^ComputeGradient\(\) gave {kept} the same numbers at other values, to the last bit, although the cost changes otherwise there: "
                + $@"over a short move of {kept} it changed by -?\d\S+, and by that gradient it changes by -?\d\S+\. "
                + $@"Is the gradient of {kept} computed once and kept, computed at values that were captured "
                + @"\(gradient: p => Gradient\(at\) in place of Gradient\(p\)\), or by a formula that leaves the values out\? Compute it from the present values at each call\. "
                + @"\(Seen at: at its current values\.\)$",
            Assert.Throws<GradientContractException>(() => GradientCheck.Run(model, GradientRun.AsIs)).Message);
        Matches(Model(Backward));
    }

    // Its gradient is the same whatever the others are, or whatever all are, and right.
    [Theory]
    [InlineData("apart")]
    [InlineData("linear")]
    [InlineData("linear in pieces")]
    public void A_component_on_its_own_is_not_kept(string kind)
    {
        double Part(double x) => kind switch { "apart" => Math.Exp(x), "linear" => 3 * x, _ => Math.Max(0, (5 * x) - 0.1) };
        double Slope(double x) => kind switch { "apart" => Math.Exp(x), "linear" => 3, _ => (5 * x) - 0.1 > 0 ? 5 : 0 };
        Matches(GradientModel.Of(
            [Component.Of("w", w, dw), Component.Of("b", b, db), Component.Of("v", v, dv)],
            () => Cost() + v.Sum(Part),
            () =>
            {
                Backward();
                Array.ForEach([0, 1], i => dv[i] += Slope(v[i]));
            }));
        Matches(GradientModel.Of(
            [Component.Of("w", w, dw), Component.Of("v", v, dv)],
            () => w.Sum(Math.Exp) + v.Sum(Part),
            () =>
            {
                Array.ForEach([0, 1, 2, 3], i => dw[i] = Math.Exp(w[i]));
                Array.ForEach([0, 1], i => dv[i] = Slope(v[i]));
            }));
    }

    GradientModel Model(Action backward) =>
        GradientModel.Of([Component.Of("w", w, dw), Component.Of("b", b, db), Component.Of("v", v, dv)], Cost, backward);

    void Restore(string kept, double[][] computed)
    {
        foreach (var (name, gradient, of) in new[] { ("w", dw, 0), ("b", db, 1), ("v", dv, 2) })
        {
            if (kept.Contains(name, StringComparison.Ordinal))
            {
                computed[of].CopyTo(gradient, 0);
            }
        }
    }

    static void Matches(IGradientModel model)
    {
        var report = GradientCheck.Run(model);
        Assert.True(report.Verdict == GradientVerdict.Match, report.ToString());
    }

    double Inner => b[0] + (w[0] * w[3]) + (v[0] * w[1]) + (v[1] * b[0]) + (w[2] * v[1]);

    double Cost() => w.Sum(Math.Exp) + Math.Exp(Inner);

    void Backward()
    {
        var shared = Math.Exp(Inner);
        double[] slopes = [w[3], v[0], v[1], w[0]];
        Array.ForEach([0, 1, 2, 3], i => dw[i] = Math.Exp(w[i]) + (shared * slopes[i]));
        db[0] = shared * (1 + v[1]);
        (dv[0], dv[1]) = (shared * w[1], shared * (b[0] + w[2]));
    }
}
