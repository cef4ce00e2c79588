using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace GradientTesting.Derivatives.Tests;

public partial class ObjectiveModelTests
{
    static readonly Vector<double> times = Of(0.1, 0.4, 0.9, 1.6, 2.5, 3.6);
    static readonly Vector<double> seen = Of(2.31, 2.02, 1.61, 1.24, 0.97, 0.83);
    static readonly Vector<double> weights = Of(0.5, 1.7, 3.1, 0.9, 2.2, 0.3);
    static readonly Vector<double> at = Of(1.8, 0.65, 0.6);

    static Vector<double> Of(params double[] numbers) => Vector<double>.Build.Dense(numbers);

    // a·exp(−b t) + c.
    static Vector<double> Decay(Vector<double> p, Vector<double> t) => (p[0] * (-p[1] * t).PointwiseExp()) + p[2];

    static Matrix<double> Jacobian(Vector<double> p, Vector<double> t) => Matrix<double>.Build.Dense(t.Count, 3, (i, j) => j switch
    {
        0 => Math.Exp(-p[1] * t[i]),
        1 => -p[0] * t[i] * Math.Exp(-p[1] * t[i]),
        _ => 1,
    });

    static IObjectiveModel Model(Func<int, int, double, double>? change = null, Vector<double>? weights = null) =>
        ObjectiveFunction.NonlinearModel(
            Decay, (p, t) => change is null ? Jacobian(p, t) : Jacobian(p, t).MapIndexed(change), times, seen, weights);

    [Fact]
    public void A_model_is_checked_with_its_gradient_and_its_Hessian()
    {
        var report = GradAssert.MatchesNumerical(Model(), at);
        Assert.Equal(["theta", "H"], report.Runs[0].Components.Select(component => component.Name));
        Assert.StartsWith(
            "The gradient is that of half of the value. The Hessian is that of the model, JᵀWJ.\n", report.ToString(),
            StringComparison.Ordinal);
        Assert.Empty(report.Runs[0].Warnings);
    }

    [Fact]
    public void A_right_model_takes_six_evaluations_a_parameter_and_a_fixed_part()
    {
        var evaluations = 0;
        var model = ObjectiveFunction.NonlinearModel(
            (p, t) =>
            {
                evaluations++;
                return Decay(p, t);
            }, Jacobian, times, seen);
        GradAssert.MatchesNumerical(model, at);
        Assert.InRange(evaluations, 6 * 3, (6 * 3) + 150);
    }

