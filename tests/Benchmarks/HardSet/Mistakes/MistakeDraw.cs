namespace GradientTesting.Benchmarks;

/// <summary>Draws mistakes for a model: in the backward pass itself, or made of its right gradient.</summary>
internal sealed class MistakeDraw
{
    readonly Random random;
    readonly DrawnProblem problem;
    readonly double[] gradient;
    readonly Parameter[] parameters;
    readonly Range[] ranges;
    readonly Func<GradientMistake?>[] kinds;

    public MistakeDraw(Random random, DrawnProblem problem, DrawnModel run)
    {
        (this.random, this.problem) = (random, problem);
        (parameters, ranges) = ([.. run.Parameters], [.. run.Ranges()]);
        run.ComputeGradient();
        gradient = run.Gradient();
        kinds =
        [
            Sign, Factor, Zero, Row, Column, Element, Constant, Noise, Neighbour, Clipped, Transposed, Swapped, Stale,
            .. problem.Mistakes.Select(mistake => mistake.Kind).Distinct().Select(kind => (Func<GradientMistake?>)(() => Planted(kind))),
        ];
    }

    /// <summary>One of the kinds that this model can have, all equally likely, at a drawn size. Null where it does not fit.</summary>
    public GradientMistake? Draw() => random.Pick(kinds)();

    GradientMistake Planted(BackwardMistake kind)
    {
        var mistake = random.Pick([.. problem.Mistakes.Where(planted => planted.Kind == kind)]);
        var wrong = problem.Build(mistake);
        var where = mistake.Place < 0 ? "all" : $"at {mistake.Place}";
        return HalfTheTimeScaled(new($"{kind}", where, (right, _) => wrong.GradientAt(right.Values())));
    }

    // From before an update, or from a minibatch ago: everything moved a little.
    GradientMistake Stale()
    {
        var other = problem.Build(PlantedMistake.None);
        var distance = random.LogUniform(0.01, 1);
        var scales = Norms.Scales(problem.Point, ranges);
        var shift = Array.ConvertAll(scales, scale => distance * scale * random.Uniform(-1, 1));
        return new("stale", FormattableString.Invariant($"from {100 * distance:G2}% away"), (right, _) =>
            other.GradientAt([.. right.Values().Select((value, i) => value + shift[i])]));
    }

    GradientMistake Sign() => On(Extent(), "sign", g => -g);

    GradientMistake Factor() => On(Extent(), "factor", g => 2 * g) with { Size = Size() };

    GradientMistake Zero() => On(Extent(), "zero", _ => 0);

    GradientMistake? Row() => Slice(0, "row");

    GradientMistake? Column() => Slice(1, "column");

    GradientMistake Element()
    {
        var c = Component();
        var i = random.Next(parameters[c].Length);
        (string, int[]) extent = ($"{parameters[c].Name}[{i}]", [ranges[c].Start.Value + i]);
        // A single element counts as visibly wrong from 10% on.
        return On(extent, "element", g => 2 * g) with { Size = random.Sign() * random.LogUniform(0.1, 2) };
    }

    GradientMistake Constant()
    {
        var c = Component();
        var typical = Norms.Rms(gradient.AsSpan(ranges[c])) is var rms and > 0 ? rms : Norms.Rms(gradient);
        var constant = Size() * typical;
        return On(Whole(c), "constant", g => g + constant);
    }

    GradientMistake Noise()
    {
        var extent = Extent();
        var size = random.LogUniform(0.01, 2);
        var noise = gradient.Select(_ => size * random.Normal()).ToArray();
        return new("noise", FormattableString.Invariant($"{100 * size:G2}% in {extent.Name}"), (_, g) =>
        {
            foreach (var i in extent.Elements)
            {
                g[i] *= 1 + noise[i];
            }

            return g;
        });
    }

    GradientMistake Neighbour()
    {
        var c = Component();
        var (first, length) = (ranges[c].Start.Value, parameters[c].Length);
        return HalfTheTimeScaled(new("neighbour", parameters[c].Name, (_, g) =>
        {
            var last = g[first + length - 1];
            g.AsSpan(first, length - 1).CopyTo(g.AsSpan(first + 1));
            g[first] = last;
            return g;
        }));
    }

