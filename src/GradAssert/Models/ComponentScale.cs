namespace GradientTesting;

/// <summary>The length on which each element of a component lives: what a jitter and a step are measured in.</summary>
/// <remarks>
/// An element's own size, but no less than its component's: a weight near zero is a small number among larger ones. Where
/// sizes are spread over many decades (1e4 beside 1e-6: a vector of unlike quantities) each element stands for itself, and
/// only zeros take the component's scale. Each scale is made when it is asked for, so that a million of them take no room.
/// </remarks>
internal sealed class ComponentScale
{
    /// <summary>How improbable sizes must be, were they drawn from one normal distribution, to be called unlike.</summary>
    const double Improbable = 1e-4;

    readonly TensorCopy values;
    readonly double ofComponent;
    readonly bool areUnlike;
    readonly TensorCopy? other;

    /// <summary>
    /// Of its component's scale, the least that an element is moved on. What is far smaller than the others is a small number
    /// among larger ones: on a scale of its own its derivative could not be resolved, whatever the code said of it.
    /// </summary>
    const double LeastOfMoves = 0.3;

    ComponentScale(TensorCopy values, double ofComponent, bool areUnlike, TensorCopy? other = null) =>
        (this.values, this.ofComponent, this.areUnlike, this.other) = (values, ofComponent, areUnlike, other);

    public int Length => values.Length;

    /// <summary>The root mean square over the elements, about.</summary>
    public double Typical() => other is null ? Math.Max(ofComponent, Magnitude.Rms(values)) : ofComponent;

    /// <summary>The scale of one element.</summary>
    public double this[int index]
    {
        get
        {
            if (other is not null)
            {
                return Math.Abs(values[index] - other[index]) is > 0 and var apart ? apart : ofComponent;
            }

            var own = Math.Abs(values[index]);
            return areUnlike && own > 0 ? own : Math.Max(own, ofComponent);
        }
    }

    /// <summary>Per component, at the values that <paramref name="values"/> hold.</summary>
    public static ComponentScale[] Of(IReadOnlyList<TensorCopy> values)
    {
        var ofComponents = Magnitude.Scales([.. values.Select(Magnitude.Rms)]);
        return [.. values.Select((component, c) => new ComponentScale(component, ofComponents[c], AreUnlike(component, ofComponents[c])))];
    }

    /// <summary>Per component, what differences move elements on: own size, and no less than a part of the component's.</summary>
    public static ComponentScale[] OfMoves(IReadOnlyList<TensorCopy> values)
    {
        var ofComponents = Magnitude.Scales([.. values.Select(Magnitude.Rms)]);
        return [.. values.Select((component, c) => new ComponentScale(component, LeastOfMoves * ofComponents[c], false))];
    }

    /// <summary>
    /// The same of a function's arguments, which have units of their own: the size of each, and of one that is zero what it is as an
    /// element of a component. How far the others are from zero says nothing of how far one can be moved.
    /// </summary>
    public static ComponentScale[] OfArguments(IReadOnlyList<TensorCopy> values, bool areMoves)
    {
        var ofComponents = Magnitude.Scales([.. values.Select(Magnitude.Rms)]);
        return [.. values.Select((component, c) =>
            new ComponentScale(component, (areMoves ? LeastOfMoves : 1) * ofComponents[c], areUnlike: true))];
    }

    /// <summary>Per component, how far each element is from where it was: of moves that must not go back so far.</summary>
    public static ComponentScale[] Between(IReadOnlyList<TensorCopy> values, IReadOnlyList<TensorCopy> others) =>
        [.. values.Zip(others, (component, other) => new ComponentScale(
            component, Norm.Rms(component.Length, i => component[i] - other[i]), areUnlike: false, other))];

    /// <summary>
    /// Of n normally distributed numbers k lie within r deviations of zero with probability about (0.8 r n)ᵏ / k!, for
    /// small r: true where that is improbable for any k.
    /// </summary>
    static bool AreUnlike(TensorCopy values, double ofComponent)
    {
        var small = new List<double>();
        for (var i = 0; i < values.Length; i++)
        {
            if (Math.Abs(values[i]) is > 0 and var size && size < 0.1 * ofComponent)
            {
                small.Add(size / ofComponent);
            }
        }

        small.Sort();
        var logFactorial = 0.0;
        for (var k = 1; k <= small.Count; k++)
        {
            logFactorial += Math.Log(k);
            if ((k * Math.Log(0.8 * small[k - 1] * values.Length)) - logFactorial < Math.Log(Improbable))
            {
                return true;
            }
        }

        return false;
    }
}
