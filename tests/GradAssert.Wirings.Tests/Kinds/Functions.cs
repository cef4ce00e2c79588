using MathNet.Numerics.LinearAlgebra;

namespace GradientTesting.Wirings.Tests.Kinds;

/// <summary>Plain functions: the argument that is not used, the array that is kept or changed.</summary>
internal static class Functions
{
    static readonly double[] Start = [0.4, -0.9, 1.3];

    public static IReadOnlyList<Wiring> All { get; } =
    [
        new("a function of something else", "The cost reads the field theta instead of its argument p.",
            ["argument", .. Words.Unread],
            Wrong: () =>
            {
                double[] theta = [.. Start];
                return Of(_ => Cost(theta), Gradient);
            },
            Right: () => Of(Cost, Gradient)),

        new("a function of the start of MathNet",
            "The log-likelihood is of w, a vector outside, and not of the argument. The gradient forgets a factor.",
            ["argument", .. Words.Unread],
            Wrong: () =>
            {
                var w = Vector<double>.Build.Dense([.. Start]);
                return new(() => GradientCheck.Run(_ => Cost(w.AsArray()), p => 2 * Vector<double>.Build.Dense(Gradient(p.AsArray())), w));
            },
            Right: () => new(() => GradientCheck.Run(p => Cost(p.AsArray()),
                p => Vector<double>.Build.Dense(Gradient(p.AsArray())), Vector<double>.Build.Dense([.. Start])))),

        new("a gradient at the start", "The lambda of the gradient passes the captured start on, and not its argument.",
            ["gradient(at)", "captured"],
            Wrong: () => Of(Cost, _ => Gradient(Start)),
            Right: () => Of(Cost, Gradient)),

        new("a gradient in place", "The gradient is written over the argument, which is returned.",
            ["changed", "argument", "in place", "changes"],
            Wrong: () => Of(Cost, p =>
            {
                Gradient(p).CopyTo(p, 0);
                return p;
            }),
            Right: () => Of(Cost, Gradient)),

        new("a cost that sorts its argument", "The cost sorts the array that it is given, to take a median.",
            ["changed", "argument", "in place", "changes"],
            Wrong: () => Of(p =>
            {
                Array.Sort(p);
                return Cost(p);
            }, Gradient),
            Right: () => Of(p => Cost([.. p]), Gradient)),

        new("a gradient of another length", "The gradient has the derivative by a constant as its last element.",
            ["length"],
            Wrong: () => Of(Cost, p => [.. Gradient(p), 0]),
            Right: () => Of(Cost, Gradient)),

        new("a gradient that is the point", "The lambda returns p instead of the gradient.",
            ["the values", "argument", "the point", .. Words.Shared],
            Wrong: () => Of(Cost, p => p),
            Right: () => Of(Cost, Gradient)),

        new("a cost that rounds its argument to int", "The cost casts its argument to int, as pixels are.",
            ["flat", "rounds", "rounded", .. Words.Unread],
            Wrong: () => Of(p => p.Sum(value => (double)(int)value), p => [.. p.Select(_ => 1.0)]),
            Right: () => Of(p => p.Sum(), p => [.. p.Select(_ => 1.0)])),
    ];

    static Given Of(Func<double[], double> cost, Func<double[], double[]> gradient) =>
        new(() => GradientCheck.Run(cost, gradient, [.. Start]));

    static double Cost(double[] p) => Math.Exp(p[0]) - (p[0] * p[1]) + Math.Pow(p[2] - p[1], 2) + Math.Cos(p[2]);

    static double[] Gradient(double[] p) => [Math.Exp(p[0]) - p[1], -p[0] - (2 * (p[2] - p[1])), (2 * (p[2] - p[1])) - Math.Sin(p[2])];
}
