using GradientTesting.TestModels;

namespace GradientTesting.Tests.Differences;

/// <summary>Of right gradients, how many lie outside the error bars of numerical and analytic derivative together.</summary>
public class ErrorBarCalibrationTests
{
    const int Seeds = 200;
    const double MostOutside = 1e-3;

    /// <summary>A hundredth of the tolerance is left to the truncation of a first difference; its bar holds noise alone.</summary>
    const double Truncation = 1e-7;

    [Fact]
    public void Fewer_than_one_in_a_thousand_in_float() => AreCalibrated(
        seed => new Float32Network(summedInDouble: false, seed),
        seed => new Float32Network(summedInDouble: true, seed));

    [Fact]
    public void Fewer_than_one_in_a_thousand_in_double() => AreCalibrated(
        seed => new SigmoidNetwork(SigmoidNetworkShape.Classifier, seed),
        seed => new SigmoidNetwork(SigmoidNetworkShape.Regression, seed),
        seed => new ReluNetwork(leak: 0, keepProbability: 1, seed));

    static void AreCalibrated(params Func<int, IGradientModel>[] models)
    {
        var (outside, all) = (0, 0);
        foreach (var subject in models.SelectMany(model => Enumerable.Range(0, Seeds).Select(seed => Subject.Of(model(seed)))))
        {
            var numeric = subject.Differentiate();
            for (var c = 0; c < numeric.Components.Count; c++)
            {
                var analytic = subject.Analytic[c].ToArray();
                var truncation = Truncation * Math.Sqrt(analytic.Average(slope => slope * slope));
                var (elements, tolerance) = (numeric.Components[c].Elements, numeric.Components[c].Tolerance);
                outside += elements.Where((element, i) => element.DistanceTo(analytic[i]) > element.ErrorBar + tolerance.AnalyticBar + truncation).Count();
                all += elements.Length;
            }
        }

        Assert.InRange(outside / (double)all, 0, MostOutside);
    }
}
