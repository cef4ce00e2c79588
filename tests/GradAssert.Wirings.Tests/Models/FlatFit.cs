namespace GradientTesting.Wirings.Tests.Models;

/// <summary>A fit whose four weights and bias are one flat vector, and so is its gradient.</summary>
internal static class FlatFit
{
    /// <param name="components">Made of the vector and its gradient.</param>
    /// <param name="ofWeights">What the gradient of the weights is multiplied by: 1 is right.</param>
    /// <param name="ofBias">The same of the bias.</param>
    public static GradientModel Of(Func<double[], double[], Component[]> components, double ofWeights = 1, double ofBias = 1)
    {
        var fit = Fit.Squares(ofWeights);
        double[] theta = [.. fit.W, 0.2], dTheta = new double[5];
        fit.Weights = () => theta;
        return GradientModel.Of(
            components(theta, dTheta),
            () =>
            {
                fit.B[0] = theta[4];
                return fit.Loss();
            },
            () =>
            {
                fit.Backward();
                fit.DW.CopyTo(dTheta, 0);
                dTheta[4] = ofBias * fit.DB[0];
            });
    }
}
