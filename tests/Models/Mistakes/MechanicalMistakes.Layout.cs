namespace GradientTesting.TestModels.Mistakes;

/// <content>Right numbers in the wrong place, and rows or columns that are wrong.</content>
public static partial class MechanicalMistakes
{
    static IEnumerable<Mistake> OfLayout =>
    [
        Mistake.Moved("transposed", ByColumns, (_, tensor) => tensor.IsMatrix() && tensor.IsSquare()),
        Mistake.Moved("stored by columns", ByColumns, (_, tensor) => tensor.IsMatrix() && !tensor.IsSquare()),
        Mistake.Moved(
            "rows permuted", (tensor, i) => (i + tensor.Columns()) % tensor.Length, (_, tensor) => tensor.Rows() >= 2),
        Mistake.Moved(
            "columns shifted by one",
            (tensor, i) => (i / tensor.Columns() * tensor.Columns()) + ((i + 1) % tensor.Columns()),
            IsMatrix),
        Mistake.Each("one row zero", (_, tensor, i, g) => IsMiddleRow(tensor, i) ? 0 : g, IsMatrix),
        Mistake.Each("one row of wrong sign", (_, tensor, i, g) => IsMiddleRow(tensor, i) ? -g : g, IsMatrix),
        Mistake.Each("one column zero", (_, tensor, i, g) => IsMiddleColumn(tensor, i) ? 0 : g, IsMatrix),
        Mistake.Each(
            "border zero", (_, tensor, i, g) => IsBorder(tensor, i) ? 0 : g,
            (_, tensor) => tensor.IsMatrix() && tensor.Rows() >= 3 && tensor.Columns() >= 3),
        new("another component's gradient", (model, tensor) =>
        {
            var other = SameLength(model, tensor)!;
            for (var i = 0; i < tensor.Length; i++)
            {
                tensor.SetGradient(i, other.Gradient(i));
            }
        },
        (model, tensor) => SameLength(model, tensor) is not null),
    ];

    static bool IsMatrix(ITestModel model, Tensor tensor) => tensor.IsMatrix();

    static int ByColumns(Tensor tensor, int i) => (i % tensor.Rows() * tensor.Columns()) + (i / tensor.Rows());

    static bool IsMiddleRow(Tensor tensor, int i) => i / tensor.Columns() == tensor.Rows() / 2;

    static bool IsMiddleColumn(Tensor tensor, int i) => i % tensor.Columns() == tensor.Columns() / 2;

    static bool IsBorder(Tensor tensor, int i)
    {
        var (row, column) = (i / tensor.Columns(), i % tensor.Columns());
        return row == 0 || row == tensor.Rows() - 1 || column == 0 || column == tensor.Columns() - 1;
    }

    static Tensor? SameLength(ITestModel model, Tensor tensor) =>
        model.Tensors.FirstOrDefault(other => other.Name != tensor.Name && other.Length == tensor.Length);
}
