using MathNet.Numerics.LinearAlgebra;

namespace GradientTesting.Layers.Tests.Kinds;

/// <summary>One step of a gated recurrent unit over a batch, in MathNet matrices.</summary>
internal sealed class Gru(string? mistake)
{
    const int Batch = 3, In = 4, Hidden = 2;

    readonly Matrix<double> x = Draw(281, Batch, In), h = Draw(282, Batch, Hidden), dy = Zero(Batch, Hidden);
    readonly Matrix<double> wz = Draw(283, In, Hidden), wr = Draw(284, In, Hidden), wn = Draw(285, In, Hidden);
    readonly Matrix<double> uz = Draw(286, Hidden, Hidden), ur = Draw(287, Hidden, Hidden), un = Draw(288, Hidden, Hidden);
    Matrix<double> y = Zero(Batch, Hidden), dx = Zero(Batch, In), dh = Zero(Batch, Hidden);
    Matrix<double> dwz = Zero(In, Hidden), dwr = Zero(In, Hidden), dwn = Zero(In, Hidden);
    Matrix<double> duz = Zero(Hidden, Hidden), dur = Zero(Hidden, Hidden), dun = Zero(Hidden, Hidden);
    Matrix<double> z = Zero(Batch, Hidden), r = Zero(Batch, Hidden), n = Zero(Batch, Hidden);

    void Forward()
    {
        z = ((x * wz) + (h * uz)).Map(Logistic);
        r = ((x * wr) + (h * ur)).Map(Logistic);
        n = ((x * wn) + (r.PointwiseMultiply(h) * un)).PointwiseTanh();
        y = n + z.PointwiseMultiply(h - n);
    }

    void Backward()
    {
        var keep = Has("z and 1 − z are exchanged") ? z : 1 - z;
        var slope = Has("the candidate's derivative is that of σ") ? Slope(n) : 1 - n.PointwiseMultiply(n);
        var an = dy.PointwiseMultiply(keep).PointwiseMultiply(slope);
        var az = dy.PointwiseMultiply(Has("the gate's gradient misses n") ? h : h - n).PointwiseMultiply(Slope(z));
        var through = an * un.Transpose();
        var ar = through.PointwiseMultiply(h).PointwiseMultiply(Slope(r));
        dwz = x.TransposeThisAndMultiply(az);
        dwr = x.TransposeThisAndMultiply(ar);
        dwn = x.TransposeThisAndMultiply(an);
        duz = h.TransposeThisAndMultiply(az);
        dur = Has("dUr is dUz") ? duz : h.TransposeThisAndMultiply(ar);
        dun = (Has("dUn takes h for r∘h") ? h : r.PointwiseMultiply(h)).TransposeThisAndMultiply(an);
        dx = (az * wz.Transpose()) + (ar * wr.Transpose()) + (an * wn.Transpose());
        dh = (az * uz.Transpose()) + (ar * ur.Transpose());
        dh += Has("the reset gate is left out of dh") ? through : through.PointwiseMultiply(r);
        dh += Has("the direct path of h is missing") ? Zero(Batch, Hidden) : dy.PointwiseMultiply(z);
    }

    static double Logistic(double value) => 1 / (1 + Math.Exp(-value));

    static Matrix<double> Slope(Matrix<double> gate) => gate.PointwiseMultiply(1 - gate);

    static Matrix<double> Draw(int seed, int rows, int columns) => Matrix<double>.Build.DenseOfArray(new Random(seed).Grid(rows, columns));

    static Matrix<double> Zero(int rows, int columns) => Matrix<double>.Build.Dense(rows, columns);

    bool Has(string name) => mistake == name;

    public static Kind Kind { get; } = new("GRU cell, MathNet matrices", mistake =>
        {
            var cell = new Gru(mistake);
            return new("GruCell",
                [Part.Of("x", () => cell.x, () => cell.dx), Part.Of("h", () => cell.h, () => cell.dh)],
                [
                    Part.Of("Wz", () => cell.wz, () => cell.dwz), Part.Of("Uz", () => cell.uz, () => cell.duz),
                    Part.Of("Wr", () => cell.wr, () => cell.dwr), Part.Of("Ur", () => cell.ur, () => cell.dur),
                    Part.Of("Wn", () => cell.wn, () => cell.dwn), Part.Of("Un", () => cell.un, () => cell.dun),
                ],
                [Part.Of("y", () => cell.y, () => cell.dy)], cell.Forward, cell.Backward);
        },
        new("z and 1 − z are exchanged", "x h Wr Ur Wn Un", ["gate", "exchanged", .. Words.MissingTerm]),
        new("the candidate's derivative is that of σ", "x h Wr Ur Wn Un", ["derivative", "activation", .. Words.AtInput]),
        new("the gate's gradient misses n", "x h Wz Uz", ["gate", .. Words.MissingTerm]),
        new("dUr is dUz", "Ur", [.. Words.SameAsOther, "gate", "Uz"]),
        new("dUn takes h for r∘h", "Un", ["gate", "reset", .. Words.MissingTerm]),
        new("the reset gate is left out of dh", "h", ["gate", "reset", .. Words.MissingPath]),
        new("the direct path of h is missing", "h", Words.MissingPath));
}
