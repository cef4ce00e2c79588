using MathNet.Numerics;
using static System.Math;

namespace GradientTesting.Derivatives.Tests.Problems;

internal static class Activations
{
    public static IEnumerable<Problem> All =>
        [Logistic, HyperbolicTangent, Rectifier, HardSigmoid, Softplus, Gelu, Elu, Payoff, Window, Logarithm, Huber, Single];

    static double Sigmoid(double x) => x >= 0 ? 1 / (1 + Exp(-x)) : Exp(x) / (1 + Exp(x));

    static GradientReport Check(Func<double, double> f, Func<double, double> derivative) => GradientCheck.Derivative(f, derivative);

    static GradientReport OfOutput(Func<double, double> f, Func<double, double, double> derivative) =>
        GradientCheck.Derivative(f, derivative);

    static Problem Logistic => new Problem("sigmoid", () => Check(Sigmoid, x => Sigmoid(x) * (1 - Sigmoid(x))))
        .Wrong("in terms of the output", () => Check(Sigmoid, x => x * (1 - x)), "f′ is right where it is given f(x) in place of x")
        .Wrong("sign", () => Check(Sigmoid, x => Sigmoid(x) * (Sigmoid(x) - 1)), "f′ has the wrong sign")
        .Wrong("1 − s forgotten", () => Check(Sigmoid, Sigmoid), "f′ is the derivative of softplus")
        .Wrong("tanh's", () => Check(Sigmoid, x => 1 - (Tanh(x) * Tanh(x))), "f′ is the derivative of tanh")
        .Breach("overflows", () => Check(Sigmoid, x => Exp(-x) / ((1 + Exp(-x)) * (1 + Exp(-x)))), "The derivative is NaN at x = -");

    static Problem HyperbolicTangent => new Problem("tanh of the output", () => OfOutput(Tanh, (_, y) => 1 - (y * y)))
        .Wrong("of the input", () => OfOutput(Tanh, (x, _) => 1 - (x * x)), "f′ is right where it is given f(x) in place of x")
        .Wrong("not squared", () => OfOutput(Tanh, (_, y) => 1 - y), null)
        .Wrong("sigmoid's", () => OfOutput(Tanh, (_, y) => y * (1 - y)), null)
        .Wrong("twice", () => OfOutput(Tanh, (_, y) => 2 * (1 - (y * y))), "f′ is 2× too large");

    static Problem Rectifier => new Problem("leaky ReLU", () => Check(x => x > 0 ? x : 0.01 * x, x => x > 0 ? 1 : 0.01))
        .Wrong("without the leak", () => Check(x => x > 0 ? x : 0.01 * x, x => x > 0 ? 1 : 0), "f′ is zero for x < 0 and right at the others that were asked")
        .Wrong("the other side's branch", () => Check(x => x > 0 ? x : 0.01 * x, x => x < 0 ? 1 : 0.01), null)
        .Wrong("another leak", () => Check(x => x > 0 ? x : 0.01 * x, x => x > 0 ? 1 : 0.1),
            "f′ is 10× too large for x < 0 and right at the others that were asked")
        .Wrong("outside at the kink", () => Check(x => x > 0 ? x : 0.01 * x, x => x > 0 ? 1 : x < 0 ? 0.01 : 2), "f′ is wrong at x = 0");

    static Problem HardSigmoid
    {
        get
        {
            static double Hard(double x) => Clamp((x / 6) + 0.5, 0, 1);
            return new Problem("hard sigmoid", () => Check(Hard, x => Abs(x) < 3 ? 1.0 / 6 : 0))
                .Wrong("cut at 2.5", () => Check(Hard, x => Abs(x) < 2.5 ? 1.0 / 6 : 0), "f′ is zero from |x| = 2.")
                .Wrong("cut off above alone", () => Check(Hard, x => x < 3 ? 1.0 / 6 : 0), "f′ is wrong up to x = -3 and right at the others that were asked")
                .Wrong("a fifth", () => Check(Hard, x => Abs(x) < 3 ? 0.2 : 0), "f′ is 20% too large");
        }
    }

    static Problem Softplus
    {
        get
        {
            static double Soft(double x) => Max(x, 0) + Log(1 + Exp(-Abs(x)));
            return new Problem("softplus", () => Check(Soft, Sigmoid))
                .Wrong("sigmoid's", () => Check(Soft, x => Sigmoid(x) * (1 - Sigmoid(x))), "f′ is the derivative of sigmoid")
                .Wrong("of −x", () => Check(Soft, x => Sigmoid(-x)), null)
                .Breach("overflows", () => Check(Soft, x => Exp(x) / (1 + Exp(x))), "The derivative is NaN at x = ");
        }
    }

