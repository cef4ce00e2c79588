using Bug = GradientTesting.TestModels.OptionPricingBug;

namespace GradientTesting.TestModels;

public enum OptionPricingBug
{
    None,
    DeltaAtSecondArgument,
    DiscountMissingInDelta,
    VolatilityForVariance,
    TimeMissingInRho,
    RhoWrongSign,
    ExpiryOffByOne,
}

/// <summary>
/// J = 1/n · Σ(e^{−rT}·(F·Φ(d₁) − K·Φ(d₂)) − price)², with d₁ = (log(F/K) + w/2)/√w, d₂ = d₁ − √w and w = vT (Black
/// 1976). Per expiry a forward F near 1e4, a variance v per minute near 1e−6 and a rate r per minute near 1e−7.
/// </summary>
public sealed class OptionPricing : ITestModel, IInitializableModel, ITrainableModel, IBatchModel
{
    const int Expiries = 10, Strikes = 4, Quotes = Expiries * Strikes;

    readonly Bug bug;
    readonly double[] strikes = new double[Quotes], prices = new double[Quotes], minutes = new double[Expiries];
    readonly double[] forward = new double[Expiries], dForward = new double[Expiries];
    readonly double[] variance = new double[Expiries], dVariance = new double[Expiries];
    readonly double[] rate = new double[Expiries], dRate = new double[Expiries];
    readonly double[] model = new double[Quotes];

    public OptionPricing(int seed, Bug bug = Bug.None)
    {
        this.bug = bug;
        var random = new Random(seed);
        for (var e = 0; e < Expiries; e++)
        {
            minutes[e] = 1e4 * (1 + e + (0.5 * random.NextDouble()));
        }

        Tensors =
        [
            Tensor.Of("forward", forward, dForward, Expiries),
            Tensor.Of("variance", variance, dVariance, Expiries),
            Tensor.Of("rate", rate, dRate, Expiries),
        ];
        Components = [.. Tensors.Select(tensor => tensor.Component)];
        Initialize(random);
        for (var q = 0; q < Quotes; q++)
        {
            strikes[q] = 1e4 * (0.8 + (0.4 * random.NextDouble()));
            prices[q] = Price(q).Value * (1 + (0.1 * random.Normal()));
        }

        Initialize(random);
    }

    public IReadOnlyList<Tensor> Tensors { get; }

    public IReadOnlyList<Component> Components { get; }

    public int BatchSize => Quotes;

    public void Initialize(Random random)
    {
        for (var e = 0; e < Expiries; e++)
        {
            forward[e] = 1e4 * (1 + (0.05 * random.Normal()));
            variance[e] = 1e-6 * (0.5 + random.NextDouble());
            rate[e] = 1e-7 * (0.5 + random.NextDouble());
        }
    }

    public void TrainStep() => this.DescendRelatively(0.002);

    public double Cost()
    {
        var sum = 0.0;
        for (var q = 0; q < Quotes; q++)
        {
            model[q] = Price(q).Value;
            sum += (model[q] - prices[q]) * (model[q] - prices[q]);
        }

        return sum / Quotes;
    }

    public void ComputeGradient()
    {
        Array.Clear(dForward);
        Array.Clear(dVariance);
        Array.Clear(dRate);
        for (var q = 0; q < Quotes; q++)
        {
            var e = q / Strikes;
            var t = minutes[bug == Bug.ExpiryOffByOne ? (e + 1) % Expiries : e];
            var (value, d1, d2, root) = Price(q);
            var discount = Math.Exp(-rate[e] * minutes[e]);
            var d = 2 * (model[q] - prices[q]) / Quotes;
            dForward[e] += d * Normal(bug == Bug.DeltaAtSecondArgument ? d2 : d1)
                * (bug == Bug.DiscountMissingInDelta ? 1 : discount);
            dVariance[e] += d * discount * forward[e] * Density(d1) * t / (bug == Bug.VolatilityForVariance ? 1 : 2 * root);
            dRate[e] += d * value * (bug == Bug.RhoWrongSign ? 1 : -1) * (bug == Bug.TimeMissingInRho ? 1 : t);
        }
    }

    static double Density(double z) => Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);

    /// <summary>Φ(z) = 1/2 + φ(z)·(z + z³/3 + z⁵/15 + …) (Marsaglia 2004).</summary>
    static double Normal(double z)
    {
        // Outside the domain (a variance below zero) the series would never settle.
        if (!double.IsFinite(z))
        {
            return double.NaN;
        }

        double sum = z, term = z, before = 0;
        for (var k = 3; sum != before; k += 2)
        {
            before = sum;
            term *= z * z / k;
            sum += term;
        }

        return 0.5 + (Density(z) * sum);
    }

    (double Value, double D1, double D2, double Root) Price(int q)
    {
        var e = q / Strikes;
        var root = Math.Sqrt(variance[e] * minutes[e]);
        var d1 = (Math.Log(forward[e] / strikes[q]) / root) + (root / 2);
        var d2 = d1 - root;
        var value = Math.Exp(-rate[e] * minutes[e]) * ((forward[e] * Normal(d1)) - (strikes[q] * Normal(d2)));
        return (value, d1, d2, root);
    }
}
