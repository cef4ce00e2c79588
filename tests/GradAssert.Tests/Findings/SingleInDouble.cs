using GradientTesting.TestModels;

namespace GradientTesting.Tests.Findings;

/// <summary>
/// J = the cost of a net that is stored and computed in float, at parameters that are stored in double, + λ/2 · Σ‖W‖² in
/// double: a stair of steps as wide as the last place of a float, on a smooth slope.
/// </summary>
internal sealed class SingleInDouble : ITestModel, IInitializableModel
{
    const double Lambda = 0.01;

    readonly ITestModel net;
    readonly double[][] values, gradients;

    public SingleInDouble(ITestModel net)
    {
        this.net = net;
        values = [.. net.Tensors.Select(tensor => Enumerable.Range(0, tensor.Length).Select(tensor.Value).ToArray())];
        gradients = [.. values.Select(tensor => new double[tensor.Length])];
        Tensors = [.. net.Tensors.Select((tensor, c) => Tensor.Of(tensor.Name, values[c], gradients[c], [.. tensor.Shape]))];
        Components = [.. Tensors.Select(tensor => tensor.Component)];
    }

    public IReadOnlyList<Tensor> Tensors { get; }

    public IReadOnlyList<Component> Components { get; }

    public void Initialize(Random random)
    {
        ((IInitializableModel)net).Initialize(random);
        Each((c, i) => values[c][i] = net.Tensors[c].Value(i) * (1 + (1e-9 * random.NextDouble())));
    }

    public double Cost()
    {
        var norms = 0.0;
        Each((c, i) =>
        {
            net.Tensors[c].SetValue(i, values[c][i]);
            norms += IsWeight(c) ? values[c][i] * values[c][i] : 0;
        });
        return net.Cost() + (Lambda / 2 * norms);
    }

    public void ComputeGradient()
    {
        net.ComputeGradient();
        Each((c, i) => gradients[c][i] = net.Tensors[c].Gradient(i) + (IsWeight(c) ? Lambda * values[c][i] : 0));
    }

    bool IsWeight(int c) => Tensors[c].Name[0] == 'W';

    void Each(Action<int, int> act)
    {
        for (var c = 0; c < values.Length; c++)
        {
            for (var i = 0; i < values[c].Length; i++)
            {
                act(c, i);
            }
        }
    }
}
