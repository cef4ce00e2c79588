namespace GradientTesting.TestModels.Mistakes;

/// <summary>One mistake in one component of one kind of model.</summary>
public sealed record MistakeEntry(ModelKind Kind, string Tensor, Mistake Mistake)
{
    /// <param name="seed">Of the model's data.</param>
    public GradientModel Create(int seed) => MistakenModel.Of(Kind.Create(seed), Tensor, Mistake);

    public override string ToString() => $"{Kind.Name}, {Tensor}: {Mistake.Name}";
}
