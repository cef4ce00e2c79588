namespace GradientTesting.Wirings.Tests.Models;

/// <summary>A fit with an L2 term, <c>λ/2 · ‖w‖²</c>, whose λ is found where the wiring says.</summary>
internal sealed class Ridge(Func<double> lambda, bool forgetsTerm = false)
{
    readonly Fit fit = Fit.Logistic();

    /// <summary>The λ of the gradient, where it is not that of the cost.</summary>
    public Func<double>? Decay { get; init; }

    public GradientModel Model((Func<double> Get, Action<double> Set) wired) =>
        GradientModel.Of(fit.Model().Components, () => fit.Loss() + (Term(lambda()) / 2 * fit.W.Sum(value => value * value)), () =>
        {
            fit.Backward();
            for (var j = 0; j < fit.W.Length; j++)
            {
                fit.DW[j] += forgetsTerm ? 0 : Term((Decay ?? lambda)()) * fit.W[j];
            }
        }) with { Initialize = fit.Initialize, Lambda = wired };

    /// <summary>As in many libraries, what is not positive is no term.</summary>
    static double Term(double value) => value > 0 ? value : 0;
}
