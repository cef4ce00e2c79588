using Bug = GradientTesting.TestModels.GaussianMixtureBug;

namespace GradientTesting.TestModels;

public enum GaussianMixtureBug
{
    None,
    ResponsibilityMissing,
    MixtureTermMissing,
    DeviationForVariance,
    NormalizationMissing,
    LogScaleTakenForScale,
    MeanWrongSign,
}

/// <summary>
/// J = −1/n · Σ log Σ π[k]·Π N(x; μ[k], s[k]²), with π = softmax(logits) and s = exp(log s). The first dimension is in
/// units of 1e4, the second in units of 1e−3.
/// </summary>
public sealed class GaussianMixture : ITestModel, IInitializableModel, ITrainableModel, IBatchModel, ICopyableModel
{
    const int Samples = 12, Parts = 4, Dimensions = 3;

    static readonly double[] Units = [1e4, 1e-3, 1];

    readonly int seed;
    readonly Bug bug;
    readonly double[] x;
    readonly double[] logits = new double[Parts], dLogits = new double[Parts];
    readonly double[] mu = new double[Parts * Dimensions], dMu = new double[Parts * Dimensions];
    readonly double[] logS = new double[Parts * Dimensions], dLogS = new double[Parts * Dimensions];
    readonly double[] pi = new double[Parts];
    readonly double[] responsibility = new double[Samples * Parts];

    public GaussianMixture(int seed, Bug bug = Bug.None)
    {
        (this.seed, this.bug) = (seed, bug);
        var random = new Random(seed);
        x = random.Features(Samples, Dimensions);
        for (var k = 0; k < x.Length; k++)
        {
            x[k] = Units[k % Dimensions] * (x[k] + (k / Dimensions % 3));
        }

        Tensors =
        [
            Tensor.Of("logits", logits, dLogits, Parts),
            Tensor.Of("mu", mu, dMu, Parts, Dimensions),
            Tensor.Of("logS", logS, dLogS, Parts, Dimensions),
        ];
        Components = [.. Tensors.Select(tensor => tensor.Component)];
        Initialize(random);
    }

    public IReadOnlyList<Tensor> Tensors { get; }

    public IReadOnlyList<Component> Components { get; }

    public int BatchSize => Samples;

    public void Initialize(Random random)
    {
        random.FillNormal(logits, 0.3);
        for (var j = 0; j < mu.Length; j++)
        {
            mu[j] = Units[j % Dimensions] * (1 + random.Normal());
            logS[j] = Math.Log(Units[j % Dimensions]) + (0.2 * random.Normal());
        }
    }

    public void TrainStep() => this.DescendRelatively(0.01);

    public double Cost()
    {
        var total = 0.0;
        for (var k = 0; k < Parts; k++)
        {
            total += pi[k] = Math.Exp(logits[k]);
        }

        var cost = 0.0;
        for (var s = 0; s < Samples; s++)
        {
            cost -= LogLikelihood(s, Math.Log(total));
        }

        for (var k = 0; k < Parts; k++)
        {
            pi[k] /= total;
        }

        return cost / Samples;
    }

    public void ComputeGradient()
    {
        Array.Clear(dLogits);
        Array.Clear(dMu);
        Array.Clear(dLogS);
        for (var k = 0; k < Parts; k++)
        {
            for (var s = 0; s < Samples; s++)
            {
                AddGradient(s, k);
            }
        }
    }

    public IGradientModel Copy() => Tensor.CopyValues(this, new GaussianMixture(seed, bug));

    double LogLikelihood(int s, double logTotal)
    {
        var row = s * Parts;
        var largest = double.NegativeInfinity;
        for (var k = 0; k < Parts; k++)
        {
            var density = logits[k] - logTotal;
            for (var d = 0; d < Dimensions; d++)
            {
                var j = (k * Dimensions) + d;
                var standardized = (x[(s * Dimensions) + d] - mu[j]) * Math.Exp(-logS[j]);
                density -= logS[j] + (standardized * standardized / 2) + (Math.Log(2 * Math.PI) / 2);
            }

            responsibility[row + k] = density;
            largest = Math.Max(largest, density);
        }

        var sum = 0.0;
        for (var k = 0; k < Parts; k++)
        {
            sum += responsibility[row + k] = Math.Exp(responsibility[row + k] - largest);
        }

        for (var k = 0; k < Parts; k++)
        {
            responsibility[row + k] /= sum;
        }

        return largest + Math.Log(sum);
    }

    void AddGradient(int s, int k)
    {
        var own = responsibility[(s * Parts) + k];
        dLogits[k] -= (own - (bug == Bug.MixtureTermMissing ? 0 : pi[k])) / Samples;
        var weight = (bug == Bug.ResponsibilityMissing ? pi[k] : own) / Samples;
        for (var d = 0; d < Dimensions; d++)
        {
            var j = (k * Dimensions) + d;
            var scale = Math.Exp(logS[j]);
            var standardized = (x[(s * Dimensions) + d] - mu[j]) / scale;
            var spread = (standardized * standardized) - (bug == Bug.NormalizationMissing ? 0 : 1);
            dMu[j] -= weight * standardized
                * (bug == Bug.MeanWrongSign ? -1 : 1) / (bug == Bug.DeviationForVariance ? 1 : scale);
            dLogS[j] -= weight * spread / (bug == Bug.LogScaleTakenForScale ? scale : 1);
        }
    }
}