    [Fact]
    public void An_observation_on_a_kink_is_no_mismatch()
    {
        // Nothing up to b, and a line from there on; b is one of 24 observations.
        var x = Vector<double>.Build.Dense(24, i => 0.25 * i);
        IObjectiveModel Model(double slope) => ObjectiveFunction.NonlinearModel(
            (p, t) => t.Map(each => p[0] * Math.Max(0, each - p[1])),
            (p, t) => Matrix<double>.Build.Dense(t.Count, 2, (i, j) =>
                j == 0 ? Math.Max(0, t[i] - p[1]) : t[i] > p[1] ? slope * p[0] : 0), x, x.Map(each => Math.Max(0.3, each)));
        Assert.NotEqual(GradientVerdict.Mismatch, GradientCheck.Run(Model(-1), Of(1.3, 1.5)).Verdict);
        Assert.Equal(GradientVerdict.Mismatch, GradientCheck.Run(Model(1), Of(1.3, 1.5)).Verdict);
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(Model(-1), Of(1.3, 1.6)).Verdict);
    }

    [Fact]
    public void A_weighted_model_matches_and_its_fork_is_warned_about()
    {
        // MathNet 5.0.0 forgets the roots of the weights in a fork.
        var report = GradAssert.MatchesNumerical(Model(weights: weights), at);
        Assert.Equal(
            ["What Fork() returned could not be evaluated elsewhere: it threw NullReferenceException. A minimizer that goes on in a fork "
                + "cannot use this model."],
            report.Runs[0].Warnings);
    }

    [Fact]
    public void At_the_optimum_the_Hessian_tells()
    {
        var optimum = new LevenbergMarquardtMinimizer().FindMinimum(Model(), at).MinimizingPoint;
        var right = GradAssert.MatchesNumerical(Model(), optimum);
        Assert.Equal(
            "At the values that were given elements 1 and 2 of the gradient are zero within error bars, "
                + "where a derivative that is wrong by a factor is zero too. "
                + "What is compared of theta is the derivative at others, up to 30% of their size away.",
            Assert.Single(right.Runs[0].Warnings));
        var report = GradientCheck.Run(Model((_, j, v) => j == 0 ? 2 * v : v), optimum);
        Assert.Equal(GradientVerdict.Mismatch, report.Verdict);
        Assert.StartsWith("H is that of a Jacobian that is 2× too large in column 0", report.Runs[0].Components[1].Diagnosis?.Sentence);
    }

    [Fact]
    public void Which_parameter_is_kept_is_not_known_where_another_one_is_left_out()
    {
        var model = Model((_, j, v) => j == 1 ? 0 : v);
        model.SetParameters(at, [false, false, true]);
        var report = GradientCheck.Run(model, at);
        Assert.Equal(GradientVerdict.Mismatch, report.Verdict);
        Assert.Contains(
            "The model keeps 1 of parameters 1 and 2, and the derivatives of all of them are zero: which it keeps it does not say, and a "
                + "column that is left out looks the same. Release it by SetParameters before the check.", report.Runs[0].Warnings);
    }

    [Fact]
    public void Parameters_that_are_kept_are_not_moved()
    {
        var model = Model();
        model.SetParameters(at, [false, true, false]);
        var report = GradAssert.MatchesNumerical(model, at);
        Assert.Contains("The model keeps parameter 1, which was not checked.", report.Runs[0].Warnings);

        // A column of zeros that nobody asked for is a mistake, also beside one that somebody did.
        var mistaken = Model((_, j, v) => j == 2 ? 0 : v);
        mistaken.SetParameters(at, [false, true, false]);
        Assert.Equal(GradientVerdict.Mismatch, GradientCheck.Run(mistaken, at).Verdict);
        Assert.Equal(GradientVerdict.Mismatch, GradientCheck.Run(Model((_, j, v) => j == 2 ? 0 : v), at).Verdict);
    }

    public static TheoryData<string, string> Mistakes => new()
    {
        { "half", "H is that of a Jacobian that is 2× too small: is the 2 of a square's derivative missing, or half of a sum left out?" },
        { "offset left out", "H is that of a Jacobian that is zero in column 2: is the parameter left out? One that is kept fixed is" },
        { "sign of the rate", "H is that of a Jacobian that has the wrong sign in column 1" },
        { "twice the rate", "H is that of a Jacobian that is 2× too large in column 1: is it the derivative of a square" },
        { "another order", "H is that of a Jacobian that has columns 0 and 1 exchanged: is it that of another order of the parameters?" },
        { "time forgotten", "H is that of a Jacobian that is wrong in column 1 and right elsewhere" },
        { "weights by hand", "H is JᵀW²J: the weights are applied twice: MathNet multiplies the Jacobian by √w" },
        { "weights themselves", "H is JᵀW³J: the weights are applied again" },
    };

    [Theory, MemberData(nameof(Mistakes))]
    public void A_mistake_in_the_Jacobian_is_named(string mistake, string said)
    {
        var model = Model(
            (i, j, v) => mistake switch
            {
                "half" => v / 2,
                "offset left out" => j == 2 ? 0 : v,
                "sign of the rate" => j == 1 ? -v : v,
                "twice the rate" => j == 1 ? 2 * v : v,
                "another order" => j == 2 ? v : Jacobian(at, times)[i, 1 - j],
                "time forgotten" => j == 1 ? v / times[i] : v,
                "weights by hand" => v * Math.Sqrt(weights[i]),
                _ => v * weights[i],
            }, weights);
        var report = GradientCheck.Run(model, at);
        Assert.Equal(GradientVerdict.Mismatch, report.Verdict);
        Assert.StartsWith(said, report.Runs[0].Components[1].Diagnosis?.Sentence);
    }

    [Fact]
    public void The_derivative_of_the_value_is_twice_what_MathNet_takes()
    {
        var report = GradientCheck.Run(new Fit { Times = 2 }, at);
        Assert.StartsWith(
            "The gradient is not that of half of the value. The Hessian is right.\nMost likely, theta is 2× too large: "
                + "is it the derivative of the value? The gradient of a model of MathNet's is −JᵀW(y − f), half of that.\n",
                    report.ToString(),
                    StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_is_not_the_sum_of_squares_is_named_where_the_gradient_is_right()
    {
        var report = GradientCheck.Run(new Fit { TimesOfValue = 0.5 }, at);
        Assert.StartsWith(
            "The gradient is not that of half of the value. The Hessian is right.\nMost likely, theta is 2× too large: "
                + "it is −JᵀW(y − f), as it should be, and Value is 0.5 times (y − f)ᵀW(y − f): return the whole sum of squares.\n",
            report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_Hessian_that_is_a_multiple_is_no_multiple_of_a_Jacobian_where_the_gradient_is_right()
    {
        var report = GradientCheck.Run(new Fit { TimesOfHessian = 2 }, at);
        Assert.StartsWith(
            "The Hessian is not that of the model, JᵀWJ. The gradient is right.\nMost likely, H is 2× too large: is it 2JᵀWJ, "
                + "the second derivative of the value? The Hessian of a model of MathNet's is JᵀWJ, half of that.\n",
            report.ToString(), StringComparison.Ordinal);
        Assert.StartsWith(
            "H is that of a Jacobian that is 2× too small",
            GradientCheck.Run(Model((_, _, v) => v / 2), at).Runs[0].Components[1].Diagnosis?.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void As_an_objective_function_a_model_of_MathNet_has_half_of_its_gradient()
    {
        var report = GradientCheck.Run(Model().ToObjectiveFunction(), at);
        Assert.Equal(GradientVerdict.Mismatch, report.Verdict);
        Assert.StartsWith("theta is 2× too small", report.Runs[0].Components[0].Diagnosis?.Sentence);
    }

    [Fact]
    public void One_matrix_at_each_call_is_multiplied_in_place()
    {
        var kept = Matrix<double>.Build.Dense(times.Count, 2, (i, j) => j == 0 ? 1 : times[i]);
        IObjectiveModel Line(Func<Matrix<double>> jacobian) =>
            ObjectiveFunction.NonlinearModel((p, t) => p[0] + (p[1] * t), (_, _) => jacobian(), times, seen, weights);
        GradAssert.MatchesNumerical(Line(kept.Clone), Of(2, -0.4));
        var thrown = Assert.Throws<GradientContractException>(() => GradAssert.MatchesNumerical(Line(() => kept), Of(2, -0.4)));
        Assert.Matches(
            "^EvaluateAt\\(\\) was called twice at the same parameters, and Gradient\\[0\\] was -?[0-9.]+, then -?[0-9.]+\\. "
                + "It keeps something from call to call: compute it from the parameters that were given last\\. "
                + "Where the Jacobian returns the same matrix at each call, MathNet has multiplied that by √w, in place, "
                + "once for each: return a new one\\.$", thrown.Message);
    }

    [Fact]
    public void One_matrix_that_is_written_again_at_each_call_is_right_and_a_column_that_is_not_is_found()
    {
        static Matrix<double> Filled(Matrix<double> kept, Vector<double> p, Vector<double> t, bool isWhole)
        {
            for (var j = 0; j < (isWhole ? 3 : 2); j++)
            {
                kept.SetColumn(j, Jacobian(p, t).Column(j));
            }

            return kept;
        }

        IObjectiveModel Kept(bool isWhole, Vector<double>? w)
        {
            var kept = Matrix<double>.Build.Dense(times.Count, 3, 1);
            return ObjectiveFunction.NonlinearModel(Decay, (p, t) => Filled(kept, p, t, isWhole), times, seen, w);
        }

        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(Kept(true, weights), at).Verdict);
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(Kept(false, null), at).Verdict);
        Assert.Throws<GradientContractException>(() => { _ = GradientCheck.Run(Kept(false, weights), at); });

        // MathNet sets the column of a fixed parameter to zero, in the matrix.
        var model = Kept(false, null);
        model.SetParameters(at, [false, false, true]);
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(model, at).Verdict);
        model.SetParameters(at, [false, false, false]);
        Assert.Equal(GradientVerdict.Mismatch, GradientCheck.Run(model, at).Verdict);
    }

    [Fact]
    public void What_is_kept_from_the_last_parameters_is_a_contract_error()
    {
        var thrown = Assert.Throws<GradientContractException>(() => GradientCheck.Run(new Fit { KeepsJacobian = true }, at));
        Assert.StartsWith("EvaluateAt() was called at the same parameters, with a call elsewhere in between, and Gradient[0] was ",
            thrown.Message);
        thrown = Assert.Throws<GradientContractException>(() => GradientCheck.Run(new Fit { ForksItself = true }, at));
        Assert.Equal(
            "What Fork() returned was evaluated at other parameters, and the model itself has changed: the two share state. "
                + "Return an independent copy.", thrown.Message);
        thrown = Assert.Throws<GradientContractException>(() => GradientCheck.Run(new Fit { IsGradientSupported = false }, at));
        Assert.StartsWith("The model supports no gradient, so there is nothing to check.", thrown.Message);
    }

    [Fact]
    public void A_model_is_put_back()
    {
        var model = Model(weights: weights);
        var there = Of(1.2, 0.8, 0.5);
        model.EvaluateAt(there);
        var (value, gradient) = (model.Value, model.Gradient.ToArray());
        var counts = (model.FunctionEvaluations, model.JacobianEvaluations);
        GradAssert.MatchesNumerical(model, at);
        Assert.Same(there, model.Point);
        Assert.Equal(gradient, model.Gradient.ToArray());
        Assert.Equal(value, model.Value);
        Assert.Equal(counts, (model.FunctionEvaluations, model.JacobianEvaluations));

        var fresh = Model();
        GradAssert.MatchesNumerical(fresh, at);
        Assert.Equal(at, fresh.Point);
        Assert.NotSame(at, fresh.Point);
    }
}
