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

    ComponentScale(TensorCopy values, double ofComponent, bool areUnlike) =>
        (this.values, this.ofComponent, this.areUnlike) = (values, ofComponent, areUnlike);

    public int Length => values.Length;

    /// <summary>The scale of one element.</summary>
    public double this[int index]
    {
        get
        {
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

    /// <summary>
    /// Which components have a scale of their own: one that is all zero may live on any length, and a move that is far too
    /// long for it would pass for noise. Where everything is zero, all of them.
    /// </summary>
    public static bool[] AreKnown(IReadOnlyList<TensorCopy> values)
    {
        bool[] known = [.. values.Select(component => Magnitude.Rms(component) > 0)];
        return Array.Exists(known, isKnown => isKnown) ? known : Array.ConvertAll(known, _ => true);
    }

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
