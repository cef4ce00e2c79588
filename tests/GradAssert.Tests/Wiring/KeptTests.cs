namespace GradientTesting.Tests.Wiring;

/// <summary>Costs and gradients that are kept under a key which leaves something out, where the gradient at the point is right.</summary>
public class KeptTests
{
    readonly double[] w = [0.4, -0.7, 1.1, 0.3], dw = new double[4], b = [0.2], db = [0];
    string? key;
    double kept;

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void A_cost_whose_key_leaves_out_an_element_of_gradient_zero_is_told_so(int inKey)
    {
        var model = GradientModel.Of(
            [Component.Of("w", w, dw), Component.Of("b", b, db)],
            () =>
            {
                var now = string.Join(',', w.Take(inKey).Append(b[0]));
                (key, kept) = now == key ? (key, kept) : (now, Cost());
                return kept;
            },
            () =>
            {
                Backward();
                dw[3] = inKey == 4 ? dw[3] : 0;
            });
        if (inKey == 4)
        {
            Matches(model);
            return;
        }

        Wired.Breaks(
            "Cost() returns a cost that it has kept: a move of w[3] alone leaves it the same to the last bit, and with a move of all else "
                + "by a hair it is another one. The key that it is kept under leaves w[3] out, or the cost reads a copy that is not "
                + "refreshed where they alone are set. Compute the cost at each call, or have the key hold every number that the cost reads. (Seen at: at its current values.)",
            model, GradientRun.AsIs);
    }

    [Theory]
    [InlineData("w", "b")]
    [InlineData("b", "w")]
    [InlineData("w[0]", "b")]
    [InlineData("all", null)]
    public void A_gradient_whose_key_leaves_out_what_is_moved_is_told_so(string inKey, string? left)
    {
        var model = GradientModel.Of([Component.Of("w", w, dw), Component.Of("b", b, db)], Cost, () =>
        {
            var now = inKey switch
            {
                "w" => string.Join(',', w),
                "b" => $"{b[0]:R}",
                "w[0]" => $"{w[0]:R}",
                _ => string.Join(',', w.Concat(b)),
            };
            Keep(now);
        });
        if (left is null)
        {
            Matches(model);
            return;
        }

        Wired.Breaks(
            $"ComputeGradient() returns a gradient that it has kept: with a move of {left} alone it is the same to the last bit, and with "
                + "a move of all else by a hair it is another one. The key that it is kept under leaves out what moved. Compute the "
                + "gradient at each call, or have the key hold every number that it reads. (Seen at: at its current values.)",
            model, GradientRun.AsIs);
    }

    // One component, so that no move of another one shows it.
    [Theory]
    [InlineData("first half", 11)]
    [InlineData("last half", 0)]
    [InlineData("all but the first", 0)]
    [InlineData("all but the last", 11)]
    public void A_key_that_ends_or_begins_within_a_component_is_told_so(string inKey, int left)
    {
        for (var seed = 0; seed < 8; seed++)
        {
            Wired.Breaks(
                $"ComputeGradient() returns a gradient that it has kept: with a move of w[{left}] alone it is the same to the last bit, and with "
                    + "a move of all else by a hair it is another one. The key that it is kept under leaves out what moved. Compute the "
                    + $"gradient at each call, or have the key hold every number that it reads. (Seen at: jittered, seed {seed}.)",
                OfKey(12, i => inKey switch
                {
                    "first half" => i < 6,
                    "last half" => i >= 6,
                    "all but the first" => i > 0,
                    _ => i < 11,
                }),
                GradientRun.Jittered(seed));
        }
    }

