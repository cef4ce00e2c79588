using System.Globalization;

namespace GradientTesting;

/// <summary>What is said of components whose gradient is right at the model's own λ, and wrong at another one.</summary>
internal static class LambdaSentence
{
    /// <param name="names">Of the components.</param>
    /// <param name="lambda">The other λ: 0, one near the model's own, or one at which its term is no rounding.</param>
    /// <param name="wrong">The part of their gradients that is wrong.</param>
    /// <param name="isOfLambda">Whether the error can be that of another λ.</param>
    /// <param name="isOfGradientAlone">Whether the gradient depends on λ, and the cost does not.</param>
    public static string Of(List<string> names, double lambda, GradientPart? wrong, bool isOfLambda, bool isOfGradientAlone)
    {
        var (agree, disagree) = names.Count == 1 ? ("agrees", "disagrees") : ("agree", "disagree");
        var where = string.Create(
            CultureInfo.InvariantCulture, $"At the model's own λ {TextReport.List(names)} {agree}, and {disagree} at λ = {lambda:G4}: ");
        return where + (lambda == 0 && isOfGradientAlone
            ? "Cost() does not depend on Lambda, and ComputeGradient() does. Does Cost() read a copy of it, as one of the options? "
                + "Have Lambda set the number that both read."
            : wrong == GradientPart.Data
            ? "the data part is wrong, and the λ term is so large that it hides that."
            : lambda == 0 && !isOfLambda
            ? "the error is not that of another λ; is the gradient rounded, clipped or computed in a lower precision?"
            : lambda == 0
            ? "does ComputeGradient() use another λ than Cost(), or a copy of it?"
            : "is the gradient of the λ term left out, of another sign or factor than the cost has, kept from another λ, or of a "
                + "function of λ, as its square or a switch, that the cost has not? The model's own λ does not show it.");
    }
}
