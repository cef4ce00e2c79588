using TorchSharp;

namespace TorchExample;

#region Adapter
/// <summary>TorchSharp's modules and functions as a check looks at them: by arrays that their tensors share.</summary>
public static class TorchGradients
{
    /// <summary>A module and a cost of it, in float64. The gradient is what <c>backward</c> leaves in the parameters.</summary>
    public static GradientModel Model(nn.Module module, Func<Tensor> cost)
    {
        List<double[]> gradients = [];
        return GradientModel.Of(
            Shared(module, gradients),
            () => { using var scope = NewDisposeScope(); return cost().item<double>(); },
            () => { using var scope = NewDisposeScope(); cost().backward(); }) with { ClearGradients = () => gradients.ForEach(Array.Clear) };
    }

    /// <summary>A function of x, and of a module's parameters, with an upstream gradient that the check draws.</summary>
    public static GradientLayer Layer(Func<Tensor, Tensor> function, Tensor x, nn.Module? module = null)
    {
        List<double[]> gradients = [];
        Component[] inputs = [Shared("x", x.requires_grad_(), gradients)];
        var y = function(x);
        var (values, upstream) = (new double[y.numel()], new double[y.numel()]);
        var dy = frombuffer(upstream, float64).reshape(y.shape);
        return GradientLayer.Of(inputs, [Component.Of("y", values, upstream, Shape(y))], Forward, () => y.backward([dy])) with
        {
            Parameters = Shared(module, gradients),
            ClearGradients = () => gradients.ForEach(Array.Clear),
        };

        void Forward()
        {
            using var scope = NewDisposeScope();
            y.Dispose();
            y = function(x).DetachFromDisposeScope();
            y.data<double>().CopyTo(values);
        }
    }

    static Component[] Shared(nn.Module? module, List<double[]> gradients) =>
        [.. (module?.named_parameters() ?? []).Select(named => Shared(named.name, named.parameter, gradients))];

    static Component Shared(string name, Tensor tensor, List<double[]> gradients)
    {
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        double[] values = tensor.data<double>().ToArray(), gradient = new double[values.Length];
        tensor.set_(frombuffer(values, float64).reshape(tensor.shape));
        tensor.grad = frombuffer(gradient, float64).reshape(tensor.shape);
        gradients.Add(gradient);
        return Component.Of(name, values, gradient, Shape(tensor));
    }

    static int[] Shape(Tensor tensor) => [.. tensor.shape.Select(length => (int)length)];
}
#endregion
