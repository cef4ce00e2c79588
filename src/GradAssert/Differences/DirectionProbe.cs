namespace GradientTesting;

/// <summary>The cost along a direction of one component.</summary>
internal sealed class DirectionProbe(ModelUnderTest model, TensorView values, TensorCopy start, double[] direction, CostNoise noise)
{
    /// <summary>Evaluates at <c>θ ± step · d</c>. The values are left where the last evaluation was.</summary>
    public Rung Central(double step)
    {
        var (ahead, behind) = (At(step), At(-step));
        return new(step, step, ahead - noise.Cost, noise.Cost - behind, ElementProbe.Deviations * noise.At(ahead, behind));
    }

    double At(double step)
    {
        Direction.Move(values, start, direction, step);
        return model.Cost();
    }
}
