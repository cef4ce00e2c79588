namespace GradientTesting.Tests.Differences;

/// <summary>J = |a| + |b| + sin c at a = b = 0, with any claim at exactly that point.</summary>
public class PointNeighboursTests
{
    [Fact]
    public void A_value_between_the_slopes_beside_it_is_one_of_its_own_and_counted()
    {
        var completed = Completed(0.3, -1);
        Assert.Equal([true, true, false], completed.Elements.Select(element => element.IsKink));
        Assert.Equal((-1, 1), (completed.Elements[0].Left, completed.Elements[0].Right));
        Assert.Null(completed.AtThePoint);
        Assert.All(completed.Elements.Take(2), element => Assert.Equal(0, element.DistanceTo(0.3)));
    }

    [Theory]
    [InlineData(1.5)]
    [InlineData(-1.001)]
    public void A_value_outside_is_noted_and_is_no_disagreement(double atThePoint)
    {
        var completed = Completed(atThePoint, 1);
        Assert.Equal([false, true, false], completed.Elements.Select(element => element.IsKink));
        Assert.Equal(
            FormattableString.Invariant($"at exactly these values the gradient of theta[0] is {atThePoint}, a hair beside them -1 to 1"), completed.AtThePoint);
        Assert.True(new Tolerance(1e-5, 0).Accepts(atThePoint, completed.Elements[0]));
    }

    [Fact]
    public void The_value_that_is_farthest_outside_is_the_one_that_is_noted() =>
        Assert.StartsWith("at exactly these values the gradient of theta[1] is -3,", Completed(1.5, -3).AtThePoint, StringComparison.Ordinal);

    [Fact]
    public void Values_that_are_paid_twice_at_a_tie_are_counted_since_each_is_between()
    {
        var subject = Subject.Of(FunctionModel.Of(
            theta => Math.Max(theta[0], theta[1]), theta => theta[0] == theta[1] ? [1, 1] : theta[0] > theta[1] ? [1, 0] : [0, 1], [0.5, 0.5]));
        var completed = subject.Neighbours().Complete(subject.Component(), Walked(1, 1));
        Assert.Equal([true, true], completed.Elements.Select(element => element.IsKink));
        Assert.Null(completed.AtThePoint);
    }

    /// <summary>
    /// A gradient that is zero, and 57 times as steep there as it is large a scale away, was said to be on a kink; |x| beside it is.
    /// </summary>
    [Fact]
    public void The_minimum_of_a_pair_potential_is_on_no_kink()
    {
        double[] at = [0.3, -0.2, 0.5, 0.3 + (0.6 * Math.Pow(2, 1 / 6.0)), -0.2 + (0.8 * Math.Pow(2, 1 / 6.0)), 0.5, 0];
        static double Distance(double[] x) => Math.Sqrt(Enumerable.Range(0, 3).Sum(k => Math.Pow(x[k] - x[k + 3], 2)));
        static double[] Gradient(double[] x)
        {
            var r = Distance(x);
            var slope = 4 * ((-12 * Math.Pow(r, -13)) + (6 * Math.Pow(r, -7))) / r;
            double[] half = [.. Enumerable.Range(0, 3).Select(k => slope * (x[k] - x[k + 3]))];
            return [.. half, .. half.Select(each => -each), Math.Sign(x[6])];
        }

        var subject = Subject.Of(FunctionModel.Of(
            x => (4 * (Math.Pow(Distance(x), -12) - Math.Pow(Distance(x), -6))) + Math.Abs(x[6]), Gradient, at));
        var completed = subject.Neighbours().Complete(subject.Component(), Walked(Gradient(at)));
        Assert.Equal([false, false, false, false, false, false, true], completed.Elements.Select(element => element.IsKink));
        Assert.Null(completed.AtThePoint);
    }

    [Fact]
    public void What_a_screen_or_nobody_has_accepted_is_left_alone()
    {
        var subject = Of(0.3, -1);
        ElementDerivative[] elements = [new(0.3, 1e-9), new(5, 1e-9) { IsWalked = true }, new(0, 1) { IsWalked = true, IsDoubtful = true }];
        var completed = subject.Neighbours().Complete(subject.Component(), new(elements, new(1e-5, 0), [1, 1, 1]));
        Assert.Equal(elements, completed.Elements);
        Assert.Null(completed.AtThePoint);
    }

    [Fact]
    public void Where_nothing_beside_the_point_is_defined_nothing_is_said()
    {
        var subject = Subject.Of(FunctionModel.Of(theta => theta[0] == 0.5 ? 1 : double.NaN, _ => [1], [0.5]));
        var walked = Walked(1);
        Assert.Equal(walked.Elements, subject.Neighbours().Complete(subject.Component(), walked).Elements);
    }

    [Fact]
    public void Neighbours_take_six_evaluations_and_leave_the_point_as_it_was()
    {
        double[]? last = null;
        var evaluations = 0;
        var subject = Subject.Of(FunctionModel.Of(
            theta =>
            {
                (last, evaluations) = ([.. theta], evaluations + 1);
                return theta.Sum(Math.Sin);
            },
            theta => [.. theta.Select(Math.Cos)],
            [0.5, -2]));
        evaluations = 0;
        subject.Neighbours();
        Assert.Equal(6, evaluations);
        Assert.NotEqual([0.5, -2], last!);
        Assert.Equal(0.5, last![0], 1e-13);
        subject.Neighbours().Complete(subject.Component(), Walked(Math.Cos(0.5), Math.Cos(-2)));
        Assert.Equal([Math.Cos(0.5), Math.Cos(-2)], subject.Analytic[0].ToArray());
    }

    static ComponentDerivative Completed(double a, double b)
    {
        var subject = Of(a, b);
        return subject.Neighbours().Complete(subject.Component(), Walked(a, b, Math.Cos(1)));
    }

    static Subject Of(double a, double b) => Subject.Of(FunctionModel.Of(
        theta => Math.Abs(theta[0]) + Math.Abs(theta[1]) + Math.Sin(theta[2]),
        theta => [theta[0] == 0 ? a : Math.Sign(theta[0]), theta[1] == 0 ? b : Math.Sign(theta[1]), Math.Cos(theta[2])],
        [0, 0, 1]));

    /// <summary>Elements that a walk has accepted.</summary>
    static ComponentDerivative Walked(params double[] analytic) => new(
        [.. analytic.Select(value => new ElementDerivative(value, 1e-9) { IsWalked = true })], new(1e-5, 0), [.. analytic.Select(_ => 1.0)]);
}
