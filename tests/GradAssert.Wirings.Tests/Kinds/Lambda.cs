using GradientTesting.Wirings.Tests.Models;

namespace GradientTesting.Wirings.Tests.Kinds;

/// <summary>A λ that does not reach the cost: its term is not checked, although the test says that it is.</summary>
internal static class Lambda
{
    public static IReadOnlyList<Wiring> All { get; } =
    [
        new("a λ of zero with no gradient", "λ is 0 by default, and the gradient of its term was never written.",
            ["does not react to Lambda"],
            Wrong: () => AtZero(0),
            Right: () => AtZero(1)),

        new("an initialization that clears λ", "Initialize() resets the hyperparameters to their defaults.",
            ["changed λ from 0.8 to 0"],
            Wrong: () => Initialized(clears: true, forgetsTerm: false),
            Right: () => Initialized(clears: false, forgetsTerm: false)),

        new("an initialization that clears λ, over a wrong gradient", "The same, and the L2 term has no gradient.",
            ["changed λ from 0.8 to 0"],
            Wrong: () => Initialized(clears: true, forgetsTerm: true),
            Right: () => Initialized(clears: false, forgetsTerm: false)),

        new("options that nobody reads",
            "The wiring sets options.Lambda, and the network took λ = 0 from another constructor. The gradient lacks the term.",
            Words.Lambda,
            Wrong: () =>
            {
                Settings options = new() { Lambda = 0.1 };
                return new Ridge(() => 0, forgetsTerm: true).Model((() => options.Lambda, value => options.Lambda = value));
            },
            Right: () => Plain()),

        new("a λ that was read when the network was built",
            "The network keeps the λ of its configuration; the wiring sets the configuration.",
            Words.Lambda,
            Wrong: () =>
            {
                Settings options = new() { Lambda = 0.1 };
                var kept = options.Lambda;
                return new Ridge(() => kept).Model((() => options.Lambda, value => options.Lambda = value));
            },
            Right: () => Plain()),

        new("a λ whose `with` is dropped", "settings with { Lambda = value } is a new record, which nobody keeps.",
            Words.Lambda,
            Wrong: () =>
            {
                Frozen settings = new(0.1);
                return new Ridge(() => settings.Lambda).Model((() => settings.Lambda, value => _ = settings with { Lambda = value }));
            },
            Right: () =>
            {
                Frozen settings = new(0.1);
                return new Ridge(() => settings.Lambda).Model(
                    (() => settings.Lambda, value => settings = settings with { Lambda = value }));
            }),

        new("a λ of a clone", "The λ is that of a clone of the settings.",
            Words.Lambda,
            Wrong: () =>
            {
                Settings options = new() { Lambda = 0.2 }, clone = new() { Lambda = 0.2 };
                return new Ridge(() => options.Lambda).Model((() => clone.Lambda, value => clone.Lambda = value));
            },
            Right: () => Plain(0.2)),

        new("a λ setter that does nothing", "λ is set in the constructor, and the setter was left empty.",
            Words.Lambda,
            Wrong: () => new Ridge(() => 0.1).Model((() => 0.1, _ => { })),
            Right: () => Plain()),

        new("a λ that cannot be 0, quietly", "The setter takes 0 for \"not set\", and puts the default.",
            Words.Lambda,
            Wrong: () => Guarded(value => value > 0 ? value : 0.01),
            Right: () => Guarded(value => value)),

        new("a λ that cannot be 0, by an exception", "The setter refuses 0. The gradient lacks the term.",
            ["λ = 0", "λ … refuse", "λ … threw"],
            Wrong: () => Guarded(value => value > 0
                ? value
                : throw new ArgumentOutOfRangeException(nameof(value), value, "A weight decay is positive."), forgetsTerm: true),
            Right: () => Guarded(value => value)),

        new("a λ that cannot be set", "The setter throws: λ is given to the constructor. The gradient lacks the term.",
            ["λ … set", "λ … threw"],
            Wrong: () => new Ridge(() => 0.1, forgetsTerm: true).Model(
                (() => 0.1, _ => throw new NotSupportedException("Build a new network."))),
            Right: () => Plain()),

        new("a λ of NaN", "NaN stands for \"not set\", and there is no term; the gradient lacks it too.",
            ["λ … NaN"],
            Wrong: () => Guarded(value => value, forgetsTerm: true, start: double.NaN),
            Right: () => Guarded(value => value)),

        new("a λ of -1", "-1 stands for \"off\", and there is no term; the gradient lacks it too.",
            ["λ … -1", "λ … −1"],
            Wrong: () => Guarded(value => value, forgetsTerm: true, start: -1),
            Right: () => Guarded(value => value)),

        new("a logarithm of λ", "The settings keep log10 λ, and the wiring passes it on.",
            ["λ … -1", "λ … −1", "λ … negative", .. Words.Lambda],
            Wrong: () =>
            {
                var log = -1.0;
                return new Ridge(() => Math.Pow(10, log)).Model((() => log, value => log = value));
            },
            Right: () => Plain()),

        new("a gradient that is kept under a key without λ", "The gradient is kept for the last weights, whatever λ is.",
            ["λ … key", "gradient … λ … cache", "not react to λ"],
            Wrong: () => Kept(keyHasLambda: false),
            Right: () => Kept(keyHasLambda: true)),

        new("a λ per sample", "The getter returns λ/n, the setter takes λ: what is put back is not what was there.",
            Words.Lambda,
            Wrong: () =>
            {
                Settings options = new() { Lambda = 0.5 };
                return new Ridge(() => options.Lambda).Model((() => options.Lambda / 10, value => options.Lambda = value));
            },
            Right: () => Plain(0.5)),

        new("the weight decay of the optimizer", "λ is that of the optimizer, which adds it to the gradient; the cost has no term.",
            ["weight decay", "cost has no", "λ part", "L2 term", "regularization term"],
            Wrong: () =>
            {
                Settings optimizer = new() { Lambda = 0.1 };
                return new Ridge(() => 0) { Decay = () => optimizer.Lambda }.Model(
                    (() => optimizer.Lambda, value => optimizer.Lambda = value));
            },
            Right: () => Plain()),
    ];