    // The gradient of a move that is shorter than what the key is rounded to is that of the values before.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(null)]
    public void A_key_of_rounded_values_is_told_so(int? digits)
    {
        var model = GradientModel.Of([Component.Of("w", w, dw), Component.Of("b", b, db)], Cost, () =>
        {
            var now = string.Join(' ', w.Concat(b).Select(x => digits is { } kept ? Math.Round(x, kept) : x));
            Keep(now);
        });
        if (digits is null)
        {
            Matches(model);
            return;
        }

        Wired.Breaks(
            "ComputeGradient() returns a gradient that it has kept: with moves of all values by 1E-05 of their size, to both sides, it is the "
                + "same to the last bit, and the cost bends there, so that it should be another one. Is it kept under a key of rounded values, "
                + "or until they change by more than a tolerance? Compute the gradient at each call, or have the key hold every number that it "
                + "reads, unrounded. (Seen at: at its current values.)",
            model, GradientRun.AsIs);
    }

    // Their gradients are the same over a short move, and right.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_cost_that_is_linear_or_linear_in_pieces_has_no_key(bool isFloat)
    {
        double[] d = new double[4];
        double Hinge() => w.Select((x, i) => Math.Max(0, ((i + 1) * x) - 0.1)).Sum() + (3 * w[1]);
        Matches(GradientModel.Of([Component.Of("w", w, d)], () => isFloat ? (float)Hinge() : Hinge(), () =>
        {
            Array.ForEach([0, 1, 2, 3], i => d[i] = ((i + 1) * w[i]) - 0.1 > 0 ? i + 1 : 0);
            d[1] += 3;
        }));
    }

    // As of weights without biases, or of all layers but the first ones: none of the groups that are moved has one of the key in it.
    [Theory]
    [InlineData("weights", "b0, b1, b2 and b3")]
    [InlineData("biases", "W0, W1, W2 and W3")]
    [InlineData("first layers", "W2, b2, W3 and b3")]
    [InlineData("last layers", "W0, b0, W1 and b1")]
    public void A_key_of_some_of_many_components_is_told_so(string inKey, string left) => Assert.StartsWith(
        $"ComputeGradient() returns a gradient that it has kept: with a move of {left} alone",
        Assert.Throws<GradientContractException>(() => GradientCheck.Run(OfKey(8, c => inKey switch
        {
            "weights" => c % 2 == 0,
            "biases" => c % 2 == 1,
            "first layers" => c < 4,
            _ => c >= 4,
        }, areComponents: true), GradientRun.Jittered(0))).Message, StringComparison.Ordinal);

    // (1 - p)^4 of the keys that leave out the part p of all elements escape: 6% of a half, 32% of a quarter.
    [Theory]
    [InlineData(8, 0.75)]
    [InlineData(4, 0.4)]
    public void A_key_that_leaves_out_elements_anywhere_is_told_so_as_often_as_that(int leftOut, double atLeast)
    {
        var told = Enumerable.Range(0, 60).Count(seed =>
        {
            var random = new Random(seed);
            var inKey = Enumerable.Range(0, 16).OrderBy(_ => random.Next()).Skip(leftOut).ToHashSet();
            return Record.Exception(() => GradientCheck.Run(OfKey(16, inKey.Contains), GradientRun.Jittered(seed))) is GradientContractException;
        });
        Assert.InRange(told / 60.0, atLeast, 1);
        Matches(OfKey(16, _ => true));
    }

    /// <summary>J = log Σ exp wᵢ, whose gradient is kept under a key of some of the elements.</summary>
    static GradientModel OfKey(int length, Func<int, bool> isInKey, bool areComponents = false)
    {
        double[] w = [.. Enumerable.Range(0, length).Select(i => 0.3 * Math.Sin(1 + (2.3 * i)))], dw = new double[length], computed = [];
        string key = "";
        return GradientModel.Of(
            areComponents
                ? [.. Enumerable.Range(0, length).Select(i => Component.Of($"{"Wb"[i % 2]}{i / 2}", w.AsMemory(i, 1), dw.AsMemory(i, 1)))]
                : [Component.Of("w", w, dw)],
            () => Math.Log(w.Sum(Math.Exp)),
            () =>
            {
                var now = string.Join(' ', w.Where((_, i) => isInKey(i)));
                computed = now == key ? computed : [.. w.Select(x => Math.Exp(x) / w.Sum(Math.Exp))];
                key = now;
                computed.CopyTo(dw, 0);
            });
    }

