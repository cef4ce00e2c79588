using static System.Math;

namespace GradientTesting.Derivatives.Tests.Problems;

internal static class Robotics
{
    static readonly double[] joints = [0.7, -1.1];

    public static IEnumerable<Problem> All => [Arm, ArmInDegrees, Unicycle, RangeAndBearing, Camera];

    static double[] Hand(double[] q) =>
        [(1.3 * Cos(q[0])) + (0.8 * Cos(q[0] + q[1])), (1.3 * Sin(q[0])) + (0.8 * Sin(q[0] + q[1]))];

    static double[,] OfHand(double[] q)
    {
        double first = q[0], both = q[0] + q[1];
        return new[,]
        {
            { (-1.3 * Sin(first)) - (0.8 * Sin(both)), -0.8 * Sin(both) },
            { (1.3 * Cos(first)) + (0.8 * Cos(both)), 0.8 * Cos(both) },
        };
    }

    static double[,] With(double[,] matrix, Action<double[,]> change)
    {
        var copy = (double[,])matrix.Clone();
        change(copy);
        return copy;
    }

    static GradientReport OfArm(Func<double[], double[,]> jacobian) => GradientCheck.Jacobian(Hand, jacobian, joints);

    static Problem Arm => new Problem("two-link arm", () => OfArm(OfHand))
        .Wrong("transposed", () => OfArm(q => OfHand(q).Each((i, j, _) => OfHand(q)[j, i])), "J is transposed")
        .Wrong("sign of the whole", () => OfArm(q => OfHand(q).Each((_, _, v) => -v)), "J has the wrong sign")
        .Wrong("columns exchanged", () => OfArm(q => OfHand(q).Each((i, j, _) => OfHand(q)[i, 1 - j])), "J has columns 0 and 1 exchanged")
        .Wrong("rows exchanged", () => OfArm(q => OfHand(q).Each((i, j, _) => OfHand(q)[1 - i, j])), "J has rows 0 and 1 exchanged")
        .Wrong("second link forgotten in the first column", () => OfArm(q => With(OfHand(q), J =>
        {
            J[0, 0] = -1.3 * Sin(q[0]);
            J[1, 0] = 1.3 * Cos(q[0]);
        })), "J is wrong in column 0 and right elsewhere")
        .Wrong("sign of one element", () => OfArm(q => With(OfHand(q), J => J[0, 1] = -J[0, 1])),
            "J has the wrong sign in J[0, 1] and right elsewhere")
        .Wrong("second joint left out", () => OfArm(q => With(OfHand(q), J => J[0, 1] = J[1, 1] = 0)),
            "J is zero in column 1 and right elsewhere: is the parameter left out? "
                + "One that is kept fixed is no element of x: let f take the others alone")
        .Breach("its first value for ever", () =>
        {
            double[,]? kept = null;
            var calls = 0;
            return OfArm(q => ++calls > 1 ? (kept ??= OfHand([q[0] + 0.1, q[1]])) : OfHand(q));
        }, "was called twice at the same x");

    static Problem ArmInDegrees
    {
        get
        {
            const double degree = PI / 180;
            double[] Radians(double[] q) => Array.ConvertAll(q, angle => angle * degree);
            GradientReport Of(Func<double[], double[,]> jacobian) => GradientCheck.Jacobian(q => Hand(Radians(q)), jacobian, [40, -65]);
            return new Problem("arm in degrees", () => Of(q => OfHand(Radians(q)).Each((_, _, v) => v * degree)))
                .Wrong("per radian", () => Of(q => OfHand(Radians(q))), "a factor π/180 is missing")
                .Wrong("divided by it", () => Of(q => OfHand(Radians(q)).Each((_, _, v) => v / degree)), "3283× too large")
                .Wrong("per radian in one column", () => Of(q => OfHand(Radians(q)).Each((_, j, v) => j == 0 ? v * degree : v)),
                    "57.3× too large in column 1 and right elsewhere: a factor π/180 is missing");
        }
    }

