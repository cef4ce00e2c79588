using System.Numerics;

namespace XunitTests.Guides;

/// <summary>docs/float32.md.</summary>
public class SinglePrecisionTests
{
    static readonly float[][] x = [[0.5f, -1, 0.2f], [0.1f, 0.8f, -0.4f], [-0.6f, 0.3f, 0.9f], [0.7f, -0.2f, 0.4f]];
    static readonly float[] y = [0.3f, -0.2f, 0.8f, 0.1f];

    #region Float
    [Fact]
    public void In_the_precision_of_the_model() => GradAssert.MatchesNumerical(new Regression<float>(x, y));
    #endregion

    #region Twin
    [Fact]
    public void Of_its_double_twin() => GradAssert.MatchesNumerical(
        new Regression<double>([.. x.Select(row => row.Select(value => (double)value).ToArray())], [.. y.Select(value => (double)value)]));
    #endregion

    #region Generic
    /// <summary>A line through points. T is float in production, and double in the test that has to be sharp.</summary>
    sealed class Regression<T>(T[][] x, T[] y) : IGradientModel
        where T : struct, IFloatingPointIeee754<T>
    {
        readonly T[] w = [.. x[0].Select((_, j) => T.CreateChecked(0.1 * (j + 1)))], dw = new T[x[0].Length];

        public IReadOnlyList<Component> Components =>
        [
            w is float[] values ? Component.Of("w", values, (float[])(object)dw) : Component.Of("w", (double[])(object)w, (double[])(object)dw),
        ];

        public double Cost()
        {
            var sum = 0.0; // in double: float32 sums of a batch lose most of what a check compares
            for (var i = 0; i < x.Length; i++)
            {
                sum += double.CreateChecked(Residual(i) * Residual(i));
            }

            return sum / 2;
        }

        public void ComputeGradient()
        {
            Array.Clear(dw);
            for (var i = 0; i < x.Length; i++)
            {
                for (var j = 0; j < dw.Length; j++)
                {
                    dw[j] += Residual(i) * x[i][j];
                }
            }
        }

        T Residual(int i)
        {
            var sum = -y[i];
            for (var j = 0; j < w.Length; j++)
            {
                sum += w[j] * x[i][j];
            }

            return sum;
        }
    }
    #endregion
}
