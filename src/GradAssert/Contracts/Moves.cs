namespace GradientTesting;

/// <summary>Moves of whole components from a point, each element by a random part of its own scale, to one side or the other.</summary>
/// <param name="model">The model, or a copy of it.</param>
/// <param name="start">The values at the point; they set the scales, and are what every move starts from.</param>
internal sealed class Moves(ModelUnderTest model, IReadOnlyList<TensorCopy> start)
{
    readonly ComponentScale[] scales = ComponentScale.Of(start);

    /// <summary>Puts one component at <c>θ + size · scale · r</c>, with r from 0.5 to 1.5 and a random sign.</summary>
    public void Move(int component, double size, ulong seed) => Put(component, size, seed, 1);

    /// <summary>Puts one element where <see cref="Move"/> puts it.</summary>
    public void MoveElement(int component, int index, double size, ulong seed) =>
        model.Components[component].Values[index] = At(component, index, size, Draw.Bits(seed, component), 1);

    /// <summary>Puts one component at <c>−θ + size · scale · r</c>, where units that are dead here are alive.</summary>
    public void Mirror(int component, double size, ulong seed) => Put(component, size, seed, -1);

    /// <summary>Moves every component.</summary>
    public void MoveAll(double size, ulong seed)
    {
        for (var c = 0; c < start.Count; c++)
        {
            Move(c, size, seed);
        }
    }

    /// <summary>Gives each element a number of the size that its component has as a whole.</summary>
    public void SpreadAll(ulong seed)
    {
        var sizes = Magnitude.Scales([.. start.Select(Magnitude.Rms)]);
        for (var c = 0; c < start.Count; c++)
        {
            var (values, ofComponent) = (model.Components[c].Values, Draw.Bits(seed, c));
            for (var i = 0; i < start[c].Length; i++)
            {
                values[i] = sizes[c] * Drawn(Draw.Bits(ofComponent, i));
            }
        }
    }

    /// <summary>Puts one component back; every element of it, whatever it holds.</summary>
    public void Return(int component)
    {
        var values = model.Components[component].Values;
        for (var i = 0; i < start[component].Length; i++)
        {
            values[i] = start[component][i];
        }
    }

    /// <summary>Puts one element back.</summary>
    public void ReturnElement(int component, int index) => model.Components[component].Values[index] = start[component][index];

    /// <summary>Puts every component back.</summary>
    public void ReturnAll()
    {
        for (var c = 0; c < start.Count; c++)
        {
            Return(c);
        }
    }

    /// <summary>The first value that is not where <see cref="MoveAll"/> left it, and what it was; null where each is.</summary>
    public (int Component, int Index, double Was)? FirstChange(double size, ulong seed)
    {
        for (var c = 0; c < start.Count; c++)
        {
            var (values, ofComponent) = (model.Components[c].Values, Draw.Bits(seed, c));
            for (var i = 0; i < start[c].Length; i++)
            {
                var was = At(c, i, size, ofComponent, 1);
                if (!values.Holds(values[i], was))
                {
                    return (c, i, was);
                }
            }
        }

        return null;
    }

    /// <summary>Whether <see cref="MoveAll"/> moved each element by as much as it was told to, but for a part of that.</summary>
    public bool IsTaken(double size, ulong seed, double part)
    {
        for (var c = 0; c < start.Count; c++)
        {
            var (values, ofComponent) = (model.Components[c].Values, Draw.Bits(seed, c));
            for (var i = 0; i < start[c].Length; i++)
            {
                var meant = size * scales[c][i] * Drawn(Draw.Bits(ofComponent, i));
                if (!(Math.Abs(values[i] - start[c][i] - meant) <= part * Math.Abs(meant)))
                {
                    return false;
                }
            }
        }

        return true;
    }

    void Put(int component, double size, ulong seed, int sign)
    {
        var (values, ofComponent) = (model.Components[component].Values, Draw.Bits(seed, component));
        for (var i = 0; i < start[component].Length; i++)
        {
            values[i] = At(component, i, size, ofComponent, sign);
        }
    }

    double At(int component, int index, double size, ulong seed, int sign) =>
        (sign * start[component][index]) + (size * scales[component][index] * Drawn(Draw.Bits(seed, index)));

    /// <summary>From 0.5 to 1.5, with either sign.</summary>
    static double Drawn(ulong bits)
    {
        var length = 0.5 + ((bits >> 11) * (1.0 / (1UL << 53)));
        return (bits & 1) == 0 ? length : -length;
    }
}
