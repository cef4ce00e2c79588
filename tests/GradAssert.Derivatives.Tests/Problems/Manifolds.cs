using System.Numerics;
using static System.Math;

namespace GradientTesting.Derivatives.Tests.Problems;

/// <summary>A rotation and poses: columns are those of a step in the tangent space.</summary>
internal static class Manifolds
{
    public static IEnumerable<Problem> All => [Rotation, Between, Sphere];

    /// <summary>w, x, y, z.</summary>
    static double[] Times(double[] p, double[] q) =>
    [
        (p[0] * q[0]) - (p[1] * q[1]) - (p[2] * q[2]) - (p[3] * q[3]),
        (p[0] * q[1]) + (p[1] * q[0]) + (p[2] * q[3]) - (p[3] * q[2]),
        (p[0] * q[2]) - (p[1] * q[3]) + (p[2] * q[0]) + (p[3] * q[1]),
        (p[0] * q[3]) + (p[1] * q[2]) - (p[2] * q[1]) + (p[3] * q[0]),
    ];

    static double[] Turned(double[] q, double[] step)
    {
        var angle = Sqrt(step.Sum(each => each * each));
        var share = angle < 1e-9 ? 0.5 : Sin(angle / 2) / angle;
        return Times(q, [Cos(angle / 2), share * step[0], share * step[1], share * step[2]]);
    }

    static double[,] Matrix(double[] q) => new[,]
    {
        { 1 - (2 * ((q[2] * q[2]) + (q[3] * q[3]))), 2 * ((q[1] * q[2]) - (q[0] * q[3])), 2 * ((q[1] * q[3]) + (q[0] * q[2])) },
        { 2 * ((q[1] * q[2]) + (q[0] * q[3])), 1 - (2 * ((q[1] * q[1]) + (q[3] * q[3]))), 2 * ((q[2] * q[3]) - (q[0] * q[1])) },
        { 2 * ((q[1] * q[3]) - (q[0] * q[2])), 2 * ((q[2] * q[3]) + (q[0] * q[1])), 1 - (2 * ((q[1] * q[1]) + (q[2] * q[2]))) },
    };

    static double[,] Cross(double[] v) => new[,] { { 0, -v[2], v[1] }, { v[2], 0, -v[0] }, { -v[1], v[0], 0 } };

    static double[,] Product(double[,] a, double[,] b) =>
        Matrices.Of(3, 3, (i, j) => Enumerable.Range(0, 3).Sum(k => a[i, k] * b[k, j]));

    static Problem Rotation
    {
        get
        {
            double[] point = [0.8, -1.2, 2.1];
            double[] start = Turned([1, 0, 0, 0], [0.4, -0.9, 0.7]);
            double[] Rotated(double[] q) =>
                [.. Enumerable.Range(0, 3).Select(i => Enumerable.Range(0, 3).Sum(k => Matrix(q)[i, k] * point[k]))];
            double[,] Of(double[] q) => Product(Matrix(q), Cross(point)).Each((_, _, v) => -v);
            GradientReport Check(Func<double[], double[,]> jacobian) => GradientCheck.Jacobian(Rotated, jacobian, start, Turned);
            return new Problem("rotation of a point", () => Check(Of))
                .Wrong("of a turn on the other side", () => Check(q => Cross(Rotated(q)).Each((_, _, v) => -v)), null)
                .Wrong("sign", () => Check(q => Of(q).Each((_, _, v) => -v)), "J has the wrong sign")
                .Wrong("half, as of a quaternion's vector", () => Check(q => Of(q).Each((_, _, v) => v / 2)), "J is 2× too small")
                .Wrong("transposed", () => Check(q => Of(q).Transposed()), "J is transposed")
                .Wrong("z, y, x", () => Check(q => Of(q).Each((i, j, _) => Of(q)[i, 2 - j])), "J has columns 0 and 2 exchanged")
                .Breach("normalizes the caller's quaternion", () => Check(q =>
                {
                    var J = Of(q);
                    q[0] = Round(q[0], 6);
                    return J;
                }), "The point `at` was changed");
        }
    }

