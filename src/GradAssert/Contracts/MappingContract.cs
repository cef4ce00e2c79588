namespace GradientTesting;

/// <summary>What a function and its derivative must keep to before there is a derivative to judge.</summary>
/// <remarks>
/// Each is called again, and each after the other was called elsewhere, since what is kept from call to call is right until somebody
/// else calls. Every breach is a <see cref="GradientContractException"/>.
/// </remarks>
internal sealed class MappingContract
{
    /// <summary>Parts of a scale: where other calls are made, and where the function is not defined so far off.</summary>
    static readonly double[] elsewhere = [0.3, 1e-3];

    /// <summary>What a sum in another order may leave, of an element and of the largest one of its row.</summary>
    const double OfDouble = 1e-6, OfFloat = 1e-3, OfRow = 1e-10;

    readonly IUserFunction f;
    readonly IUserFunction derivative;
    readonly double[] point;
    readonly double[] scales;

    MappingContract(IUserFunction f, IUserFunction derivative, double[] point, double[] scales, MatrixNumbers here, MatrixNumbers claim)
    {
        (this.f, this.derivative, this.point, this.scales) = (f, derivative, point, scales);
        (Here, Claim) = (here, claim);
    }

    /// <summary>The function at the point.</summary>
    public MatrixNumbers Here { get; }

    /// <summary>The derivative at the point.</summary>
    public MatrixNumbers Claim { get; }

    /// <summary>What a match does not mean; null where there is nothing to say.</summary>
    public string? Remark { get; private set; }

    /// <summary>Checks every rule: seven calls of the function, or a few more, and seven of its derivative.</summary>
    /// <param name="words">How it is named.</param>
    /// <param name="f">The function.</param>
    /// <param name="derivative">Its derivative.</param>
    /// <param name="point">The point.</param>
    /// <param name="scales">The length on which each element lives.</param>
    /// <param name="seed">Draws where other calls are made.</param>
    /// <param name="shapeFlaw">Of the function's and the derivative's numbers, what is wrong with the shape; null where nothing is.</param>
    public static MappingContract Establish(
        DerivativeWords words, IUserFunction f, IUserFunction derivative, double[] point, double[] scales, ulong seed,
        Func<MatrixNumbers, MatrixNumbers, string?> shapeFlaw)
    {
        RequireFinite(new(point, [point.Length], f.UnitRoundoff), "x", "There is no point to differentiate at.");
        var here = f.At(point);
        if (here.Numbers.Length == 0)
        {
            throw new GradientContractException($"{f.Name} returned nothing. Return one number or more.");
        }

        RequireFinite(here, f.Name, "Check at a point where it is finite.");
        var claim = derivative.At(point);
        if (shapeFlaw(here, claim) is { } flaw)
        {
            throw new GradientContractException(flaw);
        }

        RequireFinite(claim, words.Component,
            $"{Capital(f.Name)} is finite: look for a division by zero or an overflow in {derivative.Name}.");
        var contract = new MappingContract(f, derivative, point, scales, here, claim);
        contract.RequireSame(words, seed);
        return contract;
    }

    void RequireSame(DerivativeWords words, ulong seed)
    {
        EarlierResult ofF = EarlierResult.Of(f), ofDerivative = EarlierResult.Of(derivative);

        Call(derivative, point, words, "was called twice at the same x");
        ofDerivative.Look();
        Call(f, point, words, "was called twice at the same x");
        ofF.Look();
        var away = Away(seed);
        _ = Try(f, away);
        Call(derivative, point, words, $"was called at x after {f.Name} was called at x, and again after {f.Name} was called elsewhere",
            "It uses what the last call of another function left behind: compute it from the x that it is given.");
        _ = Try(derivative, away);
        ofDerivative.Look();
        Call(derivative, point, words, "was called at the same x, with a call at another x in between",
            "It keeps something from call to call: compute it from the x that it is given.");
        _ = Try(derivative, away);
        Call(f, point, words, $"was called at the same x, with a call of {derivative.Name} elsewhere in between",
            $"It reads something that {derivative.Name} writes.");
        _ = Try(f, away);
        ofF.Look();
        Call(f, point, words, "was called at the same x, with a call at another x in between",
            "It keeps something from call to call: compute it from the x that it is given.");
        RequireSameInOneArray(words, away);
        string[] again = [.. new[] { ofF, ofDerivative }.Where(kept => kept.IsOverwritten || kept.Function.ReturnsAgain)
            .Select(kept => kept.Function.Name)];
        Remark = again.Length == 0 ? null
            : $"{Capital(string.Join(" and ", again))} {(again.Length > 1 ? "return" : "returns")} the same storage at each call: "
                + "what is kept of an earlier result is overwritten.";
    }

