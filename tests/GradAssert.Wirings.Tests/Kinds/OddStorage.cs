using System.Globalization;
using System.Numerics;
using GradientTesting.Wirings.Tests.Models;

namespace GradientTesting.Wirings.Tests.Kinds;

/// <summary>Parameters that are kept in what no numerical library offers: tuples, text, decimals, vectors of graphics, tables.</summary>
internal static class OddStorage
{
    public static IReadOnlyList<Wiring> All { get; } =
    [
        new("tuples in a list", "weights[i].Value = v does not compile for a list of tuples, so that the tuple is taken out first.",
            [.. Words.Setter, .. Words.Copy],
            Wrong: () =>
            {
                List<(string Name, double Value)> weights = [("a", 0.4), ("b", -0.7), ("c", 0.2), ("d", 1.1)];
                return Wired(() => [.. weights.Select(weight => weight.Value)], (i, value) =>
                {
                    var weight = weights[i];
                    weight.Value = value;
                });
            },
            Right: () =>
            {
                List<(string Name, double Value)> weights = [("a", 0.4), ("b", -0.7), ("c", 0.2), ("d", 1.1)];
                return Wired(() => [.. weights.Select(weight => weight.Value)], (i, value) => weights[i] = (weights[i].Name, value), 1);
            }),

        new("text with three digits", "Weights live in the cells of a grid, formatted with F3.",
            Words.Setter,
            Wrong: () => Text("F3", CultureInfo.InvariantCulture),
            Right: () => Text("R", CultureInfo.InvariantCulture)),

        new("text with a comma", "Cells are written in the culture of the user, with separators of thousands, and read in the invariant one.",
            Words.Setter,
            Wrong: () => Text("N3", CultureInfo.GetCultureInfo("de-DE")),
            Right: () => Text("R", CultureInfo.InvariantCulture)),

        new("thousandths in an int", "A price is kept in cents.",
            Words.Setter,
            Wrong: () =>
            {
                int[] cents = [40, -70, 20, 110];
                return Wired(() => [.. cents.Select(cent => cent / 100.0)], (i, value) => cents[i] = (int)(value * 100));
            },
            Right: () => Doubles()),

        new("decimals with two digits", "decimal.Round on the way in, as for money.",
            Words.Setter,
            Wrong: () =>
            {
                decimal[] w = [0.4m, -0.7m, 0.2m, 1.1m];
                return Wired(() => [.. w.Select(value => (double)value)], (i, value) => w[i] = decimal.Round((decimal)value, 2));
            },
            Right: () => Doubles()),

        new("a Vector4 of a property", "transform.Weights.X = v sets a copy of the struct that the property returns.",
            [.. Words.Setter, .. Words.Copy],
            Wrong: () => Graphics(isCopy: true),
            Right: () => Graphics(isCopy: false)),

        new("a nullable that stays null", "weights[i] ?? 0.1 is read, and the setter assigns only where there is a value.",
            Words.Setter,
            Wrong: () => Nullable(onlyWhereSet: true),
            Right: () => Nullable(onlyWhereSet: false)),

        new("a linked list by value", "Find(old).Value = new finds the first node of that value.",
            [.. Words.Setter, .. Words.Shared, "moves"],
            Wrong: () => Linked(byValue: true),
            Right: () => Linked(byValue: false)),

        new("a sorted set of weights", "A SortedSet keeps weights in order of their size, and the i-th is another one after a write.",
            [.. Words.Setter, "order", "moves"],
            Wrong: () => Sorted(resorts: true),
            Right: () => Sorted(resorts: false)),

        new("a ring buffer whose start moves", "Each write goes to the next place of a ring.",
            [.. Words.Setter, "moves"],
            Wrong: () => Ring(moves: true),
            Right: () => Ring(moves: false)),

        new("an undo stack", "Each write pushes the weights; the loss reads the bottom of the stack.",
            [.. Words.Unread],
            Wrong: () => Stacked(bottom: true),
            Right: () => Stacked(bottom: false)),

        new("bytes of a file", "The weights are in a memory stream: the setter forgets to seek.",
            [.. Words.Setter, "threw", "moves"],
            Wrong: () => Stream(seeks: false),
            Right: () => Stream(seeks: true)),

        new("two halves of a long double", "High and low part are kept, and the setter leaves the low part as it is.",
            Words.Setter,
            Wrong: () => Halves(setsLow: false),
            Right: () => Halves(setsLow: true)),
    ];

