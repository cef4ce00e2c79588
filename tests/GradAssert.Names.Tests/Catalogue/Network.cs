using System.Numerics;

namespace GradientTesting.Names;

/// <summary>A unit, a linear head H, c of two outputs and the mean over rows of log cosh of what is between them and targets.</summary>
internal sealed class Network<T>
    where T : struct, IFloatingPointIeee754<T>
{
    const int Outputs = 2;

    readonly Unit<T> unit;
    readonly Tensor<T>[] hidden;
    readonly Tensor<T> head, bias, target;
    readonly T[] error;

    public Network(Unit<T> unit, Random random)
    {
        this.unit = unit;
        var (rows, columns) = (unit.Output.Rows, unit.Output.Columns);
        hidden = [.. unit.Parameters.Count == 0 ? unit.Inputs : unit.Parameters];
        (head, bias) = (new Tensor<T>("H", columns, Outputs).Drawn(random, 0.7), new Tensor<T>("c", Outputs).Drawn(random, 0.3));
        target = new Tensor<T>("t", rows, Outputs).Drawn(random);
        error = new T[rows * Outputs];
    }

    public IGradientModel Model() => GradientModel.Of(Unit<T>.Components([.. hidden, head, bias]), Cost, Gradient) with
    {
        Initialize = Initialize, TrainStep = TrainStep, BatchSize = () => unit.Output.Rows,
    };

    double Cost()
    {
        unit.Forward();
        var sum = T.Zero;
        for (var i = 0; i < error.Length; i++)
        {
            error[i] = bias.V[i % Outputs] - target.V[i];
            for (var j = 0; j < head.Rows; j++)
            {
                error[i] += unit.Output[i / Outputs, j] * head[j, i % Outputs];
            }

            // log cosh without an overflow, but for a constant.
            sum += T.Abs(error[i]) + T.Log(T.One + T.Exp(-(T.Abs(error[i]) + T.Abs(error[i]))));
        }

        return double.CreateTruncating(sum) / unit.Output.Rows;
    }

    void Gradient()
    {
        Cost();
        Array.Clear(unit.Output.G);
        Array.Clear(head.G);
        Array.Clear(bias.G);
        for (var i = 0; i < error.Length; i++)
        {
            var (row, k) = (i / Outputs, i % Outputs);
            var slope = T.Tanh(error[i]) / T.CreateTruncating(unit.Output.Rows);
            bias.G[k] += slope;
            for (var j = 0; j < head.Rows; j++)
            {
                head.Grad(j, k) += slope * unit.Output[row, j];
                unit.Output.Grad(row, j) += slope * head[j, k];
            }
        }

        unit.Backward();
    }

    void Initialize(Random random)
    {
        foreach (var tensor in hidden.Append(head))
        {
            for (var i = 0; i < tensor.V.Length; i++)
            {
                tensor.V[i] = T.CreateTruncating(0.3 + (1.2 * random.NextDouble())) * (IsPositive(tensor) || random.Next(2) == 0 ? T.One : -T.One);
            }
        }
    }

    static bool IsPositive(Tensor<T> tensor) => tensor.Name is "gamma" or "u";

    void TrainStep()
    {
        Gradient();
        foreach (var tensor in hidden.Append(head).Append(bias))
        {
            for (var i = 0; i < tensor.V.Length; i++)
            {
                tensor.V[i] -= T.CreateTruncating(0.02) * tensor.G[i];
            }
        }
    }
}
