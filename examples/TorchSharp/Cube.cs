using TorchSharp;

namespace TorchExample;

#region Function
/// <summary>x³, with a backward pass of its own.</summary>
public sealed class Cube : autograd.SingleTensorFunction<Cube>
{
    public override string Name => nameof(Cube);

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var x = (Tensor)vars[0];
        ctx.save_for_backward([x]);
        return x * x * x;
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        var x = ctx.get_saved_variables()[0];
        return [3 * x * x * grad_output];
    }
}
#endregion

/// <summary>The same without its upstream gradient.</summary>
public sealed class MistakenCube : autograd.SingleTensorFunction<MistakenCube>
{
    public override string Name => nameof(MistakenCube);

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var x = (Tensor)vars[0];
        ctx.save_for_backward([x]);
        return x * x * x;
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        var x = ctx.get_saved_variables()[0];
        return [3 * x * x];
    }
}
