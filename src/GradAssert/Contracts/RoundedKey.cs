namespace GradientTesting;

/// <summary>A gradient that is kept under a key of rounded values, or until they change by more than a tolerance.</summary>
/// <remarks>
/// Over a move that is shorter than what a key is rounded to, the gradient is the same to the last bit, as that of a linear cost is. Over a
/// longer one there are two kinds. Where it is the same there too, the cost is asked whether it bends, of a component by moves of that
/// alone. Where it is another one there, in proportion to the move, it should have been by as much less over the short one. A gradient
/// that is computed in lower precision is the same over a short move, too: but its elements begin to change one after the other, and one
/// that was kept changes as a whole. So do those of a count, as of the paths above a strike: what one path makes on either side is in
/// proportion by chance, and only elements that have changed say that the whole has.
/// </remarks>
internal sealed class RoundedKey
{
    /// <summary>
    /// In units of roundoff, a short move, in scales: a gradient that is computed changes by many units, and a key of eight decimals
    /// seldom.
    /// </summary>
    const double UnitsOfHair = 1e6;

    /// <summary>
    /// In units of roundoff, the square of a move, in scales, at which a cost that bends is seen to; and the change of a cost that is seen,
    /// in units of roundoff and in deviations of its noise.
    /// </summary>
    const double UnitsOfBend = 1e6, UnitsOfNoise = 1000, DeviationsOfNoise = 16;

    /// <summary>The longest such move, as in float.</summary>
    const double LongestBend = 0.03;

    /// <summary>From one move to a longer one; and, to the other side, no multiple of a unit of lower precision.</summary>
    const double Rung = 8, OtherSide = 2.718;

    /// <summary>The part of a change by which it may be off a proportion; of lower precision it is off by more.</summary>
    const double Alike = 1e-3;

    /// <summary>The part of a move by which storage may miss it.</summary>
    const double Missed = 0.1;

    /// <summary>Of elements that change one after the other, so few may have changed together by chance.</summary>
    const int FewestElements = 3;

    /// <summary>Of components whose gradient alone is the same, how many are asked.</summary>
    const int MostAlone = 2;

    readonly ModelUnderTest model;
    readonly Baseline baseline;
    readonly Moves moves;
    readonly double noise;
    readonly ulong seed;
    readonly double roundoff;
    readonly double bend;

    /// <param name="model">The model.</param>
    /// <param name="baseline">The point.</param>
    /// <param name="noise">Of the cost.</param>
    /// <param name="seed">Of the moves.</param>
    public RoundedKey(ModelUnderTest model, Baseline baseline, double noise, ulong seed)
    {
        (this.model, this.baseline, this.noise, this.seed, moves) = (model, baseline, noise, seed, new(model, baseline.Values));
        roundoff = Math.Max(model.Components.Max(component => component.Values.UnitRoundoff), Math.ScaleB(1, -53));
        bend = Math.Min(LongestBend, Math.Sqrt(UnitsOfBend * roundoff));
        Hair = Math.Min(bend, UnitsOfHair * roundoff);
    }

    /// <summary>The short move, in scales of each element.</summary>
    public double Hair { get; }

    /// <summary>Whether the gradient was asked for at other moves.</summary>
    public bool HasMoved { get; private set; }

    /// <summary>
    /// Whether the gradient was kept. None, or an evaluation and a gradient for each of three to ten moves, of one that seems to be.
    /// </summary>
    /// <param name="beside">The gradient over the short move, at which the model is; the last one before was at the point.</param>
    /// <returns>What is said of a gradient that was kept; null where none was.</returns>
    public string? FlawOf(TensorCopy[] beside)
    {
        var same = Same(Enumerable.Range(0, beside.Length), beside);
        // Storage may round more than it says.
        var isTaken = Hair < bend && moves.IsTaken(Hair, seed, Missed);
        if (same.Length == 0 || At(-Hair) is not { } behind || Same(same, behind.Gradient) is not { Length: > 0 } still)
        {
            return null;
        }

        for (var far = bend; far <= LongestBend; far *= Rung)
        {
            if (At(far) is not { } ahead || At(-far) is not { } back)
            {
                return null;
            }

            var (isAhead, isBack) = (IsSame(ahead.Gradient), IsSame(back.Gradient));
            if (isAhead && isBack && Bends(ahead.Cost, back.Cost))
            {
                return Message(still, far, TheCostBends);
            }

            // To one side alone it may be a kink, or where a key begins.
            if (!isAhead && !isBack)
            {
                return FlawOf(still, isTaken, far, ahead.Gradient, back.Gradient);
            }
        }

        return null;
    }

