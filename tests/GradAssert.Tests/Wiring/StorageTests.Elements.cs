using MathNet.Numerics.LinearAlgebra;

namespace GradientTesting.Tests.Wiring;

// Setters that move another element, or more than one, and numbers that are listed twice.
public partial class StorageTests
{
    [Fact]
    public void A_setter_that_clamps_is_named() => Says(
        "w[2] was set to 2.03596928 and reads 2: the setter of w rounds, clamps or converts what it is given. "
            + "A check moves an element by a small part of itself and has to read back what it wrote; "
            + "store the number as it is, or show the check what is stored, and leave limits to Cost() or TrainStep().",
        Through((i, value) => w[i] = Math.Clamp(value, -2, 2)));

    [Fact]
    public void A_setter_that_clamps_from_below_is_named_too() => Says(
        "w[3] was set to 0.972227548 and reads 1: the setter of w rounds, clamps or converts what it is given. "
            + "A check moves an element by a small part of itself and has to read back what it wrote; "
            + "store the number as it is, or show the check what is stored, and leave limits to Cost() or TrainStep().",
        Through((i, value) => w[i] = Math.Max(value, i == 3 ? 1 : -10)));

    [Fact]
    public void A_setter_that_normalizes_is_told_by_what_else_it_changes() => Says(
        "Setting w[0] changes w[1] too: the setter of w normalizes its elements, or writes more than one. "
            + "Set the one element, as given, and leave the rest to Cost() or TrainStep(). "
            + "The model could not be put back as it was: w[0] was 1.5 and is 0.26357065, although it was set. "
            + "Build a new model before using it again.",
        Through((i, value) =>
        {
            w[i] = value;
            var norm = Math.Sqrt(w.Sum(x => x * x));
            Array.ForEach([0, 1, 2, 3], k => w[k] /= norm);
        }));

    [Fact]
    public void A_setter_that_moves_an_element_that_is_written_later_is_named_with_it() => Says(
        "Setting w[0] changes w[1] too: the setter of w normalizes its elements, or writes more than one. "
            + "Set the one element, as given, and leave the rest to Cost() or TrainStep().",
        Through((i, value) => (w[i], w[Math.Min(i + 1, 3)]) = (value, i < 2 ? 0 : i < 3 ? w[i + 1] : value)));

    [Fact]
    public void One_that_moves_all_later_ones_by_an_increment_is_too()
    {
        double[] increments = [1.5, -1.75, 2.25, -1];
        Says(
            "Setting w[0] changes w[1] too: the setter of w normalizes its elements, or writes more than one. "
                + "Set the one element, as given, and leave the rest to Cost() or TrainStep().",
            Model(Component.Of("w", [4], i => increments.Take(i + 1).Sum(),
                (int i, double value) => increments[i] += value - increments.Take(i + 1).Sum(), i => dw[i])));
        Assert.Equal([1.5, -1.75, 2.25, -1], increments);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void One_that_writes_another_component_is_named_and_not_the_setter_of_the_other(bool isListedFirst)
    {
        double[] a = [0.5, 1], b = [2, -1], da = [0, 0], db = [0, 0];
        var first = Component.Of("a", [2], i => a[i], (i, value) => (a[i], b[0]) = (value, i == 0 ? value : b[0]), i => da[i]);
        var second = Component.Of("b", [2], i => b[i], (i, value) => b[i] = value, i => db[i]);
        Says(
            "Setting a[0] changes b[0] too: the setter of a writes more than its own element. "
                + "Set the one element, as given, and leave the rest to Cost() or TrainStep().",
            Model(isListedFirst ? [first, second] : [second, first]));
    }

    [Fact]
    public void A_getter_by_rows_and_a_setter_by_columns_are_told_apart() => Says(
        "What is written to w[0, 1] is read from w[1, 0]: the getter and the setter of w count its elements in different orders. "
            + "Have both take the flat row-major index, row times columns plus column. "
            + "The model could not be put back as it was: w[0, 1] was -0.25 and is 2, although it was set. "
            + "Build a new model before using it again.",
        Model(Component.Of("w", [2, 2], i => w[i], (int i, double value) => w[(i % 2 * 2) + (i / 2)] = value, i => dw[i])));

    [Fact]
    public void A_setter_that_keeps_one_write_only_is_named()
    {
        var original = w.ToArray();
        var present = w;
        Says(
            "w[0] keeps what it is set to only until another element is set: "
                + "the setter of w builds new storage from values that are not the present ones. "
                + "Write into the storage that Cost() reads.",
            Model(Component.Of("w", [4], i => present[i],
                (int i, double value) => present = [.. original.Select((x, k) => k == i ? value : x)], i => dw[i])));
    }

    [Fact]
    public void Rows_that_are_one_array_are_found()
    {
        var rows = new double[3][];
        Array.Fill(rows, [1, 2]);
        Says(
            "W[0, 0] and W[1, 0] are one number in storage: what is written to one is read from the other. "
                + "Look for rows that are the same array (as Array.Fill leaves them), and for an index that is computed wrongly; "
                + "list each number once.",
            Model(Component.Of("W", rows, new double[][] { [0, 0], [0, 0], [0, 0] })));
    }

    [Fact]
    public void Closures_over_one_loop_variable_and_tied_weights_are_told_alike()
    {
        const string Shared =
            "v[0] and u[0] are one number in storage: what is written to one is read from the other. "
            + "If the two are tied, they are one parameter: list it once, with the sum of the gradients of both uses. "
            + "If they are not, look for a line that was copied, slices that overlap, and lambdas over one loop variable.";
        Says(Shared, Model(Component.Of("v", w, dw), Component.Of("u", w, new double[4])));
        Says(
            Shared.Replace("v[0]", "v[1]", StringComparison.Ordinal),
            Model(Component.Of("v", w.AsMemory(0, 3), dw.AsMemory(0, 3)), Component.Of("u", w.AsMemory(1, 3), dw.AsMemory(1, 3))));
    }

    [Fact]
    public void Gradients_that_lie_where_values_do_are_told_so()
    {
        double[] b = [1, 2];
        Says(
            "The gradient of b is stored where b[0] is: what is written as gradient changes the values. "
                + "Give each gradient an array or matrix of its own. (Seen at: at its current values.)",
            GradientModel.Of([Component.Of("b", b, b)], () => (b[0] * b[0]) + b[1], () => (b[0], b[1]) = (2 * b[0], 1)));
    }
}
