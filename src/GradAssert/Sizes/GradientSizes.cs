using System.Runtime.CompilerServices;

namespace GradientTesting;

/// <summary>The sizes of one draw of <c>GradAssert.ForSizes</c>, given to its body, which asks for them by name.</summary>
/// <remarks>
/// The range of a size may depend on sizes that were asked for before it. A name that is asked for again within one draw gets the
/// same value. Not thread-safe: ask on the thread that the body runs on.
/// </remarks>
public sealed class GradientSizes
{
    readonly Func<NamedSize, SizePoint, long> choose;

    internal GradientSizes(Func<NamedSize, SizePoint, long> choose) => this.choose = choose;

    /// <summary>What has been asked for so far.</summary>
    internal SizePoint Point { get; private set; } = SizePoint.Empty;

    /// <summary>A mistake in the body itself, which is no failure of a draw.</summary>
    internal Exception? Misuse { get; private set; }

    /// <summary>Whether no untried value was left for a size.</summary>
    internal bool IsExhausted { get; private set; }

    /// <summary>The assumption that does not hold, as it is written in the body.</summary>
    internal string? FailedAssumption { get; private set; }

    /// <summary>A whole number.</summary>
    /// <param name="name">One word: how messages and GRADASSERT_SIZES call the size.</param>
    /// <param name="least">The smallest value, and the one that a failure is shrunk towards.</param>
    /// <param name="most">The largest value; <paramref name="least"/> or more.</param>
    /// <returns>From <paramref name="least"/> to <paramref name="most"/>, both included.</returns>
    /// <exception cref="ArgumentException">
    /// The name is no word or was asked for with another range, or <paramref name="most"/> is less than <paramref name="least"/>.
    /// </exception>
#pragma warning disable CA1720 // The type is what tells the three calls apart: Int, OneOf, Bool.
    public int Int(string name, int least, int most) =>
        least <= most
            ? (int)(least + Ask(NamedSize.Between(name, least, most)))
            : throw Refuse(FormattableString.Invariant(
                $"The size {name} goes from {least} to {most}: the first is its least, the second its most."), nameof(most));
#pragma warning restore CA1720

    /// <summary>One of several values.</summary>
    /// <typeparam name="T">Text, numbers or an enumeration: anything whose text tells its values apart.</typeparam>
    /// <param name="name">One word: how messages and GRADASSERT_SIZES call the size.</param>
    /// <param name="values">One or more, the simplest first: a failure is shrunk towards it.</param>
    /// <returns>One of <paramref name="values"/>.</returns>
    /// <exception cref="ArgumentException">
    /// The name is no word or was asked for with other values, there are no values, two have the same text, or one has a text with
    /// white space or quotes in it.
    /// </exception>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is null.</exception>
    public T OneOf<T>(string name, params T[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return NamedSize.FlawOf(name, [.. values.Select(NamedSize.TextOf)]) is { } flaw
            ? throw Refuse(flaw, nameof(values))
            : values[Ask(NamedSize.Of(name, values))];
    }

    /// <summary>True or false; a failure is shrunk towards false.</summary>
    /// <param name="name">One word: how messages and GRADASSERT_SIZES call the size.</param>
    /// <returns>True or false.</returns>
    /// <exception cref="ArgumentException">The name is no word, or was asked for as something else.</exception>
    public bool Bool(string name) => Ask(NamedSize.Of(name, ["false", "true"])) == 1;

    /// <summary>Leaves out the draw, and has another one made, where its sizes do not fit together.</summary>
    /// <param name="condition">What must hold for a layer of these sizes to exist.</param>
    /// <param name="assumption">Filled in by the compiler: the condition as it is written.</param>
    /// <remarks>
    /// Ends the body by an exception. A range that depends on the sizes before, as in <c>sizes.Int("kernel", 1, image)</c>, leaves
    /// nothing out. Where more than twenty draws are left out for each that is wanted, the test fails.
    /// </remarks>
    public void Assume(bool condition, [CallerArgumentExpression(nameof(condition))] string assumption = "")
    {
        if (!condition)
        {
            FailedAssumption = assumption;
            throw new LeftOutException();
        }
    }

    /// <summary>The sizes asked for so far, as GRADASSERT_SIZES takes them: <c>channels=2 stride=2</c>.</summary>
    public override string ToString() => Point.ToString();

    long Ask(NamedSize size)
    {
        if (NamedSize.FlawOf(size.Name) is { } flaw)
        {
            throw Refuse(flaw, "name");
        }

        if (Point.Find(size.Name) is { } earlier)
        {
            return earlier.Size.Range == size.Range
                ? earlier.Index
                : throw Refuse($"The size {size.Name} was asked for as {earlier.Size.Range}, and again as {size.Range}. "
                    + "Ask once and keep what it returns, or give the second size a name of its own.", "name");
        }

        try
        {
            var index = choose(size, Point);
            Point = Point.With(size, index);
            return index;
        }
        catch (LeftOutException)
        {
            IsExhausted = true;
            throw;
        }
    }

    ArgumentException Refuse(string flaw, string parameter)
    {
        var refusal = new ArgumentException(flaw, parameter);
        Misuse ??= refusal;
        return refusal;
    }
}
