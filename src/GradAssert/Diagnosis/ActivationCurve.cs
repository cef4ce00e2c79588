using MathNet.Numerics;

namespace GradientTesting;

/// <summary>An activation f, by what its derivative is at an input z that has the output y.</summary>
/// <param name="Name">As a sentence has it.</param>
/// <param name="Value">f.</param>
/// <param name="Slope">f′.</param>
/// <param name="Inputs">What z may be for an output: none outside its range, and two where f falls and rises.</param>
internal sealed record ActivationCurve(
    string Name, Func<double, double> Value, Func<double, double> Slope, Func<double, IReadOnlyList<double>> Inputs)
{
    /// <summary>The derivative written as a function of the output, where it is: 1 − y² of tanh.</summary>
    public Func<double, double>? SlopeOfOutput { get; init; }

    public const string Elu = "ELU", Softplus = "softplus";

    /// <summary>Halving a bracket of eighty comes down to a unit in the last place.</summary>
    const int Halvings = 64;

    const double Widest = 40;

    /// <summary>Where the GELU, its approximation by tanh, and the SiLU are least.</summary>
    const double LeastOfGelu = -0.75179162, LeastOfTanhGelu = -0.75246142, LeastOfSilu = -1.27846454;

    public static IReadOnlyList<ActivationCurve> All { get; } =
    [
        new("tanh", Math.Tanh, z => 1 - (Math.Tanh(z) * Math.Tanh(z)), y => Math.Abs(y) < 1 ? [Math.Atanh(y)] : [])
            { SlopeOfOutput = y => 1 - (y * y) },
        new("the sigmoid", Sigmoid, z => Sigmoid(z) * Sigmoid(-z), y => y is > 0 and < 1 ? [Math.Log(y / (1 - y))] : [])
            { SlopeOfOutput = y => y * (1 - y) },
        new(Softplus, z => Math.Log(1 + Math.Exp(z)), Sigmoid, y => y > 0 ? [Math.Log(Math.Exp(y) - 1)] : [])
            { SlopeOfOutput = y => 1 - Math.Exp(-y) },
        new(Elu, z => z > 0 ? z : Math.Exp(z) - 1, z => z > 0 ? 1 : Math.Exp(z), y => y > 0 ? [y] : y > -1 ? [Math.Log(1 + y)] : [])
            { SlopeOfOutput = y => y > 0 ? 1 : y + 1 },
        OfTwo("GELU", z => z * Normal(z), z => Normal(z) + (z * Math.Exp(-z * z / 2) / Constants.Sqrt2Pi), LeastOfGelu),
        OfTwo("GELU", z => z / 2 * (1 + Math.Tanh(Inner(z))), SlopeOfTanhGelu, LeastOfTanhGelu),
        OfTwo("SiLU", z => z * Sigmoid(z), z => Sigmoid(z) * (1 + (z * Sigmoid(-z))), LeastOfSilu),
    ];

    static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));

    static double Normal(double z) => SpecialFunctions.Erfc(-z / Constants.Sqrt2) / 2;

    static double Inner(double z) => Math.Sqrt(2 / Math.PI) * (z + (0.044715 * z * z * z));

    static double SlopeOfTanhGelu(double z)
    {
        var tanh = Math.Tanh(Inner(z));
        return ((1 + tanh) / 2) + (z / 2 * (1 - (tanh * tanh)) * Math.Sqrt(2 / Math.PI) * (1 + (3 * 0.044715 * z * z)));
    }

    static ActivationCurve OfTwo(string name, Func<double, double> value, Func<double, double> slope, double least) =>
        new(name, value, slope, y => y >= 0 ? [Solve(value, y, least, Widest)]
            : y > value(least) ? [Solve(value, y, least, 0), Solve(value, y, least, -Widest)] : []);

    /// <summary>From the least value at one end f rises to the other.</summary>
    static double Solve(Func<double, double> value, double y, double below, double above)
    {
        for (var k = 0; k < Halvings; k++)
        {
            var middle = (below + above) / 2;
            (below, above) = value(middle) < y ? (middle, above) : (below, middle);
        }

        return (below + above) / 2;
    }
}
