namespace GradientTesting.Tests.Findings;

/// <summary>Biases of 1e-8 in single precision: a third of their size does not move the cost, and their gradient is not rounding.</summary>
public class SmallBiasesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void What_is_too_small_to_be_known_does_not_match(float factor)
    {
        var report = GradientCheck.Run(Model(factor), GradientRun.AsIs);
        Assert.True(report.Verdict == GradientVerdict.Inconclusive, report.ToString());
        Assert.DoesNotContain("inactive", report.ToString(), StringComparison.Ordinal);
    }

    /// <summary>J = mean of log(1 + exp(Σ w x + b)) − y(Σ w x + b), in float.</summary>
    static GradientModel Model(float factor)
    {
        var random = new Random(3);
        float[] w = [0.4f, -0.7f, 0.2f], b = [1e-8f], dw = new float[3], db = new float[1];
        float[][] x = [.. Enumerable.Range(0, 16).Select(_ => new float[3].Select(_ => (float)Draw.Normal(random)).ToArray())];
        float Score(int n) => (w[0] * x[n][0]) + (w[1] * x[n][1]) + (w[2] * x[n][2]) + b[0];
        double Cost() => Enumerable.Range(0, 16).Average(n => MathF.Log(1 + MathF.Exp(Score(n))) - (n % 3 == 0 ? Score(n) : 0));
        void Backward()
        {
            Array.Clear(dw);
            db[0] = 0;
            for (var n = 0; n < 16; n++)
            {
                var delta = ((1 / (1 + MathF.Exp(-Score(n)))) - (n % 3 == 0 ? 1 : 0)) / 16;
                db[0] += factor * delta;
                for (var i = 0; i < 3; i++)
                {
                    dw[i] += delta * x[n][i];
                }
            }
        }

        return GradientModel.Of([Component.Of("w", w, dw), Component.Of("b", b, db)], Cost, Backward);
    }
}
