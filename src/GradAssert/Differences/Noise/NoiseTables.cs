namespace GradientTesting;

/// <summary>Costs at equal spacings along a line, at one spacing after the other, and what they say of the noise.</summary>
/// <param name="here">The cost at the point.</param>
/// <param name="at">The cost at a distance from it.</param>
/// <param name="random">Draws the side and the length of each table.</param>
internal sealed class NoiseTables(double here, Func<double, double> at, Random random)
{
    /// <summary>Costs per table: four differences of the fourth order.</summary>
    public const int CostsPerTable = 8;
    const int Order = 4;

    /// <summary>Tables that are looked at together: of two, a kink in one alone can have the level of the other.</summary>
    const int Tables = 3;

    /// <summary>
    /// Over two tables, each at an eighth of the spacing of the one before, noise that adds up as the root of the distance falls by 8 and
    /// a kink by 64: half way between, by logarithm, it is a kink.
    /// </summary>
    const double MostOfJumps = 22.6;

    /// <summary>
    /// Costs are off their even places by up to this part of a spacing: at even ones a straight line is off a grid by as much each time
    /// wherever its step is a multiple of the grid.
    /// </summary>
    const double Unevenness = 0.25;

    /// <summary>
    /// In units of rounding: what is no more is rounding of many terms, and neither a jump nor a divisor is told from it.
    /// </summary>
    public const double FarAboveRounding = 64;

    /// <summary>So many of the smallest gaps of a table must be multiples of one number.</summary>
    const int GapsPerTable = 4;

    /// <summary>Of costs that take few values, each is taken so often in the mean.</summary>
    const int PointsPerValue = 4;

    /// <summary>And beside the value that is taken most often: by chance no two costs are the same.</summary>
    const int PointsPerOther = 2;

    const double DoubleRoundoff = 1.1102230246251565e-16;
    const double FloatRoundoff = 5.9604644775390625e-8;

    readonly List<double> costs = [here];
    readonly List<double> levels = [];
    (double[] Places, double[] Costs)? uneven;
    readonly List<double[]> gaps = [];
    readonly ConstantStretch stretch = new(here, at);
    int side = 1;

    // Over the last table, where it has nothing but rounding beside a smooth function in it.
    double slope;

    /// <summary>True where the last tables have the levels of noise.</summary>
    public bool IsNoise { get; private set; }

    /// <summary>
    /// True of the first tables, over the longest spacings, where their levels are alike: what changes on a far shorter length has the
    /// same in all.
    /// </summary>
    public bool AreFirstAlike => levels.Count == Tables && IsNoise;

    /// <summary>True where two neighbouring tables have had alike levels, far above rounding: those of a smooth function are not.</summary>
    public bool WereAlike => levels.Zip(levels.Skip(1), (one, next) => (Less: Math.Min(one, next), More: Math.Max(one, next)))
        .Any(pair => pair.Less > FarAboveRounding * Rounding && pair.More < MostOfJumps * pair.Less);

    /// <summary>The middle one of their levels.</summary>
    public double Level { get; private set; }

    /// <summary>True where what they have is so little above rounding that a jump would not be told from it.</summary>
    public bool IsFine => Level <= FarAboveRounding * Rounding;

    /// <summary>True where the costs of the last table are all the same: it says nothing of what is smaller.</summary>
    public bool IsConstant { get; private set; }

    /// <summary>True while no cost has differed from the one at the point.</summary>
    public bool IsFlat => costs.TrueForAll(cost => cost.Equals(here));

    /// <summary>
    /// What rounding does to a cost in single precision: one that does not change may be one that has become constant there, if float holds
    /// it, and if it is said to change by no more than rounding. 0 elsewhere.
    /// </summary>
    /// <param name="cost">The cost.</param>
    /// <param name="claimed">By how much it is said to change over one scale.</param>
    public static double RoundingOfSingle(double cost, double claimed) =>
        Math.Max(FloatRoundoff * Math.Abs(cost), float.Epsilon) is var rounding && IsFloat(cost)
            && claimed is > 0 && claimed <= FarAboveRounding * rounding
                ? rounding : 0;

    /// <summary>The unit roundoff of the cost's type: of float where every cost is one, and they differ.</summary>
    public double Roundoff => !IsFlat && costs.TrueForAll(IsFloat) ? FloatRoundoff : DoubleRoundoff;