    static Given Initialized(bool clears, bool forgetsTerm)
    {
        var lambda = 0.8;
        var model = new Ridge(() => lambda, forgetsTerm).Model((() => lambda, value => lambda = value));
        return model with
        {
            Initialize = random =>
            {
                model.Initialize!(random);
                lambda = clears ? 0 : lambda;
            },
        };
    }

    sealed class Settings
    {
        public double Lambda { get; set; }
    }

    sealed record Frozen(double Lambda);

    static Given Kept(bool keyHasLambda)
    {
        var (fit, lambda) = (Fit.Logistic(), 0.1);
        (string Key, double[] Gradient) last = ("", []);
        return GradientModel.Of(
            [Component.Of("w", fit.W, fit.DW)], () => fit.Loss() + (lambda / 2 * fit.W.Sum(value => value * value)), () =>
            {
                var key = string.Join(' ', fit.W.Append(keyHasLambda ? lambda : 0));
                if (last.Key != key)
                {
                    fit.Backward();
                    last = (key, [.. fit.W.Zip(fit.DW, (value, slope) => slope + (lambda * value))]);
                }

                last.Gradient.CopyTo(fit.DW, 0);
            }) with { Lambda = (() => lambda, value => lambda = value) };
    }

    static Given Plain(double lambda = 0.1)
    {
        Settings settings = new() { Lambda = lambda };
        return new Ridge(() => settings.Lambda).Model((() => settings.Lambda, value => settings.Lambda = value));
    }

    static Given Guarded(Func<double, double> taken, bool forgetsTerm = false, double start = 0.1)
    {
        var lambda = start;
        return new Ridge(() => lambda, forgetsTerm).Model((() => lambda, value => lambda = taken(value)));
    }

    static Given AtZero(double ofTerm)
    {
        double[] w = [0.4, -0.7, 1.1], dw = new double[3];
        var lambda = 0.0;
        return GradientModel.Of(
            [Component.Of("w", w, dw)],
            () => w.Sum(Math.Exp) + (lambda / 2 * w.Sum(value => value * value)),
            () =>
            {
                for (var i = 0; i < w.Length; i++)
                {
                    dw[i] = Math.Exp(w[i]) + (ofTerm * lambda * w[i]);
                }
            }) with
        {
            Lambda = (() => lambda, value => lambda = value),
        };
    }
}
