using System;
using System.Collections.Generic;
using GradientTesting;
using GradientTesting.Xunit;

// Compiled, never run: the name GradAssert means the class, with usings at the top and a namespace of the user's own.
namespace Acme.Pricing.Tests;

public class PricingTests
{
    [GradientTheory(Seeds = 2)]
    public void Delta(GradientRun run) => GradAssert.MatchesNumerical(new Price(), run);

    public static GradientReport Every_overload()
    {
        GradAssert.MatchesNumerical(new Price());
        GradAssert.MatchesNumerical(new Price(), options: new() { RelativeTolerance = 1e-6 });
        GradAssert.MatchesNumerical(x => x[0] * x[0], x => new[] { 2 * x[0] }, at: new[] { 3.0 });
        return GradientCheck.Run(new Price());
    }

    sealed class Price : IGradientModel
    {
        readonly double[] spot = { 100 };
        readonly double[] delta = { 0 };

        public IReadOnlyList<Component> Components => new[] { Component.Of("spot", spot, delta) };

        public double Cost() => Math.Log(spot[0]);

        public void ComputeGradient() => delta[0] = 1 / spot[0];
    }
}
