namespace GradientTesting;

/// <summary>A getter that shows a part of the number that is stored, as a rounded one or a cast to float.</summary>
/// <remarks>
/// What it shows is read back after each write of such a number, and what is put back is not what was there. Only the cost tells: it is
/// another one where what was read is written in place of what was written before, by as much as the two differ. Over storage that
/// rounds, or behind a setter that converts, the two are one number, and have one cost.
/// </remarks>
internal static class RoundingGetter
{
    /// <summary>
    /// How many times farther off than what was read another number is set: so many that the units of a conversion do not matter, and so
    /// few that a cost is linear over them.
    /// </summary>
    const double Farther = 8;

    /// <summary>The part by which the change may be another one than that of the number written.</summary>
    const double Alike = 0.25;

    /// <summary>Draws of numbers to write: that a conversion looks so at one is seldom, and at both no chance.</summary>
    const ulong MostDraws = 2;

    /// <summary>In last places, of the cost and of a setting: what a conversion there and back, and a sum around it, leave.</summary>
    const double LastPlaces = 64;

    const string ToDo =
        "Have it return the number that Cost() reads, with all of its digits. What it has not shown is lost: build a new model before "
        + "using it again.";

    /// <summary>
    /// Writes numbers of all digits to components with a setter, and what is read then. None where that is the same number; two to six
    /// evaluations for each component where it is not.
    /// </summary>
    /// <param name="values">Components, and what they hold.</param>
    /// <param name="cost">At the present values; null where it is not defined.</param>
    /// <returns>What is said of a getter that shows a part of what is stored; null where none does.</returns>
    public static string? FlawOf(IEnumerable<(Component Component, TensorCopy Start)> values, Func<double?> cost)
    {
        foreach (var (component, start, c) in values.Select((each, c) => (each.Component, each.Start, c))
            .Where(each => each.Component.Values.HasSetter))
        {
            string? flaw = null;
            for (var draw = 0UL; draw < MostDraws; draw++)
            {
                // Those of the storage probe, in the same order: a setter that refuses one is told so of the same number.
                flaw = FlawOf(component, start, cost, Draw.Bits(2 * draw, c) & ~1UL);
                start.Restore();
                if (flaw is null)
                {
                    break;
                }
            }

            if (flaw is not null)
            {
                return flaw;
            }
        }

        return null;
    }

    static string? FlawOf(Component component, TensorCopy start, Func<double?> cost, ulong seed)
    {
        var (view, scale) = (component.Values, OtherValue.ScaleOf(start));
        double[] written = [.. Enumerable.Range(0, start.Length)
            .Select(i => OtherValue.Of(start, i, seed, scale, isSingle: view.UnitRoundoff > 1e-10))];
        Write(view, written);
        double[] read = [.. written.Select((_, i) => view[i])];
        if (First(IsAnother) is not (>= 0 and var index) || First(i => !IsNear(i)) >= 0 || cost() is not { } atWritten)
        {
            return null;
        }

        Write(view, read);
        if (First(i => view[i] != read[i]) >= 0 || cost() is not { } atRead || atRead == atWritten)
        {
            return null;
        }

        Write(view, [.. read.Select((found, i) => found + (Farther * (written[i] - found)))]);
        var change = atWritten - atRead;
        return cost() is { } farther && Math.Abs(((farther - atRead) / Farther) - change) <= Alike * Math.Abs(change)
            ? $"{ElementName.Of(component, index)} was set to {Digits.Of(written[index], read[index])} and reads "
                + $"{Digits.Of(read[index], written[index])}; setting {component.Name} to what it reads then changed Cost() from "
                + $"{Digits.Of(atWritten, atRead)} to {Digits.Of(atRead, atWritten)}: the getter of {component.Name} rounds or converts "
                + $"what is stored, as Math.Round or a cast to float does. {ToDo}"
            : null;

        int First(Func<int, bool> isSo) => Enumerable.Range(0, read.Length).FirstOrDefault(isSo, -1);

        bool IsAnother(int i) => Math.Abs(read[i] - written[i])
            > 2 * TensorView.UnitsOfConversion * view.UnitRoundoff * Math.Abs(written[i]);

        // What reads as before, or as anything else, is storage that keeps nothing.
        bool IsNear(int i) => Math.Abs(read[i] - written[i]) < Math.Abs(written[i] - start[i]) / 2;
    }

    static void Write(TensorView view, double[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            view[i] = values[i];
        }
    }

    /// <summary>
    /// Of a setting that was set to what it read: whether the number that was there is another one. None where the cost is the same to the
    /// last bit, and four evaluations where it is not.
    /// </summary>
    /// <param name="setting">The setting.</param>
    /// <param name="own">What it read.</param>
    /// <param name="before">The cost before it was set.</param>
    /// <param name="after">The cost after it.</param>
    /// <param name="cost">At the present values; null where it is not defined.</param>
    /// <param name="unit">A last place, as a part of the number, of the storage of parameters.</param>
    /// <returns>What is said of a getter that shows a part of what is stored; null where it shows all.</returns>
    public static string? FlawOf(Setting setting, double own, double before, double after, Func<double?> cost, double unit)
    {
        var change = Math.Abs(after - before);
        var noise = LastPlaces * unit * Math.Abs(before);
        for (var again = 0; again < Again && change > noise; again++)
        {
            noise = Math.Max(noise, Times * Math.Abs((cost() ?? double.NaN) - after));
        }

        if (!(change > noise) || own == 0)
        {
            return null;
        }

        double? other = null;
        try
        {
            setting.Set(Part * own);
            other = cost();
        }
#pragma warning disable CA1031 // What is refused says nothing of the getter.
        catch (Exception refusal) when (!ModelUnderTest.EndsTheCheck(refusal))
#pragma warning restore CA1031
        {
        }

        setting.Set(own);
        // The change of the setting that would have changed the cost as much.
        var moved = change / Math.Abs((other ?? double.NaN) - after) * (1 - Part) * own;
        return moved > LastPlaces * unit * own && double.IsFinite(moved)
            ? $"Setting {setting.Name} to {Digits.Of(own)}, which is what it read, changed Cost() from {Digits.Of(before, after)} to "
                + $"{Digits.Of(after, before)}: its getter rounds or converts what is stored, as Math.Round or a cast to float does. {ToDo}"
            : null;
    }

    /// <summary>Of a setting's own value, what it is set to: it stays a keep-prob and a λ.</summary>
    const double Part = 0.75;

    /// <summary>Costs at which nothing was set in between, and how many times what they differ by a change must be.</summary>
    const int Again = 3, Times = 8;
}
