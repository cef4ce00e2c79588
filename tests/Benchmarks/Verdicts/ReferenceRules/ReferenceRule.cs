using GradientTesting.TestModels;

namespace GradientTesting.Benchmarks;

/// <summary>How another tool takes a numerical gradient, and when it calls an analytic one wrong. Written from its formulas.</summary>
/// <param name="name">As the page prints it.</param>
internal abstract class ReferenceRule(string name) : IChecker
{
    public string Name => name;

    /// <summary>The formulas, in one line.</summary>
    public abstract string Formula { get; }

    /// <summary>What the tool itself says of where it should be used; null where it says nothing.</summary>
    public virtual string? Advice => null;

    /// <summary>The numerical gradient, tensor by tensor. The model's values are as before.</summary>
    protected abstract double[][] Numeric(ITestModel model, bool single);

    protected abstract bool CallsWrong(double[][] analytic, double[][] numeric, bool single);

    public Func<Specimen, Finding> At(Place place)
    {
        // The numerical gradient does not depend on the mistake, so it is taken once for all of them.
        var model = place.Create();
        var numeric = Numeric(model, place.Single);
        return specimen => CallsWrong(specimen.Gradient(), numeric, place.Single) ? Finding.Wrong : Finding.Passed;
    }

    /// <summary>A derivative for each element, where <paramref name="difference"/> may move the element as it likes.</summary>
    protected static double[][] ForEach(ITestModel model, Func<Func<double, double>, double, double> difference) =>
        [.. model.Tensors.Select(tensor => Enumerable.Range(0, tensor.Length).Select(i =>
        {
            var start = tensor.Value(i);
            var derivative = difference(
                value =>
                {
                    tensor.SetValue(i, value);
                    return model.Cost();
                },
                start);
            tensor.SetValue(i, start);
            return derivative;
        }).ToArray())];

    protected static double Central(Func<double, double> cost, double x, double h) => (cost(x + h) - cost(x - h)) / (2 * h);

    protected static double Forward(Func<double, double> cost, double x, double h) => (cost(x + h) - cost(x)) / h;

    /// <summary>(analytic, numeric) of every element. A number that is not finite makes every comparison a failure.</summary>
    protected static IEnumerable<(double A, double N)> Pairs(double[][] analytic, double[][] numeric) =>
        analytic.SelectMany(a => a).Zip(numeric.SelectMany(n => n));
}
