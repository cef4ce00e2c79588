using static System.Math;

namespace GradientTesting.Derivatives.Tests.Problems;

internal static class Statistics
{
    public static IEnumerable<Problem> All => [Softmax, Covariance];

    static Problem Softmax
    {
        get
        {
            static double[] Shares(double[] x)
            {
                var powers = x.Select(Exp).ToArray();
                return [.. powers.Select(power => power / powers.Sum())];
            }

            static double[,] Of(double[] x)
            {
                var s = Shares(x);
                return Matrices.Of(x.Length, x.Length, (i, j) => s[i] * ((i == j ? 1 : 0) - s[j]));
            }

            GradientReport Check(Func<double[], double[,]> jacobian) => GradientCheck.Jacobian(Shares, jacobian, [0.3, -0.9, 1.4, 0.1]);
            return new Problem("softmax", () => Check(Of))
                .Wrong("the diagonal alone", () => Check(x => Of(x).Each((i, j, v) => i == j ? v : 0)),
                    "J is zero beside its diagonal and right on it")
                .Wrong("sign beside the diagonal", () => Check(x => Of(x).Each((i, j, v) => i == j ? v : -v)),
                    "J has the wrong sign beside its diagonal and right on it")
                .Wrong("1 − s forgotten", () => Check(x => Of(x).Each((i, j, v) => i == j ? Shares(x)[i] : v)),
                    "J is wrong on its diagonal")
                .Wrong("of a constant", () => Check(x => Of([0.1, 0.2, 0.3, 0.4])), null);
        }
    }

    static Problem Covariance
    {
        get
        {
            // A 2×2 covariance from standard deviations and a correlation, flattened: s1², r s1 s2, s2².
            static double[] Entries(double[] p) => [p[0] * p[0], p[2] * p[0] * p[1], p[1] * p[1]];
            static Func<int, int, double> Of(double[] p) => (i, j) => (i, j) switch
            {
                (0, 0) => 2 * p[0],
                (1, 0) => p[2] * p[1],
                (1, 1) => p[2] * p[0],
                (1, 2) => p[0] * p[1],
                (2, 1) => 2 * p[1],
                _ => 0,
            };
            GradientReport Check(Func<double[], Func<int, int, double>> jacobian) =>
                GradientCheck.Jacobian(Entries, jacobian, [1.7, 0.4, -0.6]);
            return new Problem("covariance of deviations and correlation, sparse", () => Check(Of))
                .Wrong("2 of a square forgotten", () => Check(p => (i, j) => (i, j) is (0, 0) or (2, 1) ? Of(p)(i, j) / 2 : Of(p)(i, j)),
                    "J is 2× too small in J[0, 0] and J[2, 1]")
                .Wrong("an element that is not stored", () => Check(p => (i, j) => (i, j) is (1, 2) ? 0 : Of(p)(i, j)),
                    "J is zero in J[1, 2]")
                .Wrong("an element too many", () => Check(p => (i, j) => (i, j) is (0, 2) ? 0.3 : Of(p)(i, j)), "J is wrong in J[0, 2]")
                .Wrong("deviations exchanged", () => Check(p => (i, j) => Of(p)(i, j == 2 ? 2 : 1 - j)), "J has columns 0 and 1 exchanged");
        }
    }
}