    // An optimizer goes on in one array. What keeps a reference to it, and compares, finds that nothing has changed.
    void RequireSameInOneArray(DerivativeWords words, double[] away)
    {
        const string why = "It keeps the x that it was given, and takes another one in the same storage for it: keep a copy.";
        const string how = "was called at x, and then at the same x in the storage that had held another x before";
        // A third place, so that what is kept is kept of this array, and not of an earlier one with the same numbers.
        double[] between = [.. away.Zip(point, (one, other) => (one + other) / 2)];
        foreach (var function in (IUserFunction[])[f, derivative])
        {
            try
            {
                _ = function.AtShared(between);
            }
            catch (Exception thrown) when (thrown is ModelCallException)
            {
                // It is not defined there.
            }

            Compare(function, function.AtShared(point), words, how, why);
        }
    }

    void Call(IUserFunction function, double[] at, DerivativeWords words, string how,
        string why = "Look for what it keeps from call to call.") =>
        Compare(function, function.At(at), words, how, why);

    void Compare(IUserFunction function, MatrixNumbers now, DerivativeWords words, string how, string why)
    {
        var before = ReferenceEquals(function, f) ? Here : Claim;
        var name = ReferenceEquals(function, f) ? "y" : words.Component;
        if (now.Numbers.Length != before.Numbers.Length)
        {
            throw new GradientContractException(FormattableString.Invariant(
                $"{Capital(function.Name)} {how}, and returned {before.Numbers.Length} numbers, then {now.Numbers.Length}. {why}"));
        }

        var row = before.Shape.Count == 2 ? before.Shape[1] : before.Numbers.Length;
        var relative = before.UnitRoundoff > 1e-10 || function.UnitRoundoff > 1e-10 ? OfFloat : OfDouble;
        var largest = 0.0;
        for (var i = 0; i < now.Numbers.Length; i++)
        {
            largest = i % row == 0 ? Largest(before.Numbers.AsSpan(i, row)) : largest;
            var (was, found) = (before.Numbers[i], now.Numbers[i]);
            // Written so that a NaN differs.
            if (!(Math.Abs(found - was) <= (relative * Math.Max(Math.Abs(was), Math.Abs(found))) + (relative * OfRow / OfDouble * largest)))
            {
                var element = ElementName.Of(name, ElementName.Index(before.Shape, i));
                throw new GradientContractException(
                    function.Filling is { } filling && found == filling
                        ? $"{Capital(function.Name)} did not write {element}: it still holds what was there before. "
                            + "Write every element, zeros too."
                    : function.Filling is not null && IsAdded(function, i, found)
                        ? $"{Capital(function.Name)} adds to {element} instead of writing it: what was there before is still in it. "
                            + "Write with = and not with +=."
                    : $"{Capital(function.Name)} {how}, and gave {element} {Digits.Of(was, found)}, then {Digits.Of(found, was)}: "
                        + $"more than rounding. {why}");
            }
        }
    }

    static double Largest(ReadOnlySpan<double> numbers)
    {
        var largest = 0.0;
        foreach (var number in numbers)
        {
            largest = Math.Max(largest, Math.Abs(number));
        }

        return largest;
    }

    // Without what its storage held before, it is the same again.
    bool IsAdded(IUserFunction function, int i, double found)
    {
        var (filling, added) = (function.Filling!.Value, found - function.Filling.Value);
        var again = function.At(point).Numbers[i] - function.Filling.Value;
        return Math.Abs(again - added) <= 1e-6 * Math.Abs(filling - function.Filling.Value);
    }

    double[] Away(ulong seed)
    {
        double[] moved = [.. point];
        foreach (var size in elsewhere)
        {
            for (var i = 0; i < moved.Length; i++)
            {
                var bits = Draw.Bits(seed, i);
                moved[i] = point[i] + ((bits & 1) == 0 ? size : -size) * scales[i] * (0.5 + (0.5 * (bits >> 11) / (1UL << 53)));
            }

            if (Try(f, moved) && Array.TrueForAll(f.Kept!.Numbers, double.IsFinite))
            {
                break;
            }
        }

        return moved;
    }

    static bool Try(IUserFunction function, double[] at)
    {
        try
        {
            _ = function.At(at);
            return true;
        }
        catch (ModelCallException)
        {
            // Elsewhere it may not be defined.
            return false;
        }
    }

    static void RequireFinite(MatrixNumbers numbers, string name, string remedy)
    {
        var i = Array.FindIndex(numbers.Numbers, number => !double.IsFinite(number));
        if (i >= 0)
        {
            throw new GradientContractException(
                $"{ElementName.Of(name, ElementName.Index(numbers.Shape, i))} is {Digits.Of(numbers.Numbers[i])}. {remedy}");
        }
    }

    static string Capital(string name) => name.StartsWith("the ", StringComparison.Ordinal) ? $"T{name[1..]}" : name;

    /// <summary>The result of an earlier call, looked at after later ones.</summary>
    sealed class EarlierResult
    {
        readonly Func<MatrixNumbers?> now;
        readonly double[] numbers;

        EarlierResult(IUserFunction function)
        {
            Function = function;
            (now, numbers) = (function.Keep(), function.Kept!.Numbers);
        }

        public IUserFunction Function { get; }

        public bool IsOverwritten { get; private set; }

        public static EarlierResult Of(IUserFunction function) => new(function);

        public void Look() => IsOverwritten |= now() is { } found && !found.Numbers.SequenceEqual(numbers);
    }
}
