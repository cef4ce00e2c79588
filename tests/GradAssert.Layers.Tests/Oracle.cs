namespace GradientTesting.Layers.Tests;

/// <summary>
/// Central differences of <c>⟨c, y⟩</c>, as simple as they can be: what the set itself is verified by, without the check that it is for.
/// </summary>
internal static class Oracle
{
    /// <summary>A mistake of less than this share of a component's largest element is none.</summary>
    public const double LeastMistake = 0.01;

    /// <summary>What is allowed to the right ones.</summary>
    public static double Tolerance(Part part) => part.IsSingle ? 5e-3 : 1e-5;

    /// <summary>
    /// The largest error of each component, as a share of its largest element: at the first call, after calls elsewhere with
    /// gradients that were filled with other numbers, and with another cotangent, which is larger. Then what the passes changed
    /// that is not theirs.
    /// </summary>
    public static (Dictionary<string, double> Errors, List<string> Broken) Of(Wired wired)
    {
        var random = new Random(17);
        Part[] parts = [.. wired.Differentiated];
        double[][] start = [.. parts.Select(part => part.Values)];
        double[][] elsewhere = [.. start.Select(values => values.Select(value => value + (0.5 * random.Normal())).ToArray())];
        Forward(wired, start);
        double[][] c = Cotangent(), larger = Cotangent(8), third = Cotangent();

        List<string> broken = [.. Changes(wired, start, c)];
        var first = Backward(wired, start, c);
        Backward(wired, elsewhere, third);
        Forward(wired, elsewhere);
        Fill();
        var second = Backward(wired, start, c);
        var other = Backward(wired, start, larger);
        Dictionary<string, double> errors = [];
        for (var p = 0; p < parts.Length; p++)
        {
            var numeric = Differences(wired, start, p, [c, larger]);
            errors[parts[p].Name] = new[] { Error(first[p], numeric[0]), Error(second[p], numeric[0]), Error(other[p], numeric[1]) }.Max();
        }

        return (errors, broken);

        double[][] Cotangent(double scale = 1) => [.. wired.Outputs.Select(y => random.Normals(y.Values.Length, scale))];

        void Fill()
        {
            if (wired.ClearGradients is null)
            {
                foreach (var part in parts)
                    part.Gradient = [.. part.Gradient.Select(_ => 0.37)];
            }
        }
    }

    static void Forward(Wired wired, double[][] values)
    {
        foreach (var (part, value) in wired.Differentiated.Zip(values))
            part.Values = value;
        wired.Forward();
    }

    static double[][] Backward(Wired wired, double[][] values, double[][] c)
    {
        Forward(wired, values);
        wired.ClearGradients?.Invoke();
        foreach (var (y, dy) in wired.Outputs.Zip(c))
            y.Gradient = dy;
        wired.Backward();
        return [.. wired.Differentiated.Select(part => part.Gradient)];
    }

    static IEnumerable<string> Changes(Wired wired, double[][] values, double[][] c)
    {
        Forward(wired, values);
        var y = Outputs();
        Forward(wired, values);
        if (!Equal(y, Outputs()))
            yield return "y differs from call to call";
        if (wired.InPlace)
            yield break;
        if (!Equal(values, Inputs()))
            yield return "Forward changes x";
        Backward(wired, values, c);
        if (!Equal(values, Inputs()))
            yield return "Backward changes x";
        if (!Equal(y, Outputs()))
            yield return "Backward changes y";
        if (!Equal([.. c.Zip(wired.Outputs, (dy, part) => part.IsSingle ? [.. dy.Select(d => (double)(float)d)] : dy)],
            [.. wired.Outputs.Select(part => part.Gradient)]))
            yield return "Backward changes dy";
        if (!wired.Differentiated.All(part => part.Fits))
            yield return "a gradient is larger or smaller than its values";

        double[][] Outputs() => [.. wired.Outputs.Select(part => part.Values)];
        double[][] Inputs() => [.. wired.Differentiated.Select(part => part.Values)];
    }

    static bool Equal(double[][] a, double[][] b) => a.Zip(b).All(pair => pair.First.SequenceEqual(pair.Second));

    /// <summary>One array for each cotangent: the derivative of ⟨c, y⟩ with respect to each element of the part.</summary>
    static double[][] Differences(Wired wired, double[][] start, int p, double[][][] cotangents)
    {
        var part = wired.Differentiated.ElementAt(p);
        var step = part.IsSingle ? 1.0 / 128 : 1e-6;
        double[][] numeric = [.. cotangents.Select(_ => new double[start[p].Length])];
        for (var i = 0; i < start[p].Length; i++)
        {
            var (above, plus) = At(start[p][i] + step);
            var (below, minus) = At(start[p][i] - step);
            for (var k = 0; k < cotangents.Length; k++)
                numeric[k][i] = (Sum(cotangents[k], plus) - Sum(cotangents[k], minus)) / (above - below);

            (double X, double[][] Y) At(double value)
            {
                double[][] moved = [.. start];
                moved[p] = [.. start[p]];
                moved[p][i] = value;
                Forward(wired, moved);
                return (part.IsSingle ? (float)value : value, [.. wired.Outputs.Select(y => y.Values)]);
            }
        }

        return numeric;
    }

    static double Sum(double[][] c, double[][] y) => c.Zip(y, (ci, yi) => ci.Zip(yi, (a, b) => a * b).Sum()).Sum();

    static double Error(double[] analytic, double[] numeric) =>
        analytic.Zip(numeric, (a, n) => Math.Abs(a - n)).Max() / Math.Max(1e-6, numeric.Max(Math.Abs));
}
