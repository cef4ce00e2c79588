namespace GradientTesting.Tests.Models;

public class DictionariesTests
{
    readonly Dictionary<string, double[]> values = new() { ["w"] = [0.5, -1], ["b"] = [0.25] };
    readonly Dictionary<string, double[]> gradients = [];

    [Theory]
    [InlineData(1, GradientVerdict.Match)]
    [InlineData(1.5, GradientVerdict.Mismatch)]
    public void Each_name_is_a_component(double factor, GradientVerdict expected)
    {
        var report = GradientCheck.Run(Model(factor), GradientRun.AsIs);
        Assert.Equal([("w", GradientVerdict.Match), ("b", expected)], report.Runs[0].Components.Select(component => (component.Name, component.Verdict)));
    }

    [Fact]
    public void Gradients_may_come_in_a_new_dictionary_each_time()
    {
        Dictionary<string, double[]>? latest = null;
        var model = GradientModel.Of(
            Component.FromDictionaries(values, () => latest),
            () => values["w"].Sum(Math.Exp) + Math.Exp(values["b"][0]),
            () => latest = values.ToDictionary(pair => pair.Key, pair => pair.Value.Select(Math.Exp).ToArray()));
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(model).Verdict);
    }

    [Fact]
    public void A_name_without_a_gradient_is_an_error() => Assert.Equal(
        "b has no gradient: its storage is not there (KeyNotFoundException: The given key \'b\' was not present in the dictionary.) after "
            + "ComputeGradient(). Have ComputeGradient() make it; where a library makes it, no path leads from the cost to b.",
        Assert.Throws<GradientContractException>(() => GradientCheck.Run(Model(null))).Message);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_gradient_without_a_value_is_an_error(bool fromTheStart)
    {
        var model = Model(1);
        gradients["u"] = [0];
        if (fromTheStart)
        {
            Array.ForEach(["w", "b"], name => gradients[name] = new double[values[name].Length]);
        }

        Assert.Equal(
            "The gradients have one of u, and the values that were passed to Component.FromDictionaries have no u: that gradient would not be "
                + "checked. Have both dictionaries hold the same names: add the parameter to the values before Component.FromDictionaries is "
                + "called, or leave out of the gradients what is none of a parameter.",
            Assert.Throws<GradientContractException>(() => GradientCheck.Run(GradientModel.Of(model.Components, model.Cost, () =>
            {
                model.ComputeGradient();
                gradients["u"] = [1];
            }))).Message);
        gradients.Clear();
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(model).Verdict);
    }

    [Fact]
    public void Dictionaries_that_are_not_filled_yet_are_an_error() => Assert.StartsWith(
        "There is no parameter. Pass the dictionary once it holds them.",
        Assert.Throws<ArgumentException>("values", () => Component.FromDictionaries(gradients, gradients)).Message, StringComparison.Ordinal);

    GradientModel Model(double? factor) => GradientModel.Of(
        Component.FromDictionaries(values, gradients),
        () => (values["w"].Sum(Math.Exp) * values["b"][0]) + values["b"][0],
        () =>
        {
            gradients.Clear();
            gradients["w"] = [.. values["w"].Select(w => Math.Exp(w) * values["b"][0])];
            if (factor is { } times)
            {
                gradients["b"] = [times * (values["w"].Sum(Math.Exp) + 1)];
            }
        });
}
