using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Runs;

public class RunsStandAloneTests
{
    static readonly GradientRun[] Runs =
    [
        GradientRun.AsIs, GradientRun.RandomInitialization(1), GradientRun.Jittered(0), GradientRun.Jittered(1),
        GradientRun.AfterTraining(0, 2), GradientRun.AfterTraining(0, 4),
    ];

    [Theory]
    [InlineData(StorageKind.Doubles, 1.0)]
    [InlineData(StorageKind.Floats, 1.0)]
    [InlineData(StorageKind.ReplacedMatrices, 1.001)]
    public void A_run_reports_the_same_text_alone_and_after_any_other(StorageKind kind, double factor)
    {
        foreach (var run in Runs)
        {
            var alone = GradientCheck.Run(Net(), run).ToString();
            foreach (var other in Runs)
            {
                var net = Net();
                GradientCheck.Run(net, other);
                Assert.Equal(alone, GradientCheck.Run(net, run).ToString());
            }
        }

        TinyNet Net() => new(kind, Fuse.None) { Factor = factor };
    }

    [Fact]
    public void A_run_of_a_plan_finds_what_it_finds_alone()
    {
        var net = new TinyNet(StorageKind.Doubles, Fuse.None) { Factor = 1.001 };
        foreach (var run in GradientCheck.Run(net, new() { Seeds = 3 }).Runs)
        {
            var alone = Assert.Single(GradientCheck.Run(net, run.Run).Runs);
            Assert.Equal(alone.SumNormRatio, run.SumNormRatio);
            Assert.Equal(alone.CostEvaluations, run.CostEvaluations);
            Assert.Equal(alone.Components[0].Worst.Numeric, run.Components[0].Worst.Numeric);
        }
    }

    [Theory]
    [InlineData(GradientPhase.RandomInitialization)]
    [InlineData(GradientPhase.Jittered)]
    [InlineData(GradientPhase.AfterTraining)]
    public void A_seed_gives_the_same_start_each_time_and_another_seed_another(GradientPhase phase)
    {
        Assert.Equal(Start(phase, 5, null), Start(phase, 5, null));
        Assert.NotEqual(Start(phase, 5, null), Start(phase, 6, null));
        Assert.Equal(Start(phase, 5, GradientInitializer.He), Start(phase, 5, GradientInitializer.He));
        Assert.NotEqual(Start(phase, 5, GradientInitializer.He), Start(phase, 6, GradientInitializer.He));
    }

    [Fact]
    public void The_report_says_from_what_a_run_started()
    {
        var bowl = new Bowl();
        var model = bowl.Model() with { Initialize = random => Array.Fill(bowl.W, random.NextDouble()) };
        Assert.Equal("the model at its current values", StartOf(GradientRun.AsIs, null));
        Assert.Equal("the model at its current values", StartOf(GradientRun.AsIs, GradientInitializer.He));
        Assert.Equal("the model's own initialization", StartOf(GradientRun.Jittered(0), null));
        Assert.Equal("He", StartOf(GradientRun.AfterTraining(0, 1), GradientInitializer.He));
        Assert.Equal("uniform in [-0.12, 0.12]", StartOf(GradientRun.RandomInitialization(0), GradientInitializer.Uniform));

        string StartOf(GradientRun run, GradientInitializer? initializer) =>
            GradientCheck.Run(model, run, new() { Initializer = initializer }).Runs[0].Start;
    }

    [Fact]
    public void A_named_initializer_replaces_the_models_own()
    {
        var (bowl, calls) = (new Bowl(), 0);
        var model = bowl.Model() with { Initialize = _ => calls++ };
        GradientCheck.Run(model, new() { Initializer = GradientInitializer.Uniform });
        Assert.Equal(0, calls);
        GradientCheck.Run(model);
        Assert.Equal(3, calls);
    }

    static double[] Start(GradientPhase phase, int seed, GradientInitializer? initializer)
    {
        var net = new TinyNet(StorageKind.Doubles, Fuse.None);
        var model = ModelUnderTest.Of(net);
        Preparation.Of(model, new(phase, seed, 3), initializer, jittersToo: true);
        return [.. model.Components.SelectMany(component => component.Values.Copy().ToArray())];
    }
}