    /// <summary>What rounding alone does to a cost, in the type that it seems to have.</summary>
    public static double RoundingOf(double cost) => (IsFloat(cost) ? FloatRoundoff : DoubleRoundoff) * Math.Abs(cost);

    static bool IsFloat(double cost) => ((double)(float)cost).Equals(cost);

    /// <summary>The largest cost seen, in size.</summary>
    public double Largest => costs.Max(Math.Abs);

    /// <summary>The smallest cost seen that is not zero, in size; infinite where all are zero.</summary>
    public double Smallest => costs.Where(cost => cost != 0).Select(Math.Abs).DefaultIfEmpty(double.PositiveInfinity).Min();

    /// <summary>
    /// Where costs that differ by more than rounding take few values among them, how many points there are and how many values; null
    /// elsewhere. A hinge has a floor that is one value, and beside it each cost is another: of steps the others are taken twice too.
    /// </summary>
    public (int Values, int Points)? FewValues
    {
        get
        {
            int[] times = [.. costs.GroupBy(cost => cost).Select(value => value.Count())];
            return times.Length > 1 && times.Length * PointsPerValue <= costs.Count
                && (times.Length - 1) * PointsPerOther <= costs.Count - times.Max()
                && costs.Max() - costs.Min() > FarAboveRounding * Rounding
                    ? (times.Length, costs.Count)
                    : null;
        }
    }

    /// <summary>What rounding alone does to the cost at the point.</summary>
    public double Rounding => Roundoff * Math.Abs(here);

    /// <summary>Takes a table, and returns its level; NaN where the cost is not defined throughout.</summary>
    public double Take(double spacing) => Take(Costs(spacing), spacing);

    /// <summary>One more on the side on which the last one was not.</summary>
    public void TakeOtherSide(double spacing)
    {
        side = -side;
        Take(CostsOfSide(spacing), spacing);
    }

    /// <inheritdoc cref="ConstantStretch.Leaving"/>
    public double Leaving() => stretch.Leaving(FarAboveRounding * Rounding);

    double Take((double[] Places, double[] Table) taken, double spacing)
    {
        var (places, table) = taken;
        IsConstant = Array.TrueForAll(table, cost => cost.Equals(table[0]));
        stretch.See(places, table, spacing);
        var squares = new ScaledSum();
        for (var k = 0; k + Order < table.Length; k++)
        {
            squares.Add(Difference(places.AsSpan(k, Order + 1), table.AsSpan(k, Order + 1)));
        }

        var level = squares.Root / Math.Sqrt(table.Length - Order);
        uneven = level > FarAboveRounding * Rounding ? (places, table) : uneven;
        slope = level <= FarAboveRounding * Rounding ? (table[^1] - table[0]) / (places[^1] - places[0]) : 0;
        levels.Add(level);
        Judge();
        return level;
    }

    /// <summary>
    /// What is left of costs that no polynomial of a lower order explains: their divided difference, over the root of the sum of squares
    /// of its weights, so that of independent noise it has the noise's own deviation.
    /// </summary>
    static double Difference(ReadOnlySpan<double> places, ReadOnlySpan<double> costs)
    {
        var (difference, squares, length) = (0.0, 0.0, places[^1] - places[0]);
        for (var j = 0; j < places.Length; j++)
        {
            var weight = 1.0;
            for (var k = 0; k < places.Length; k++)
            {
                weight *= k == j ? 1 : length / (places[j] - places[k]);
            }

            difference += weight * (costs[j] - costs[0]);
            squares += weight * weight;
        }

        return difference / Math.Sqrt(squares);
    }

    void Judge()
    {
        double[] last = [.. levels.Where(level => level > 0).TakeLast(Tables).Order()];
        if (last.Length < Tables)
        {
            return;
        }

        // Alike in any order: a kink that a later table alone has in it is not noise either.
        (Level, IsNoise) = (last[Tables / 2], last[^1] < MostOfJumps * last[0]);
    }

