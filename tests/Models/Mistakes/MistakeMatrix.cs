namespace GradientTesting.TestModels.Mistakes;

/// <summary>Every mechanical mistake in every component of every kind of model.</summary>
public static class MistakeMatrix
{
    public static IEnumerable<MistakeEntry> Entries() =>
        from kind in ModelZoo.Kinds
        let model = kind.Create(1)
        from tensor in model.Tensors
        from mistake in MechanicalMistakes.All
        where mistake.Applies(model, tensor)
        select new MistakeEntry(kind, tensor.Name, mistake);
}
