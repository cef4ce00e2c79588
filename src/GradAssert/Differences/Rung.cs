namespace GradientTesting;

/// <summary>The cost at one distance on either side of an element.</summary>
/// <param name="Ahead">The distance ahead, as the storage could hold it.</param>
/// <param name="Behind">The distance behind.</param>
/// <param name="Rise">J(x + Ahead) − J(x).</param>
/// <param name="Fall">J(x) − J(x − Behind).</param>
/// <param name="NoiseBar">What noise can do to one value of the cost.</param>
internal readonly record struct Rung(double Ahead, double Behind, double Rise, double Fall, double NoiseBar)
{
    /// <summary>True where both sides moved and gave finite costs.</summary>
    public bool IsUsable => Ahead > 0 && Behind > 0 && double.IsFinite(Rise) && double.IsFinite(Fall);

    /// <summary>The slope ahead, <c>(J(x+h) − J(x)) / h</c>.</summary>
    public double Right => Rise / Ahead;

    /// <summary>The slope behind, <c>(J(x) − J(x−h)) / h</c>.</summary>
    public double Left => Fall / Behind;

    /// <summary>The central difference; for steps that rounding made unequal, the slope of the parabola through the three points.</summary>
    public double Central => Ahead == Behind ? (Rise + Fall) / (Ahead + Behind) : ((Right * Behind) + (Left * Ahead)) / (Ahead + Behind);

    /// <summary>How far the slopes on the two sides are apart.</summary>
    public double Gap => Right - Left;

    /// <summary>The distance, as one number.</summary>
    public double Step => 0.5 * (Ahead + Behind);

    /// <summary>What noise can do to <see cref="Central"/>: half a bar from each of two values, over half their distance.</summary>
    public double CentralBar => NoiseBar / Step;

    /// <summary>What noise can do to <see cref="Left"/> or <see cref="Right"/>.</summary>
    public double SideBar => 2 * NoiseBar / Step;
}
