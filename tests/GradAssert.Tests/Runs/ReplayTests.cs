namespace GradientTesting.Tests.Runs;

public class ReplayTests
{
    static readonly GradientPhase[] all = Enum.GetValues<GradientPhase>();

    [Fact]
    public void Nothing_set_is_what_the_test_says() =>
        Assert.Equal(GradientRun.All(all, 2, 5), Read().Runs(all, 2, 5));

    [Fact]
    public void A_seed_stands_for_all_seeds() =>
        Assert.Equal(
            [GradientRun.AsIs, GradientRun.RandomInitialization(7), GradientRun.Jittered(7), GradientRun.AfterTraining(7, 5)],
            Read(("GRADASSERT_SEED", " 7 ")).Runs(all, 3, 5));

    [Fact]
    public void Steps_and_phases_stand_for_those_of_the_test() =>
        Assert.Equal(
            [GradientRun.AfterTraining(0, 20), GradientRun.Jittered(0)],
            Read(("GRADASSERT_STEPS", "20"), ("GRADASSERT_PHASES", "aftertraining, Jittered")).Runs(all, 1, 5));

    [Fact]
    public void An_empty_variable_is_not_set() =>
        Assert.Equal(new Replay(null, null, null), Read(("GRADASSERT_SEED", ""), ("GRADASSERT_PHASES", " ")));

    [Fact]
    public void What_stands_in_the_code_must_be_right_all_the_same() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Read(("GRADASSERT_SEED", "1")).Runs(all, 0, 5));

    [Theory]
    [InlineData("GRADASSERT_SEED", "1.5", "GRADASSERT_SEED is \"1.5\", but must be a whole number. Type: GRADASSERT_SEED=3, or unset it to check what the test says.")]
    [InlineData("GRADASSERT_STEPS", "-1", "GRADASSERT_STEPS is \"-1\", but must be a whole number, 0 or more. Type: GRADASSERT_STEPS=10, or unset it to check what the test says.")]
    [InlineData("GRADASSERT_PHASES", "Jitter", "GRADASSERT_PHASES is \"Jitter\", but must be some of AsIs, RandomInitialization, Jittered, AfterTraining, each once, with commas between them. Type: GRADASSERT_PHASES=Jittered, or unset it to check what the test says.")]
    [InlineData("GRADASSERT_PHASES", "2", "GRADASSERT_PHASES is \"2\", but must be some of AsIs, RandomInitialization, Jittered, AfterTraining, each once, with commas between them. Type: GRADASSERT_PHASES=Jittered, or unset it to check what the test says.")]
    public void A_bad_value_is_told(string name, string value, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => Read((name, value))).Message);

    static Replay Read(params (string Name, string Value)[] variables) =>
        Replay.Read(name => Array.Find(variables, variable => variable.Name == name).Value);
}
