namespace GradientTesting.Wirings.Tests.Kinds;

/// <summary>Settings that are right at the ends and at their own number alone, and drop rates that something goes round.</summary>
internal static class LaterReader
{
    static readonly GradientCheckOptions WithMask = new() { CheckDropout = true };

    public static IReadOnlyList<Wiring> All { get; } =
    [
        new("a drop rate beside an L2 term", "The drop rate is wired as the keep-prob, and an L2 term has all weights at 1 too.",
            ["drop rate"],
            Wrong: () => Dropping(isRate: true, decay: 0.05, residual: 0, wrong: -1),
            Right: () => Dropping(isRate: false, decay: 0.05, residual: 0, wrong: 1)),

        new("a drop rate with a residual path", "The drop rate is wired as the keep-prob, and each weight goes round the dropout too.",
            ["drop rate"],
            Wrong: () => Dropping(isRate: true, decay: 0, residual: 0.3, wrong: 3),
            Right: () => Dropping(isRate: false, decay: 0, residual: 0.3, wrong: 1)),

        new("a drop rate with CheckDropout", "The drop rate is wired as the keep-prob; the gradient is right.",
            ["drop rate"],
            Wrong: () => Dropping(isRate: true, decay: 0.05, residual: 0, wrong: 1, WithMask),
            Right: () => Dropping(isRate: false, decay: 0.05, residual: 0, wrong: 1, WithMask)),

        new("a λ property of whole numbers", "λ is kept in an int, which is 1; the gradient squares it.",
            ["Lambda was set to … reads"],
            Wrong: () => Regularized(1, value => (int)value, lambda => lambda * lambda),
            Right: () => Regularized(1, value => value, lambda => lambda)),

        new("a λ in whole percent", "The setter keeps percent as an int.",
            ["Lambda was set to … reads"],
            Wrong: () => Regularized(0.05, value => (int)(100 * value) / 100.0, lambda => lambda),
            Right: () => Regularized(0.05, value => 100 * value / 100.0, lambda => lambda)),

        new("a λ that is on or off", "The setter is a switch, and the gradient has a constant.",
            ["Lambda was set to … as before … switches"],
            Wrong: () => Regularized(0.05, value => value > 0 ? 0.05 : 0, lambda => lambda > 0 ? 0.05 : 0),
            Right: () => Regularized(0.05, value => value, lambda => lambda)),

        new("a λ that is validated", "The setter ignores what lies below the strength that was configured; the gradient has 20 λ².",
            ["Lambda was set to … reads"],
            Wrong: () =>
            {
                var last = 0.05;
                return Regularized(0.05, value => last = value is 0 or >= 0.05 ? value : last, lambda => 20 * lambda * lambda);
            },
            Right: () => Regularized(0.05, value => Math.Clamp(value, 0, 1), lambda => lambda)),

        new("a λ limited to its own", "The setter limits λ to what it was.",
            ["Lambda was set to … as before … limits"],
            Wrong: () => Regularized(0.05, value => Math.Min(value, 0.05), lambda => lambda),
            Right: () => Regularized(1, value => Math.Clamp(value, 0, 1), lambda => lambda)),

        new("a keep-prob in halves", "The setter rounds to a half.",
            ["KeepProbability was set to … rounds"],
            Wrong: () => Normalized(0.5, (net, value) => net.Keep = Math.Round(2 * value) / 2),
            Right: () => Normalized(0.5, (net, value) => net.Keep = Math.Clamp(value, 0, 1))),

        new("a keep-prob over the mode", "The keep-prob is that of training where the mode is training, and 1 otherwise.",
            ["KeepProbability was set to … switches"],
            Wrong: () => Normalized(0.7, (net, value) => net.Trains = value < 1, net => net.Trains ? net.Keep : 1, isWrong: true),
            Right: () => Normalized(0.7, (net, value) => net.Keep = value)),

        new("a keep-prob that sets the mode too", "A keep-prob of 1 sets evaluation mode, where the batch is not normalized by itself.",
            ["Setting KeepProbability to 1 … more", "evaluation mode"],
            Wrong: () => Normalized(0.7, (net, value) => (net.Keep, net.Trains) = (value, value < 1), isWrong: true),
            Right: () => Normalized(0.7, (net, value) => net.Keep = value)),

        new("a component's setter that resets λ", "The setter of w sets λ to what was configured.",
            ["setter of w[0] changed Lambda"],
            Wrong: () => Regularized(0.05, value => value, lambda => 20 * lambda * lambda, resets: true),
            Right: () => Regularized(0.05, value => value, lambda => lambda)),
    ];

