using System.Numerics;

namespace GradientTesting.Benchmarks;

/// <summary>y = x + f(x), with f a few layers that keep the shape.</summary>
internal sealed class Residual<T> : Layer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    readonly Layer<T>[] branch;
    readonly BackwardMistake mistake;

    public Residual(int batch, ResidualPlan plan, IReadOnlyList<Weights<T>> weights, BackwardMistake mistake)
        : base(batch, plan)
    {
        this.mistake = mistake;
        branch = LayerChain.Build(plan.Branch, batch, weights, _ => BackwardMistake.None);
    }

    public override void Forward(T[] x)
    {
        LayerChain.Forward(branch, x);
        branch[^1].Output.CopyTo(Output, 0);
        Vectors.AddScaled(Output, T.One, x);
    }

    public override void Backward(T[] x, T[] dy)
    {
        LayerChain.Backward(branch, x, dy);
        branch[0].InputGradient.CopyTo(InputGradient, 0);
        if (mistake != BackwardMistake.SkipMissing)
        {
            Vectors.AddScaled(InputGradient, T.One, dy);
        }
    }

    public override bool IsAtKink(T[] x) => LayerChain.IsAtKink(branch, x);
}

internal sealed record ResidualPlan(IReadOnlyList<LayerPlan> Branch) : LayerPlan(Branch[0].Input, Branch[^1].Output)
{
    public override IReadOnlyList<ParameterPlan> Parameters =>
    [
        .. Branch.SelectMany((layer, l) => layer.Parameters.Select(parameter =>
            parameter with { Name = $"{parameter.Name}{(char)('a' + l)}" })),
    ];

    public override int Work => Branch.Sum(layer => layer.Work) + Output.Length;

    public override int Kinks => Branch.Sum(layer => layer.Kinks);

    public override IReadOnlyList<BackwardMistake> Mistakes => [BackwardMistake.SkipMissing];

    public override Layer<T> Build<T>(int batch, IReadOnlyList<Weights<T>> weights, BackwardMistake mistake) =>
        new Residual<T>(batch, this, weights, mistake);

    public override string ToString() => $"residual ({string.Join(", ", Branch)})";
}
