using GradientTesting.TestModels;

namespace GradientTesting.Tests.Findings;

/// <summary>What is called right here is right: by differences taken in this file in double, and in float by the twin in double.</summary>
public class RightModelsTests
{
    public static TheoryData<string> InDouble => [.. Doubles.Keys];

    public static TheoryData<string> InFloat => [.. Floats.Keys];

    static Dictionary<string, Func<int, ITestModel>> Doubles => new()
    {
        ["dense, ReLU"] = seed => new DenseNet<double>(12, seed),
        ["dense, leaky ReLU"] = seed => new DenseNet<double>(12, seed, Unit.LeakyRelu),
        ["dense, tanh"] = seed => new DenseNet<double>(12, seed, Unit.Tanh),
        ["convolution"] = seed => new ConvolutionNet<double>(4, seed, pools: false),
        ["convolution, pooling"] = seed => new ConvolutionNet<double>(4, seed, pools: true),
        ["regression"] = seed => new TanhRegression<double>(4, 6, samples: 12, seed, size: 1e-18),
        ["atoms"] = seed => new Atoms<double>(seed, spread: 1.3),
        ["GELU"] = seed => new GeluNet(seed),
        ["attention"] = seed => new FusedAttention(seed),
        ["normalization"] = seed => new NormalizedReluNet(seed),
    };

    static Dictionary<string, Func<int, (ITestModel, ITestModel)>> Floats => new()
    {
        ["dense, ReLU, 12"] = seed => (new DenseNet<float>(12, seed), new DenseNet<double>(12, seed)),
        ["dense, ReLU, 200"] = seed => (new DenseNet<float>(200, seed), new DenseNet<double>(200, seed)),
        ["dense, ReLU, summed in double"] = seed => (new DenseNet<float>(50, seed, summedInDouble: true), new DenseNet<double>(50, seed)),
        ["dense, leaky ReLU"] = seed => (new DenseNet<float>(50, seed, Unit.LeakyRelu), new DenseNet<double>(50, seed, Unit.LeakyRelu)),
        ["dense, tanh"] = seed => (new DenseNet<float>(50, seed, Unit.Tanh), new DenseNet<double>(50, seed, Unit.Tanh)),
        ["dense, tanh in single precision"] = seed => (new DenseNet<double>(12, seed, Unit.TanhInSingle), new DenseNet<double>(12, seed, Unit.Tanh)),
        ["convolution"] = seed => (new ConvolutionNet<float>(16, seed, pools: false), new ConvolutionNet<double>(16, seed, pools: false)),
        ["convolution, pooling"] = seed => (new ConvolutionNet<float>(16, seed, pools: true), new ConvolutionNet<double>(16, seed, pools: true)),
        ["regression"] = seed => (new TanhRegression<float>(4, 6, samples: 12, seed, 1e-18), new TanhRegression<double>(4, 6, samples: 12, seed, 1e-18)),
        ["atoms"] = seed => (new Atoms<float>(seed, spread: 1.3), new Atoms<double>(seed, spread: 1.3)),
        ["float in double"] = seed => (new SingleInDouble(new DenseNet<float>(12, seed)), new SingleInDouble(new DenseNet<double>(12, seed))),
    };

    [Theory]
    [MemberData(nameof(InDouble))]
    public void A_right_gradient_in_double_is_that_of_the_cost(string name)
    {
        for (var seed = 0; seed < 3; seed++)
        {
            var model = Doubles[name](seed);
            model.Cost();
            model.ComputeGradient();
            foreach (var tensor in model.Tensors)
            {
                var gradient = tensor.CopyGradient();
                var rms = Math.Sqrt(gradient.Average(g => g * g));
                for (var i = 0; i < gradient.Length; i += 1 + (gradient.Length / 40))
                {
                    // A step may cross a kink; a shorter one will not.
                    Assert.Contains(new[] { 1e-5, 1e-6, 1e-7 }, step =>
                        Math.Abs(gradient[i] - Difference(model, tensor, i, step)) <= 1e-6 * (rms + Math.Abs(gradient[i])));
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(InFloat))]
    public void A_right_gradient_in_float_is_that_of_its_twin_in_double(string name)
    {
        for (var seed = 0; seed < 5; seed++)
        {
            var (model, twin) = Floats[name](seed);
            Tensor.CopyValues(model, twin);
            Assert.Equal(1, model.Cost() / twin.Cost(), 1e-4);
            model.ComputeGradient();
            twin.ComputeGradient();
            foreach (var (tensor, right) in model.Tensors.Zip(twin.Tensors))
            {
                var rms = Math.Sqrt(right.CopyGradient().Average(g => g * g));
                Assert.All(tensor.CopyGradient().Zip(right.CopyGradient()), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, 1e-5 * rms));
            }
        }
    }

    static double Difference(ITestModel model, Tensor tensor, int i, double step)
    {
        var start = tensor.Value(i);
        tensor.SetValue(i, start + step);
        var ahead = model.Cost();
        tensor.SetValue(i, start - step);
        var behind = model.Cost();
        tensor.SetValue(i, start);
        return (ahead - behind) / (2 * step);
    }
}
