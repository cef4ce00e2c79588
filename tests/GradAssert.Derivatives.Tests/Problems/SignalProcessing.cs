using static System.Math;

namespace GradientTesting.Derivatives.Tests.Problems;

internal static class SignalProcessing
{
    public static IEnumerable<Problem> All => [DampedTone, Filter];

    static Problem DampedTone
    {
        get
        {
            // Amplitude, hertz, phase, decay of a tone, at eight samples.
            double[] at = [0, 0.011, 0.024, 0.039, 0.052, 0.067, 0.081, 0.093];
            double[] Samples(double[] p) => [.. at.Select(t => p[0] * Exp(-p[3] * t) * Sin((2 * PI * p[1] * t) + p[2]))];
            double[,] Of(double[] p) => Matrices.Of(at.Length, 4, (i, j) =>
            {
                var (t, envelope, angle) = (at[i], Exp(-p[3] * at[i]), (2 * PI * p[1] * at[i]) + p[2]);
                return j switch
                {
                    0 => envelope * Sin(angle),
                    1 => p[0] * envelope * Cos(angle) * 2 * PI * t,
                    2 => p[0] * envelope * Cos(angle),
                    _ => -t * p[0] * envelope * Sin(angle),
                };
            });
            GradientReport Check(Func<double[], double[,]> jacobian) => GradientCheck.Jacobian(Samples, jacobian, [1.3, 17.5, 0.6, 4.2]);
            return new Problem("damped tone", () => Check(Of))
                .Wrong("2π forgotten", () => Check(p => Of(p).Each((_, j, v) => j == 1 ? v / (2 * PI) : v)), "too small in column 1")
                .Wrong("sine for cosine", () => Check(p => Of(p).Each((i, j, v) => j == 2 ? p[0] * Of(p)[i, 0] : v)),
                    "J is wrong in column 2")
                .Wrong("sign of the decay", () => Check(p => Of(p).Each((_, j, v) => j == 3 ? -v : v)), "wrong sign in column 3")
                .Wrong("time forgotten", () => Check(p => Of(p).Each((i, j, v) => j == 3 && i > 0 ? v / at[i] : v)),
                    "J is wrong in column 3");
        }
    }

    static Problem Filter
    {
        get
        {
            // Outputs of a filter with five taps.
            double[] input = [0.2, -1.1, 0.7, 1.9, -0.4, 0.3, 1.2, -0.8];
            double[] Outputs(double[] taps) =>
                [.. Enumerable.Range(0, input.Length).Select(n => taps.Select((tap, k) => n >= k ? tap * input[n - k] : 0).Sum())];
            double[,] Of(double[] taps) => Matrices.Of(input.Length, taps.Length, (n, k) => n >= k ? input[n - k] : 0);
            GradientReport Check(Func<double[], double[,]> jacobian) =>
                GradientCheck.Jacobian(Outputs, jacobian, [0.1, 0.4, -0.2, 0.6, 0.05]);
            return new Problem("filter", () => Check(Of))
                .Wrong("taps from the last", () => Check(h => Of(h).Each((n, k, _) => Of(h)[n, 4 - k])),
                    "J has its columns in another order: it holds 4, 3, 2, 1, 0")
                .Wrong("one sample late", () => Check(h => Of(h).Each((n, k, _) => n > k ? input[n - k - 1] : 0)), null)
                .Wrong("the start not cut off", () => Check(h => Of(h).Each((n, k, v) => n >= k ? v : input[n - k + 8])), null)
                .Breach("one buffer for input and result", () =>
                {
                    var shared = new double[8, 5];
                    return GradientCheck.Jacobian(Outputs, h =>
                    {
                        for (var n = 0; n < 8; n++)
                        {
                            for (var k = 0; k < 5; k++)
                            {
                                shared[n, k] += Of(h)[n, k];
                            }
                        }

                        return shared;
                    }, [0.1, 0.4, -0.2, 0.6, 0.05]);
                }, "was called twice at the same x");
        }
    }
}