    static Problem Unicycle
    {
        get
        {
            // x, y, heading, speed, turn rate; a step of dt.
            const double dt = 0.1;
            static double[] Step(double[] s) =>
                [s[0] + (dt * s[3] * Cos(s[2])), s[1] + (dt * s[3] * Sin(s[2])), s[2] + (dt * s[4]), s[3], s[4]];
            static double[][] Of(double[] s) =>
            [
                [1, 0, -dt * s[3] * Sin(s[2]), dt * Cos(s[2]), 0],
                [0, 1, dt * s[3] * Cos(s[2]), dt * Sin(s[2]), 0],
                [0, 0, 1, 0, dt],
                [0, 0, 0, 1, 0],
                [0, 0, 0, 0, 1],
            ];
            static double[][] With(double[] s, Action<double[][]> change)
            {
                var matrix = Of(s);
                change(matrix);
                return matrix;
            }

            GradientReport Check(Func<double[], double[][]> jacobian) =>
                GradientCheck.Jacobian(Step, jacobian, [12.5, -3.4, 0.8, 2.2, 0.3]);
            return new Problem("unicycle", () => Check(Of))
                .Wrong("without the identity", () => Check(s => With(s, F =>
                {
                    for (var i = 0; i < 5; i++)
                    {
                        F[i][i] -= 1;
                    }
                })), "J lacks the identity")
                .Wrong("sine and cosine exchanged", () => Check(s => With(s, F => (F[0][3], F[1][3]) = (F[1][3], F[0][3]))),
                    "J is wrong in column 3 and right elsewhere")
                .Wrong("sign of a sine", () => Check(s => With(s, F => F[0][2] = -F[0][2])), "J has the wrong sign in J[0, 2]")
                .Wrong("dt forgotten", () => Check(s => With(s, F => F[2][4] = 1)), "J[2, 4]")
                .Wrong("heading left out", () => Check(s => With(s, F => F[0][2] = F[1][2] = 0)), "J is zero in J[0, 2] and J[1, 2]")
                .Wrong("transposed", () => Check(s => [.. Enumerable.Range(0, 5).Select(j => Of(s).Select(row => row[j]).ToArray())]),
                    "J is transposed")
                .Breach("rows of other lengths", () => Check(s => With(s, F => F[4] = [0, 0, 0, 1])),
                    "rows that are null, or of unequal lengths")
                .Breach("changes the state", () => Check(s =>
                {
                    var F = Of(s);
                    s[2] %= 0.5;
                    return F;
                }), "changed the x that it was given: x[2] was 0.8");
        }
    }

    static Problem RangeAndBearing
    {
        get
        {
            // Map coordinates in metres, and a heading: a landmark 40 m off.
            const double east = 512_340, north = 5_403_210;
            static double[] See(double[] s)
            {
                double dx = east - s[0], dy = north - s[1];
                return [Sqrt((dx * dx) + (dy * dy)), Atan2(dy, dx) - s[2]];
            }

            static double[] Of(double[] s)
            {
                double dx = east - s[0], dy = north - s[1], square = (dx * dx) + (dy * dy), range = Sqrt(square);
                return [-dx / range, -dy / range, 0, dy / square, -dx / square, -1];
            }

            static double[] With(double[] s, Action<double[], double> change)
            {
                var matrix = Of(s);
                change(matrix, See(s)[0]);
                return matrix;
            }

            GradientReport Check(Func<double[], double[]> jacobian) =>
                GradientCheck.Jacobian(See, jacobian, [512_310.25, 5_403_185.5, 0.4], width: 3);
            return new Problem("range and bearing in map coordinates", () => Check(Of))
                .Wrong("range where its square belongs", () => Check(s => With(s, (J, range) =>
                {
                    J[3] *= range;
                    J[4] *= range;
                })), "J[1, 0] and J[1, 1]")
                .Wrong("sign of the heading", () => Check(s => With(s, (J, _) => J[5] = 1)), "J has the wrong sign in J[1, 2]")
                .Wrong("of the landmark and not the robot", () => Check(s => With(s, (J, _) =>
                {
                    foreach (var k in (int[])[0, 1, 3, 4])
                    {
                        J[k] = -J[k];
                    }
                })), "J has the wrong sign in columns 0 and 1 and is right elsewhere")
                .Wrong("column by column", () => Check(s =>
                {
                    var J = Of(s);
                    return [J[0], J[3], J[1], J[4], J[2], J[5]];
                }), "J is stored column by column")
                .Wrong("one percent of one element", () => Check(s => With(s, (J, _) => J[4] *= 1.01)), "J[1, 1]");
        }
    }

    static Problem Camera
    {
        get
        {
            static void Project(double[] p, double[] uv)
            {
                uv[0] = (420 * p[0] / p[2]) + 320;
                uv[1] = (415 * p[1] / p[2]) + 240;
            }

            static void Of(double[] p, double[,] J)
            {
                J[0, 0] = 420 / p[2];
                J[0, 1] = 0;
                J[0, 2] = -420 * p[0] / (p[2] * p[2]);
                J[1, 0] = 0;
                J[1, 1] = 415 / p[2];
                J[1, 2] = -415 * p[1] / (p[2] * p[2]);
            }

            GradientReport Check(Action<double[], double[,]> jacobian) =>
                GradientCheck.Jacobian(Project, jacobian, [0.3, -0.2, 2.5], outputs: 2);
            return new Problem("pinhole camera", () => Check(Of))
                .Breach("a zero is not written", () => Check((p, J) =>
                {
                    var dirt = J[1, 0];
                    Of(p, J);
                    J[1, 0] = dirt;
                }), "did not write J[1, 0]")
                .Breach("adds to what is there", () => Check((p, J) =>
                {
                    var dirt = J[0, 2];
                    Of(p, J);
                    J[0, 2] += dirt;
                }), "adds to J[0, 2]")
                .Wrong("depth not squared", () => Check((p, J) =>
                {
                    Of(p, J);
                    J[0, 2] *= p[2];
                    J[1, 2] *= p[2];
                }), "is multiplied by x in column 2 and right elsewhere")
                .Wrong("one focal length for both", () => Check((p, J) =>
                {
                    Of(p, J);
                    J[1, 1] = 420 / p[2];
                    J[1, 2] = -420 * p[1] / (p[2] * p[2]);
                }), "J is 1.2% too large in row 1 and right elsewhere");
        }
    }
}
