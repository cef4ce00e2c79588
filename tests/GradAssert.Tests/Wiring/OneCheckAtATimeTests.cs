using MathNet.Numerics.LinearAlgebra.Double;

namespace GradientTesting.Tests.Wiring;

/// <summary>One check at a time of each model, and of each network behind models.</summary>
public class OneCheckAtATimeTests
{
    [Fact]
    public void A_second_check_of_a_model_is_refused_and_the_first_loses_nothing()
    {
        var net = new ExponentialNet(3);
        GradientContractException? second = null;
        GradientModel? model = null;
        model = Of(net, () =>
        {
            try
            {
                _ = GradientCheck.Run(model! with { }, GradientRun.AsIs);
            }
            catch (GradientContractException refused)
            {
                second = refused;
            }

            return net.Cost();
        });
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(model, GradientRun.AsIs).Verdict);
        Assert.Equal(
            "This model is being checked already, by another check at the same time: "
                + "each moves the values that the other one relies on. "
                + "Give each test a model of its own; test frameworks run tests in parallel.",
            second?.Message);
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(net.Model, GradientRun.AsIs).Verdict);
    }

    [Theory]
    [InlineData("array")]
    [InlineData("memory")]
    [InlineData("Func")]
    [InlineData("matrix")]
    [InlineData("vector")]
    [InlineData("rows")]
    [InlineData("getter")]
    public void A_second_model_over_one_network_is_refused_and_the_first_loses_nothing(string storage)
    {
        var net = new Stored();
        var refused = Meet(net, () => net.Component(storage), () => net.Component(storage));
        Assert.Equal(
            "The numbers of w are being checked already, by another check at the same time, through a model of its own over the same "
                + "network: each moves the values that the other one relies on. "
                + "Give each test a network of its own, and none in a static field; test frameworks run tests in parallel.",
            refused?.Message);
        Assert.Equal([0.5, -1.25], net.W);
    }

    [Fact]
    public void Two_networks_at_once_match_and_so_do_two_parts_of_one_vector()
    {
        var net = new Stored();
        Assert.Null(Meet(net, () => net.Component("array"), new Stored().Component));
        double[] theta = [0.5, -1.25, 2, 1], gradient = new double[4];
        Assert.Null(Meet(net, () => Component.Of("w", net.W, net.DW), () => Component.Of("v", theta.AsMemory(0, 2), gradient.AsMemory(0, 2))));
        net.Take(theta);
        Assert.Null(Meet(
            net, () => Component.Of("w", theta.AsMemory(0, 2), net.DW), () => Component.Of("v", theta.AsMemory(2, 2), gradient.AsMemory(2, 2))));
    }

    [Fact]
    public void Storage_that_training_has_made_is_not_shared_either()
    {
        var net = new Stored();
        GradientContractException? refused = null;
        Func<Component> view = () => Viewed(net);
        var model = GradientModel.Of([view()], Cost, net.ComputeGradient) with { TrainStep = net.Step };
        var report = GradientCheck.Run(model, GradientRun.AfterTraining(0, 2));
        Assert.Equal(GradientVerdict.Match, report.Verdict);
        Assert.StartsWith("The numbers of w are being checked already", refused?.Message, StringComparison.Ordinal);

        double Cost()
        {
            // Right after the last step, where nobody knows yet what it has made, and then again.
            if (net.Steps >= 2 && refused is null)
            {
                try
                {
                    _ = GradientCheck.Run(GradientModel.Of([view()], net.Cost, net.ComputeGradient), GradientRun.AsIs);
                }
                catch (GradientContractException thrown)
                {
                    refused = thrown;
                }
            }

            return net.Cost();
        }

        // A closure of its own for each component, as in a property that makes the model.
        static Component Viewed(Stored net) => Component.Of("w", () => net.W, () => net.DW);
    }

    [Fact]
    public async Task A_network_that_several_threads_check_is_as_it_was_and_nothing_but_the_refusal_is_thrown()
    {
        var net = new ExponentialNet(40);
        var before = net.Values;
        for (var trial = 0; trial < 20; trial++)
        {
            var thrown = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(
                () => Record.Exception(() => GradAssert.MatchesNumerical(net.Model)))));
            Assert.Contains(null, thrown);
            Assert.All(thrown.OfType<Exception>(), refusal => Assert.StartsWith(
                "The numbers of w are being checked already", Assert.IsType<GradientContractException>(refusal).Message, StringComparison.Ordinal));
            Assert.Equal(before, net.Values);
        }
    }

    /// <summary>Checks the one in the middle of a check of the other.</summary>
    static GradientContractException? Meet(Stored net, Func<Component> first, Func<Component> second)
    {
        GradientContractException? refused = null;
        var hasMet = false;
        var report = GradientCheck.Run(GradientModel.Of([first()], Cost, net.ComputeGradient), GradientRun.AsIs);
        Assert.True(report.Verdict == GradientVerdict.Match, report.ToString());
        return refused;

        double Cost()
        {
            if (!hasMet)
            {
                hasMet = true;
                try
                {
                    var other = second();
                    _ = GradientCheck.Run(GradientModel.Of([other], () => net.Cost(), net.ComputeGradient), GradientRun.AsIs);
                }
                catch (GradientContractException thrown) when (thrown.Message.StartsWith("The numbers of ", StringComparison.Ordinal))
                {
                    refused = thrown;
                }
                catch (GradientContractException)
                {
                    // What is checked is not what the cost reads; it was not refused.
                }
            }

            return net.Cost();
        }
    }

    static GradientModel Of(ExponentialNet net, Func<double> cost) => GradientModel.Of([net.Component], cost, net.ComputeGradient);

    /// <summary>J = Σ exp w[i] of two numbers, shown in any storage.</summary>
    sealed class Stored
    {
        public double[] W { get; private set; } = [0.5, -1.25];

        public double[] DW { get; } = new double[2];

        public int Steps { get; private set; }

        public double Cost() => Math.Exp(W[0]) + Math.Exp(W[1]);

        public void ComputeGradient() => (DW[0], DW[1]) = (Math.Exp(W[0]), Math.Exp(W[1]));

        public void Take(double[] storage) => W = storage;

        public void Step()
        {
            ComputeGradient();
            (W, Steps) = ([W[0] - (0.1 * DW[0]), W[1] - (0.1 * DW[1])], Steps + 1);
        }

        public Component Component() => Component("array");

        public Component Component(string storage) => storage switch
        {
            "array" => GradientTesting.Component.Of("w", W, DW),
            "memory" => GradientTesting.Component.Of("w", W.AsMemory(), DW.AsMemory()),
            "Func" => GradientTesting.Component.Of("w", () => W, () => DW),
            "matrix" => GradientTesting.Component.Of("w", new DenseMatrix(1, 2, W), new DenseMatrix(1, 2, DW)),
            "vector" => GradientTesting.Component.Of("w", new DenseVector(W), new DenseVector(DW)),
            "rows" => GradientTesting.Component.Of("w", new double[][] { W }, new double[][] { DW }),
            _ => GradientTesting.Component.Of("w", [2], i => W[i], (int i, double value) => W[i] = value, i => DW[i]),
        };
    }
}