    /// <summary>
    /// What is said where the gradient is the same over the short move, and of some components another one over a longer one.
    /// </summary>
    string? FlawOf(int[] still, bool isTaken, double far, TensorCopy[] ahead, TensorCopy[] back)
    {
        var flat = Same(Same(still, ahead), back);
        if (Array.FindAll([.. flat.Take(MostAlone)], c => BendsAlone(c, far)) is { Length: > 0 } bent)
        {
            return Message(bent, far, TheCostBends);
        }

        int[] steady = isTaken ? [.. still.Except(flat).Where(c => IsVisible(c, ahead) && IsInProportion(c, ahead, back, -1))] : [];
        return steady.Sum(c => Changed(c, ahead)) >= FewestElements && ChangeAtOnce(steady, far, ahead, back)
            ? Message(steady, Hair, "and over longer moves it changes in proportion to them, ")
            : null;
    }

    const string TheCostBends = "and the cost bends there, ";

    string Message(int[] kept, double size, string why) =>
        "ComputeGradient() returns a gradient "
        + (kept.Length == model.Components.Count ? "" : $"of {NameList.Of(kept.Select(c => model.Components[c]))} ")
        + FormattableString.Invariant($"that it has kept: with moves of all values by {size:G1} of their size, ")
        + $"to both sides, it is the same to the last bit, {why}so that it should be another one. "
        + "Is it kept under a key of rounded values, or until they change by more than a tolerance? "
        + "Compute the gradient at each call, or have the key hold every number that it reads, unrounded.";

    /// <summary>
    /// Whether gradients that are the same over the short move have changed as a whole where they change first: in proportion to the move,
    /// or to what they are at another one.
    /// </summary>
    bool ChangeAtOnce(int[] steady, double far, TensorCopy[] ahead, TensorCopy[] back)
    {
        var (size, at) = (Rung * Hair, ahead);
        for (; size < far; size *= Rung)
        {
            if (At(size) is not { } found)
            {
                return false;
            }

            if (Same(steady, found.Gradient).Length < steady.Length)
            {
                at = found.Gradient;
                break;
            }
        }

        size = Math.Min(size, far);
        return At(-OtherSide * size) is var (_, behind) && Array.TrueForAll(steady, c =>
            (IsSame(c, at, ahead) || IsInProportion(c, at, ahead, size / far))
            && (IsSame(c, behind) || IsSame(c, behind, at) || IsSame(c, behind, back) || IsInProportion(c, behind, at, -OtherSide)));
    }

    bool IsVisible(int c, TensorCopy[] gradient) =>
        Distance(c, i => gradient[c][i] - baseline.Gradient[c][i]) > UnitsOfNoise * roundoff * Magnitude.Largest(baseline.Gradient[c]);

    /// <summary>Whether one change of the gradient is so many times another.</summary>
    bool IsInProportion(int c, TensorCopy[] one, TensorCopy[] other, double times)
    {
        var before = baseline.Gradient[c];
        return Distance(c, i => one[c][i] - before[i] - (times * (other[c][i] - before[i])))
            <= Alike * Distance(c, i => one[c][i] - before[i]);
    }

    double Distance(int c, Func<int, double> of) => Math.Sqrt(Enumerable.Range(0, baseline.Gradient[c].Length).Sum(i => of(i) * of(i)));

    bool IsSame(TensorCopy[] gradient) => Enumerable.Range(0, gradient.Length).All(c => IsSame(c, gradient));

    bool IsSame(int c, TensorCopy[] gradient) => IsSame(c, gradient, baseline.Gradient);

    int Changed(int c, TensorCopy[] gradient) =>
        Enumerable.Range(0, gradient[c].Length).Count(i => !gradient[c][i].Equals(baseline.Gradient[c][i]));

    static bool IsSame(int c, TensorCopy[] one, IReadOnlyList<TensorCopy> other) =>
        Enumerable.Range(0, one[c].Length).All(i => one[c][i].Equals(other[c][i]));

    /// <summary>The components whose gradient is the same as at the point, to the last bit, and not zero.</summary>
    int[] Same(IEnumerable<int> components, TensorCopy[] gradient) =>
        [.. components.Where(c => IsSame(c, gradient) && Magnitude.Largest(gradient[c]) > 0)];

    bool Bends(double ahead, double back) => Math.Abs(ahead + back - (2 * baseline.Cost))
        > Math.Max(UnitsOfNoise * roundoff * Math.Abs(baseline.Cost), DeviationsOfNoise * noise);

    /// <summary>Whether the cost bends along a component whose gradient is the same there.</summary>
    bool BendsAlone(int c, double far) => AtAlone(c, far) is { } ahead && AtAlone(c, -far) is { } back
        && IsSame(c, ahead.Gradient) && IsSame(c, back.Gradient) && Bends(ahead.Cost, back.Cost);

    (double Cost, TensorCopy[] Gradient)? AtAlone(int component, double size)
    {
        moves.ReturnAll();
        moves.Move(component, size, seed);
        return Asked();
    }

    (double Cost, TensorCopy[] Gradient)? At(double size)
    {
        moves.MoveAll(size, seed);
        return Asked();
    }

    (double, TensorCopy[])? Asked()
    {
        HasMoved = true;
        var cost = model.CostOrInfinity();
        return double.IsFinite(cost) && model.TryComputeGradient()
            ? (cost, TensorCopy.Of(model.Components.Select(component => component.Gradient)))
            : null;
    }
}
