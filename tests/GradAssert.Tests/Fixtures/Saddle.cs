namespace GradientTesting.Tests.Fixtures;

/// <summary><c>J = ½ Σ W² + Σ sin b</c> at round numbers, with a gradient to spoil.</summary>
public static class Saddle
{
    public static GradientReport Report(Action<double[]>? spoilW = null, Action<double[]>? spoilB = null, params GradientRun[] runs) =>
        runs.Length == 1 ? GradientCheck.Run(Model(spoilW, spoilB), runs[0]) : GradientCheck.Run(Model(spoilW, spoilB), GradientRun.AsIs);

    public static GradientModel Model(Action<double[]>? spoilW = null, Action<double[]>? spoilB = null)
    {
        double[] w = [1, -2, 0.125, 4, -0.5, 3], dw = new double[6];
        double[] b = [0.5, 0.25], db = new double[2];
        return GradientModel.Of(
            [Component.Of("W", w, dw, 2, 3), Component.Of("b", b, db)],
            () => w.Sum(x => x * x / 2) + b.Sum(Math.Sin),
            () =>
            {
                w.CopyTo(dw, 0);
                (db[0], db[1]) = (Math.Cos(b[0]), Math.Cos(b[1]));
                spoilW?.Invoke(dw);
                spoilB?.Invoke(db);
            });
    }
}
