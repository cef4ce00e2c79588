namespace GradientTesting.Tests.Findings;

/// <summary>Hinges in low precision: flat along many directions, and in float never better known than the cost's last place.</summary>
public class FlatHingeTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public void A_right_ranking_loss_in_float_matches_where_scores_are_of_equal_size(float offset)
    {
        for (var seed = 0; seed < 40; seed++)
        {
            Judged.IsNotCalledWrong(GradientCheck.Run(Ranking(seed, offset), GradientRun.AsIs));
        }

        Judged.MatchInAllBut(1, 40, seed => GradientCheck.Run(Ranking(seed, offset), GradientRun.AsIs));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public void A_ranking_loss_whose_winners_are_paid_a_tenth_more_is_called_wrong(float offset)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            Judged.IsWrongIn(GradientCheck.Run(Ranking(seed, offset, 1.1f), GradientRun.AsIs), "s");
        }
    }

    [Theory]
    [InlineData(HingePrecision.AllInFloat, 20, 4)]
    [InlineData(HingePrecision.AllInFloat, 200, 10)]
    [InlineData(HingePrecision.FloatInDouble, 8, 2)]
    [InlineData(HingePrecision.FloatInDouble, 60, 4)]
    public void A_right_hinge_matches_in_single_precision(HingePrecision precision, int samples, int features) =>
        Judged.MatchInAllBut(0, 10, seed => GradientCheck.Run(new HingeSvm(samples, features, seed, precision).Model(), GradientRun.AsIs));

    [Theory]
    [InlineData(8, 2)]
    [InlineData(60, 4)]
    public void A_right_hinge_is_not_called_wrong_on_a_grid(int samples, int features)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            Judged.IsNotCalledWrong(GradientCheck.Run(new HingeSvm(samples, features, seed, HingePrecision.OnGrid).Model(), GradientRun.AsIs));
        }
    }

    [Theory]
    [InlineData(HingePrecision.AllInFloat, 8, 2)]
    [InlineData(HingePrecision.FloatInDouble, 2, 2)]
    [InlineData(HingePrecision.FloatInDouble, 60, 4)]
    [InlineData(HingePrecision.OnGrid, 8, 2)]
    public void A_hinge_whose_margin_was_forgotten_is_called_wrong(HingePrecision precision, int samples, int features)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var hinge = new HingeSvm(samples, features, seed, precision);
            if (hinge.ErrorWithoutMargin() > 0.2)
            {
                Judged.IsWrongIn(GradientCheck.Run(hinge.Model(forgetsMargin: true), GradientRun.AsIs), "w");
            }
        }
    }

    /// <summary>J = offset + Σ max(0, 1 − (s[winner] − s[loser])) of five scores in float that are 0.3 or −0.3.</summary>
    static GradientModel Ranking(int seed, float offset, float ofWinner = 1)
    {
        const int items = 5, pairs = 8;
        var random = new Random(seed);
        float[] s = [.. Enumerable.Range(0, items).Select(_ => random.Next(2) == 0 ? 0.3f : -0.3f)], ds = new float[items];
        (int Winner, int Loser)[] all = [.. Enumerable.Range(0, pairs).Select(_ => random.Next(items)).Select(winner => (winner, (winner + 1 + random.Next(items - 1)) % items))];
        return GradientModel.Of([Component.Of("s", s, ds)], Cost, () =>
        {
            Array.Clear(ds);
            // No difference of two such scores reaches the margin.
            foreach (var (winner, loser) in all)
            {
                ds[winner] -= ofWinner;
                ds[loser] += 1;
            }
        });

        double Cost()
        {
            var sum = offset;
            foreach (var (winner, loser) in all)
            {
                sum += Math.Max(0, 1 - (s[winner] - s[loser]));
            }

            return sum;
        }
    }
}
