using GradientTesting.Tests.Fixtures;
using MathNet.Numerics.LinearAlgebra;

namespace GradientTesting.Tests.Models;

public class ModelUnderTestTests
{
    readonly Bowl bowl = new();

    [Fact]
    public void A_model_without_components_is_told_to_return_some()
    {
        const string Message =
            "The model has no components, so there is nothing to check. Return one Component.Of(name, values, gradient) per parameter from Components.";
        Says(Message, GradientModel.Of([], bowl.Cost, bowl.ComputeGradient));
        Says(Message, new NullComponents());
    }

    [Fact]
    public void A_component_that_is_null_is_named_by_its_position() =>
        Says(
            "Components[1] is null. Return one Component.Of(name, values, gradient) per parameter.",
            GradientModel.Of([Component.Of("w", bowl.W, bowl.DW), null!], bowl.Cost, bowl.ComputeGradient));

    [Fact]
    public void Two_components_of_one_name_are_told_apart() =>
        Says(
            "Two components are called W. Give each component a name of its own, so that a report can say which one is wrong.",
            GradientModel.Of(
                [Component.Of("W", bowl.W, bowl.DW), Component.Of("b", [1], [1.0]), Component.Of("W", [1], [1.0])], bowl.Cost, bowl.ComputeGradient));

    [Fact]
    public void Names_that_differ_by_case_are_two_names()
    {
        double[] w = [1], dw = [0];
        GradAssert.MatchesNumerical(GradientModel.Of(
            [Component.Of("W", bowl.W, bowl.DW), Component.Of("w", w, dw)], () => bowl.Cost() + w[0],
            () =>
            {
                bowl.ComputeGradient();
                dw[0] = 1;
            }));
    }

    [Fact]
    public void An_empty_point_is_told_in_the_words_of_a_function()
    {
        const string Message = "The point `at` is empty, so there is nothing to check. Pass at least one number.";
        Assert.Equal(Message, Assert.Throws<GradientContractException>(() => GradientCheck.Run(_ => 0, theta => theta, Array.Empty<double>())).Message);
        Assert.Equal(Message, Assert.Throws<GradientContractException>(() => GradAssert.MatchesNumerical(_ => 0, theta => theta, Array.Empty<double>())).Message);
    }

    [Fact]
    public void A_point_is_copied()
    {
        double[] at = [1, 2];
        var vector = Vector<double>.Build.Dense([1, 2]);
        GradAssert.MatchesNumerical(theta => IsTheUsers(theta) ? 0 : theta[0] * theta[1], theta => [theta[1], theta[0]], at);
        GradAssert.MatchesNumerical(theta => theta[0] * theta[1], theta => Vector<double>.Build.Dense([theta[1], theta[0]]), vector);
        Assert.Equal([1, 2], at);
        Assert.Equal([1, 2], vector);

        bool IsTheUsers(double[] theta) => ReferenceEquals(theta, at);
    }

    [Fact]
    public void At_a_point_that_the_check_tries_an_exception_and_a_NaN_are_an_infinite_cost()
    {
        Func<double> cost = () => 3;
        var model = ModelUnderTest.Of(bowl.Model(() => cost()));
        Assert.Equal(3, model.CostOrInfinity());

        cost = () => throw new OverflowException("Too\r\nlarge.");
        Assert.Equal(double.PositiveInfinity, model.CostOrInfinity());
        Assert.Equal("Cost() threw OverflowException (\"Too large.\")", model.WhyNotFinite);
        Assert.IsType<OverflowException>(Assert.Throws<ModelCallException>(() => model.Cost()).InnerException);

        cost = () => throw new AggregateException(new OverflowException());
        Assert.Equal(double.PositiveInfinity, model.CostOrInfinity());

        cost = () => double.NaN;
        Assert.Equal(double.PositiveInfinity, model.CostOrInfinity());
        Assert.Equal("the cost is not finite", model.WhyNotFinite);

        cost = () => double.NegativeInfinity;
        Assert.Equal(double.NegativeInfinity, model.CostOrInfinity());
        Assert.Equal(6, model.CostEvaluations);
    }

