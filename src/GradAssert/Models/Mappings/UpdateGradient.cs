namespace GradientTesting;

/// <summary>The gradient of one component, read off an update: <c>(θ − θ′) / rate</c>.</summary>
internal sealed class UpdateGradient : TensorView
{
    readonly TensorView values;
    double[] numbers;
    double largest;
    double rate = 1;

    public UpdateGradient(TensorView values)
    {
        this.values = values;
        numbers = new double[values.Length];
    }

    public override IReadOnlyList<int> Shape => values.Shape;

    public override int Length => numbers.Length;

    public override bool IsFixed => false;

    public override double UnitRoundoff => values.UnitRoundoff;

    /// <summary>θ and θ′ are rounded by their storage, each to half a unit in its last place.</summary>
    public override double Error => 2 * values.UnitRoundoff * largest / rate;

    /// <summary>Of θ and θ′.</summary>
    public double LargestValue => largest;

    public override double this[int index]
    {
        get => numbers[index];
        set => numbers[index] = value;
    }

    public override TensorCopy Copy() => new NumbersCopy(this);

    /// <summary>Reads the gradient off what an update has made of the values.</summary>
    public void Read(TensorCopy before, double ofRate)
    {
        (numbers, rate, largest) = (new double[values.Length], ofRate, 0);
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = (before[i] - values[i]) / rate;
            largest = Math.Max(largest, Math.Max(Math.Abs(before[i]), Math.Abs(values[i])));
        }
    }

    sealed class NumbersCopy : TensorCopy
    {
        readonly UpdateGradient gradient;
        double[] copy;

        public NumbersCopy(UpdateGradient gradient) => (this.gradient, copy) = (gradient, [.. gradient.numbers]);

        public override int Length => copy.Length;

        public override double this[int index] => copy[index];

        public override void Renew() => copy = [.. gradient.numbers];

        public override void Restore() => gradient.numbers = [.. copy];

        public override int FirstDifference() => Array.FindIndex([.. copy.Zip(gradient.numbers, (one, other) =>
            BitConverter.DoubleToInt64Bits(one) != BitConverter.DoubleToInt64Bits(other))], differs => differs);
    }
}
