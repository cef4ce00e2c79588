namespace GradientTesting.Layers.Tests.Kinds;

/// <summary>A tape of nodes, whose gradients are properties that add up until they are zeroed: y = a·b + tanh(a).</summary>
internal static class Tape
{
    const int Length = 4;

    public static Kind Kind { get; } = new("tape whose gradients add up, upstream gradient as a property", Make,
        new("a's gradient is assigned by each use", "a", Words.Assigned),
        new("b's gradient is not zeroed", "b", Words.Accumulated),
        new("the product is visited twice", "a b", [.. Words.Scaled, "twice", "doubled"]),
        new("b is a parameter without a gradient", "b", Words.NeverWritten));

    sealed class Node(double[] values)
    {
        public double[] Values { get; set; } = values;

        public double[] Gradient { get; set; } = new double[values.Length];

        public void Add(Func<int, double> gradient, bool assign = false)
        {
            for (var i = 0; i < Values.Length; i++)
                Gradient[i] = (assign ? 0 : Gradient[i]) + gradient(i);
        }
    }

    static Wired Make(string? mistake)
    {
        var random = new Random(251);
        Node a = new(random.Normals(Length)), b = new(random.Normals(Length)), y = new(new double[Length]);
        bool Has(string name) => mistake == name;
        static Part Of(string name, Node node) => Part.Of(name, () => node.Values, () => node.Gradient);

        return new("Tape", [Of("a", a)], [Of("b", b)], [Of("y", y)],
            () => y.Values = [.. a.Values.Select((value, i) => (value * b.Values[i]) + Math.Tanh(value))],
            () =>
            {
                for (var visit = 0; visit < (Has("the product is visited twice") ? 2 : 1); visit++)
                {
                    a.Add(i => y.Gradient[i] * b.Values[i]);
                    if (!Has("b is a parameter without a gradient"))
                        b.Add(i => y.Gradient[i] * a.Values[i]);
                }

                a.Add(i => y.Gradient[i] * (1 - Math.Pow(Math.Tanh(a.Values[i]), 2)), Has("a's gradient is assigned by each use"));
            })
        {
            ClearGradients = () =>
            {
                a.Gradient = new double[Length];
                b.Gradient = Has("b's gradient is not zeroed") ? b.Gradient : new double[Length];
            },
        };
    }
}
