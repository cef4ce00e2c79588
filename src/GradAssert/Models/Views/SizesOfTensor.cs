namespace GradientTesting;

/// <summary>The sizes of numbers that delegates reach: declared once, or asked for, as of what a first forward pass makes.</summary>
internal sealed class SizesOfTensor
{
    readonly string component;
    readonly Func<int[]?>? ask;
    TensorShape? last;

    public SizesOfTensor(TensorShape declared) => (component, last) = ("", declared);

    public SizesOfTensor(string component, Func<int[]?> ask) => (this.component, this.ask) = (component, ask);

    /// <summary>False while the delegate returns null, or no size.</summary>
    public bool Exist => ask is null || ask() is { Length: > 0 };

    public TensorShape Present
    {
        get
        {
            if (ask is null)
            {
                return last!;
            }

            var sizes = ask() is { Length: > 0 } found ? found : throw new GradientContractException(
                $"Component \"{component}\": expected a shape, but the Func returned {(ask() is null ? "null" : "no size")}. "
                    + "Return the sizes from the first forward pass on.");
            // Asked at each access: made again only where it is another one.
            return last = last is not null && last.Sizes.SequenceEqual(sizes) ? last : TensorShape.Of(component, sizes);
        }
    }
}
