using Xunit.Sdk;

namespace GradientTesting.Xunit.Tests.Sdk;

public class GradientTestCaseTests
{
    [Theory]
    [InlineData(nameof(Samples.Two_seeds))]
    [InlineData(nameof(Samples.Chosen_phases))]
    [InlineData(nameof(Samples.Named_and_skipped))]
    [InlineData(nameof(Samples.Rows))]
    public void Everything_survives_the_way_to_another_process(string method)
    {
        foreach (var testCase in Discovery.Of<Samples>(method).Cast<GradientTestCase>())
        {
            var copy = SerializationHelper.Deserialize<GradientTestCase>(SerializationHelper.Serialize(testCase));

            Assert.Equal(testCase.Run, copy.Run);
            Assert.Equal(testCase.Row, copy.Row);
            Assert.Equal(testCase.DisplayName, copy.DisplayName);
            Assert.Equal(testCase.UniqueID, copy.UniqueID);
            Assert.Equal(testCase.SkipReason, copy.SkipReason);
            Assert.Equal(testCase.Traits, copy.Traits);
            Assert.Equal(testCase.TestMethod.Method.Name, copy.TestMethod.Method.Name);
        }
    }

    [Theory]
    [InlineData(nameof(Samples.No_seed))]
    [InlineData(nameof(Samples.Empty))]
    public void An_error_survives_the_way_to_another_process(string method)
    {
        var testCase = (GradientErrorTestCase)Discovery.Of<Samples>(method).Single();
        var copy = SerializationHelper.Deserialize<GradientErrorTestCase>(SerializationHelper.Serialize(testCase));

        Assert.Equal(testCase.ErrorMessage, copy.ErrorMessage);
        Assert.Equal(testCase.DisplayName, copy.DisplayName);
        Assert.Equal(testCase.UniqueID, copy.UniqueID);
        Assert.Equal(testCase.Traits, copy.Traits);
    }

    // Of two cases with one identity, xUnit v2 runs the first and says nothing of the second.
    [Fact]
    public void No_two_cases_have_the_same_identity()
    {
        string[] identities =
        [
            .. new[] { nameof(Samples.Two_seeds), nameof(Samples.Chosen_phases), nameof(Samples.Named_and_skipped), nameof(Samples.Rows) }
                .SelectMany(Discovery.Of<Samples>)
                .Select(testCase => testCase.UniqueID),
        ];

        Assert.Equal(6 + 3 + 1 + 6, identities.Length);
        Assert.Equal(identities.Length, identities.Distinct().Count());
        Assert.EndsWith("-RandomInitialization-1-0", identities[1], StringComparison.Ordinal);
        Assert.EndsWith("-AfterTraining-1-5", identities[5], StringComparison.Ordinal);
    }

    [Fact]
    public void Traits_name_the_phase_and_leave_those_of_the_user()
    {
        var cases = Discovery.Of<Samples>(nameof(Samples.Chosen_phases));

        Assert.All(cases, testCase => Assert.Equal(["Slow", "GradientCheck"], testCase.Traits["Category"]));
        Assert.Equal(
            ["AfterTraining", "AfterTraining", "AsIs"],
            cases.Select(testCase => Assert.Single(testCase.Traits["GradientPhase"])));
    }

    [Fact]
    public void A_row_is_a_trait_and_keeps_its_reason_to_be_skipped()
    {
        var cases = Discovery.Of<Samples>(nameof(Samples.Rows));

        Assert.Equal(["layers: 3, name: null"], cases[^1].Traits["GradientRow"]);
        Assert.Equal("needs a day", cases[^1].SkipReason);
        Assert.Null(cases[0].SkipReason);
    }

    [Fact]
    public void The_reason_in_the_attribute_is_the_reason_of_the_case() =>
        Assert.Equal("needs the large data set", Discovery.Of<Samples>(nameof(Samples.Named_and_skipped)).Single().SkipReason);
}