    GradientMistake Clipped()
    {
        var c = Component();
        var sizes = gradient[ranges[c]].Select(Math.Abs).Order().ToArray();
        var bound = sizes[(int)(random.Uniform(0.3, 0.98) * sizes.Length)] * random.Uniform(0.5, 0.99);
        return On(Whole(c), "clipped", g => Math.Clamp(g, -bound, bound));
    }

    GradientMistake? Transposed()
    {
        var c = Component();
        if (parameters[c].Shape.Count < 2)
        {
            return null;
        }

        var (rows, first) = (parameters[c].Shape[0], ranges[c].Start.Value);
        var columns = parameters[c].Length / rows;
        return HalfTheTimeScaled(new("transposed", parameters[c].Name, (_, g) =>
        {
            var right = g.AsSpan(ranges[c]).ToArray();
            for (var k = 0; k < right.Length; k++)
            {
                g[first + k] = right[(k % rows * columns) + (k / rows)];
            }

            return g;
        }));
    }

    GradientMistake? Swapped()
    {
        var a = Component();
        var partners = Enumerable.Range(0, parameters.Length).Where(c => c != a && parameters[c].Length == parameters[a].Length).ToArray();
        if (partners.Length == 0)
        {
            return null;
        }

        var b = random.Pick(partners);
        return HalfTheTimeScaled(new("exchanged", $"{parameters[a].Name} and {parameters[b].Name}", (_, g) =>
        {
            var other = g.AsSpan(ranges[b]).ToArray();
            g.AsSpan(ranges[a]).CopyTo(g.AsSpan(ranges[b]));
            other.CopyTo(g.AsSpan(ranges[a]));
            return g;
        }));
    }

    GradientMistake? Slice(int dimension, string name)
    {
        var c = Component();
        var shape = parameters[c].Shape;
        if (shape.Count < 2)
        {
            return null;
        }

        var (k, columns) = (random.Next(shape[dimension]), parameters[c].Length / shape[0]);
        var step = dimension == 0 ? columns : columns / shape[1];
        var first = ranges[c].Start.Value;
        int[] elements = [.. Enumerable.Range(first, parameters[c].Length).Where(i => (i - first) / step % shape[dimension] == k)];
        (string, int[]) extent = ($"{k} of {parameters[c].Name}", elements);
        return random.Next(3) switch
        {
            0 => On(extent, name, _ => 0),
            1 => On(extent, name, g => -g),
            _ => On(extent, name, g => 2 * g) with { Size = Size() },
        };
    }

    static GradientMistake On((string Name, int[] Elements) extent, string kind, Func<double, double> change) =>
        new(kind, extent.Name, (_, g) =>
        {
            foreach (var i in extent.Elements)
            {
                g[i] = change(g[i]);
            }

            return g;
        });

    /// <summary>From one element to all.</summary>
    (string Name, int[] Elements) Extent()
    {
        var c = Component();
        switch (random.Next(6))
        {
            case 0:
                return ("everything", [.. Enumerable.Range(0, gradient.Length)]);
            case 1:
                var count = random.Next(1, parameters[c].Length + 1);
                var start = ranges[c].Start.Value + random.Next(parameters[c].Length - count + 1);
                return ($"{count} of {parameters[c].Name}", [.. Enumerable.Range(start, count)]);
            case 2:
                var share = random.Uniform(0.05, 0.9);
                var name = FormattableString.Invariant($"{100 * share:F0}% of {parameters[c].Name}");
                return (name, [.. Whole(c).Elements.Where(_ => random.Chance(share))]);
            default:
                return Whole(c);
        }
    }

    (string Name, int[] Elements) Whole(int c) =>
        (parameters[c].Name, [.. Enumerable.Range(ranges[c].Start.Value, parameters[c].Length)]);

    int Component() => random.Next(parameters.Length);

    double Size() => random.Sign() * random.LogUniform(0.01, 2);

    /// <summary>As made, or at a size that is drawn: what is left out is seldom all of the gradient.</summary>
    GradientMistake HalfTheTimeScaled(GradientMistake mistake) =>
        random.Chance(0.5) ? mistake : mistake with { Size = random.LogUniform(0.01, 1) };
}
