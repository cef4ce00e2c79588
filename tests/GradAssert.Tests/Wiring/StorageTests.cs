using MathNet.Numerics.LinearAlgebra;

namespace GradientTesting.Tests.Wiring;

/// <summary>What is written is read back: each of these hid a gradient that is wrong, or was blamed on Cost().</summary>
public partial class StorageTests
{
    const string CopyOfFunc =
        " returns a copy, so that no write reaches the model: Column(), Row(), SubMatrix(), ToArray() and LINQ copy, "
        + "and so does a property that builds a new array or returns a struct. "
        + "Return the storage that Cost() reads, or pass a getter and a setter: "
        + "Component.Of(\"b\", shape, i => …, (i, value) => …, i => …).";

    const string DeadSetter =
        "The setter of w does nothing, or it writes to other storage than its getter reads: "
        + "a copy by ToArray(), Row(), Column() or SubMatrix(), a struct, a key that is spelt differently. "
        + "Have the setter write where the getter and Cost() read.";

    readonly double[] w = [1.5, -0.25, 2, 1];
    readonly double[] dw = new double[4];

    [Fact]
    public void A_column_of_a_matrix_is_a_copy()
    {
        var b = Matrix<double>.Build.Dense(2, 1, [1, 2]);
        Says(
            $"b[0] was set to 1.01615643 and reads 1, as before. The Func of b{CopyOfFunc}",
            Model(Component.Of("b", () => b.Column(0), () => Vector<double>.Build.Dense(2))));
        Vector<double> column = Vector<double>.Build.Dense([1, 2]), gradient = column.Clone();
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(GradientModel.Of(
            [Component.Of("b", () => column, () => gradient)], () => column * column / 2, () => column.CopyTo(gradient))).Verdict);
    }

    [Fact]
    public void An_array_that_is_made_at_each_access_is_a_copy() => Says(
        $"b[0] was set to 1.52423465 and reads 1.5, as before. The Func of b{CopyOfFunc}",
        Model(Component.Of("b", () => w.ToArray(), () => dw)));

    [Fact]
    public void A_setter_that_does_nothing_is_named() =>
        Says($"w[0] was set to 1.52423465 and reads 1.5, as before. {DeadSetter}", Through((_, _) => { }));

    [Fact]
    public void A_setter_that_works_on_a_struct_is_named() =>
        Says(
            $"w[0] was set to 1.52423465 and reads 1.5, as before. {DeadSetter}",
            Through((i, value) =>
            {
                var copy = w.ToArray();
                copy[i] = value;
            }));

    [Theory]
    [InlineData(1e-3, "1.5000000000000213")]
    [InlineData(1e-6, "1.5000000000000213")]
    [InlineData(1e-9, "1.5000000000000213")]
    [InlineData(1e-12, "1.5000000000000213")]
    [InlineData(0.1, "1.52423465")]
    public void A_setter_that_ignores_small_changes_is_named(double least, string written) => Says(
        $"w[0] was set to {written} and reads 1.5, as before: the setter of w ignores small changes. "
            + "A check moves an element by a small part of itself and has to read back what it wrote; "
            + "store every number as it is given, and compare with the old one only to decide whom to notify.",
        Through((i, value) => w[i] = Math.Abs(value - w[i]) > least ? value : w[i]));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void One_with_a_limit_that_some_elements_are_beyond_does_not_do_nothing(int beyond, int within)
    {
        (w[beyond], w[within]) = (1.9, 0.4);
        var written = beyond == 0 ? "1.93069722" : "1.9";
        var thrown = Assert.Throws<GradientContractException>(
            () => GradientCheck.Run(Through((i, value) => w[i] = Math.Abs(value) > 1.5 ? w[i] : value))).Message;
        Assert.StartsWith($"w[{beyond}] was set to {written}", thrown, StringComparison.Ordinal);
        Assert.EndsWith(
            $" and reads 1.9, as before, although w[{within}] takes what it is set to: the setter of w limits or rounds what it is given, or "
                + "ignores what is outside of a range. A check moves an element by a small part of itself, to either side, and has to read back "
                + "what it wrote; store the number as it is, and leave limits to Cost() or TrainStep().",
            thrown, StringComparison.Ordinal);
        Assert.Equal((1.9, 0.4), (w[beyond], w[within]));
    }

    [Theory]
    [InlineData(-1.9)]
    [InlineData(1.9)]
    public void One_that_clamps_what_lies_beyond_its_limit_does_not_ignore_small_changes(double beyond)
    {
        w[0] = beyond;
        var limit = Math.Sign(beyond) * 1.5;
        var thrown = Assert.Throws<GradientContractException>(
            () => GradientCheck.Run(Through((i, value) => w[i] = Math.Clamp(value, -1.5, 1.5)))).Message;
        Assert.Matches(
            FormattableString.Invariant($@"^w\[0\] was set to -?1\.9\d* and reads {limit}: the setter of w rounds, clamps or converts what it is ")
                + @"given\. A check moves an element by a small part of itself and has to read back what it wrote; store the number as it is, or "
                + @"show the check what is stored, and leave limits to Cost\(\) or TrainStep\(\)\. The model could not be put back as it was: "
                + FormattableString.Invariant($@"w\[0\] was {beyond} and is {limit}, although it was set\. Build a new model before using it again\.$"),
            thrown);
        w[0] = beyond;
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(Through((i, value) => w[i] = value)).Verdict);
    }

    [Fact]
    public void One_over_float_storage_too()
    {
        var single = Array.ConvertAll(w, x => (float)x + 0.1f);
        Says(
            "w[0] was set to 1.60001218 and reads 1.60000002, as before: the setter of w ignores small changes. "
                + "A check moves an element by a small part of itself and has to read back what it wrote; "
                + "store every number as it is given, and compare with the old one only to decide whom to notify.",
            Model(Component.Of("w", [4], i => single[i],
                (int i, double value) => single[i] = Math.Abs(value - single[i]) > 1e-3 ? (float)value : single[i], i => dw[i])));
    }

    [Fact]
    public void A_setter_that_rounds_is_not_blamed_on_the_cost() => Says(
        "w[0] was set to 1.52423465 and reads 1.524: the setter of w rounds, clamps or converts what it is given. "
            + "A check moves an element by a small part of itself and has to read back what it wrote; "
            + "store the number as it is, or show the check what is stored, and leave limits to Cost() or TrainStep().",
        Through((i, value) => w[i] = Math.Round(value, 3)));

    [Fact]
    public void A_setter_that_converts_to_half_precision_is_named_and_what_it_lost_too()
    {
        w[2] = 0.3;
        Says(
            "w[0] was set to 1.52423465 and reads 1.52441406, which is the nearest Half: a check moves an element by a small part of "
                + "itself, and 16 bits are too few to take that. Check a twin of the model that keeps w in float or double. "
                + "The model could not be put back as it was: w[2] was 0.3 and is 0.300048828, although it was set. "
                + "Build a new model before using it again.",
            Through((i, value) => w[i] = (double)(Half)value));
    }

    [Theory]
    [InlineData("degrees", 1)]
    [InlineData("degrees", 1.01)]
    [InlineData("logarithms", 1)]
    [InlineData("logarithms", 1.01)]
    public void A_setter_that_converts_to_other_units_is_checked_and_what_it_reads_is_put_back(string units, double factor)
    {
        double[] stored = [2.1, -3.3, 0.4, 1e-3, -11.5], gradient = new double[5];
        var isLog = units == "logarithms";
        double Shown(int i) => isLog ? Math.Exp(stored[i]) : stored[i] * 180 / Math.PI;
        double Slope(int i) => isLog ? 1 / Math.Exp(stored[i]) : Math.PI / 180;
        var before = Enumerable.Range(0, 5).Select(Shown).ToArray();
        var report = GradientCheck.Run(GradientModel.Of(
            [
                Component.Of("w", [5], Shown,
                    (int i, double value) => stored[i] = isLog ? Math.Log(value) : value * Math.PI / 180, i => gradient[i] * Slope(i)),
            ],
            () => stored.Sum(Math.Sin), () => Array.ForEach([0, 1, 2, 3, 4], i => gradient[i] = factor * Math.Cos(stored[i]))));
        Assert.True(report.Verdict == (factor == 1 ? GradientVerdict.Match : GradientVerdict.Mismatch), report.ToString());
        Assert.Equal(before, Enumerable.Range(0, 5).Select(Shown));
    }

    /// <summary>What is kept and what it is shown as: far larger numbers than the ones that are shown.</summary>
    public static TheoryData<string, double> Converted => new()
    {
        { "Celsius", 20 }, { "Celsius", 0.3 }, { "Celsius", 1e-3 }, { "Celsius", -4e-6 }, { "Celsius", 0 }, { "Celsius", 5.7e-14 },
        { "logarithm", 1e-2 }, { "logarithm", 1e-5 }, { "logarithm", -3e-8 }, { "logarithm", 0 },
    };

    [Theory]
    [MemberData(nameof(Converted))]
    public void What_is_read_back_counts_near_the_zero_of_a_conversion_too(string shown, double near)
    {
        var isLog = shown == "logarithm";
        // Alone, a number of a few units has no length to be moved by.
        foreach (var others in (double[][])(Math.Abs(near) is > 0 and < 1e-12 ? [[19.5, -7]] : [[], [near], [19.5, -7]]))
        {
            double[] kept = [.. others.Prepend(near).Select(value => isLog ? Math.Exp(value) : value + 273.15)];
            var start = kept.ToArray();
            foreach (var factor in (double[])[1, 1.01])
            {
                var report = GradientCheck.Run(isLog ? OfConversion(kept, Math.Log, Math.Exp, factor)
                    : OfConversion(kept, kelvin => kelvin - 273.15, celsius => celsius + 273.15, factor));
                Assert.True(report.Verdict == (factor == 1 ? GradientVerdict.Match : GradientVerdict.Mismatch), report.ToString());
                Assert.Equal(start, kept);
            }
        }
    }

    [Fact]
    public void In_float_too()
    {
        float[] kelvin = [293.15f, 273.35f, 268.15f];
        var (start, gradient) = (kelvin.ToArray(), new float[3]);
        var report = GradientCheck.Run(GradientModel.Of(
            [
                Component.Of("t", [3], i => kelvin[i] - 273.15f, (int i, float value) => kelvin[i] = value + 273.15f, i => gradient[i]),
            ],
            () => kelvin.Sum(k => Math.Sin((k - 273.15f) / 10)),
            () => Array.ForEach([0, 1, 2], i => gradient[i] = (float)(Math.Cos((kelvin[i] - 273.15f) / 10) / 10))));
        Assert.True(report.Verdict == GradientVerdict.Match, report.ToString());
        Assert.Equal(start, kelvin);
    }

    [Fact]
    public void What_rounds_to_eight_decimals_is_no_conversion_since_writing_what_was_read_changes_it()
    {
        w[1] = 0.123456789123;
        Says(
            "w[0] was set to 1.5242346492493208 and reads 1.52423465: the setter of w rounds, clamps or converts what it is given. "
                + "A check moves an element by a small part of itself and has to read back what it wrote; "
                + "store the number as it is, or show the check what is stored, and leave limits to Cost() or TrainStep(). "
                + "The model could not be put back as it was: w[1] was 0.123456789 and is 0.12345679, although it was set. "
                + "Build a new model before using it again.",
            Through((i, value) => w[i] = Math.Round(value, 8)));
    }

    [Fact]
    public void A_gradient_with_a_setter_may_be_null_before_the_first_pass_as_one_without()
    {
        double[]? gradient = null;
        GradientModel Of(Action backward) => GradientModel.Of(
            [
                Component.Of("w", [4], i => w[i], (int i, double value) => w[i] = value,
                    i => gradient![i], (int i, double value) => gradient![i] = value),
            ],
            () => w.Sum(x => x * x) / 2, backward);
        Wired.Breaks(
            "w has no gradient: its storage is not there (NullReferenceException: Object reference not set to an instance of an object.) "
                + "after ComputeGradient(). Have ComputeGradient() make it; where a library makes it, no path leads from the cost to w.",
            Of(() => { }));
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(Of(() => gradient = [.. w])).Verdict);
    }

    static GradientModel OfConversion(double[] kept, Func<double, double> get, Func<double, double> set, double factor)
    {
        var gradient = new double[kept.Length];
        return GradientModel.Of(
            [Component.Of("t", [kept.Length], i => get(kept[i]), (int i, double value) => kept[i] = set(value), i => gradient[i])],
            () => kept.Select((k, i) => Math.Sin(get(k) + i) + (get(k) * get(k))).Sum(),
            () =>
            {
                for (var i = 0; i < kept.Length; i++)
                {
                    gradient[i] = factor * (Math.Cos(get(kept[i]) + i) + (2 * get(kept[i])));
                }
            });
    }

    [Theory]
    [InlineData("Func")]
    [InlineData("getter")]
    public void A_dictionary_that_is_filled_by_the_first_gradient_is_storage_that_is_made_later(string kind)
    {
        var gradients = new Dictionary<string, double[]>();
        var component = kind == "Func" ? Component.Of("w", () => w, () => gradients["w"])
            : Component.Of("w", [4], i => w[i], (int i, double value) => w[i] = value, i => gradients["w"][i]);
        var model = GradientModel.Of([component], () => w.Sum(x => x * x) / 2, () => gradients["w"] = [.. w]);
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(model, GradientRun.AsIs).Verdict);
    }

    [Fact]
    public void A_key_that_is_spelt_differently_is_told_by_what_the_dictionary_threw()
    {
        var (values, gradients) = (new Dictionary<string, double[]> { ["W"] = w }, new Dictionary<string, double[]>());
        Says(
            "w has no gradient: its storage is not there (KeyNotFoundException: The given key 'w' was not present in the dictionary.) "
                + "after ComputeGradient(). Have ComputeGradient() make it; "
                + "where a library makes it, no path leads from the cost to w.",
            GradientModel.Of([Component.Of("w", () => w, () => gradients["w"])], () => w.Sum(x => x * x), () => gradients["W"] = w));
        Says(
            "Component \"w\", values: expected storage, but the Func returned none "
                + "(KeyNotFoundException: The given key 'w' was not present in the dictionary.). "
                + "Allocate it in the model's constructor, or in Initialize() at the latest.",
            GradientModel.Of([Component.Of("w", () => values["w"], () => dw)], () => w.Sum(x => x * x), () => { }));
    }

    [Fact]
    public void Storage_that_keeps_what_it_is_given_matches_in_every_form()
    {
        Action<int, double> set = (i, value) => w[i] = value;
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(Through(set)).Verdict);
        var single = Array.ConvertAll(w, x => (float)x);
        Component inFloat = Component.Of("w", [4], i => single[i], (int i, double value) => single[i] = (float)value, i => dw[i]);
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(GradientModel.Of([inFloat],
            () => single.Sum(x => (double)x * x) / 2, () => Array.ForEach([0, 1, 2, 3], i => dw[i] = single[i]))).Verdict);
        Assert.Equal([1.5, -0.25, 2, 1], w);
    }

    GradientModel Through(Action<int, double> set) => Model(Component.Of("w", [4], i => w[i], set, i => dw[i]));

    /// <summary>A model whose cost reads w alone, whatever its components are.</summary>
    GradientModel Model(params Component[] components) =>
        GradientModel.Of(components, () => w.Sum(x => x * x) / 2, () => w.CopyTo(dw, 0));

    static void Says(string message, IGradientModel model) => Wired.Breaks(message, model);
}
