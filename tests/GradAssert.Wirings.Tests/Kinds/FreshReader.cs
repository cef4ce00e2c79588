namespace GradientTesting.Wirings.Tests.Kinds;

/// <summary>What a reader of the documentation wired wrongly: generators, flags, functions of λ, and passes that skip zeros.</summary>
internal static class FreshReader
{
    static readonly GradientCheckOptions WithMask = new() { CheckDropout = true };

    public static IReadOnlyList<Wiring> All { get; } =
    [
        new("a mask of new Random(0)", "The backward pass draws the mask again, from a generator that begins at 0.",
            ["mask", "w is not the gradient"],
            Wrong: () => Masked(drawsAgain: true),
            Right: () => Masked(drawsAgain: false)),

        new("an update with noise of its own", "The update draws its noise from a generator that begins at 0; the cost is reseeded.",
            ["w is not the gradient"],
            Wrong: () => Noisy(isOfItsOwn: true),
            Right: () => Noisy(isOfItsOwn: false)),

        new("a flag that Initialize() does not raise", "The setter says that the gradient is out of date, and Initialize() does not.",
            ["Initialize() left … out of date"],
            Wrong: () => Flagged(initializes: false, trains: true),
            Right: () => Flagged(initializes: true, trains: true)),

        new("a flag that TrainStep() does not raise", "The same of TrainStep(), which computes a gradient in a loop of its own.",
            ["TrainStep() left … out of date"],
            Wrong: () => Flagged(initializes: true, trains: false),
            Right: () => Flagged(initializes: true, trains: true)),

        new("a λ of 1 that is squared", "The gradient multiplies by λ², where the cost has λ, which is 1.",
            ["disagrees at λ"],
            Wrong: () => Regularized(1, lambda => lambda * lambda),
            Right: () => Regularized(1, lambda => lambda)),

        new("a λ that was made an integer", "The gradient casts λ, which is 2, to an integer.",
            ["disagrees at λ"],
            Wrong: () => Regularized(2, lambda => (int)lambda),
            Right: () => Regularized(2, lambda => lambda)),

        new("a switch in place of λ", "The gradient has weight decay where λ is not 0, and λ is 0.",
            ["disagrees at λ"],
            Wrong: () => Regularized(0, lambda => lambda > 0 ? 1 : 0),
            Right: () => Regularized(0, lambda => lambda)),

        new("a backward pass that skips zeros", "Backward() writes where dy is not zero, and clears nothing.",
            ["did not write … upstream gradient is zero"],
            Wrong: () => Sines(skipsZeros: true),
            Right: () => Sines(skipsZeros: false)),

        new("an update of the gradient further on", "The update takes its gradient where it has moved to, as Nesterov's does.",
            ["update overflows at rate"],
            Wrong: () => Ahead(0.1),
            Right: () => Ahead(0)),
    ];

    static Given Masked(bool drawsAgain)
    {
        double[] w = [0.4, -0.3, 0.8, 0.5], dw = new double[4], mask = new double[4];
        var (keep, random) = (0.5, new Random(1));
        void Draw(Random from) => Fill(mask, _ => from.NextDouble() < keep ? 1 / keep : 0);
        return Given.Of(
            GradientModel.Of(
                [Component.Of("w", w, dw)],
                () =>
                {
                    Draw(random);
                    return w.Zip(mask, (x, each) => Math.Cosh(x * each)).Sum();
                },
                () =>
                {
                    if (drawsAgain)
                    {
                        Draw(new Random(0));
                    }

                    Fill(dw, i => Math.Sinh(w[i] * mask[i]) * mask[i]);
                }) with
            {
                KeepProbability = (() => keep, value => keep = value),
                Reseed = seed => random = new Random(seed),
            },
            WithMask);
    }

    static Given Noisy(bool isOfItsOwn)
    {
        double[] w = [0.4, -0.3];
        var random = new Random(1);
        return GradientModel.FromUpdate(
            [Component.OfValues("w", w)],
            () =>
            {
                var noise = random.NextDouble() + 0.5;
                return w.Sum(x => Math.Cosh(noise * x));
            },
            rate =>
            {
                var noise = (isOfItsOwn ? new Random(0) : random).NextDouble() + 0.5;
                Fill(w, i => w[i] - (rate * noise * Math.Sinh(noise * w[i])));
            }) with
        {
            Reseed = seed => random = new Random(seed),
        };
    }

    static Given Flagged(bool initializes, bool trains)
    {
        double[] w = [0.4, -0.3], dw = new double[2], kept = [];
        var isOutOfDate = true;
        return GradientModel.Of(
            [Component.Of("w", [2], i => w[i], (int i, double value) => (w[i], isOutOfDate) = (value, true), i => dw[i])],
            () => w.Sum(Math.Cosh),
            () =>
            {
                kept = isOutOfDate ? [.. w.Select(Math.Sinh)] : kept;
                isOutOfDate = false;
                kept.CopyTo(dw, 0);
            }) with
        {
            Initialize = random =>
            {
                Fill(w, _ => random.NextDouble());
                isOutOfDate |= initializes;
            },
            TrainStep = () =>
            {
                Fill(w, i => w[i] - (0.05 * Math.Sinh(w[i])));
                isOutOfDate |= trains;
            },
        };
    }

    static Given Regularized(double own, Func<double, double> read)
    {
        double[] w = [0.4, -0.7, 1.1], dw = new double[3];
        var lambda = own;
        return GradientModel.Of(
            [Component.Of("w", w, dw)],
            () => w.Sum(Math.Cosh) + (lambda / 2 * w.Sum(x => x * x)),
            () => Fill(dw, i => Math.Sinh(w[i]) + (read(lambda) * w[i]))) with
        {
            Lambda = (() => lambda, value => lambda = value),
        };
    }

    static Given Sines(bool skipsZeros)
    {
        double[] x = [0.3, -0.7], dx = new double[2], y = new double[2], dy = new double[2];
        return new(() => GradientCheck.Backward(GradientLayer.Of(
            [Component.Of("x", x, dx)], [Component.Of("y", y, dy)],
            () => Fill(y, i => Math.Sin(x[i])),
            () => Fill(dx, i => skipsZeros && dy[i] == 0 ? dx[i] : dy[i] * Math.Cos(x[i])))));
    }

    static Given Ahead(double part)
    {
        double[] w = [0.4, -0.3];
        return GradientModel.FromUpdate(
            [Component.OfValues("w", w)], () => w.Sum(Math.Cosh),
            rate => Fill(w, i => w[i] - (rate * Math.Sinh(w[i] - (part * rate * Math.Sinh(w[i]))))));
    }

    static void Fill(double[] array, Func<int, double> value)
    {
        for (var i = 0; i < array.Length; i++)
        {
            array[i] = value(i);
        }
    }
}