    /// <summary>A fit whose weights are read by one function, with a wrong gradient unless said otherwise.</summary>
    static Given Wired(Func<double[]> read, Action<int, double> write, double error = 1.3)
    {
        var fit = Fit.Logistic(error, 4);
        fit.Weights = () => read();
        return fit.Model(Component.Of("w", [4], i => read()[i], write, i => fit.DW[i]));
    }

    static Given Doubles()
    {
        double[] w = [0.4, -0.7, 0.2, 1.1];
        return Wired(() => w, (i, value) => w[i] = value, 1);
    }

    static Given Text(string format, CultureInfo culture)
    {
        string[] cells = ["0.4", "-0.7", "0.2", "1.1"];
        return Wired(
            () => [.. cells.Select(cell => double.TryParse(cell, CultureInfo.InvariantCulture, out var value) ? value : 0)],
            (i, value) => cells[i] = value.ToString(format, culture), format == "R" ? 1 : 1.3);
    }

    static Given Graphics(bool isCopy)
    {
        Transform transform = new();
        return Wired(
            () => [transform.Weights.X, transform.Weights.Y, transform.Weights.Z, transform.Weights.W],
            (i, value) =>
            {
                var weights = transform.Weights;
                weights[i] = (float)value;
                transform.Weights = isCopy ? transform.Weights : weights;
            }, isCopy ? 1.3 : 1);
    }

    static Given Nullable(bool onlyWhereSet)
    {
        double?[] w = [null, null, null, null];
        return Wired(
            () => [.. w.Select((value, i) => value ?? (0.1 * (i + 1)))],
            (i, value) => w[i] = onlyWhereSet && w[i] is null ? null : value, onlyWhereSet ? 1.3 : 1);
    }

    static Given Linked(bool byValue)
    {
        LinkedList<double> w = new([0.4, -0.7, 0.4, 1.1]);
        return Wired(() => [.. w], (i, value) =>
        {
            var node = w.First!;
            for (var k = 0; k < i; k++)
            {
                node = node.Next!;
            }

            (byValue ? w.Find(node.Value)! : node).Value = value;
        }, byValue ? 1.3 : 1);
    }

    static Given Sorted(bool resorts)
    {
        double[] w = [-0.7, 0.2, 0.4, 1.1];
        return Wired(() => w, (i, value) =>
        {
            w[i] = value;
            if (resorts)
            {
                Array.Sort(w);
            }
        }, resorts ? 1.3 : 1);
    }

    static Given Ring(bool moves)
    {
        double[] w = [0.4, -0.7, 0.2, 1.1];
        var start = 0;
        return Wired(
            () => [.. w.Select((_, i) => w[(start + i) % 4])],
            (i, value) =>
            {
                start = moves ? (start + 1) % 4 : start;
                w[(start + i) % 4] = value;
            }, moves ? 1.3 : 1);
    }

    static Given Stacked(bool bottom)
    {
        var fit = Fit.Logistic(bottom ? 1.3 : 1, 4);
        Stack<double[]> stack = new([[0.4, -0.7, 0.2, 1.1]]);
        fit.Weights = () => bottom ? stack.Last() : stack.Peek();
        return fit.Model(Component.Of("w", [4], i => stack.Peek()[i], (i, value) =>
        {
            double[] next = [.. stack.Peek()];
            next[i] = value;
            stack.Push(next);
        }, i => fit.DW[i]));
    }

    static Given Stream(bool seeks)
    {
        MemoryStream file = new();
        foreach (var value in (double[])[0.4, -0.7, 0.2, 1.1])
        {
            file.Write(BitConverter.GetBytes(value));
        }

        double At(int i)
        {
            file.Position = 8 * i;
            Span<byte> bytes = stackalloc byte[8];
            file.ReadExactly(bytes);
            return BitConverter.ToDouble(bytes);
        }

        return Wired(() => [At(0), At(1), At(2), At(3)], (i, value) =>
        {
            file.Position = seeks ? 8 * i : file.Position % 32;
            file.Write(BitConverter.GetBytes(value));
        }, seeks ? 1 : 1.3);
    }

    static Given Halves(bool setsLow)
    {
        double[] w = [0.4, -0.7, 0.2, 1.1];
        float[] high = [.. w.Select(value => (float)value)], low = [.. w.Select(value => (float)(value - (float)value))];
        return Wired(() => [.. high.Select((value, i) => (double)value + low[i])], (i, value) =>
        {
            high[i] = (float)value;
            low[i] = setsLow ? (float)(value - high[i]) : low[i];
        }, setsLow ? 1 : 1.3);
    }

    sealed class Transform
    {
        public Vector4 Weights { get; set; } = new(0.4f, -0.7f, 0.2f, 1.1f);
    }
}
