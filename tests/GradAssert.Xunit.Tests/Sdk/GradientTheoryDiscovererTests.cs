using Xunit.Abstractions;

namespace GradientTesting.Xunit.Tests.Sdk;

public class GradientTheoryDiscovererTests
{
    const string Class = "GradientTesting.Xunit.Tests.Sdk.Samples";

    [Fact]
    public void There_is_one_case_for_each_phase_and_seed_in_order() =>
        Assert.Equal(
            [
                $"{Class}.Two_seeds(random initialization, seed 0)",
                $"{Class}.Two_seeds(random initialization, seed 1)",
                $"{Class}.Two_seeds(jittered, seed 0)",
                $"{Class}.Two_seeds(jittered, seed 1)",
                $"{Class}.Two_seeds(after 5 steps, seed 0)",
                $"{Class}.Two_seeds(after 5 steps, seed 1)",
            ],
            NamesOf(nameof(Samples.Two_seeds)));

    [Fact]
    public void Phases_keep_the_order_in_which_they_are_named() =>
        Assert.Equal(
            [
                $"{Class}.Chosen_phases(after 1 step, seed 3)",
                $"{Class}.Chosen_phases(after 1 step, seed 4)",
                $"{Class}.Chosen_phases(at its current values)",
            ],
            NamesOf(nameof(Samples.Chosen_phases)));

    [Fact]
    public void A_display_name_replaces_class_and_method() =>
        Assert.Equal(["two-layer net(jittered, seed 0)"], NamesOf(nameof(Samples.Named_and_skipped)));

    [Theory]
    [InlineData(nameof(Samples.No_seed), "Seeds must be 1 or more, but is 0. Write: [GradientTheory(Seeds = 1)]")]
    [InlineData(nameof(Samples.No_seed_left), "FirstSeed is 2147483647, which leaves no room for 2 seeds below 2147483647. Write: [GradientTheory(FirstSeed = 1)]")]
    [InlineData(nameof(Samples.Negative_steps), "TrainingSteps must be 0 or more, but is -1. Write: [GradientTheory(TrainingSteps = 10)]")]
    [InlineData(nameof(Samples.No_phase), "Phases must name at least one phase, but is empty. Leave it out for the three default phases, or write: [GradientTheory(Phases = [GradientPhase.Jittered])]")]
    [InlineData(nameof(Samples.Null_phases), "Phases must name at least one phase, but is null. Leave it out for the three default phases, or write: [GradientTheory(Phases = [GradientPhase.Jittered])]")]
    [InlineData(nameof(Samples.Phase_twice), "Phases must name each phase once, but names Jittered 2 times. Write: [GradientTheory(Phases = [GradientPhase.Jittered, GradientPhase.AsIs])]")]
    [InlineData(nameof(Samples.Undefined_phase), "Phases must name phases, but 7 is none. Write: GradientPhase.AsIs, GradientPhase.RandomInitialization, GradientPhase.Jittered, GradientPhase.AfterTraining")]
    [InlineData(nameof(Samples.No_parameter), "The method must take exactly one GradientRun, but takes nothing. Write: public void No_parameter(GradientRun run)")]
    [InlineData(nameof(Samples.Two_parameters), "The method must take exactly one GradientRun where it has no rows of data, but takes (GradientRun, Nullable<Int32>). Write: public void Two_parameters(GradientRun run), or give it rows by an attribute of the framework")]
    [InlineData(nameof(Samples.Rows_without_values), "The method has rows of data, so that it must take the values of a row and one GradientRun, but takes (GradientRun). Write: public void Rows_without_values(…, GradientRun run)")]
    [InlineData(nameof(Samples.Other_parameter), "The method must take exactly one GradientRun, but takes (GradientPhase). Write: public void Other_parameter(GradientRun run)")]
    [InlineData(nameof(Samples.By_reference), "The method must take exactly one GradientRun, but takes (GradientRun&). Write: public void By_reference(GradientRun run)")]
    [InlineData(nameof(Samples.Generic), "The method must not be generic, because nothing says what to run it with. Write: public void Generic(GradientRun run)")]
    [InlineData(nameof(Samples.Async_void), "The method must return void or Task, but is async void. Write: public async Task Async_void(GradientRun run)")]
    [InlineData(nameof(Samples.Value_task), "The method must return void or Task, but returns ValueTask, which not every framework waits for. Write: public async Task Value_task(GradientRun run)")]
    [InlineData(nameof(Samples.Iterator), "The method must return void or Task, but returns IEnumerable<Int32>. Write: public void Iterator(GradientRun run), or in F# end the method with |> ignore")]
    public void What_cannot_run_is_one_failing_case_that_says_what_to_type(string method, string problem) =>
        Assert.Equal($"[GradientTheory] cannot run {Class}.{method}:\n- {problem}", ErrorOf(method).ErrorMessage);

    [Fact]
    public void All_problems_are_told_at_once() =>
        Assert.Equal(
            $"""
            [GradientTheory] cannot run {Class}.All_wrong:
            - The method must take exactly one GradientRun, but takes nothing. Write: public void All_wrong(GradientRun run)
            - Seeds must be 1 or more, but is -3. Write: [GradientTheory(Seeds = 1)]
            - TrainingSteps must be 0 or more, but is -1. Write: [GradientTheory(TrainingSteps = 10)]
            - Phases must name at least one phase, but is empty. Leave it out for the three default phases, or write: [GradientTheory(Phases = [GradientPhase.Jittered])]
            """,
            ErrorOf(nameof(Samples.All_wrong)).ErrorMessage);

    [Fact]
    public void A_filter_on_gradient_checks_selects_what_cannot_run_too() =>
        Assert.Equal(["GradientCheck"], ErrorOf(nameof(Samples.No_seed)).Traits["Category"]);

    [Fact]
    public void Each_row_is_listed_at_each_run() =>
        Assert.Equal(
            [
                $"{Class}.Rows(layers: 2, name: \"a\", jittered, seed 0)",
                $"{Class}.Rows(layers: 2, name: \"a\", at its current values)",
                $"{Class}.Rows(layers: 2, name: \"a\" #2, jittered, seed 0)",
                $"{Class}.Rows(layers: 2, name: \"a\" #2, at its current values)",
                $"{Class}.Rows(layers: 3, name: null, jittered, seed 0)",
                $"{Class}.Rows(layers: 3, name: null, at its current values)",
            ],
            NamesOf(nameof(Samples.Rows)));

    [Fact]
    public void No_rows_are_a_failing_case() =>
        Assert.Equal(
            $"[GradientTheory] cannot run {Class}.Empty:\n- Row 1 of MemberData cannot be made: it gives no rows.", ErrorOf(nameof(Samples.Empty)).ErrorMessage);

    static IEnumerable<string> NamesOf(string method) => Discovery.Of<Samples>(method).Select(testCase => testCase.DisplayName);

    static GradientErrorTestCase ErrorOf(string method) =>
        Assert.IsType<GradientErrorTestCase>(Assert.Single(Discovery.Of<Samples>(method)));
}