    static Problem Gelu
    {
        get
        {
            static double Share(double x) => SpecialFunctions.Erfc(-x / Sqrt(2)) / 2;
            static double Density(double x) => Exp(-x * x / 2) / Sqrt(2 * PI);
            static double ByTanh(double x)
            {
                var t = Tanh(Sqrt(2 / PI) * (x + (0.044715 * x * x * x)));
                return (0.5 * (1 + t)) + (0.5 * x * (1 - (t * t)) * Sqrt(2 / PI) * (1 + (3 * 0.044715 * x * x)));
            }

            return new Problem("GELU", () => Check(x => x * Share(x), x => Share(x) + (x * Density(x))))
                .Wrong("that of the approximation", () => Check(x => x * Share(x), ByTanh), "f′ is the derivative of GELU (by tanh)")
                .Wrong("the product's second half forgotten", () => Check(x => x * Share(x), Share), null)
                .Wrong("π for 2π", () => Check(x => x * Share(x), x => Share(x) + (x * Exp(-x * x / 2) / Sqrt(PI))), null);
        }
    }

    static Problem Elu => new Problem("ELU", () => Check(x => x > 0 ? x : 1.5 * (Exp(x) - 1), x => x > 0 ? 1 : 1.5 * Exp(x)))
        .Wrong("alpha forgotten", () => Check(x => x > 0 ? x : 1.5 * (Exp(x) - 1), x => x > 0 ? 1 : Exp(x)), "f′ is the derivative of ELU")
        .Wrong("minus one too many", () => Check(x => x > 0 ? x : 1.5 * (Exp(x) - 1), x => x > 0 ? 1 : 1.5 * (Exp(x) - 1)),
            "f′ is wrong for x ≤ 0")
        .Wrong("slope 1 everywhere", () => Check(x => x > 0 ? x : 1.5 * (Exp(x) - 1), _ => 1), "f′ is wrong for x < 0");

    static Problem Payoff
    {
        get
        {
            // A call spread over the spot, in a currency.
            static double Pays(double s) => Max(s - 95, 0) - Max(s - 110, 0);
            GradientReport At(Func<double, double> derivative) =>
                GradientCheck.Derivative(Pays, derivative, at: [80, 94.9, 96, 104, 109.5, 111, 140]);
            return new Problem("call spread", () => At(s => s is > 95 and < 110 ? 1 : 0))
                .Wrong("the cap forgotten", () => At(s => s > 95 ? 1 : 0), "f′ is wrong at x = 111, 140 and right at the others that were asked")
                .Wrong("from the wrong strike", () => At(s => s is > 100 and < 110 ? 1 : 0), "f′ is wrong at x = 96 and right at the others that were asked");
        }
    }

    static Problem Window => new Problem("Gaussian window", () => Check(x => Exp(-x * x), x => -2 * x * Exp(-x * x)))
        .Wrong("2 forgotten", () => Check(x => Exp(-x * x), x => -x * Exp(-x * x)), "f′ is 2× too small")
        .Wrong("sign", () => Check(x => Exp(-x * x), x => 2 * x * Exp(-x * x)), "f′ has the wrong sign")
        .Wrong("the inner derivative forgotten", () => Check(x => Exp(-x * x), x => Exp(-x * x)), "f′ is the function itself");

    static Problem Logarithm => new Problem("log and root, where defined", () =>
        Check(x => Log(x) + Sqrt(x), x => (1 / x) + (0.5 / Sqrt(x))))
        .Wrong("1/2 forgotten", () => Check(x => Log(x) + Sqrt(x), x => (1 / x) + (1 / Sqrt(x))), null)
        .Wrong("of log alone", () => Check(x => Log(x) + Sqrt(x), x => 1 / x), "f′ is the derivative of log");

    static Problem Huber
    {
        get
        {
            static double Loss(double r) => Abs(r) <= 1.345 ? r * r / 2 : 1.345 * (Abs(r) - (1.345 / 2));
            return new Problem("Huber's loss", () => Check(Loss, r => Clamp(r, -1.345, 1.345)))
                .Wrong("the square's everywhere", () => Check(Loss, r => r), "f′ is wrong from |x| = 1.3")
                .Wrong("sign beyond the bend", () => Check(Loss, r => Abs(r) <= 1.345 ? r : 1.345), "f′ has the wrong sign up to x = ")
                .Wrong("bend at 1", () => Check(Loss, r => Clamp(r, -1, 1)), "f′ is wrong from |x| = 1.03028 on and right at the others that were asked")
                .Breach("another one at a second call", () =>
                {
                    var asked = new HashSet<double>();
                    return Check(Loss, r => Clamp(r, -1.345, 1.345) + (asked.Add(r) ? 0 : 0.1));
                }, "at a second call");
        }
    }

    static Problem Single
    {
        get
        {
            static GradientReport At(Func<float, float> derivative) =>
                GradientCheck.Derivative(x => x * x * x, derivative, at: new float[] { -2, -0.5f, 0.3f, 1.7f });
            return new Problem("cube in single precision", () => At(x => 3 * x * x))
                .Wrong("3 forgotten", () => At(x => x * x), "f′ is 3× too small")
                .Wrong("one power too few", () => At(x => 3 * x), null)
                .Wrong("2 for 3", () => At(x => 2 * x * x), "f′ is 33.3% too small");
        }
    }
}
