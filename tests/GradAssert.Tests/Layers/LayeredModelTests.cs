namespace GradientTesting.Tests.Layers;

public class LayeredModelTests
{
    [Fact]
    public void The_parameters_of_the_layers_are_the_components()
    {
        var report = GradAssert.MatchesNumerical(new Network(new Linear(3, 4, 1), new Activation(4), new Linear(4, 2, 2)));

        Assert.Equal(["0.W", "2.W"], report.Runs[0].Components.Select(component => component.Name));
        Assert.Null(report.WhereItStarts);
    }

    [Fact]
    public void Of_a_network_that_disagrees_the_layer_is_named()
    {
        var report = GradientCheck.Run(new Network(new Linear(3, 4, 1), new Activation(4) { Mistake = 0.9 }, new Linear(4, 2, 2)));

        Assert.StartsWith("The gradient of 0.W is not the gradient of the cost. That of 2.W is.\n", report.ToString());
        Assert.StartsWith("layer 1, Activation: input gradient (x is 10% too small", report.WhereItStarts);
        Assert.Contains("\nWhere: layer 1, Activation: input gradient", report.ToString());
    }

    [Fact]
    public void A_parameter_of_a_layer_is_named()
    {
        var report = GradientCheck.Run(new Network(new Linear(3, 4, 1), new Activation(4), new Linear(4, 2, 2) { Mistake = 2 }));

        Assert.StartsWith("layer 2, Linear: gradient of W (W is 2× too large", report.WhereItStarts);
    }

    [Fact]
    public void Where_each_layer_is_right_the_network_is_to_blame()
    {
        var report = GradientCheck.Run(new Network(new Linear(3, 4, 1), new Activation(4), new Linear(4, 2, 2)) { Forgets = true });

        Assert.Equal(
            "each layer is right alone: look at the gradient of the loss, which the last layer receives, at how the network joins the layers, "
                + "at gradients that are not handed on or not added, and at terms of the cost that reach parameters by themselves",
            report.WhereItStarts);
    }

    /// <summary>b is right, and so is what W and b get: it is not the loss, and not what joins the layers.</summary>
    [Theory]
    [InlineData(0.3, 0.3, null)]
    [InlineData(0.3, 0, "each layer is right alone: what layer 0 receives is right, since not all of its gradients are wrong: look at a term of the "
        + "cost that reaches parameters by themselves, as a penalty does, and at what is done with gradients behind the backward pass")]
    public void Where_a_layer_is_right_in_part_it_is_a_term_of_the_cost(double penalty, double its, string? where)
    {
        var report = GradientCheck.Run(
            new Network(new Affine(3, 4, 1), new Activation(4), new Linear(4, 2, 2)) { Penalty = penalty, PenaltyOfGradient = its });

        Assert.Equal(where is null ? GradientVerdict.Match : GradientVerdict.Mismatch, report.Verdict);
        Assert.Equal(where, report.WhereItStarts);
    }

    [Fact]
    public void The_page_shows_the_layers_in_a_row_with_the_wrong_one_marked()
    {
        var page = GradientCheck.Run(new Network(new Linear(3, 4, 1), new Activation(4) { Mistake = 0.9 }, new Linear(4, 2, 2))).ToHtml();

        Assert.Contains("aria-label=\"The layers, each checked alone: wrong by itself is layer 1, Activation (x).\"", page);
        Assert.Matches("class=\"box plain\"><title>0 Linear</title>[^✗]*class=\"box bad\"><title>1 Activation</title>[^\0]*?✗ 1 Activation[^✗]*class=\"box plain\"><title>2 Linear</title>[^✗]*>cost</text>", page);
    }

    [Fact]
    public void JSON_has_the_layers_with_what_is_wrong_of_each()
    {
        var json = GradientCheck.Run(new Network(new Linear(3, 4, 1), new Activation(4) { Mistake = 0.9 }, new Linear(4, 2, 2))).ToJson();

        Assert.Contains(
            """
            "layers":[{"name":"Linear","verdict":"Match","wrong":[]},{"name":"Activation","verdict":"Mismatch","wrong":["x"]},{"name":"Linear","verdict":"Match","wrong":[]}]
            """, json);
    }

    [Fact]
    public void The_page_of_a_network_whose_layers_are_right_marks_none()
    {
        var page = GradientCheck.Run(new Network(new Linear(3, 4, 1), new Activation(4), new Linear(4, 2, 2)) { Forgets = true }).ToHtml();

        Assert.Contains("The layers, each checked alone: none is wrong by itself.", page);
        Assert.DoesNotContain("box bad", page);
    }

