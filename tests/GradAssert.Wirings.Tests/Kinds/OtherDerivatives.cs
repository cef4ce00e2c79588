namespace GradientTesting.Wirings.Tests.Kinds;

/// <summary>Jacobians, Hessians, products and derivatives of single numbers that are handed over wrongly.</summary>
internal static class OtherDerivatives
{
    public static IReadOnlyList<Wiring> All { get; } =
    [
        new("a Jacobian of columns for rows", "J[j, i] is filled, since the textbook has the gradient in columns.",
            ["transpose"],
            Wrong: () => Jacobian(x => Transposed(Slopes(x))),
            Right: () => Jacobian(Slopes)),

        new("a Jacobian of the start", "The lambda captures the start, and ignores its argument.",
            ["captured", "other values"],
            Wrong: () => Jacobian(_ => Slopes(At), [GradientPhase.AsIs]),
            Right: () => Jacobian(Slopes)),

        new("a function of degrees", "The function takes degrees, its Jacobian differentiates by radians.",
            ["57", "factor", "too large", "unit"],
            Wrong: () => new(() => GradientCheck.Jacobian(
                x => Values([.. x.Select(value => value * Math.PI / 180)]),
                x => Slopes([.. x.Select(value => value * Math.PI / 180)]), [.. At.Select(value => value * 57)])),
            Right: () => Jacobian(Slopes)),

        new("f and f′ exchanged", "DerivativeMatchesNumerical(derivative, function).",
            ["exchanged", "f"],
            Wrong: () => new(() => GradientCheck.Derivative((double x) => 1 - Math.Pow(Math.Tanh(x), 2), (double x) => Math.Tanh(x))),
            Right: () => new(() => GradientCheck.Derivative((double x) => Math.Tanh(x), (double x) => 1 - Math.Pow(Math.Tanh(x), 2)))),

        new("f′ of the output, given the input", "y(1 − y) is handed over as a function of x.",
            ["output", "y"],
            Wrong: () => new(() => GradientCheck.Derivative((double x) => 1 / (1 + Math.Exp(-x)), (double y) => y * (1 - y))),
            Right: () => new(() => GradientCheck.Derivative((double x) => 1 / (1 + Math.Exp(-x)), (_, y) => y * (1 - y)))),

        new("a Hessian of a triangle", "The lower triangle is filled, and the check takes the whole.",
            ["triangle", "HessianTriangle"],
            Wrong: () => new(() => GradientCheck.Hessian(Gradient, x => Lower(Hessian(x)), At)),
            Right: () => new(() => GradientCheck.Hessian(Gradient, x => Lower(Hessian(x)), At, HessianTriangle.Lower))),

        new("an inverse Hessian", "What quasi-Newton methods keep is the inverse.",
            ["H"],
            Wrong: () => new(() => GradientCheck.Hessian(Gradient, x => Inverse(Hessian(x)), At)),
            Right: () => new(() => GradientCheck.Hessian(Gradient, Hessian, At))),

        new("a product with the gradient", "H·g is returned, whatever v is.",
            ["v", "direction", "ignores"],
            Wrong: () => new(() => GradientCheck.HessianVectorProduct(Gradient, (x, _) => Times(Hessian(x), Gradient(x)), At)),
            Right: () => new(() => GradientCheck.HessianVectorProduct(Gradient, (x, v) => Times(Hessian(x), v), At))),

        new("a product by differences of a long step", "H·v is (g(x + v) − g(x)), with no small step.",
            ["linear", "Hv", "v"],
            Wrong: () => new(() => GradientCheck.HessianVectorProduct(
                Gradient, (x, v) => [.. Gradient([.. x.Zip(v, (a, b) => a + b)]).Zip(Gradient(x), (a, b) => a - b)], At)),
            Right: () => new(() => GradientCheck.HessianVectorProduct(Gradient, (x, v) => Times(Hessian(x), v), At))),

        new("a forward product in place of a backward one", "J·v is handed over where Jᵀ·c is asked for; J is square.",
            ["transpose", "J·v", "x"],
            Wrong: () => new(() => GradientCheck.Vjp(Values, (x, c) => Times(Slopes(x), c), At)),
            Right: () => new(() => GradientCheck.Vjp(Values, (x, c) => Times(Transposed(Slopes(x)), c), At))),

        new("a cached Jacobian", "The Jacobian is returned in one array that the next call overwrites, of the values before.",
            ["kept", "captured", "other values", "before"],
            Wrong: () =>
            {
                var last = Slopes(At);
                return Jacobian(x =>
                {
                    var before = last;
                    last = Slopes(x);
                    return before;
                });
            },
            Right: () => Jacobian(Slopes)),
    ];

    static double[] At => [0.4, -0.7];

    static Given Jacobian(Func<double[], double[,]> jacobian, GradientPhase[]? phases = null) =>
        new(() => GradientCheck.Jacobian(Values, jacobian, At, phases is null ? null : new() { Phases = phases }));

    static double[] Values(double[] x) => [Math.Sin(x[0]) * x[1], x[0] + Math.Exp(x[1])];

    static double[,] Slopes(double[] x) => new[,] { { Math.Cos(x[0]) * x[1], Math.Sin(x[0]) }, { 1, Math.Exp(x[1]) } };

    /// <summary>Of f = x₀² x₁ + eˣ¹.</summary>
    static double[] Gradient(double[] x) => [2 * x[0] * x[1], (x[0] * x[0]) + Math.Exp(x[1])];

    static double[,] Hessian(double[] x) => new[,] { { 2 * x[1], 2 * x[0] }, { 2 * x[0], Math.Exp(x[1]) } };

    static double[,] Transposed(double[,] m) => new[,] { { m[0, 0], m[1, 0] }, { m[0, 1], m[1, 1] } };

    static double[,] Lower(double[,] m) => new[,] { { m[0, 0], 0 }, { m[1, 0], m[1, 1] } };

    static double[,] Inverse(double[,] m)
    {
        var d = (m[0, 0] * m[1, 1]) - (m[0, 1] * m[1, 0]);
        return new[,] { { m[1, 1] / d, -m[0, 1] / d }, { -m[1, 0] / d, m[0, 0] / d } };
    }

    static double[] Times(double[,] m, double[] v) => [(m[0, 0] * v[0]) + (m[0, 1] * v[1]), (m[1, 0] * v[0]) + (m[1, 1] * v[1])];
}
