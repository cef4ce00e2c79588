using GradientTesting.TestModels;

namespace GradientTesting.Benchmarks;

/// <summary>The ratio of the deep learning course: all parameters in one vector, one number.</summary>
internal sealed class CourseRatio() : ReferenceRule("Course ratio")
{
    public override string Formula =>
        "central difference, ε = 1e-7; wrong where ‖a − n‖ / (‖a‖ + ‖n‖) over all elements exceeds 1e-5 (1e-7 is called great, 1e-5 worth a look, 1e-3 a worry)";

    public override string Advice => "says to look at random initialization and again after some training";

    protected override double[][] Numeric(ITestModel model, bool single) => ForEach(model, (cost, x) => Central(cost, x, 1e-7));

    protected override bool CallsWrong(double[][] analytic, double[][] numeric, bool single) => IsTooLarge(analytic, numeric);

    public static bool IsTooLarge(double[][] analytic, double[][] numeric)
    {
        var (a, n, difference) = (0.0, 0.0, 0.0);
        foreach (var pair in Pairs(analytic, numeric))
        {
            a += pair.A * pair.A;
            n += pair.N * pair.N;
            difference += (pair.A - pair.N) * (pair.A - pair.N);
        }

        // Both zero is called right: the ratio is not a number there.
        return difference != 0 && !(Math.Sqrt(difference) / (Math.Sqrt(a) + Math.Sqrt(n)) <= 1e-5);
    }
}
