namespace GradientTesting.Benchmarks;

/// <summary>A cost and its gradient over parameters, all of which can be read and written as one vector of doubles.</summary>
internal abstract class DrawnModel
{
    public abstract IReadOnlyList<Parameter> Parameters { get; }

    public int Length => Parameters.Sum(parameter => parameter.Length);

    public abstract double Cost();

    /// <summary>Overwrites every gradient. Right whether or not <see cref="Cost"/> ran at the present values.</summary>
    public abstract void ComputeGradient();

    /// <summary>Whether an activation, a maximum or a loss sits exactly at its kink at the present values.</summary>
    public virtual bool IsAtKink() => false;

    public double[] Values() => Read((parameter, part) => parameter.ReadValues(part));

    /// <summary>The gradient that was computed last.</summary>
    public double[] Gradient() => Read((parameter, part) => parameter.ReadGradient(part));

    public void SetValues(ReadOnlySpan<double> values)
    {
        var first = 0;
        foreach (var parameter in Parameters)
        {
            parameter.WriteValues(values.Slice(first, parameter.Length));
            first += parameter.Length;
        }
    }

    public void SetGradient(ReadOnlySpan<double> gradient)
    {
        var first = 0;
        foreach (var parameter in Parameters)
        {
            parameter.WriteGradient(gradient.Slice(first, parameter.Length));
            first += parameter.Length;
        }
    }

    public double[] GradientAt(ReadOnlySpan<double> values)
    {
        SetValues(values);
        ComputeGradient();
        return Gradient();
    }

    public double CostAt(ReadOnlySpan<double> values)
    {
        SetValues(values);
        return Cost();
    }

    /// <summary>Where each component lies in the vector.</summary>
    public IReadOnlyList<Range> Ranges()
    {
        var (first, ranges) = (0, new List<Range>());
        foreach (var parameter in Parameters)
        {
            ranges.Add(first..(first += parameter.Length));
        }

        return ranges;
    }

    double[] Read(ReadPart read)
    {
        var (all, first) = (new double[Length], 0);
        foreach (var parameter in Parameters)
        {
            read(parameter, all.AsSpan(first, parameter.Length));
            first += parameter.Length;
        }

        return all;
    }

    delegate void ReadPart(Parameter parameter, Span<double> part);
}
