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
                + "by a hair it is another one. The key that it is kept under leaves w[3] out. Compute the cost at each call, or have the "
                + "key hold every number that the cost reads. (Seen at: as it stands.)",
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
            if (now != key)
            {
                key = now;
                Backward();
                (keptW, keptB) = ([.. dw], [.. db]);
            }

            keptW.CopyTo(dw, 0);
            keptB.CopyTo(db, 0);
        });
        if (left is null)
        {
            Matches(model);
            return;
        }

        Wired.Breaks(
            $"ComputeGradient() returns a gradient that it has kept: with a move of {left} alone it is the same to the last bit, and with "
                + "a move of all else by a hair it is another one. The key that it is kept under leaves out what moved. Compute the "
                + "gradient at each call, or have the key hold every number that it reads. (Seen at: as it stands.)",
            model, GradientRun.AsIs);
    }

    [Fact]
    public void A_gradient_without_a_term_of_λ_is_told_so_at_a_λ_of_zero()
    {
        var (lambda, ofGradient) = (0.0, 0.0);
        var model = GradientModel.Of(
            [Component.Of("w", w, dw), Component.Of("b", b, db)], () => Cost() + (lambda / 2 * w.Sum(x => x * x)), () =>
            {
                Backward();
                Array.ForEach([0, 1, 2, 3], i => dw[i] += ofGradient * lambda * w[i]);
            }) with
        {
            Lambda = (() => lambda, value => lambda = value),
        };
        var message = Assert.Throws<GradientContractException>(() => GradientCheck.Run(model)).Message;
        Assert.StartsWith(
            "ComputeGradient() does not react to Lambda: it gave the same numbers to the last bit at λ = 0 and 1, where Cost() returned ",
            message, StringComparison.Ordinal);
        Assert.Equal(0, lambda);
        ofGradient = 1;
        Matches(model);
    }

    double[] keptW = [], keptB = [];

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
