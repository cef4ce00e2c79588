using SharedTheories;

namespace NUnitFixture;

public class Constraints
{
    static readonly Line right = new(), wrong = new() { Factor = 2 };
    static readonly double[] theta = [1], zero = [0];
    static readonly GradientModel unexercised = GradientModel.Of([Component.Of("theta", theta, zero)], () => 1, () => zero[0] = 0);

    [Test]
    public void Match_passes() => Assert.That(right, GradientDoes.MatchNumericalGradient());

    [Test]
    public void Match_passes_in_the_syntax_of_NUnit() => Assert.That(right, Does.MatchNumericalGradient().At(GradientRun.Jittered(3)));

    [Test]
    public void Mismatch_fails() => Assert.That(wrong, Does.MatchNumericalGradient().At(GradientRun.Jittered(0)));

    [Test]
    public void Mismatch_within_the_tolerance_passes() => Assert.That(new Line { Factor = 1.001 }, Does.MatchNumericalGradient().Within(1e-2));

    [Test]
    public void Inconclusive_fails() => Assert.That(unexercised, Does.MatchNumericalGradient());

    [Test]
    public void Inconclusive_passes_where_allowed() =>
        Assert.That(unexercised, Does.MatchNumericalGradient().Using(new() { AllowInconclusive = true }));

    [Test]
    public void Not_passes_on_a_mismatch() => Assert.That(wrong, Does.Not.MatchNumericalGradient());

    [Test]
    public void Not_fails_on_a_match() => Assert.That(right, Does.Not.MatchNumericalGradient());

    [Test]
    public void Not_fails_on_an_inconclusive_check() => Assert.That(unexercised, GradientDoes.Not.MatchNumericalGradient());

    [Test]
    public void Backward_passes_where_it_is_right() => Assert.That(Doubled(2), Does.MatchNumericalBackward().At(GradientRun.AsIs));

    [Test]
    public void Backward_fails_where_it_is_wrong() => Assert.That(Doubled(3), GradientDoes.MatchNumericalBackward());

    [Test]
    public void Backward_of_a_model_is_an_error() => Assert.That(right, Does.MatchNumericalBackward());

    static GradientLayer Doubled(double slope)
    {
        double[] x = [1, -2], dx = new double[2], y = new double[2], dy = new double[2];
        return GradientLayer.Of(
            [Component.Of("x", x, dx)], [Component.Of("y", y, dy)],
            () => (y[0], y[1]) = (2 * x[0], 2 * x[1]), () => (dx[0], dx[1]) = (slope * dy[0], slope * dy[1]));
    }

    [Test]
    public void Everything_else_is_an_error() => Assert.That(theta, Does.MatchNumericalGradient());

    [Test]
    public void A_multiple_scope_goes_on_and_lists_all()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(wrong, Does.MatchNumericalGradient().At(GradientRun.Jittered(0)));
            Assert.That(unexercised, Does.MatchNumericalGradient());
            Assert.That(right, Does.MatchNumericalGradient());
            Assert.That(theta, Has.Length.EqualTo(2));
        }
    }

    [Test]
    public void Assert_Multiple_goes_on_and_lists_all() =>
        Assert.Multiple(() =>
        {
            Assert.That(wrong, Does.MatchNumericalGradient().At(GradientRun.Jittered(0)));
            Assert.That(theta, Has.Length.EqualTo(2));
        });
}
