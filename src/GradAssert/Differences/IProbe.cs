namespace GradientTesting;

/// <summary>The cost as a function of one number: an element, or how far the values are along a direction.</summary>
internal interface IProbe
{
    /// <summary>Evaluates at distance <paramref name="step"/> on either side, or the nearest that the storage can hold.</summary>
    Rung Central(double step);
}
