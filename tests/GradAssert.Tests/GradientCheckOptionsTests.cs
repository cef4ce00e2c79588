namespace GradientTesting.Tests;

public class GradientCheckOptionsTests
{
    [Fact]
    public void The_defaults_are_those_of_the_documentation()
    {
        var options = new GradientCheckOptions();
        Assert.Equal(1e-5, options.RelativeTolerance);
        Assert.Equal([GradientPhase.RandomInitialization, GradientPhase.Jittered, GradientPhase.AfterTraining], options.Phases);
        Assert.Equal(1, options.Seeds);
        Assert.Equal(10, options.TrainingSteps);
        Assert.Null(options.Initializer);
        Assert.Equal(DifferenceScheme.Central, options.Scheme);
        Assert.Null(options.Epsilon);
        Assert.Equal(0.1, options.RequiredResolution);
        Assert.False(options.AllowInconclusive);
        Assert.Null(options.Log);
    }

    [Fact]
    public void The_ends_of_each_range_are_allowed()
    {
        Assert.Equal(0, new GradientCheckOptions { RelativeTolerance = 0 }.RelativeTolerance);
        Assert.Equal(0.999, new GradientCheckOptions { RelativeTolerance = 0.999 }.RelativeTolerance);
        Assert.Equal(1, new GradientCheckOptions { RequiredResolution = 1 }.RequiredResolution);
        Assert.Equal(double.Epsilon, new GradientCheckOptions { RequiredResolution = double.Epsilon }.RequiredResolution);
        Assert.Equal(double.Epsilon, new GradientCheckOptions { Epsilon = double.Epsilon }.Epsilon);
        Assert.Equal(double.MaxValue, new GradientCheckOptions { Epsilon = double.MaxValue }.Epsilon);
        Assert.Null(new GradientCheckOptions { Epsilon = null }.Epsilon);
        Assert.Equal(int.MaxValue, new GradientCheckOptions { Seeds = int.MaxValue }.Seeds);
        Assert.Equal(0, new GradientCheckOptions { TrainingSteps = 0 }.TrainingSteps);
        Assert.Equal(Enum.GetValues<GradientPhase>(), new GradientCheckOptions { Phases = Enum.GetValues<GradientPhase>() }.Phases);
    }

    [Theory]
    [InlineData(-1e-300)]
    [InlineData(1.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_relative_tolerance_out_of_range_is_refused(double value) =>
        Refused("RelativeTolerance", "The relative tolerance goes from 0 to below 1.", () => new() { RelativeTolerance = value });

    [Theory]
    [InlineData(0.0)]
    [InlineData(-1e-4)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_step_out_of_range_is_refused(double value) =>
        Refused("Epsilon", "The step must be greater than zero and finite.", () => new() { Epsilon = value });

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0000000000000002)]
    [InlineData(double.NaN)]
    [InlineData(-0.1)]
    public void A_resolution_out_of_range_is_refused(double value) =>
        Refused("RequiredResolution", "The required resolution lies above 0 and at most at 1.", () => new() { RequiredResolution = value });

    [Fact]
    public void No_seed_and_fewer_than_no_steps_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("Seeds", () => new GradientCheckOptions { Seeds = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("Seeds", () => new GradientCheckOptions { Seeds = -1 });
        Assert.Throws<ArgumentOutOfRangeException>("TrainingSteps", () => new GradientCheckOptions { TrainingSteps = -1 });
    }

    [Fact]
    public void Phases_are_refused_where_they_are_typed()
    {
        Assert.Throws<ArgumentNullException>(() => new GradientCheckOptions { Phases = null! });
        Assert.Throws<ArgumentException>(() => new GradientCheckOptions { Phases = [] });
        Assert.Throws<ArgumentException>(() => new GradientCheckOptions { Phases = [GradientPhase.AsIs, GradientPhase.AsIs] });
        Assert.Throws<ArgumentOutOfRangeException>(() => new GradientCheckOptions { Phases = [(GradientPhase)(-1)] });
    }

    [Fact]
    public void Options_do_not_change_with_the_array_they_were_given()
    {
        GradientPhase[] phases = [GradientPhase.AsIs];
        var options = new GradientCheckOptions { Phases = phases };
        phases[0] = GradientPhase.Jittered;
        Assert.Equal([GradientPhase.AsIs], options.Phases);
    }

    static void Refused(string name, string message, Func<GradientCheckOptions> options) =>
        Assert.StartsWith(
            $"{message} (Parameter '{name}')", Assert.Throws<ArgumentOutOfRangeException>(name, options).Message, StringComparison.Ordinal);
}