    static Problem Between
    {
        get
        {
            // Poses in the plane: x, y, heading; what one sees of the other, with a turn that is never beyond π.
            double[] other = [4.2, -1.1, 3.0];
            static double Wrapped(double angle) => Atan2(Sin(angle), Cos(angle));
            static double[] Moved(double[] pose, double[] step) =>
            [
                pose[0] + (Cos(pose[2]) * step[0]) - (Sin(pose[2]) * step[1]),
                pose[1] + (Sin(pose[2]) * step[0]) + (Cos(pose[2]) * step[1]),
                Wrapped(pose[2] + step[2]),
            ];
            double[] Seen(double[] pose)
            {
                double dx = other[0] - pose[0], dy = other[1] - pose[1], c = Cos(pose[2]), s = Sin(pose[2]);
                return [(c * dx) + (s * dy), (c * dy) - (s * dx), Wrapped(other[2] - pose[2])];
            }

            double[,] Of(double[] pose) => new[,] { { -1, 0, Seen(pose)[1] }, { 0, -1, -Seen(pose)[0] }, { 0, 0, -1 } };
            static double[] Minus(double[] y, double[] z) => [y[0] - z[0], y[1] - z[1], Wrapped(y[2] - z[2])];
            // The turn that is seen is π, where it jumps without the ⊖.
            GradientReport Check(Func<double[], double[,]> jacobian) =>
                GradientCheck.Jacobian(Seen, jacobian, [0.7, 0.4, 3.0 - PI], Moved, minus: Minus);
            return new Problem("pose between two", () => Check(Of))
                .Wrong("of the other pose", () => Check(pose => Of(pose).Each((_, _, v) => -v)), "J has the wrong sign")
                .Wrong("heading left out", () => Check(pose => Of(pose).Each((i, j, v) => j == 2 && i < 2 ? 0 : v)),
                    "J is zero in J[0, 2] and J[1, 2]")
                .Wrong("heading before position", () => Check(pose => Of(pose).Each((i, j, _) => Of(pose)[i, (j + 2) % 3])),
                    "J has its columns in another order: it holds 2, 0, 1")
                .Wrong("sign of one", () => Check(pose => Of(pose).Each((i, j, v) => (i, j) is (1, 2) ? -v : v)),
                    "J has the wrong sign in J[1, 2]");
        }
    }

    static Problem Sphere
    {
        get
        {
            // Directions of unit length, of a type of the user's own; a height above a plane.
            var normal = new Vector3(0.2f, -0.5f, 0.8f);
            static (double X, double Y, double Z) Unit(double x, double y, double z)
            {
                var length = Sqrt((x * x) + (y * y) + (z * z));
                return (x / length, y / length, z / length);
            }

            // Two directions across: those of the coordinate axes, with what points along is taken off.
            static (double X, double Y, double Z) Plus((double X, double Y, double Z) d, double[] step) =>
                Unit(d.X + step[0], d.Y + step[1], d.Z);
            double[] Height((double X, double Y, double Z) d) => [(normal.X * d.X) + (normal.Y * d.Y) + (normal.Z * d.Z)];
            double[,] Of((double X, double Y, double Z) d)
            {
                var height = Height(d)[0];
                return new[,] { { normal.X - (height * d.X), normal.Y - (height * d.Y) } };
            }

            GradientReport Check(Func<(double X, double Y, double Z), double[,]> jacobian) =>
                GradientCheck.Jacobian(Height, jacobian, Unit(0.3, 0.5, 0.9), Plus);
            return new Problem("height over the sphere", () => Check(Of))
                .Wrong("not projected", () => Check(_ => new double[,] { { normal.X, normal.Y } }), null)
                .Wrong("one left out", () => Check(d => Of(d).Each((_, j, v) => j == 1 ? 0 : v)), "J is zero in J[0, 1]");
        }
    }
}
