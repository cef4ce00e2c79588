using static GradientTesting.DiagnosisName;

namespace GradientTesting.TestModels.Mistakes;

/// <summary>
/// Whether a name is true of a wrong gradient, by the definitions of <see cref="DiagnosisName"/> and from the right gradient:
/// no error bar, no tolerance of a check has a part in it.
/// </summary>
public static class NameTruth
{
    static readonly string[] OfLambda = [L2Extra, L2Missing, L1ForL2, L2SignFlipped, L2Doubled, L2OverN, L2Scaled, LambdaTermMissing, LambdaTermScaled];

    static readonly Func<double, double>[] Functions = [value => Math.Exp(-value), Math.Exp, value => value, value => 1 / value, value => value * value];

    /// <param name="name">One of <see cref="DiagnosisName"/>.</param>
    /// <param name="whole">The component as it is checked.</param>
    /// <param name="data">The same at λ = 0; null where the model has no λ.</param>
    /// <param name="batchSize">N, where the model tells.</param>
    public static bool Holds(string name, GradientTruth whole, GradientTruth? data, int? batchSize)
    {
        var lambda = data is null ? null : whole.Less(data);
        return OfLambda.Contains(name) ? lambda is not null && data!.WrongElements.Count == 0 && HoldsOfLambda(name, lambda, batchSize)
            : Holds(name, whole) || (data is not null && lambda!.WrongElements.Count == 0 && Holds(name, data));
    }

    static bool Holds(string name, GradientTruth truth)
    {
        var (right, wrong) = (truth.Right, truth.Wrong);
        var (rows, columns, count) = (truth.Rows, truth.Columns, truth.Right.Length);
        return name switch
        {
            Missing => Array.TrueForAll(wrong, g => g == 0) && !Array.TrueForAll(right, g => g == 0),
            SignFlipped => truth.IsExplained(i => -right[i]),
            Scaled => truth.Multiple(right) is var factor && truth.IsExplained(i => factor * right[i]),
            Transposed => rows == columns && truth.IsExplained(i => right[(i % rows * columns) + (i / rows)]),
            StoredByColumns => (rows != columns || truth.Shape.Count > 2) && truth.IsExplained(i => right[(i % rows * columns) + (i / rows)]),
            RowsShifted => Enumerable.Range(1, Lines(truth) - 1).Any(places => truth.IsExplained(i => right[(i + (places * count / Lines(truth))) % count])),
            ColumnsShifted => Enumerable.Range(1, Math.Max(0, columns - 1)).Any(places => truth.IsExplained(i => right[(i / columns * columns) + ((i + places) % columns)])),
            RowsPermuted => IsReordered(truth, Lines(truth), (line, k) => (line * count / Lines(truth)) + k),
            ColumnsPermuted => IsReordered(truth, columns, (line, k) => (k * columns) + line),
            AnotherComponent => truth.Others.Any(other => other.Length == count && other.Any(g => Math.Abs(g) > truth.Slack) && truth.IsExplained(i => other[i])),
            ConstantAdded => wrong.Zip(right, (g, r) => g - r).Average() is var constant && truth.IsExplained(i => right[i] + constant),
            Clipped => wrong.Max(Math.Abs) is var limit && truth.IsExplained(i => Math.Clamp(right[i], -limit, limit)),
            NearlyRight => Enumerable.Range(0, count).All(i => Math.Abs(wrong[i] - right[i]) <= 0.01 * (Math.Abs(right[i]) + (0.05 * right.Max(Math.Abs)))),
            // A bias before a normalization has a gradient of nothing but rounding, in the right model too.
            NoEffect => Array.TrueForAll(right, g => Math.Abs(g) <= truth.Slack),
            OwnFunction => Functions.Any(function => double.IsFinite(truth.Multiple(Times(function))) && truth.Multiple(Times(function)) is var factor && truth.IsExplained(i => factor * Times(function)[i])),
            NotMasked => truth.WrongElements.All(i => right[i] == 0 && wrong[i] != 0),
            RankOne => rows > 1 && columns > 1 && IsProduct(wrong, rows, columns) && !IsProduct(right, rows, columns),
            _ => HoldsOfPlace(name, truth),
        };

        double[] Times(Func<double, double> function) => [.. right.Zip(truth.Values, (g, value) => g * function(value))];
    }

    // Each 2×2 minor with the largest element is zero.
    static bool IsProduct(double[] matrix, int rows, int columns)
    {
        var at = Enumerable.Range(0, matrix.Length).MaxBy(i => Math.Abs(matrix[i]));
        return Enumerable.Range(0, rows * columns).All(i => Math.Abs((matrix[i] * matrix[at])
            - (matrix[(i / columns * columns) + (at % columns)] * matrix[(at / columns * columns) + (i % columns)])) <= 1e-4 * matrix[at] * matrix[at]);
    }

    // What has one dimension, or one that counts, has its elements for rows.
    static int Lines(GradientTruth truth) => truth.Rows > 1 ? truth.Rows : truth.Columns;

    static bool HoldsOfPlace(string name, GradientTruth truth)
    {
        var wrong = truth.WrongElements;
        var (rows, columns) = (truth.Rows, truth.Columns);
        bool OnBorder(int i) => i / columns == 0 || i / columns == rows - 1 || i % columns == 0 || i % columns == columns - 1;
        return wrong.Count > 0 && name switch
        {
            OneElement => wrong.Count == 1,
            OneRow => wrong.Select(i => i / columns).Distinct().Count() == 1,
            OneColumn => wrong.Select(i => i % columns).Distinct().Count() == 1,
            Border => wrong.All(OnBorder),
            RowsOverwritten => wrong.GroupBy(i => i / columns).All(row => row.Any(i => truth.Wrong[i] != 0)),
            SomeRows => wrong.Select(i => i / columns).Distinct().Count() <= rows / 2,
            _ => false,
        };
    }

    static bool HoldsOfLambda(string name, GradientTruth lambda, int? batchSize)
    {
        bool Is(double factor) => lambda.IsExplained(i => factor * lambda.Right[i]);
        var none = Array.TrueForAll(lambda.Right, g => g == 0);
        return name switch
        {
            L2Extra => none && lambda.Multiple(lambda.Values) is var decay && lambda.IsExplained(i => decay * lambda.Values[i]),
            L2Missing or LambdaTermMissing => !none && Is(0),
            L1ForL2 => lambda.Multiple(Array.ConvertAll(lambda.Values, w => (double)Math.Sign(w))) is var strength && lambda.IsExplained(i => strength * Math.Sign(lambda.Values[i])),
            L2SignFlipped => Is(-1),
            L2Doubled => Is(2),
            L2OverN => batchSize is { } n && Is(1.0 / n),
            _ => !none && Is(lambda.Multiple(lambda.Right)),
        };
    }

    static bool IsReordered(GradientTruth truth, int count, Func<int, int, int> at)
    {
        var length = truth.Right.Length / count;
        var left = Enumerable.Range(0, count).ToList();
        var from = new int[count];
        for (var line = 0; line < count; line++)
        {
            double Distance(int other) => Enumerable.Range(0, length).Sum(k => Math.Abs(truth.Wrong[at(line, k)] - truth.Right[at(other, k)]));
            left.Remove(from[line] = left.MinBy(Distance));
        }

        var predicted = new double[truth.Right.Length];
        for (var line = 0; line < count; line++)
        {
            for (var k = 0; k < length; k++)
            {
                predicted[at(line, k)] = truth.Right[at(from[line], k)];
            }
        }

        return truth.IsExplained(i => predicted[i]);
    }
}
