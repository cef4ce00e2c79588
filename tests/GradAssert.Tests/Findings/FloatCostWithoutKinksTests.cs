namespace GradientTesting.Tests.Findings;

/// <summary>Smooth costs in float32 of differences, ratios and angles, which do not change where all parameters move alike.</summary>
public class FloatCostWithoutKinksTests
{
    public static TheoryData<float, float> Pairs => new()
    {
        { 0.9f, -0.9f }, { 0.9f, 0.9f }, { 0.4f, -0.4f }, { 1.2f, -1.2f }, { 0.3f, 0.7f },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_right_sine_of_a_difference_matches(float a, float b) => Judged.Matches(Sine(a, b));

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_sine_of_a_difference_that_is_a_tenth_too_steep_in_one_parameter_is_called_wrong_there(float a, float b) =>
        Judged.IsWrongIn(Sine(a, b, factorOfB: 1.1f), "b");

    [Fact]
    public void A_right_angle_matches_at_every_point()
    {
        foreach (var (x, y) in Points(100))
        {
            Judged.Matches(Angle(x, y));
        }
    }

    [Fact]
    public void An_angle_of_wrong_sign_in_x_is_called_wrong_there_at_every_point()
    {
        foreach (var (x, y) in Points(20))
        {
            Judged.IsWrongIn(Angle(x, y, signOfX: -1), "x");
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void Right_squares_of_differences_match_where_one_pair_is_far_larger_than_the_others(int pairs)
    {
        for (var seed = 0; seed < 10; seed++)
        {
            Judged.Matches(Squares(pairs, seed));
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Squares_of_differences_without_their_two_are_called_wrong_where_one_pair_is_far_larger(int pairs)
    {
        for (var seed = 0; seed < 5; seed++)
        {
            Judged.IsWrongIn(Squares(pairs, seed, factorOfY: 0.5f), "y");
        }
    }

    /// <summary>J = 10 + sin(a − b)</summary>
    static GradientReport Sine(float atA, float atB, float factorOfB = 1)
    {
        float[] a = [atA], da = [0], b = [atB], db = [0];
        return GradientCheck.Run(
            GradientModel.Of([Component.Of("a", a, da), Component.Of("b", b, db)], () => 10 + MathF.Sin(a[0] - b[0]), () =>
            {
                da[0] = MathF.Cos(a[0] - b[0]);
                db[0] = factorOfB * -MathF.Cos(a[0] - b[0]);
            }),
            GradientRun.AsIs);
    }

    /// <summary>J = atan2(y, x)</summary>
    static GradientReport Angle(float atX, float atY, float signOfX = 1)
    {
        float[] x = [atX], dx = [0], y = [atY], dy = [0];
        return GradientCheck.Run(
            GradientModel.Of([Component.Of("x", x, dx), Component.Of("y", y, dy)], () => MathF.Atan2(y[0], x[0]), () =>
            {
                var square = (x[0] * x[0]) + (y[0] * y[0]);
                dx[0] = signOfX * -y[0] / square;
                dy[0] = x[0] / square;
            }),
            GradientRun.AsIs);
    }

    /// <summary>J = Σ (x − y)², one pair at ±1000 and the others near 1.</summary>
    static GradientReport Squares(int pairs, int seed, float factorOfY = 1)
    {
        var random = new Random(seed);
        float[] x = random.Normals<float>(pairs), y = random.Normals<float>(pairs), dx = new float[pairs], dy = new float[pairs];
        (x[0], y[0]) = (1000, -1000);
        return GradientCheck.Run(
            GradientModel.Of([Component.Of("x", x, dx), Component.Of("y", y, dy)], Cost, () =>
            {
                for (var i = 0; i < pairs; i++)
                {
                    dx[i] = 2 * (x[i] - y[i]);
                    dy[i] = factorOfY * -2 * (x[i] - y[i]);
                }
            }),
            GradientRun.AsIs);

        double Cost()
        {
            var sum = 0f;
            for (var i = 0; i < pairs; i++)
            {
                sum += (x[i] - y[i]) * (x[i] - y[i]);
            }

            return sum;
        }
    }

    static IEnumerable<(float X, float Y)> Points(int count)
    {
        var random = new Random(20);
        return Enumerable.Range(0, count).Select(_ => ((float)random.Normal(), (float)random.Normal()));
    }
}
