using static System.Math;

namespace GradientTesting.Benchmarks;

internal static class ElementWiseCases
{
    const string Kind = "element-wise";

    public static IEnumerable<DerivativeCase> All => [Mish, Huber, HardSwish, Distribution, Sinc, LogCosh];

    static double Softplus(double x) => Max(x, 0) + Log(1 + Exp(-Abs(x)));

    static double Share(double x) => x >= 0 ? 1 / (1 + Exp(-x)) : Exp(x) / (1 + Exp(x));

    static DerivativeCase Mish
    {
        get
        {
            static double Of(double x) => x * Tanh(Softplus(x));
            static double Slope(double x) => Tanh(Softplus(x)) + (x * Share(x) * (1 - Pow(Tanh(Softplus(x)), 2)));
            return new DerivativeCase(Kind, "statistics", "Mish", () => GradientCheck.Derivative(Of, Slope))
                .Wrong("product rule forgotten", () => GradientCheck.Derivative(Of, x => Tanh(Softplus(x))), "is wrong from", "wrong for",
                    "is wrong up to")
                .Wrong("inner derivative forgotten",
                    () => GradientCheck.Derivative(Of, x => Tanh(Softplus(x)) + (x * (1 - Pow(Tanh(Softplus(x)), 2)))),
                    "is wrong from", "is wrong up to", "wrong for")
                .Wrong("that of SiLU", () => GradientCheck.Derivative(Of, x => Share(x) * (1 + (x * (1 - Share(x))))),
                    "is the derivative of SiLU")
                .Wrong("Mish itself", () => GradientCheck.Derivative(Of, Of), "is the function itself");
        }
    }

    static DerivativeCase Huber
    {
        get
        {
            static double Of(double x) => Abs(x) <= 1.5 ? x * x / 2 : 1.5 * (Abs(x) - 0.75);
            static double Slope(double x) => Clamp(x, -1.5, 1.5);
            return new DerivativeCase(Kind, "curve fitting", "Huber's loss", () => GradientCheck.Derivative(Of, Slope))
                .Wrong("not clamped", () => GradientCheck.Derivative(Of, x => x), "from |x| = ")
                .Wrong("clamped above only", () => GradientCheck.Derivative(Of, x => Min(x, 1.5)), "up to x = ")
                .Wrong("2 of the square", () => GradientCheck.Derivative(Of, x => Abs(x) <= 1.5 ? 2 * x : Slope(x)), "2× too large")
                .Wrong("sign left out outside", () => GradientCheck.Derivative(Of, x => Abs(x) <= 1.5 ? x : 1.5), "wrong sign up to x = ");
        }
    }

    static DerivativeCase HardSwish
    {
        get
        {
            static double Of(double x) => x * Clamp((x + 3) / 6, 0, 1);
            static double Slope(double x) => x <= -3 ? 0 : x >= 3 ? 1 : ((2 * x) + 3) / 6;
            return new DerivativeCase(Kind, "signal processing", "hard swish", () => GradientCheck.Derivative(Of, Slope))
                .Wrong("zero below zero", () => GradientCheck.Derivative(Of, x => x < 0 ? 0 : Slope(x)), "zero from x = ",
                    "is zero for x < 0", "is zero up to x = -1E-08")
                .Wrong("the gate alone", () => GradientCheck.Derivative(Of, x => Clamp((x + 3) / 6, 0, 1)), "from x = ", "from |x| = ",
                    "up to |x| = ")
                .Wrong("right branch not cut", () => GradientCheck.Derivative(Of, x => x <= -3 ? 0 : ((2 * x) + 3) / 6), "from x = ")
                .Wrong("1 at −3 and below", () => GradientCheck.Derivative(Of, x => x <= -3 ? 1 : Slope(x)), "up to x = -3");
        }
    }

    static DerivativeCase Distribution
    {
        get
        {
            static double Of(double x) => MathNet.Numerics.SpecialFunctions.Erfc(-x / Sqrt(2)) / 2;
            static double Slope(double x) => Exp(-x * x / 2) / Sqrt(2 * PI);
            double[] at = [-2.5, -1.2, -0.4, 0, 0.3, 0.9, 1.7, 2.8];
            return new DerivativeCase(Kind, "pricing", "normal distribution", () => GradientCheck.Derivative(Of, Slope, at))
                .Wrong("2π not under a root", () => GradientCheck.Derivative(Of, x => Exp(-x * x / 2) / (2 * PI), at), "too small")
                .Wrong("π for 2π", () => GradientCheck.Derivative(Of, x => Exp(-x * x / 2) / Sqrt(PI), at), "too large")
                .Wrong("square not halved", () => GradientCheck.Derivative(Of, x => Exp(-x * x) / Sqrt(2 * PI), at), "wrong from |x| = ",
                    "wrong for |x| > 0")
                .Wrong("of the other tail", () => GradientCheck.Derivative(Of, x => -Slope(x), at), "has the wrong sign");
        }
    }

    static DerivativeCase Sinc
    {
        get
        {
            static double Of(double x) => x == 0 ? 1 : Sin(x) / x;
            static double Slope(double x) => Abs(x) < 1e-3 ? -x / 3 : ((x * Cos(x)) - Sin(x)) / (x * x);
            double[] at = [-4, -1.3, 0, 0.6, 2.2, 5.1];
            return new DerivativeCase(Kind, "signal processing", "sinc", () => GradientCheck.Derivative(Of, Slope, at))
                .Wrong("1 at zero", () => GradientCheck.Derivative(Of, x => x == 0 ? 1 : Slope(x), at), "is wrong at x = 0")
                .Wrong("undefined at zero", () => GradientCheck.Derivative(Of, x => ((x * Cos(x)) - Sin(x)) / (x * x), at), "NaN at x = 0")
                .Wrong("quotient rule the other way round", () => GradientCheck.Derivative(Of, x => -Slope(x), at), "has the wrong sign")
                .Wrong("x not squared", () => GradientCheck.Derivative(Of, x => Slope(x) * (x == 0 ? 1 : x), at));
        }
    }

    static DerivativeCase LogCosh
    {
        get
        {
            static double Of(double x) => Softplus(2 * x) - x - Log(2);
            return new DerivativeCase(Kind, "curve fitting", "logarithm of the hyperbolic cosine", () => GradientCheck.Derivative(Of, Tanh))
                .Wrong("in terms of the output", () => GradientCheck.Derivative(Tanh, x => 1 - (x * x)), "given f(x) in place of x")
                .Wrong("half", () => GradientCheck.Derivative(Of, x => Tanh(x) / 2), "2× too small")
                .Wrong("tanh by its slope", () => GradientCheck.Derivative(Of, x => 1 - (Tanh(x) * Tanh(x))), "is the derivative of tanh")
                .Wrong("of the absolute value", () => GradientCheck.Derivative(Of, x => Sign(x)), "up to |x| = ", "from |x| = ",
                    "from x = ");
        }
    }
}
