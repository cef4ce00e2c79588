using static System.Math;

namespace GradientTesting.Benchmarks;

internal static class RobotJacobians
{
    const string Kind = "Jacobian", Field = "robotics";

    public static IEnumerable<DerivativeCase> All => [Arm, Bicycle, Lens, Rotation];

    static DerivativeCase Arm
    {
        get
        {
            double[] lengths = [0.9, 0.7, 0.3];
            double Angle(double[] q, int k) => q.Take(k + 1).Sum();
            double[] Pose(double[] q) =>
                [lengths.Select((l, k) => l * Cos(Angle(q, k))).Sum(), lengths.Select((l, k) => l * Sin(Angle(q, k))).Sum(), q.Sum()];
            // Joint j moves every link from j on.
            double[,] Of(double[] q, int last = 3) => Changed.Of(3, 3, (i, j) => i == 2 ? 1
                : Enumerable.Range(j, 3 - j).Where(k => k < last).Sum(k => lengths[k] * (i == 0 ? -Sin(Angle(q, k)) : Cos(Angle(q, k)))));
            GradientReport Check(Func<double[], double[,]> jacobian) => GradientCheck.Jacobian(Pose, jacobian, [0.4, 0.9, -1.3]);
            return new DerivativeCase(Kind, Field, "three-link arm with orientation", () => Check(q => Of(q)))
                .Wrong("the hand's own length forgotten", () => Check(q => Of(q, last: 2)), "row 0", "rows 0 and 1", "wrong in row 1")
                .Wrong("sign of the sines", () => Check(q => Of(q).Each((i, _, v) => i == 0 ? -v : v)), "wrong sign in row 0")
                .Wrong("orientation of the last joint", () => Check(q => Of(q).Each((i, j, v) => (i, j) is (2, 2) ? 0 : v)), "J[2, 2]")
                .Wrong("joints from the hand on", () => Check(q => Of(q).Each((i, j, _) => Of(q)[i, 2 - j])),
                    "columns 0 and 2 exchanged", "another order: it holds 2, 1, 0")
                .Wrong("transposed", () => Check(q => Of(q).Transposed()), "is transposed")
                .Wrong("two times the second joint", () => Check(q => Of(q).Each((_, j, v) => j == 1 ? 2 * v : v)),
                    "2× too large in column 1");
        }
    }

    static DerivativeCase Bicycle
    {
        get
        {
            // x, y, heading, speed, steering angle.
            const double dt = 0.05, wheelbase = 2.7;
            static double[] Next(double[] s) =>
                [s[0] + (dt * s[3] * Cos(s[2])), s[1] + (dt * s[3] * Sin(s[2])), s[2] + (dt * s[3] * Tan(s[4]) / wheelbase)];
            static double[,] Of(double[] s) => new[,]
            {
                { 1, 0, -dt * s[3] * Sin(s[2]), dt * Cos(s[2]), 0 },
                { 0, 1, dt * s[3] * Cos(s[2]), dt * Sin(s[2]), 0 },
                { 0, 0, 1, dt * Tan(s[4]) / wheelbase, dt * s[3] / wheelbase / (Cos(s[4]) * Cos(s[4])) },
            };
            GradientReport Check(Func<double[], double[,]> jacobian) =>
                GradientCheck.Jacobian(Next, jacobian, [31.2, -8.5, 0.6, 11.4, 0.21]);
            return new DerivativeCase(Kind, Field, "bicycle model", () => Check(Of))
                .Wrong("tangent taken for its derivative", () => Check(s => Of(s).Each((i, j, v) =>
                    (i, j) is (2, 4) ? dt * s[3] / wheelbase * Tan(s[4]) : v)), "J[2, 4]")
                .Wrong("small angles", () => Check(s => Of(s).Each((i, j, v) => (i, j) is (2, 4) ? dt * s[3] / wheelbase : v)), "J[2, 4]")
                .Wrong("dt twice for the speed", () => Check(s => Of(s).Each((_, j, v) => j == 3 ? dt * v : v)),
                    "20× too small in column 3")
                .Wrong("heading left out", () => Check(s => Of(s).Each((i, j, v) => j == 2 && i < 2 ? 0 : v)), "J[0, 2] and J[1, 2]")
                .Wrong("sine and cosine exchanged", () => Check(s => Of(s).Each((i, j, v) => j != 3 || i == 2 ? v : Of(s)[1 - i, 3])),
                    "in column 3", "J[0, 3] and J[1, 3]")
                .Wrong("of the step without the state", () => Check(s => Of(s).Each((i, j, v) => i == j ? v - 1 : v)), "identity",
                    "J[0, 0]");
        }
    }

