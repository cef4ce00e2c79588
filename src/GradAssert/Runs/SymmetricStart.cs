namespace GradientTesting;

/// <summary>Starts from which units can never become different, however long they train.</summary>
internal static class SymmetricStart
{
    public static IEnumerable<string> Warnings(ModelUnderTest model) =>
        from component in model.Parameters
        where IsMatrix(component.Shape)
        let flaw = Flaw(component)
        where flaw is not null
        select $"{component.Name} starts with {flaw}: symmetry is never broken, so its units learn the same and mistakes that mix "
            + "them up stay unseen. Initialize it at random.";

    static string? Flaw(Component component)
    {
        var (rows, columns) = (component.Shape[0], component.Length / component.Shape[0]);
        var values = component.Values;
        return All(rows, columns, (_, _) => 0.0, values) ? "all elements zero"
            : All(rows, columns, (_, column) => values[column], values) ? "all rows equal"
            : All(rows, columns, (row, _) => values[row * columns], values) ? "all columns equal"
            : null;
    }

    static bool All(int rows, int columns, Func<int, int, double> expected, TensorView values)
    {
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                if (values[(row * columns) + column] != expected(row, column))
                {
                    return false;
                }
            }
        }

        return true;
    }

    // A bias kept as a row or a column may well be zero.
    static bool IsMatrix(IReadOnlyList<int> shape) => shape.Count >= 2 && shape[0] > 1 && shape.Skip(1).Any(size => size > 1);
}
