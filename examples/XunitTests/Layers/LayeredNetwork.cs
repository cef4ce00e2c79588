using XunitTests.Layers.Library;

namespace XunitTests.Layers;

#region Network
public sealed class LayeredNetwork(double[] sample, params Unit[] units) : ILayeredModel
{
    public IReadOnlyList<IGradientLayer> Layers => units;

    public double Cost()
    {
        var x = sample;
        foreach (var unit in units)
        {
            x.CopyTo(unit.X, 0);
            unit.Forward();
            x = unit.Y;
        }

        return x.Sum(y => y * y) / 2;
    }

    public void ComputeGradient()
    {
        var dy = units[^1].Y;
        foreach (var unit in units.Reverse())
        {
            dy.CopyTo(unit.DY, 0);
            unit.Backward();
            dy = unit.DX;
        }
    }
}
#endregion
