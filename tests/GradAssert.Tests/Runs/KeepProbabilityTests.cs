using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Runs;

public class KeepProbabilityTests
{
    [Fact]
    public void The_only_layer_of_a_model_keeps_every_unit_at_each_call() => KeepsEverything(layers => new OneLayer(layers[0]), 1);

    [Fact]
    public void Every_layer_that_a_model_lists_keeps_every_unit_at_each_call() => KeepsEverything(layers => new SeveralLayers(layers), 3);

    [Fact]
    public void The_layer_of_a_model_of_delegates_keeps_every_unit_at_each_call() =>
        KeepsEverything(
            layers => new Watched(layers).AsDelegates() with
            {
                KeepProbability = (() => layers[0].KeepProbability, keep => layers[0].KeepProbability = keep),
            },
            1);

    [Fact]
    public void Every_layer_of_a_model_of_delegates_keeps_every_unit_at_each_call() =>
        KeepsEverything(
            layers => new Watched(layers).AsDelegates() with
            {
                KeepProbabilities = [.. layers.Select<Layer, (Func<double>, Action<double>)>(
                    layer => (() => layer.KeepProbability, keep => layer.KeepProbability = keep))],
            },
            3);

    [Fact]
    public void A_layer_that_nobody_names_is_left_alone()
    {
        Layer[] layers = [new(0.5)];
        GradientCheck.Run(new Watched(layers), GradientRun.Jittered(0));
        Assert.DoesNotContain(1.0, layers[0].Seen);
    }

    static void KeepsEverything(Func<Layer[], IGradientModel> model, int count)
    {
        Layer[] layers = [.. Enumerable.Range(0, count).Select(l => new Layer(0.1 + (0.2 * (l + 1))))];
        var found = layers.Select(layer => layer.KeepProbability).ToArray();
        GradAssert.MatchesNumerical(model(layers), new() { Phases = Enum.GetValues<GradientPhase>() });
        Assert.All(layers, layer =>
        {
            Assert.True(layer.Seen.Count > 100);
            // Once in each run it is made sure that the keep-prob has an effect, and once what it does next to 1.
            Assert.Equal(8, layer.Seen.Count(keep => keep != 1));
        });
        Assert.Equal(found, layers.Select(layer => layer.KeepProbability));
    }

    sealed class Layer(double keep) : IDropoutModel
    {
        public List<double> Seen { get; } = [];

        public double Own { get; } = keep;

        public double KeepProbability { get; set; } = keep;
    }

    /// <summary>A bowl that initializes and trains itself with dropout, and leaves it on.</summary>
    class Watched(Layer[] layers) : IGradientModel, IInitializableModel, ITrainableModel
    {
        readonly Bowl bowl = new();

        protected Layer First => layers[0];

        public IReadOnlyList<Component> Components => bowl.Model().Components;

        public double Cost()
        {
            Array.ForEach(layers, layer => layer.Seen.Add(layer.KeepProbability));
            return bowl.Cost() / layers.Aggregate(1.0, (product, layer) => product * layer.KeepProbability);
        }

        public void ComputeGradient()
        {
            Array.ForEach(layers, layer => layer.Seen.Add(layer.KeepProbability));
            bowl.ComputeGradient();
        }

        public void Initialize(Random random)
        {
            Array.ForEach([0, 1, 2], i => bowl.W[i] = random.NextDouble());
            Array.ForEach(layers, layer => layer.KeepProbability = layer.Own);
        }

        public void TrainStep()
        {
            bowl.W[0] *= 0.9;
            Array.ForEach(layers, layer => layer.KeepProbability = layer.Own);
        }

        public GradientModel AsDelegates() =>
            GradientModel.Of(Components, Cost, ComputeGradient) with { Initialize = Initialize, TrainStep = TrainStep };
    }

    sealed class OneLayer(Layer layer) : Watched([layer]), IDropoutModel
    {
        public double KeepProbability
        {
            get => First.KeepProbability;
            set => First.KeepProbability = value;
        }
    }

    sealed class SeveralLayers(Layer[] layers) : Watched(layers), IDropoutLayersModel
    {
        public IReadOnlyList<IDropoutModel> DropoutLayers { get; } = layers;
    }
}
