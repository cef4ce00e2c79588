using System.Numerics;

namespace GradientTesting.Benchmarks;

/// <summary>The mean payoff over all paths and its pathwise gradient, in T. Each path adds a kink for each strike.</summary>
internal sealed class PathwisePricing<T> : DrawnModel
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    readonly PricingPlan plan;
    readonly BackwardMistake mistake;
    readonly Parameter<T> spots;
    readonly Parameter<T> volatilities;
    readonly Parameter<T> rate;
    readonly Parameter<T> weights;
    readonly Parameter<T> strikes;
    readonly T[] normals;
    readonly T[] prices;
    readonly T[] dPrices;
    readonly T step;
    readonly T rootOfStep;

    public PathwisePricing(PricingPlan plan, PlantedMistake mistake)
    {
        (this.plan, this.mistake) = (plan, mistake.Kind);
        (spots, volatilities, rate) = (new("spot", plan.Assets), new("volatility", plan.Assets, plan.Steps), new("rate", 1));
        (weights, strikes) = (new("weight", plan.Assets), new("strike", plan.Strikes));
        Parameter[] ofBasket = plan.Underlying == Underlying.WorstAsset ? [] : [weights];
        Parameters = [spots, volatilities, rate, .. ofBasket, strikes];
        normals = Array.ConvertAll(plan.Normals, T.CreateTruncating);
        (prices, dPrices) = (new T[plan.Assets * plan.Steps], new T[plan.Assets * plan.Steps]);
        (step, rootOfStep) = (T.CreateTruncating(plan.StepLength), T.CreateTruncating(Math.Sqrt(plan.StepLength)));
    }

    public override IReadOnlyList<Parameter> Parameters { get; }

    public override double Cost()
    {
        var sum = T.Zero;
        for (var path = 0; path < plan.Paths; path++)
        {
            Walk(path);
            var x = UnderlyingOf().X;
            foreach (var strike in strikes.Values)
            {
                sum += T.Max(T.Zero, x - strike);
            }
        }

        return double.CreateTruncating(sum / T.CreateTruncating(plan.Paths));
    }

    public override void ComputeGradient()
    {
        foreach (var gradient in (T[][])[spots.Gradient, volatilities.Gradient, rate.Gradient, weights.Gradient, strikes.Gradient])
        {
            Array.Clear(gradient);
        }

        var share = mistake == BackwardMistake.MeanMissing ? T.One : T.One / T.CreateTruncating(plan.Paths);
        for (var path = mistake == BackwardMistake.LastSampleOnly ? plan.Paths - 1 : 0; path < plan.Paths; path++)
        {
            Walk(path);
            var (x, place) = UnderlyingOf();
            var dx = T.Zero;
            for (var k = 0; k < plan.Strikes; k++)
            {
                var pays = x > strikes.Values[k] || mistake == BackwardMistake.BranchMissing;
                dx += pays ? share : T.Zero;
                strikes.Gradient[k] -= pays ? share : T.Zero;
            }

            if (dx > T.Zero)
            {
                BackThroughUnderlying(dx, place);
                BackThroughPath(path);
            }
        }
    }

    int At(int asset, int time) => (asset * plan.Steps) + time;

    void Walk(int path)
    {
        for (var i = 0; i < plan.Assets; i++)
        {
            var exponent = T.Zero;
            for (var t = 0; t < plan.Steps; t++)
            {
                var v = volatilities.Values[At(i, t)];
                var z = normals[(path * prices.Length) + At(i, t)];
                exponent += ((rate.Values[0] - (v * v * T.CreateTruncating(0.5))) * step) + (v * rootOfStep * z);
                prices[At(i, t)] = spots.Values[i] * T.Exp(exponent);
            }
        }
    }

    /// <summary>X, and where it is met: a time of the largest basket, the worst asset.</summary>
    (T X, int Place) UnderlyingOf()
    {
        var (x, place) = (plan.Underlying == Underlying.MeanOfBasket ? T.Zero : Level(plan.Steps - 1, 0), 0);
        switch (plan.Underlying)
        {
            case Underlying.MeanOfBasket:
                for (var t = 0; t < plan.Steps; t++)
                {
                    x += Basket(t) / T.CreateTruncating(plan.Steps);
                }

                break;
            case Underlying.LargestBasket:
                for (var (t, largest) = (0, T.NegativeInfinity); t < plan.Steps; t++)
                {
                    var basket = Basket(t);
                    (largest, place) = basket > largest ? (basket, t) : (largest, place);
                    x = largest;
                }

                break;
            case Underlying.WorstAsset:
                for (var i = 1; i < plan.Assets; i++)
                {
                    (x, place) = Level(plan.Steps - 1, i) < x ? (Level(plan.Steps - 1, i), i) : (x, place);
                }

                break;
        }

        return (x, place);
    }

    /// <summary>At a time, the asset that is asked for or the basket.</summary>
    T Level(int time, int asset) => plan.Underlying == Underlying.WorstAsset ? prices[At(asset, time)] : Basket(time);

    T Basket(int time)
    {
        var sum = T.Zero;
        for (var i = 0; i < plan.Assets; i++)
        {
            sum += weights.Values[i] * prices[At(i, time)];
        }

        return sum;
    }

    void BackThroughUnderlying(T dx, int place)
    {
        Array.Clear(dPrices);
        for (var t = 0; t < plan.Steps; t++)
        {
            var share = plan.Underlying switch
            {
                Underlying.MeanOfBasket => dx / T.CreateTruncating(plan.Steps),
                Underlying.LargestBasket => t == place ? dx : T.Zero,
                Underlying.LastBasket => t == plan.Steps - 1 ? dx : T.Zero,
                _ => T.Zero,
            };
            for (var i = 0; i < plan.Assets && share > T.Zero; i++)
            {
                weights.Gradient[i] += share * prices[At(i, t)];
                dPrices[At(i, t)] += share * weights.Values[i];
            }
        }

        if (plan.Underlying == Underlying.WorstAsset)
        {
            dPrices[At(place, plan.Steps - 1)] = dx;
        }
    }

    void BackThroughPath(int path)
    {
        for (var i = 0; i < plan.Assets; i++)
        {
            // The derivative by the exponent at each time, summed from the last time back.
            var dExponent = T.Zero;
            for (var t = plan.Steps - 1; t >= 0; t--)
            {
                dExponent += dPrices[At(i, t)] * prices[At(i, t)];
                var (v, z) = (volatilities.Values[At(i, t)], normals[(path * prices.Length) + At(i, t)]);
                var slope = mistake == BackwardMistake.VarianceTermMissing ? rootOfStep * z : (rootOfStep * z) - (v * step);
                volatilities.Gradient[At(i, t)] += mistake == BackwardMistake.Truncated && t < plan.Steps - 1 ? T.Zero : dExponent * slope;
                rate.Gradient[0] += dExponent * step;
            }

            spots.Gradient[i] += dExponent / spots.Values[i];
        }
    }
}
