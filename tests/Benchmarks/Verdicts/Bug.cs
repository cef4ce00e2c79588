using GradientTesting.TestModels;
using GradientTesting.TestModels.Mistakes;

namespace GradientTesting.Benchmarks;

/// <summary>A mistake that can be put into a right model at any point.</summary>
/// <param name="Name">Component and mistake.</param>
/// <param name="Plant">Makes a wrong model of a right one, at the same point.</param>
/// <param name="IsProven">True where theory says that the gradient is wrong, whatever a comparison by elements says.</param>
internal sealed record Bug(string Name, Func<ITestModel, Specimen> Plant, bool IsProven = false)
{
    /// <summary>Every mechanical mistake in every component.</summary>
    public static IEnumerable<Bug> AllIn(ITestModel model) =>
        from tensor in model.Tensors
        from mistake in MechanicalMistakes.All
        where mistake.Applies(model, tensor)
        select new Bug(
            $"{tensor.Name}: {mistake.Name}", right => new(right, MistakenModel.Of(right, tensor.Name, mistake)));

    /// <summary>A mistake of the model's own, at the values of the right one.</summary>
    public static Bug Of(PlantedBug bug, int seed, bool isProven = false) =>
        new(bug.Name, right => Specimen.Of(Tensor.CopyValues(right, Placed.WithoutDropout(bug.Create(seed)))), isProven);
}
