namespace GradientTesting.Tests.Wiring;

/// <summary>What getters and setters do wrongly is told with what most often does it.</summary>
public class GetterTests
{
    readonly double[] w = [0.3, -0.2, 0.5], dw = new double[3];

    [Fact]
    public void A_setter_that_limits_each_change_is_looked_at_and_one_that_does_not_matches()
    {
        Action<Random> initialize = random => Array.ForEach([0, 1, 2], i => w[i] = 0.4 * random.NextDouble());
        var limited = Squares((i, value) => w[i] += Math.Clamp(value - w[i], -0.01, 0.01)) with { Initialize = initialize };
        Assert.Matches(
            @"^The model could not be put back as it was: w\[1\] was -0\.2 and is 0\.\d+, although it was set\. "
                + @"Look at the setter of w: does it limit, round or average what it is given\? "
                + @"Store each number as it is, and leave limits to Cost\(\) or TrainStep\(\)\. Build a new model before using it again\.$",
            Assert.Throws<GradientContractException>(() => GradientCheck.Run(limited)).Message);
        (w[0], w[1], w[2]) = (0.3, -0.2, 0.5);
        GradAssert.MatchesNumerical(Squares((i, value) => w[i] = value) with { Initialize = initialize });
    }

    [Theory]
    [InlineData(1, "E has no gradient: its storage is not there (KeyNotFoundException: The given key '0' was not present in the "
        + "dictionary.) after ComputeGradient(). Have ComputeGradient() make it; where a library makes it, no path leads from the cost to E. ")]
    [InlineData(0, "The gradient getter of E[1, 0] threw KeyNotFoundException (\"The given key '1' was not present in the dictionary.\"). ")]
    public void A_sparse_gradient_without_an_entry_is_told_that_none_is_zero(int used, string seen)
    {
        double[][] e = [[0.5, -1.25], [0.75, 2]];
        var rows = new Dictionary<int, double[]>();
        Wired.Breaks(
            seen + "Where a batch leaves an entry out its gradient is zero: return 0 for it, as in "
                + "i => gradients.TryGetValue(i / columns, out var row) ? row[i % columns] : 0."
                + (used == 0 ? " (Seen at: before the first run.)" : ""),
            Model(i => rows[i / 2][i % 2]));
        GradAssert.MatchesNumerical(Model(i => rows.TryGetValue(i / 2, out var row) ? row[i % 2] : 0));

        GradientModel Model(Func<int, double> gradient) => GradientModel.Of(
            [Component.Of("E", [2, 2], i => e[i / 2][i % 2], (int i, double value) => e[i / 2][i % 2] = value, gradient)],
            () => e[used].Sum(Math.Exp), () => rows[used] = Array.ConvertAll(e[used], Math.Exp));
    }

    [Fact]
    public void A_for_variable_that_is_past_the_end_is_told_of_lambdas_in_a_loop()
    {
        double[][] layers = [[0.5, -1.25], [0.75, 2]], gradients = [new double[2], new double[2]];
        List<Component> captured = [], copied = [];
        for (var l = 0; l < 2; l++)
        {
            captured.Add(Component.Of($"w{l}", [2], i => layers[l][i], (int i, double value) => layers[l][i] = value, i => gradients[l][i]));
            var own = l;
            copied.Add(Component.Of($"w{l}", [2], i => layers[own][i], (int i, double value) => layers[own][i] = value, i => gradients[own][i]));
        }

        Wired.Breaks(
            "The getter of w0[0] threw IndexOutOfRangeException (\"Index was outside the bounds of the array.\"). "
                + "Look at how the index is computed (i is row times columns plus column), and for lambdas that are made in a for loop: its "
                + "variable is one for all of them, and past the end by now. Copy it to a variable inside of the loop. "
                + "(Seen at: before the first run.)",
            Model(captured));
        GradAssert.MatchesNumerical(Model(copied));

        GradientModel Model(List<Component> components) => GradientModel.Of(
            components, () => layers.Sum(layer => layer.Sum(Math.Exp)),
            () => Array.ForEach([0, 1], l => Array.ConvertAll(layers[l], Math.Exp).CopyTo(gradients[l], 0)));
    }