    public static TheoryData<Exception> Ends =>
    [
        new OperationCanceledException(), new TaskCanceledException(), new ThreadInterruptedException(),
        new InsufficientMemoryException(), new InsufficientExecutionStackException(),
        new AggregateException(new OverflowException(), new AggregateException(new OperationCanceledException())),
    ];

    [Theory]
    [MemberData(nameof(Ends), DisableDiscoveryEnumeration = true)]
    public void What_cancels_a_check_or_exhausts_the_process_goes_through(Exception end)
    {
        var model = ModelUnderTest.Of(bowl.Model(() => throw end));
        Assert.Same(end, Record.Exception(() => model.CostOrInfinity()));
    }

    [Fact]
    public void So_does_what_Reseed_throws()
    {
        var model = ModelUnderTest.Of(bowl.Model() with { Reseed = _ => throw new OverflowException() });
        Assert.IsType<OverflowException>(Assert.Throws<ModelCallException>(() => model.CostOrInfinity()).InnerException);
    }

    [Fact]
    public void A_host_that_stops_a_check_stops_it_there_too_in_its_own_words()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var model = ModelUnderTest.Of(bowl.Model());
        model.Cancellation = new(() => new TimeoutException("Out of time."), default, source.Token);
        Assert.Throws<TimeoutException>(() => model.CostOrInfinity());
        model.Cancellation = new(null, source.Token, default);
        Assert.Throws<OperationCanceledException>(() => model.CostOrInfinity());
    }

    [Fact]
    public void Evaluations_of_cost_and_gradient_are_counted_per_run_and_those_of_copies_taken_over()
    {
        var model = ModelUnderTest.Of(bowl.Model());
        var twin = model.Twin(new Bowl().Model());
        Evaluate(model, 2, 3);
        Evaluate(twin, 4, 1);
        Assert.Equal((2, 3), (model.CostEvaluations, model.GradientEvaluations));

        model.Take(twin);
        model.Take(twin);
        Assert.Equal((6, 4), (model.CostEvaluations, model.GradientEvaluations));
        Assert.Equal((0, 0), (twin.CostEvaluations, twin.GradientEvaluations));

        Assert.Equal(7, model.Uncounted(() =>
        {
            Evaluate(model, 1, 1);
            return 7;
        }));
        Assert.Equal((6, 4), (model.CostEvaluations, model.GradientEvaluations));

        model.BeginRun(1);
        Assert.Equal((0, 0), (model.CostEvaluations, model.GradientEvaluations));

        static void Evaluate(ModelUnderTest model, int costs, int gradients)
        {
            for (var i = 0; i < Math.Max(costs, gradients); i++)
            {
                _ = i < costs ? model.Cost() : 0;
                if (i < gradients)
                {
                    model.ComputeGradient();
                }
            }
        }
    }

    [Fact]
    public void A_gradient_that_throws_has_been_evaluated()
    {
        var model = ModelUnderTest.Of(bowl.Model(null, () => throw new OverflowException()));
        Assert.IsType<OverflowException>(Assert.Throws<ModelCallException>(model.ComputeGradient).InnerException);
        Assert.Equal(1, model.GradientEvaluations);
    }

    static void Says(string message, IGradientModel model)
    {
        Assert.Equal(message, Assert.Throws<GradientContractException>(() => GradientCheck.Run(model)).Message);
        Assert.Equal(message, Assert.Throws<GradientContractException>(() => GradAssert.MatchesNumerical(model, GradientRun.AsIs)).Message);
    }

    sealed class NullComponents : IGradientModel
    {
        public IReadOnlyList<Component> Components => null!;

        public double Cost() => 0;

        public void ComputeGradient()
        {
        }
    }
}
