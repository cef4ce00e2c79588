using GradientTesting.TestModels;

namespace GradientTesting.Benchmarks;

/// <summary>A model in other units: its tensors' parameters are, by turns, 1e4 and 1e-6 times what they were.</summary>
internal sealed class Rescaled : ITestModel, IBatchModel
{
    readonly ITestModel model;
    readonly double[][] values;
    readonly double[][] gradients;
    readonly double[] factors;

    public Rescaled(ITestModel model)
    {
        this.model = model;
        factors = [.. model.Tensors.Select((_, t) => t % 2 == 0 ? 1e4 : 1e-6)];
        values = [.. model.Tensors.Select((tensor, t) => Enumerable.Range(0, tensor.Length).Select(i => factors[t] * tensor.Value(i)).ToArray())];
        gradients = [.. model.Tensors.Select(tensor => new double[tensor.Length])];
        Tensors = [.. model.Tensors.Select((tensor, t) => Of(tensor, t))];
        Components = [.. Tensors.Select(tensor => tensor.Component)];
    }

    public IReadOnlyList<Tensor> Tensors { get; }

    public IReadOnlyList<Component> Components { get; }

    public int BatchSize => (model as IBatchModel)?.BatchSize ?? 1;

    public double Cost()
    {
        PassOn();
        return model.Cost();
    }

    public void ComputeGradient()
    {
        PassOn();
        model.ComputeGradient();
        for (var t = 0; t < gradients.Length; t++)
        {
            for (var i = 0; i < gradients[t].Length; i++)
            {
                gradients[t][i] = model.Tensors[t].Gradient(i) / factors[t];
            }
        }
    }

    void PassOn()
    {
        for (var t = 0; t < values.Length; t++)
        {
            for (var i = 0; i < values[t].Length; i++)
            {
                model.Tensors[t].SetValue(i, values[t][i] / factors[t]);
            }
        }
    }

    Tensor Of(Tensor tensor, int t)
    {
        var rescaled = Tensor.Of(tensor.Name, values[t], gradients[t], [.. tensor.Shape]);
        return tensor.IsFlat ? rescaled.Flat() : rescaled;
    }
}