    static Given Dropping(bool isRate, double decay, double residual, double wrong, GradientCheckOptions? options = null)
    {
        double[] w = [0.4, -0.7, 0.2, 0.9], dw = new double[4], mask = new double[4];
        var (rate, sum, random) = (0.4, 0.0, new Random(1));
        return Given.Of(
            GradientModel.Of(
                [Component.Of("w", w, dw)],
                () =>
                {
                    sum = 0;
                    for (var i = 0; i < w.Length; i++)
                    {
                        mask[i] = random.NextDouble() < rate || rate == 1 ? 0 : 1 / (1 - rate);
                        sum += (mask[i] * Math.Tanh(w[i])) + (residual * w[i]);
                    }

                    return Math.Cosh(sum) + (decay * w.Sum(x => x * x));
                },
                () => Fill(dw, i => (Math.Sinh(sum) * ((wrong * mask[i] * (1 - Math.Pow(Math.Tanh(w[i]), 2))) + residual))
                    + (2 * decay * w[i]))) with
            {
                KeepProbability = isRate ? (() => rate, value => rate = value) : (() => 1 - rate, value => rate = 1 - value),
                Reseed = seed => random = new(seed),
            },
            options);
    }

    static GradientModel Regularized(double own, Func<double, double> kept, Func<double, double> read, bool resets = false)
    {
        double[] w = [0.4, -0.7, 1.1], dw = new double[3];
        var lambda = own;
        return GradientModel.Of(
            [Component.Of("w", [3], i => w[i], (int i, double value) => (w[i], lambda) = (value, resets ? own : lambda), i => dw[i])],
            () => w.Sum(Math.Cosh) + (lambda / 2 * w.Sum(x => x * x)),
            () => Fill(dw, i => Math.Sinh(w[i]) + (read(lambda) * w[i]))) with
        {
            Lambda = (() => lambda, value => lambda = kept(value)),
        };
    }

    sealed class Net
    {
        public double Keep { get; set; }

        public bool Trains { get; set; } = true;
    }

    /// <summary>Units that are centred in training, before dropout; the wrong gradient takes the mean for a constant.</summary>
    static GradientModel Normalized(double own, Action<Net, double> set, Func<Net, double>? get = null, bool isWrong = false)
    {
        var net = new Net { Keep = own };
        double[] w = [0.4, -0.7, 1.1], dw = new double[3], mask = new double[3];
        var random = new Random(1);
        double Mean() => net.Trains ? w.Average() : 0.1;
        double Slope(int i) => Math.Cosh((w[i] - Mean()) * mask[i]) * mask[i];
        return GradientModel.Of(
            [Component.Of("w", w, dw)],
            () =>
            {
                Fill(mask, _ => net.Trains && random.NextDouble() >= net.Keep ? 0 : net.Trains ? 1 / net.Keep : 1);
                return Enumerable.Range(0, 3).Sum(i => Math.Sinh((w[i] - Mean()) * mask[i])) + w.Sum(Math.Cosh);
            },
            () =>
            {
                var through = net.Trains && !isWrong ? Enumerable.Range(0, 3).Average(Slope) : 0;
                Fill(dw, i => Slope(i) - through + Math.Sinh(w[i]));
            }) with
        {
            KeepProbability = (() => get is null ? net.Keep : get(net), value => set(net, value)),
            Reseed = seed => random = new(seed),
        };
    }

    static void Fill(double[] array, Func<int, double> value)
    {
        for (var i = 0; i < array.Length; i++)
        {
            array[i] = value(i);
        }
    }
}