    [Fact]
    public void A_setter_that_refuses_a_number_is_not_told_of_its_index()
    {
        (w[0], w[1], w[2]) = (0.3, 0.5, -0.2);
        Wired.Breaks(
            "The setter of w[1] threw ArgumentOutOfRangeException (\"Specified argument was out of the range of valid values. (Parameter "
                + "'value')\"). It takes 0.5, which it reads, and not 0.514911479. A check moves an element by a small part of itself, to either "
                + "side: have the setter store the number as it is, and leave limits to Cost() or TrainStep(). "
                + "(Seen at: before the first run.)",
            Squares((i, value) => w[i] = value <= 0.5 ? value : throw new ArgumentOutOfRangeException(nameof(value))));
        Assert.Equal([0.3, 0.5, -0.2], w);
        GradAssert.MatchesNumerical(Squares((i, value) => w[i] = value));
    }

    [Fact]
    public void A_setter_that_refuses_negative_numbers_is_named_where_one_seed_comes_to_them()
    {
        double[] s = [0.5, 1.2], ds = [0, 0];
        Wired.Breaks(
            "The setter of s[0] threw ArgumentOutOfRangeException (\"Specified argument was out of the range of valid values. (Parameter "
                + "'value')\"). It takes 0.00537708431, which it reads, and not -0.0101783555. A check moves an element by a small part of "
                + "itself, to either side: have the setter store the number as it is, and leave limits to Cost() or TrainStep(). "
                + "(Seen at: jittered, seed 11.)",
            Of((i, value) => s[i] = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value))),
            GradientRun.Jittered(11));
        Assert.Equal([0.5, 1.2], s);
        GradAssert.MatchesNumerical(Of((i, value) => s[i] = value));

        GradientModel Of(Action<int, double> set) => GradientModel.Of(
            [Component.Of("s", [2], i => s[i], set, i => ds[i])],
            () => s.Sum(x => Math.Log(x) + (1 / x)) + (s[0] * s[1]),
            () => (ds[0], ds[1]) = ((1 / s[0]) - (1 / (s[0] * s[0])) + s[1], (1 / s[1]) - (1 / (s[1] * s[1])) + s[0]));
    }

    [Fact]
    public void Half_storage_is_told_to_be_checked_as_a_twin_in_float()
    {
        Half[] half = [(Half)0.5, (Half)(-1.25)];
        float[] single = [0.5f, -1.25f], gradient = new float[2];
        Wired.Breaks(
            "p[0] was set to 0.508078218 and reads 0.508300781, which is the nearest Half: a check moves an element by a small part of "
                + "itself, and 16 bits are too few to take that. Check a twin of the model that keeps p in float or double.",
            Model(i => (float)half[i], (i, value) => half[i] = (Half)value));
        GradAssert.MatchesNumerical(Model(i => single[i], (i, value) => single[i] = value));

        GradientModel Model(Func<int, float> get, Action<int, float> set) => GradientModel.Of(
            [Component.Of("p", [2], get, set, i => gradient[i])],
            () => MathF.Exp(get(0)) + MathF.Exp(get(1)), () => (gradient[0], gradient[1]) = (MathF.Exp(get(0)), MathF.Exp(get(1))));
    }

    [Fact]
    public void Components_that_throw_are_told_as_a_call_like_any_other()
    {
        var thrown = Assert.Throws<GradientContractException>(() => GradientCheck.Run(new Unlisted()));
        Assert.Equal("Components threw NotSupportedException (\"Not here.\"). (Seen at: before the first run.)", thrown.Message);
        Assert.IsType<NotSupportedException>(thrown.InnerException);
    }

    GradientModel Squares(Action<int, double> set) => GradientModel.Of(
        [Component.Of("w", [3], i => w[i], set, i => dw[i])], () => w.Sum(x => x * x) / 2, () => w.CopyTo(dw, 0));

    sealed class Unlisted : IGradientModel
    {
        public IReadOnlyList<Component> Components => throw new NotSupportedException("Not here.");

        public double Cost() => 0;

        public void ComputeGradient()
        {
        }
    }
}
