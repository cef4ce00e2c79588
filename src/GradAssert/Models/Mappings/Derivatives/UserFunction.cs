namespace GradientTesting;

/// <summary>A function that a user wrote, over one type of point.</summary>
/// <param name="name">As messages name it.</param>
/// <param name="code">The function.</param>
/// <param name="storage">Of its argument.</param>
/// <param name="cancellation">Asked before each call.</param>
/// <param name="filling">Where it fills storage, what that held before the last call.</param>
internal sealed class UserFunction<T>(string name, Func<T, object?> code, PointStorage<T> storage, Cancellation cancellation,
    Func<double>? filling = null)
    : IUserFunction
{
    object? last;
    (bool Exists, T Storage) shared;

    public string Name => name;

    public double UnitRoundoff => storage.UnitRoundoff;

    public long Calls { get; private set; }

    public MatrixNumbers? Kept => MatrixNumbers.Of(last);

    public Func<MatrixNumbers?> Keep()
    {
        var kept = last;
        return () => MatrixNumbers.Of(kept);
    }

    public bool ReturnsAgain { get; private set; }

    public double? Filling => filling?.Invoke();

    public double Rounded(double number) => storage.UnitRoundoff > 1e-10 ? (float)number : number;

    public MatrixNumbers At(double[] point) => Call(storage.Make(point), point);

    public MatrixNumbers AtShared(double[] point)
    {
        shared = shared.Exists ? shared : (true, storage.Make(point));
        storage.Write(shared.Storage, point);
        return Call(shared.Storage, point);
    }

    MatrixNumbers Call(T given, double[] point)
    {
        cancellation.ThrowIfRequested();
        Calls++;
        var result = ModelCallException.Of(name, () => code(given));
        RequireSame(given, point);
        ReturnsAgain |= result is not null && ReferenceEquals(result, last);
        last = result;
        return MatrixNumbers.Of(result) ?? throw new GradientContractException(result is null
            ? $"{name} returned null. Return an array or a matrix."
            : $"{name} returned rows that are null, or of unequal lengths. Return rows of one length.");
    }

    void RequireSame(T given, double[] point)
    {
        var now = MatrixNumbers.Of(given)!.Numbers;
        for (var i = 0; i < now.Length; i++)
        {
            if (!now[i].Equals(Rounded(point[i])))
            {
                throw new GradientContractException(FormattableString.Invariant($"{name} changed the x that it was given: ")
                    + FormattableString.Invariant($"x[{i}] was {Digits.Of(point[i], now[i])} and is {Digits.Of(now[i], point[i])}. ")
                    + "Work on a copy.");
            }
        }
    }
}
