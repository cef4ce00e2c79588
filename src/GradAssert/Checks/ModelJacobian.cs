namespace GradientTesting;

/// <summary>
/// The Jacobian of a model of curve fitting by central differences, since the model shows none. Nothing is claimed of it, so that its bars
/// come from its own differences alone.
/// </summary>
internal sealed class ModelJacobian
{
    /// <summary>From one step to the next: the error of a central difference falls by the square of it.</summary>
    const double Ratio = 4;

    /// <summary>
    /// The steps, in scales: two at first, of which each says what the other may be off, and where that does not do, others. Over the
    /// longest most models bend, and over the shortest rounding of the model's values hides most.
    /// </summary>
    const double First = 1e-5;
    const int Longer = 5, Shorter = 3;

    /// <summary>
    /// Where the slopes on both sides differ by more than this part of what is typical of the column, an observation is on a kink, and
    /// either slope is right.
    /// </summary>
    const double Kink = 1e-3;

    readonly UserFunction<double[]> values;
    readonly double[] scales;
    readonly double[] here;
    readonly TangentMapping lines;
    readonly (MappingClaims Claims, MappingNoise Noise) known;

    /// <summary>Of each column, from the longest step to the shortest.</summary>
    readonly List<Screen>[] taken;

    /// <param name="model">The model.</param>
    /// <param name="point">The parameters.</param>
    /// <param name="options">How.</param>
    public ModelJacobian(FittedModel model, double[] point, GradientCheckOptions options)
    {
        scales = VectorMapping.Scales(point);
        values = new UserFunction<double[]>(
            "the model", steps => model.ModelValues([.. point.Select((x, j) => x + (steps[j] * scales[j]))]), PointStorage.Doubles,
            GradientCheckHost.CancellationOf(options));
        here = values.At(new double[point.Length]).Numbers;
        var guess = new double[here.Length * N];
        lines = new(values, values, here, new(guess, [here.Length, N], values.UnitRoundoff), N) { Words = DerivativeWords.ModelHessian };
        taken = [.. scales.Select(_ => new List<Screen>())];
        Take(First);
        for (var k = 0; k < guess.Length; k++)
        {
            var (behind, ahead) = taken[k % N][0].Sides(k / N);
            guess[k] = (behind + ahead) / 2 is var slope && double.IsFinite(slope) ? slope : 0;
        }

        var claims = new MappingClaims(lines, options.RelativeTolerance);
        known = (claims, MappingNoise.Of(lines, claims));
        Take(Ratio * First);
    }

    public int Observations => here.Length;

    public long Evaluations => values.Calls;

    public double Noise => known.Noise.At.Max(each => each.Level);

    int N => scales.Length;

    /// <summary>Takes all steps: two evaluations of each parameter for each.</summary>
    public void Complete()
    {
        for (var (k, step) = (0, Ratio * First); k < Longer; k++)
        {
            Take(step *= Ratio);
        }

        for (var (k, step) = (0, First); k < Shorter; k++)
        {
            Take(step /= Ratio);
        }
    }

    /// <summary>Row-major, in the units of the parameters, and how far off each element may be.</summary>
    public (double[] Numbers, double[] Bars) Known()
    {
        double[] numbers = new double[here.Length * N], bars = new double[here.Length * N];
        for (var j = 0; j < N; j++)
        {
            double[] kinks = KinksOf(j);
            for (var i = 0; i < here.Length; i++)
            {
                ElementDerivative[] slopes = [.. taken[j].Select(screen => screen.Slope(i, known.Noise.Of(i, j)))];
                var (best, errors) = StepTable.Steadiest(slopes);
                var (k, error) = ((i * N) + j, errors[best] + kinks[i] + known.Claims.Rounding(i, j));
                (numbers[k], bars[k]) = double.IsFinite(error) ? (slopes[best].Value / scales[j], error / scales[j])
                    : (0, double.PositiveInfinity);
            }
        }

        return (numbers, bars);
    }

    void Take(double step)
    {
        for (var j = 0; j < N; j++)
        {
            var screen = new Screen(new MappingLine(lines, j));
            screen.Take(step, DifferenceScheme.Central);
            taken[j].Insert(step > First ? 0 : taken[j].Count, screen);
        }
    }

    /// <summary>What the slopes on both sides leave of each observation: nothing of those that are on no kink.</summary>
    double[] KinksOf(int column)
    {
        var shortest = taken[column][^1];
        var sides = Enumerable.Range(0, here.Length).Select(shortest.Sides).ToArray();
        var typical = Norm.Rms(here.Length, i => Math.Max(Math.Abs(sides[i].Ahead), Math.Abs(sides[i].Behind)));
        return [.. sides.Select(side => Math.Abs(side.Ahead - side.Behind) is var apart && apart > Kink * typical ? apart / 2 : 0)];
    }
}
