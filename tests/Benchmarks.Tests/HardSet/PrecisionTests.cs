namespace GradientTesting.Benchmarks.Tests;

/// <summary>A run and its twin are the same model in two precisions, or the one's gradient says nothing about the other's.</summary>
public class PrecisionTests
{
    [Theory]
    [InlineData("Double", 0, 0)]
    [InlineData("Float32", 1e-4, 1e-2)]
    [InlineData("Mixed", 1e-4, 1e-2)]
    [InlineData("Grid", 0, 0)]
    [InlineData("Solver", 1e-5, 1e-3)]
    public void A_run_agrees_with_its_twin(string stratum, double typical, double most)
    {
        var distances = Enumerable.Range(0, 60).Select(index => Distance(Enum.Parse<Stratum>(stratum), index)).Order().ToArray();

        Assert.InRange(distances[48], 0, typical);
        Assert.InRange(distances[^1], 0, most);
    }

    /// <summary>Σ|error|·scale over Σ|gradient|·scale.</summary>
    static double Distance(Stratum stratum, int index)
    {
        var drawn = HardCase.Draw("precision", new(stratum, index, IsWrong: false));
        var (error, reach) = (0.0, 0.0);
        for (var i = 0; i < drawn.Scales.Length; i++)
        {
            error += Math.Abs(drawn.RunGradient[i] - drawn.TwinGradient[i]) * drawn.Scales[i];
            reach += Math.Abs(drawn.TwinGradient[i]) * drawn.Scales[i];
        }

        return error == 0 ? 0 : error / reach;
    }

    [Fact]
    public void Values_of_a_float32_run_are_exact_in_its_twin()
    {
        var drawn = HardCase.Draw("precision", new(Stratum.Float32, 0, IsWrong: false));

        Assert.All(drawn.Point, value => Assert.Equal((float)value, value));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(37)]
    public void Vectors_are_added_and_multiplied_as_in_a_loop(int length)
    {
        var random = new Random(length);
        float[] x = Array.ConvertAll(random.Normals(length, 1), value => (float)value);
        float[] y = Array.ConvertAll(random.Normals(length, 1), value => (float)value);
        float[] expected = [.. x.Zip(y, (a, b) => b + (0.3f * a))];
        var (dot, sum) = (x.Zip(y, (a, b) => (double)a * b).Sum(), y.ToArray());
        Vectors.AddScaled(sum, 0.3f, x);

        Assert.Equal(expected, sum);
        Assert.Equal(dot, Vectors.Dot<float>(x, y), 1e-5);
        Assert.Equal(dot, Vectors.Dot<double>(Array.ConvertAll(x, a => (double)a), Array.ConvertAll(y, a => (double)a)), 1e-13);
    }
}