    static DerivativeCase Lens
    {
        get
        {
            // A pixel of a lens with radial distortion, by x, y and the coefficient; filled.
            static void Pixel(double[] p, double[] uv)
            {
                var scale = 1 + (p[2] * ((p[0] * p[0]) + (p[1] * p[1])));
                (uv[0], uv[1]) = (510 * p[0] * scale, 505 * p[1] * scale);
            }

            static void Of(double[] p, double[,] J)
            {
                double square = (p[0] * p[0]) + (p[1] * p[1]), scale = 1 + (p[2] * square);
                (J[0, 0], J[0, 1], J[0, 2]) = (510 * (scale + (2 * p[2] * p[0] * p[0])), 1020 * p[2] * p[0] * p[1], 510 * p[0] * square);
                (J[1, 0], J[1, 1], J[1, 2]) = (1010 * p[2] * p[0] * p[1], 505 * (scale + (2 * p[2] * p[1] * p[1])), 505 * p[1] * square);
            }

            GradientReport Check(Action<double[], double[,]> change) => GradientCheck.Jacobian(
                Pixel, (double[] p, double[,] J) =>
                {
                    Of(p, J);
                    change(p, J);
                }, [0.31, -0.47, 0.18], outputs: 2);
            return new DerivativeCase(Kind, Field, "lens with distortion", () => Check((_, _) => { }))
                .Wrong("distortion left out beside the diagonal", () => Check((_, J) => J[0, 1] = J[1, 0] = 0), "J[0, 1] and J[1, 0]",
                    "beside its diagonal")
                .Wrong("2 of the square", () => Check((p, J) => J[0, 0] = 510 * (1 + (p[2] * ((2 * p[0] * p[0]) + (p[1] * p[1]))))),
                    "J[0, 0]")
                .Wrong("one focal length", () => Check((_, J) =>
                {
                    for (var j = 0; j < 3; j++)
                    {
                        J[1, j] *= 510.0 / 505;
                    }
                }), "too large in row 1")
                .Wrong("coefficient's column not written", () => GradientCheck.Jacobian(Pixel, (double[] p, double[,] J) =>
                {
                    var (first, second) = (J[0, 2], J[1, 2]);
                    Of(p, J);
                    (J[0, 2], J[1, 2]) = (first, second);
                }, [0.31, -0.47, 0.18], outputs: 2), "did not write J[0, 2]");
        }
    }

    static DerivativeCase Rotation
    {
        get
        {
            // A landmark seen from a pose (x, y, heading); a step is in the frame of the robot.
            double[] mark = [4.2, -1.7];
            double[] See(double[] x)
            {
                double dx = mark[0] - x[0], dy = mark[1] - x[1], c = Cos(x[2]), s = Sin(x[2]);
                return [(c * dx) + (s * dy), (c * dy) - (s * dx)];
            }

            static double[] Plus(double[] x, double[] d) =>
                [x[0] + (Cos(x[2]) * d[0]) - (Sin(x[2]) * d[1]), x[1] + (Sin(x[2]) * d[0]) + (Cos(x[2]) * d[1]), x[2] + d[2]];
            double[,] Of(double[] x) => new[,] { { -1, 0, See(x)[1] }, { 0, -1, -See(x)[0] } };
            GradientReport Check(Func<double[], double[,]> jacobian) => GradientCheck.Jacobian(See, jacobian, [0.8, 0.5, 0.9], Plus);
            return new DerivativeCase(Kind, Field, "landmark from a pose", () => Check(Of))
                .Wrong("steps in the frame of the map", () => Check(x => new[,]
                {
                    { -Cos(x[2]), -Sin(x[2]), See(x)[1] }, { Sin(x[2]), -Cos(x[2]), -See(x)[0] },
                }), "J[0, 0]", "column 0", "columns 0 and 1")
                .Wrong("sign of the turn", () => Check(x => Of(x).Each((_, j, v) => j == 2 ? -v : v)), "wrong sign in column 2")
                .Wrong("of the landmark", () => Check(x => Of(x).Each((_, j, v) => j < 2 ? -v : v)),
                    "wrong sign in columns 0 and 1", "wrong sign in J[0, 0] and J[1, 1]")
                .Wrong("turn left out", () => Check(x => Of(x).Each((_, j, v) => j == 2 ? 0 : v)), "zero in column 2");
        }
    }
}
