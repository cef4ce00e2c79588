using Xunit.Abstractions;
using Xunit.Sdk;

namespace GradientTesting.Xunit.Tests;

public class GradientTheoryAttributeTests
{
    [Fact]
    public void The_strings_that_name_the_discoverer_resolve()
    {
        var link = CustomAttributeData.GetCustomAttributes(typeof(GradientTheoryAttribute))
            .Single(attribute => attribute.AttributeType == typeof(XunitTestCaseDiscovererAttribute));
        var typeName = (string)link.ConstructorArguments[0].Value!;
        var assemblyName = (string)link.ConstructorArguments[1].Value!;

        Assert.Equal(typeof(GradientTheoryDiscoverer), Assembly.Load(assemblyName).GetType(typeName));
        Assert.NotNull(typeof(GradientTheoryDiscoverer).GetConstructor([typeof(IMessageSink)]));
    }

    [Fact]
    public void The_analyzers_see_a_fact_and_no_theory()
    {
        Assert.True(typeof(FactAttribute).IsAssignableFrom(typeof(GradientTheoryAttribute)));
        Assert.False(typeof(TheoryAttribute).IsAssignableFrom(typeof(GradientTheoryAttribute)));
    }

    [Fact]
    public void Three_phases_one_seed_and_ten_steps_are_the_default()
    {
        var attribute = new GradientTheoryAttribute();

        Assert.Equal([GradientPhase.RandomInitialization, GradientPhase.Jittered, GradientPhase.AfterTraining], attribute.Phases);
        Assert.Equal(1, attribute.Seeds);
        Assert.Equal(10, attribute.TrainingSteps);
    }
}
