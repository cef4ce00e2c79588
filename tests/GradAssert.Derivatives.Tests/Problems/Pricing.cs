using MathNet.Numerics.Distributions;
using static System.Math;

namespace GradientTesting.Derivatives.Tests.Problems;

internal static class Pricing
{
    public static IEnumerable<Problem> All => [BlackScholes, Bond];

    // Spot, strike, rate, volatility, years.
    static (double First, double Second) Of(double[] p)
    {
        var first = (Log(p[0] / p[1]) + ((p[2] + (p[3] * p[3] / 2)) * p[4])) / (p[3] * Sqrt(p[4]));
        return (first, first - (p[3] * Sqrt(p[4])));
    }

    static double[] CallAndPut(double[] p)
    {
        var (first, second) = Of(p);
        var discount = Exp(-p[2] * p[4]);
        var call = (p[0] * Normal.CDF(0, 1, first)) - (p[1] * discount * Normal.CDF(0, 1, second));
        return [call, call - p[0] + (p[1] * discount)];
    }

    static double[,] Greeks(double[] p)
    {
        var (first, second) = Of(p);
        var discount = Exp(-p[2] * p[4]);
        double Share(double d) => Normal.CDF(0, 1, d);
        var density = Normal.PDF(0, 1, first);
        var vega = p[0] * density * Sqrt(p[4]);
        var decay = p[0] * density * p[3] / (2 * Sqrt(p[4]));
        return new[,]
        {
            { Share(first), -discount * Share(second), p[1] * p[4] * discount * Share(second), vega, decay
                + (p[2] * p[1] * discount * Share(second)) },
            { Share(first) - 1, discount * Share(-second), -p[1] * p[4] * discount * Share(-second), vega,
                decay - (p[2] * p[1] * discount * Share(-second)) },
        };
    }

    static Problem BlackScholes
    {
        get
        {
            static GradientReport Check(Func<double[], double[,]> jacobian) =>
                GradientCheck.Jacobian(CallAndPut, jacobian, [104.2, 98, 0.031, 0.22, 0.75]);
            return new Problem("Black–Scholes", () => Check(Greeks))
                .Wrong("vega per percent", () => Check(p => Greeks(p).Each((_, j, v) => j == 3 ? v / 100 : v)),
                    "J is 100× too small in column 3 and right elsewhere: are units mixed, hundredths for ones, or percent?")
                .Wrong("theta, which runs the other way", () => Check(p => Greeks(p).Each((_, j, v) => j == 4 ? -v : v)),
                    "wrong sign in column 4")
                .Wrong("the call's delta for the put", () => Check(p => Greeks(p).Each((i, j, v) => (i, j) is (1, 0) ? v + 1 : v)),
                    "in J[1, 0]")
                .Wrong("the call's greeks for the put", () => Check(p => Greeks(p).Each((_, j, _) => Greeks(p)[0, j])),
                    "J holds row 0 in row 1")
                .Wrong("strike left out", () => Check(p => Greeks(p).Each((_, j, v) => j == 1 ? 0 : v)), "J is zero in column 1")
                .Wrong("√T forgotten", () => Check(p => Greeks(p).Each((_, j, v) => j == 3 ? v / Sqrt(p[4]) : v)), "in column 3")
                .Wrong("rate and volatility exchanged", () =>
                    Check(p => Greeks(p).Each((i, j, v) => j is 2 or 3 ? Greeks(p)[i, 5 - j] : v)),
                    "J has columns 2 and 3 exchanged")
                .Wrong("put before call", () => Check(p => Greeks(p).Each((i, j, _) => Greeks(p)[1 - i, j])),
                    "J has rows 0 and 1 exchanged");
        }
    }

    static Problem Bond
    {
        get
        {
            // Prices of three bonds from four zero rates.
            double[][] flows = [[3, 103, 0, 0], [2, 2, 102, 0], [4, 4, 4, 104]];
            double[] Prices(double[] r) => [.. flows.Select(flow => flow.Select((cash, k) => cash * Exp(-r[k] * (k + 1))).Sum())];
            double[,] Of(double[] r) => Matrices.Of(3, 4, (i, k) => -(k + 1) * flows[i][k] * Exp(-r[k] * (k + 1)));
            GradientReport Check(Func<double[], double[,]> jacobian) =>
                GradientCheck.Jacobian(Prices, jacobian, [0.021, 0.024, 0.0262, 0.0275]);
            return new Problem("bonds from zero rates", () => Check(Of))
                .Wrong("years forgotten", () => Check(r => Of(r).Each((_, k, v) => v / (k + 1))),
                    "J is multiplied by a number of its own in each of 3 columns, from 0.25 to 0.5: is it with respect")
                .Wrong("per basis point", () => Check(r => Of(r).Each((_, _, v) => v / 10_000)), "J is 10000× too small")
                .Wrong("sign", () => Check(r => Of(r).Each((_, _, v) => -v)), "J has the wrong sign")
                .Wrong("the last rate left out", () => Check(r => Of(r).Each((_, k, v) => k == 3 ? 0 : v)), "is zero in J[2, 3]");
        }
    }
}
