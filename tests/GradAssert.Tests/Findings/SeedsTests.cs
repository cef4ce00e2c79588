namespace GradientTesting.Tests.Findings;

/// <summary>Every draw of a check comes from the run's seed: another seed sees something else, and the same seed the same.</summary>
public class SeedsTests
{
    const int Length = 400;

    public static TheoryData<GradientCoverage> Partial => [GradientCoverage.Directions, GradientCoverage.Sampled];

    [Theory]
    [MemberData(nameof(Partial))]
    public void A_run_evaluates_the_same_points_each_time(GradientCoverage coverage) =>
        Assert.Equal(Points(3, coverage), Points(3, coverage));

    [Theory]
    [MemberData(nameof(Partial))]
    public void Runs_of_other_seeds_evaluate_other_points(GradientCoverage coverage)
    {
        HashSet<string> first = [.. Points(0, coverage)];
        foreach (var seed in new[] { 1, 2, 17 })
        {
            var others = Points(seed, coverage);
            // What they share is the point itself, and an element that both happen to sample.
            Assert.InRange((double)others.Count(first.Contains) / others.Count, 0, 0.6);
        }
    }

    [Fact]
    public void Ten_seeds_move_the_elements_of_a_large_component_by_more_patterns_of_signs_than_one()
    {
        var ofOne = Patterns(0);
        Assert.NotEmpty(ofOne);
        HashSet<string> ofTen = [.. Enumerable.Range(0, 10).SelectMany(Patterns)];
        Assert.InRange(ofTen.Count, 5 * ofOne.Count, int.MaxValue);
    }

    [Fact]
    public void Ten_seeds_sample_more_elements_than_one()
    {
        var ofOne = Sampled(0);
        HashSet<int> ofTen = [.. Enumerable.Range(0, 10).SelectMany(Sampled)];
        Assert.InRange(ofTen.Count, Math.Min(Length, 3 * ofOne.Count), Length);
    }

    [Fact]
    public void Runs_of_other_seeds_look_at_kinks_from_other_places()
    {
        // Every element next to a kink: what lies beyond the first step is drawn.
        List<string> Of(int seed) => Points(seed, GradientCoverage.Exhaustive, length: 12, kink: 1e-7);
        Assert.Equal(Of(1), Of(1));
        Assert.NotEqual(Of(1), Of(2));
    }

    [Fact]
    public void Phases_draw_numbers_of_their_own()
    {
        HashSet<string> first = [.. Points(0, GradientCoverage.Directions)];
        var others = Points(0, GradientCoverage.Directions, run: GradientRun.AfterTraining(0, 0));
        Assert.InRange((double)others.Count(first.Contains) / others.Count, 0, 0.6);
    }

    [Fact]
    public void Components_draw_numbers_of_their_own()
    {
        HashSet<string> ofV = [], ofW = [];
        double[] start = [.. Enumerable.Range(0, Length).Select(Start)], v = [.. start], w = [.. start], dv = new double[Length], dw = new double[Length];
        GradientCheck.Run(
            GradientModel.Of([Component.Of("v", v, dv), Component.Of("w", w, dw)], Cost, () =>
            {
                for (var i = 0; i < Length; i++)
                {
                    (dv[i], dw[i]) = (Math.Cos(v[i]), Math.Cos(w[i]));
                }
            }),
            GradientRun.AsIs,
            new() { Coverage = GradientCoverage.Directions });

        // The slopes of all elements have one sign: a move along the gradient is the same for both.
        ofV.ExceptWith([new('+', Length)]);
        Assert.NotEmpty(ofV);
        Assert.Empty(ofV.Intersect(ofW));

        double Cost()
        {
            var (isMovedV, isMovedW) = (MovesMany(v, start), MovesMany(w, start));
            if (isMovedV != isMovedW)
            {
                (isMovedV ? ofV : ofW).Add(Signs(isMovedV ? v : w, start));
            }

            return v.Sum(Math.Sin) + w.Sum(Math.Sin);
        }
    }

    /// <summary>Elements that were moved alone.</summary>
    static HashSet<int> Sampled(int seed)
    {
        var sampled = new HashSet<int>();
        Check(seed, GradientCoverage.Sampled, evaluated: (w, start) =>
        {
            int[] moved = [.. Enumerable.Range(0, w.Length).Where(i => w[i] != start[i])];
            if (moved.Length == 1)
            {
                sampled.Add(moved[0]);
            }
        });
        return sampled;
    }

    /// <summary>The signs of the moves that took in many elements; a move and its opposite are one.</summary>
    static HashSet<string> Patterns(int seed)
    {
        var patterns = new HashSet<string>();
        Check(seed, GradientCoverage.Directions, evaluated: (w, start) =>
        {
            if (MovesMany(w, start))
            {
                patterns.Add(Signs(w, start));
            }
        });
        return patterns;
    }

    static bool MovesMany(double[] w, double[] start) => w.Zip(start).Count(pair => pair.First != pair.Second) >= 16;

    static string Signs(double[] w, double[] start)
    {
        var first = w.Zip(start, (here, there) => Math.Sign(here - there)).First(sign => sign != 0);
        return string.Concat(w.Zip(start, (here, there) => "-0+"[1 + (first * Math.Sign(here - there))]));
    }

    static List<string> Points(int seed, GradientCoverage coverage, int length = Length, double? kink = null, GradientRun? run = null)
    {
        var points = new List<string>();
        Check(seed, coverage, length, kink, run, (w, _) => points.Add(string.Join(' ', w.Select(value => BitConverter.DoubleToInt64Bits(value).ToString("x", null)))));
        return points;
    }

    /// <summary>J = Σ sin w, and Σ |w − a| for an a a little beyond each w where a kink is wanted. All seeds start at the same point.</summary>
    static void Check(
        int seed, GradientCoverage coverage, int length = Length, double? kink = null, GradientRun? run = null, Action<double[], double[]>? evaluated = null)
    {
        double[] start = [.. Enumerable.Range(0, length).Select(Start)], w = [.. start], dw = new double[length];
        var model = GradientModel.Of([Component.Of("w", w, dw, 4, length / 4)], Cost, () =>
        {
            for (var i = 0; i < length; i++)
            {
                dw[i] = Math.Cos(w[i]) + (kink is { } distance ? Math.Sign(w[i] - start[i] - distance) : 0);
            }
        });
        GradientCheck.Run(model with { Initialize = _ => { } }, run ?? GradientRun.RandomInitialization(seed), new() { Coverage = coverage, MaxCostEvaluations = coverage == GradientCoverage.Sampled ? 150 : null });

        double Cost()
        {
            evaluated?.Invoke(w, start);
            return w.Sum(Math.Sin) + (kink is { } distance ? w.Zip(start, (here, there) => Math.Abs(here - there - distance)).Sum() : 0);
        }
    }

    static double Start(int i) => 0.3 + (0.003 * i);
}