    /// <summary>
    /// The height of a jump in the last table that is uneven: halved where it is uneven most, a curve or a kink becomes even and a
    /// jump does not. 0 where there is none.
    /// </summary>
    public double Jump()
    {
        if (uneven is not var (places, table))
        {
            return 0;
        }

        double Slope(int k) => (table[k + 1] - table[k]) / (places[k + 1] - places[k]);
        double Middle(int k) => (places[k + 1] + places[k]) / 2;

        // Of a piece between two others, by the straight line through their slopes; of the first and the last their mean, since a jump in
        // one of them must not count twice.
        (double Slope, double Change) Usual(int k)
        {
            var (i, j) = k == 0 ? (1, 2) : k == table.Length - 2 ? (k - 2, k - 1) : (k - 1, k + 1);
            var change = (Slope(j) - Slope(i)) / (Middle(j) - Middle(i));
            return (k > i && k < j ? Slope(i) + (change * (Middle(k) - Middle(i))) : (Slope(i) + Slope(j)) / 2, change);
        }

        var most = Enumerable.Range(0, table.Length - 1).MaxBy(k => Math.Abs(Slope(k) - Usual(k).Slope));
        var (usual, change) = Usual(most);
        double Expected(double from, double to) => (usual + (change * (((from + to) / 2) - Middle(most)))) * (to - from);
        double Uneven(double from, double to, double costs) => Math.Abs(costs - Expected(from, to));

        // Where there are many steps, a piece or a half without one is uneven too. Beside what the cost does between two of them, the one
        // in which it changes most has one.
        bool IsJump(Halvings halved) => halved.AreOfJump && halved.Left > FarAboveRounding * Rounding;
        var jump = Halved(places, table, most, Uneven);
        if (!IsJump(jump))
        {
            // The levels of a smooth function are not alike: its halves are known by now.
            var rate = WereAlike ? slope : 0;
            double Beside(double from, double to, double costs) => Math.Abs(costs - (rate * (to - from)));
            most = !WereAlike && !table[most + 1].Equals(table[most]) ? most
                : Enumerable.Range(0, table.Length - 1).MaxBy(k => Beside(places[k], places[k + 1], table[k + 1] - table[k]));
            var other = Halved(places, table, most, Beside);
            jump = other with { Most = Math.Max(jump.Most, other.Most) };
        }

        return IsJump(jump) ? jump.Left : 0;
    }

    Halvings Halved(double[] places, double[] table, int piece, Func<double, double, double, double> uneven) => Halvings.Of(
        (places[piece], table[piece]), (places[piece + 1], table[piece + 1]),
        place =>
        {
            var middle = at(place);
            costs.Add(double.IsFinite(middle) ? middle : here);
            return (place, middle);
        },
        uneven);

    /// <summary>
    /// The spacing of the grid that costs are on; 0 where there is none. Of two tables at least: in one, the costs of a straight line are
    /// multiples of its step.
    /// </summary>
    /// <param name="spacing">Of one more table, where only one has costs that differ.</param>
    public double Grid(double spacing)
    {
        if (gaps.Count == 1)
        {
            _ = Costs(spacing);
        }

        return gaps.Count < 2 ? 0 : CostGrid.Spacing(gaps.SelectMany(ofTable => ofTable), costs, DoubleRoundoff);
    }

    (double[] Places, double[] Table) Costs(double spacing)
    {
        side = random.Next(2) == 0 ? 1 : -1;
        return CostsOfSide(spacing);
    }

    (double[] Places, double[] Table) CostsOfSide(double spacing)
    {
        var (places, table) = (new double[CostsPerTable], new double[CostsPerTable]);
        for (var k = 0; k < table.Length; k++)
        {
            // Not from the point itself: a kink at the point, or close by, would be the same in every table.
            places[k] = side * spacing * (k + 0.5 + (Unevenness * ((2 * random.NextDouble()) - 1)));
            table[k] = at(places[k]);
        }

        costs.AddRange(table.Where(double.IsFinite));
        AddGaps(table);
        return (places, table);
    }

    // What is far larger than the smallest is known to too few digits.
    void AddGaps(double[] table)
    {
        double[] sorted = [.. table.Where(double.IsFinite).Distinct().Order()];
        double[] ofTable = [.. sorted.Zip(sorted.Skip(1), (one, other) => other - one).Order().Take(GapsPerTable)];
        if (ofTable.Length > 0)
        {
            gaps.Add(ofTable);
        }
    }
}
