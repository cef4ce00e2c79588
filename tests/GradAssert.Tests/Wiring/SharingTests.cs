namespace GradientTesting.Tests.Wiring;

/// <summary>Copies that are copies, and one check at a time of each model.</summary>
public class SharingTests
{
    static readonly GradientCheckOptions OnThreads = new() { MaxDegreeOfParallelism = 4 };

    [Fact]
    public void A_copy_that_evaluates_the_arrays_of_the_original_is_told_so()
    {
        var original = new Net(40);
        Wired.Breaks(
            "The cost of a Copy() does not react to the copy's own values: "
                + "it stays at 102.836256 where they are moved, and that of the model becomes 99.8657462. "
                + "Have the copy evaluate its own arrays, and not those that it was copied from. (Seen at: as it stands.)",
            original.Model with { Copy = () => Of(new Net(40), original.Cost) }, options: OnThreads);
    }

    [Fact]
    public void One_copy_that_is_handed_out_twice_is_told_so()
    {
        var (original, copy) = (new Net(40), new Net(40).Model);
        Wired.Breaks(
            "Copy() returned the same model twice. Return a new one at each call: each is evaluated on a thread of its own. "
                + "(Seen at: as it stands.)",
            original.Model with { Copy = () => copy }, options: OnThreads);
        var net = new Net(40);
        Wired.Breaks(
            "Two results of Copy() share the storage of w: what is written to one is read in the other. "
                + "Copy the array, and not the reference to it. (Seen at: as it stands.)",
            original.Model with { Copy = () => net.Model }, options: OnThreads);
    }

    [Fact]
    public void The_model_itself_is_no_copy()
    {
        GradientModel? model = null;
        model = new Net(40).Model with { Copy = () => model! };
        Wired.Breaks("Copy() returned the model itself. Return a new model with the same values and data. (Seen at: as it stands.)",
            model, options: OnThreads);
    }

    [Fact]
    public void Copies_that_share_a_buffer_are_told_so_without_luck()
    {
        var activations = new double[40];
        Wired.Breaks(
            "The gradient of w[0] is another one where a Copy() was evaluated after Cost(): "
                + "the two share something that Cost() writes, such as a buffer for activations. Give each copy its own. "
                + "(Seen at: as it stands.)",
            new Net(40) { Activations = activations }.Model with { Copy = () => new Net(40) { Activations = activations }.Model },
            options: OnThreads);
    }

    [Fact]
    public void Copies_of_their_own_match_are_bounded_by_the_work_and_disposed()
    {
        var made = new List<Disposable>();
        GradientModel? model = null;
        model = new Net(40).Model with { Copy = () => Made(40) };
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(model, GradientRun.AsIs, OnThreads with { MaxDegreeOfParallelism = 64 }).Verdict);
        Assert.Equal((2, 2), (made.Count, made.Sum(copy => copy.Disposals)));

        made.Clear();
        model = new Net(2).Model with { Copy = () => Made(2) };
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(model, GradientRun.AsIs, OnThreads with { MaxDegreeOfParallelism = 64 }).Verdict);
        Assert.Equal((1, 1), (made.Count, made.Sum(copy => copy.Disposals)));

        Disposable Made(int length)
        {
            made.Add(new(new Net(length).Model));
            return made[^1];
        }
    }

    [Fact]
    public void A_second_check_of_a_model_is_refused_and_the_first_loses_nothing()
    {
        var net = new Net(3);
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

    static GradientModel Of(Net net, Func<double> cost) => GradientModel.Of([net.Component], cost, net.ComputeGradient);

    /// <summary>J = Σ exp w[i].</summary>
    sealed class Net(int length)
    {
        readonly double[] w = [.. Enumerable.Range(0, length).Select(i => 0.3 + (0.03 * i))], dw = new double[length];

        public double[] Activations { get; init; } = new double[length];

        public Component Component => Component.Of("w", w, dw);

        public GradientModel Model => GradientModel.Of([Component], Cost, ComputeGradient);

        public double Cost()
        {
            for (var i = 0; i < length; i++)
            {
                Activations[i] = Math.Exp(w[i]);
            }

            return Activations.Sum();
        }

        public void ComputeGradient() => Activations.CopyTo(dw, 0);
    }

    sealed class Disposable(GradientModel model) : IGradientModel, IDisposable
    {
        public int Disposals { get; private set; }

        public IReadOnlyList<Component> Components => model.Components;

        public double Cost() => model.Cost();

        public void ComputeGradient() => model.ComputeGradient();

        public void Dispose() => Disposals++;
    }
}
