namespace GradientTesting.Tests.Wiring;

/// <summary>Copies that are copies.</summary>
public class SharingTests
{
    static readonly GradientCheckOptions OnThreads = new() { MaxDegreeOfParallelism = 4 };

    [Fact]
    public void A_copy_that_evaluates_the_arrays_of_the_original_is_told_so()
    {
        var original = new ExponentialNet(40);
        Wired.Breaks(
            "The cost of a Copy() does not react to the copy's own values: "
                + "it stays at 102.836256 where they are moved, and that of the model becomes 99.8657462. "
                + "Have the copy evaluate its own arrays, and not those that it was copied from. (Seen at: at its current values.)",
            original.Model with { Copy = () => Of(new ExponentialNet(40), original.Cost) }, options: OnThreads);
    }

    [Fact]
    public void One_copy_that_is_handed_out_twice_is_told_so()
    {
        var (original, copy) = (new ExponentialNet(40), new ExponentialNet(40).Model);
        Wired.Breaks(
            "Copy() returned the same model twice. Return a new one at each call: each is evaluated on a thread of its own. "
                + "(Seen at: at its current values.)",
            original.Model with { Copy = () => copy }, options: OnThreads);
        var net = new ExponentialNet(40);
        Wired.Breaks(
            "Two results of Copy() share the storage of w: what is written to one is read in the other. "
                + "Copy the array, and not the reference to it. (Seen at: at its current values.)",
            original.Model with { Copy = () => net.Model }, options: OnThreads);
    }

    [Fact]
    public void The_model_itself_is_no_copy()
    {
        GradientModel? model = null;
        model = new ExponentialNet(40).Model with { Copy = () => model! };
        Wired.Breaks("Copy() returned the model itself. Return a new model with the same values and data. (Seen at: at its current values.)",
            model, options: OnThreads);
    }

    [Fact]
    public void Copies_that_share_a_buffer_are_told_so_without_luck()
    {
        var activations = new double[40];
        Wired.Breaks(
            "The gradient of w[0] is another one where a Copy() was evaluated after Cost(): "
                + "the two share something that Cost() writes, such as a buffer for activations. Give each copy its own. "
                + "(Seen at: at its current values.)",
            new ExponentialNet(40) { Activations = activations }.Model with { Copy = () => new ExponentialNet(40) { Activations = activations }.Model },
            options: OnThreads);
    }

    [Theory]
    [InlineData(false, "Cost() returned 0 after it")]
    [InlineData(true, "Cost() threw ObjectDisposedException (\"Cannot access a disposed object. Object name: 'data'.\")")]
    public void A_copy_that_releases_what_the_model_uses_is_told_so(bool throws, string after)
    {
        double[]? data = null;
        GradientModel Model(double[] w)
        {
            var dw = new double[3];
            double[] Data() => data is not null ? data : throw new ObjectDisposedException("data");
            return GradientModel.Of(
                [Component.Of("w", w, dw)], () => w.Zip(Data(), (x, y) => Math.Exp(x) * y).Sum(),
                () => Array.ForEach([0, 1, 2], i => dw[i] = Math.Exp(w[i]) * Data()[i]));
        }

        GradientModel With(Action disposes)
        {
            data = [1, 2, 0.5];
            double[] w = [0.5, -1.25, 0.75];
            return Model(w) with { Copy = () => new Disposable(Model([.. w]), disposes) };
        }

        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(With(() => { }), options: OnThreads).Verdict);
        Wired.Breaks(
            $"Cost() returned 3.28023087 before a Copy() was disposed of, and {after}, at the same values: the copy's Dispose() releases "
                + "what the model uses. Have it release what the copy alone has, and leave shared data as they are. "
                + "(Seen at: at its current values.)",
            With(() => data = throws ? null : [0, 0, 0]), options: OnThreads);
    }

    [Fact]
    public void Copies_of_their_own_match_are_bounded_by_the_work_and_disposed()
    {
        var made = new List<Disposable>();
        GradientModel? model = null;
        model = new ExponentialNet(40).Model with { Copy = () => Made(40) };
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(model, GradientRun.AsIs, OnThreads with { MaxDegreeOfParallelism = 64 }).Verdict);
        Assert.Equal((2, 2), (made.Count, made.Sum(copy => copy.Disposals)));

        made.Clear();
        model = new ExponentialNet(2).Model with { Copy = () => Made(2) };
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(model, GradientRun.AsIs, OnThreads with { MaxDegreeOfParallelism = 64 }).Verdict);
        Assert.Equal((1, 1), (made.Count, made.Sum(copy => copy.Disposals)));

        Disposable Made(int length)
        {
            made.Add(new(new ExponentialNet(length).Model));
            return made[^1];
        }
    }

    static GradientModel Of(ExponentialNet net, Func<double> cost) => GradientModel.Of([net.Component], cost, net.ComputeGradient);

    sealed class Disposable(GradientModel model, Action? disposes = null) : IGradientModel, IDisposable
    {
        public int Disposals { get; private set; }

        public IReadOnlyList<Component> Components => model.Components;

        public double Cost() => model.Cost();

        public void ComputeGradient() => model.ComputeGradient();

        public void Dispose()
        {
            Disposals++;
            disposes?.Invoke();
        }
    }
}