    [Fact]
    public void The_page_of_a_network_that_is_right_has_no_layers() => Assert.DoesNotContain(
        "each checked alone", GradientCheck.Run(new Network(new Linear(3, 4, 1), new Activation(4), new Linear(4, 2, 2))).ToHtml());

    [Fact]
    public void What_the_layers_held_is_put_back()
    {
        var network = new Network(new Linear(3, 4, 1), new Activation(4) { Mistake = 0.9 }, new Linear(4, 2, 2));
        var before = network.Numbers();

        GradientCheck.Run(network);

        Assert.Equal(before, network.Numbers());
    }

    sealed class Network(params Unit[] units) : ILayeredModel
    {
        static readonly double[] sample = [0.5, -0.8, 1.1];

        public bool Forgets { get; init; }

        public double Penalty { get; init; }

        public double PenaltyOfGradient { get; init; }

        Component First => units[0].Parameters[0];

        public IReadOnlyList<IGradientLayer> Layers => units;

        public double Cost()
        {
            var x = sample;
            foreach (var unit in units)
            {
                x.CopyTo(unit.X, 0);
                unit.Forward();
                x = unit.Y;
            }

            return (0.5 * x.Sum(number => number * number)) + (Penalty == 0 ? 0
                : Penalty * Enumerable.Range(0, First.Values.Length).Sum(i => Math.Cosh(First.Values[i])));
        }

        public void ComputeGradient()
        {
            var dy = units[^1].Y;
            foreach (var unit in units.Reverse())
            {
                dy.CopyTo(unit.DY, 0);
                unit.Backward();
                dy = Forgets ? [.. unit.DX.Select(number => 0.5 * number)] : unit.DX;
            }

            for (var i = 0; PenaltyOfGradient != 0 && i < First.Values.Length; i++)
            {
                First.Gradient[i] += PenaltyOfGradient * Math.Sinh(First.Values[i]);
            }
        }

        public double[] Numbers() => [.. units.SelectMany(unit => (double[])[.. unit.X, .. unit.DX, .. unit.Y, .. unit.DY])];
    }

    abstract class Unit(int inputs, int outputs) : IGradientLayer
    {
        public double Mistake { get; init; } = 1;

        public double[] X { get; } = new double[inputs];

        public double[] DX { get; } = new double[inputs];

        public double[] Y { get; } = new double[outputs];

        public double[] DY { get; } = new double[outputs];

        public IReadOnlyList<Component> Inputs => [Component.Of("x", X, DX)];

        public virtual IReadOnlyList<Component> Parameters => [];

        public IReadOnlyList<Component> Outputs => [Component.Of("y", Y, DY)];

        public abstract void Forward();

        public abstract void Backward();
    }

    sealed class Activation(int size) : Unit(size, size)
    {
        public override void Forward() => Array.ForEach([.. Enumerable.Range(0, Y.Length)], i => Y[i] = Math.Tanh(X[i]));

        public override void Backward() =>
            Array.ForEach([.. Enumerable.Range(0, Y.Length)], i => DX[i] = Mistake * DY[i] * (1 - (Y[i] * Y[i])));
    }

    sealed class Affine(int inputs, int outputs, int seed) : Linear(inputs, outputs, seed)
    {
        readonly double[] b = Layers.Numbers.Of(outputs, seed + 50), db = new double[outputs];

        public override IReadOnlyList<Component> Parameters => [.. base.Parameters, Component.Of("b", b, db)];

        public override void Forward()
        {
            base.Forward();
            Array.ForEach([.. Enumerable.Range(0, b.Length)], i => Y[i] += b[i]);
        }

        public override void Backward()
        {
            base.Backward();
            DY.CopyTo(db, 0);
        }
    }

    class Linear(int inputs, int outputs, int seed) : Unit(inputs, outputs)
    {
        readonly double[] w = Layers.Numbers.Of(inputs * outputs, seed), dw = new double[inputs * outputs];

        public override IReadOnlyList<Component> Parameters => [Component.Of("W", w, dw, Y.Length, X.Length)];

        public override void Forward()
        {
            for (var o = 0; o < Y.Length; o++)
            {
                Y[o] = Enumerable.Range(0, X.Length).Sum(i => w[(o * X.Length) + i] * X[i]);
            }
        }

        public override void Backward()
        {
            for (var i = 0; i < X.Length; i++)
            {
                DX[i] = Enumerable.Range(0, Y.Length).Sum(o => w[(o * X.Length) + i] * DY[o]);
            }

            for (var k = 0; k < w.Length; k++)
            {
                dw[k] = Mistake * DY[k / X.Length] * X[k % X.Length];
            }
        }
    }
}