    [Theory]
    [InlineData("a")]
    [InlineData("b")]
    public void Whatever_the_order_of_components_a_key_of_one_of_them_is_told_so(string inKey)
    {
        double[] one = [0.3, -0.7], two = [0.5, 1.1], da = [0, 0], db = [0, 0];
        var kept = new Dictionary<string, (double[] A, double[] B)>(StringComparer.Ordinal);
        void Compute()
        {
            var now = string.Join(' ', inKey == "a" ? one : two);
            if (!kept.TryGetValue(now, out var gradient))
            {
                kept[now] = gradient = (
                    [.. one.Zip(two, (x, y) => Math.Cos(x + y) * y)], [.. one.Zip(two, (x, y) => (Math.Cos(x + y) * y) + Math.Sin(x + y))]);
            }

            gradient.A.CopyTo(da, 0);
            gradient.B.CopyTo(db, 0);
        }

        double Sum() => one.Zip(two, (x, y) => Math.Sin(x + y) * y).Sum();
        foreach (var isReversed in (bool[])[false, true])
        {
            Component[] components = [Component.Of("a", one, da), Component.Of("b", two, db)];
            var model = GradientModel.Of(isReversed ? [.. components.Reverse()] : components, Sum, Compute);
            Assert.StartsWith(
                $"ComputeGradient() returns a gradient that it has kept: with a move of {(inKey == "a" ? "b" : "a")} alone",
                Assert.Throws<GradientContractException>(() => GradientCheck.Run(model, GradientRun.AsIs)).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(null)]
    public void A_setter_that_does_not_say_that_something_changed_is_told_so(int? silent)
    {
        double[][] values = [[0.3, -0.7], [0.5, 1.1], [-0.4, 0.9]], gradients = [[0, 0], [0, 0], [0, 0]];
        var isDirty = true;
        var model = GradientModel.Of(
            [.. Enumerable.Range(0, 3).Select(c => Component.Of($"w{c}", [2], (int i) => values[c][i], (i, value) =>
            {
                values[c][i] = value;
                isDirty |= c != silent;
            }, i => gradients[c][i]))],
            () => Enumerable.Range(0, 2).Sum(i => Math.Exp(values[0][i] * values[1][i]) * Math.Cos(values[2][i])),
            () =>
            {
                for (var i = 0; isDirty && i < 2; i++)
                {
                    var (x, y, z) = (values[0][i], values[1][i], values[2][i]);
                    gradients[0][i] = y * Math.Exp(x * y) * Math.Cos(z);
                    gradients[1][i] = x * Math.Exp(x * y) * Math.Cos(z);
                    gradients[2][i] = -Math.Exp(x * y) * Math.Sin(z);
                }

                isDirty = false;
            });
        if (silent is null)
        {
            Matches(model);
            return;
        }

        Assert.StartsWith(
            $"ComputeGradient() returns a gradient that it has kept: with a move of w{silent} alone",
            Assert.Throws<GradientContractException>(() => GradientCheck.Run(model, GradientRun.AsIs)).Message, StringComparison.Ordinal);
    }

    double[] keptW = [], keptB = [];

    void Keep(string now)
    {
        if (now != key)
        {
            key = now;
            Backward();
            (keptW, keptB) = ([.. dw], [.. db]);
        }

        keptW.CopyTo(dw, 0);
        keptB.CopyTo(db, 0);
    }

    static void Matches(IGradientModel model)
    {
        var report = GradientCheck.Run(model);
        Assert.True(report.Verdict == GradientVerdict.Match, report.ToString());
    }

    double Cost() => w.Sum(Math.Exp) + Math.Exp(b[0] + (w[0] * w[3]));

    void Backward()
    {
        var shared = Math.Exp(b[0] + (w[0] * w[3]));
        Array.ForEach([0, 1, 2, 3], i => dw[i] = Math.Exp(w[i]));
        dw[0] += shared * w[3];
        dw[3] += shared * w[0];
        db[0] = shared;
    }
}
