using GradientTesting.TestModels;

namespace GradientTesting.Tests.Findings;

/// <summary>Where everything is wrong, a check takes hardly more than where everything is right: enough confirmed mismatches are enough.</summary>
public class MostlyWrongTests
{
    public static TheoryData<string> Mistakes => ["doubled", "sign flipped", "zero", "random"];

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_smooth_cost_whose_whole_gradient_is_wrong_takes_a_third_more_and_a_thousand(string mistake)
    {
        const int length = 500;
        var (right, wrong) = (Sines(length, null), Sines(length, mistake));
        Judged.Matches(GradientCheck.Run(right.Model, GradientRun.AsIs));
        Judged.IsWrongIn(GradientCheck.Run(wrong.Model, GradientRun.AsIs), "w");
        Assert.InRange(wrong.Total, 0, (1.3 * right.Total) + 1_000);
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_network_of_relus_whose_whole_gradient_is_wrong_takes_a_third_more_and_a_thousand(string mistake)
    {
        var (right, wrong) = (new Counter(new DenseNet<double>(16, 1)), new Counter(Spoil(new DenseNet<double>(16, 1), mistake)));
        Judged.Matches(GradientCheck.Run(right.Model, GradientRun.Jittered(1)));
        Judged.IsWrongIn(GradientCheck.Run(wrong.Model, GradientRun.Jittered(1)), "W1", "b1", "W2", "b2", "W3", "b3");
        Assert.InRange(wrong.Total, 0, (1.3 * right.Total) + 1_000);
    }

    [Fact]
    public void A_network_in_float_whose_whole_gradient_is_wrong_takes_a_third_more_and_a_thousand()
    {
        var (right, wrong) = (new Counter(new DenseNet<float>(16, 1, Unit.Tanh)), new Counter(Spoil(new DenseNet<float>(16, 1, Unit.Tanh), "doubled")));
        GradientCheck.Run(right.Model, GradientRun.Jittered(1));
        Judged.IsWrongIn(GradientCheck.Run(wrong.Model, GradientRun.Jittered(1)), "W1", "b1", "W2", "b2", "W3", "b3");
        Assert.InRange(wrong.Total, 0, (1.3 * right.Total) + 1_000);
    }

    [Fact]
    public void A_single_element_that_is_wrong_is_still_the_only_one_to_be_called_wrong()
    {
        var report = GradientCheck.Run(new DenseNet<double>(16, 1).OffIn("W2", 37, 0.3), GradientRun.Jittered(1));
        var component = Judged.IsWrongIn(report, "W2").Runs[0].Components[2];
        Assert.Equal((1, "W2[2, 5]"), (component.Mismatches, component.Worst.Name));
    }

    static Counter Sines(int length, string? mistake)
    {
        double[] w = [.. Enumerable.Range(0, length).Select(i => 0.3 + (0.002 * i))], dw = new double[length];
        var random = Wrong(mistake, 3);
        return new(GradientModel.Of([Component.Of("w", w, dw)], () => w.Sum(Math.Sin), () =>
        {
            for (var i = 0; i < length; i++)
            {
                dw[i] = random(i, Math.Cos(w[i]));
            }
        }));
    }

    static GradientModel Spoil(ITestModel right, string mistake) => GradientModel.Of(right.Components, right.Cost, () =>
    {
        right.ComputeGradient();
        for (var c = 0; c < right.Tensors.Count; c++)
        {
            var (tensor, wrong) = (right.Tensors[c], Wrong(mistake, c));
            for (var i = 0; i < tensor.Length; i++)
            {
                tensor.SetGradient(i, wrong(i, tensor.Gradient(i)));
            }
        }
    }) with { Initialize = ((IInitializableModel)right).Initialize };

    static Func<int, double, double> Wrong(string? mistake, int seed) => mistake switch
    {
        "doubled" => (_, g) => 2 * g,
        "sign flipped" => (_, g) => -g,
        "zero" => (_, _) => 0,
        // Numbers of their own, the same at each call.
        "random" => (i, _) => new Random((1000 * seed) + i).Normal(),
        _ => (_, g) => g,
    };
}
