namespace GradientTesting.TestModels;

/// <summary>Data and starting values, drawn from a seeded <see cref="Random"/> and from nothing else.</summary>
internal static class Synthetic
{
    /// <summary>A standard normal number (Box and Muller).</summary>
    public static double Normal(this Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>Samples whose features are correlated and have means and scales of their own.</summary>
    public static double[] Features(this Random random, int samples, int features)
    {
        var mean = random.Normals(features, 0.4);
        var x = new double[samples * features];
        for (var s = 0; s < samples; s++)
        {
            var common = random.Normal();
            for (var f = 0; f < features; f++)
            {
                x[(s * features) + f] = mean[f] + (0.3 * common) + ((0.6 + (0.1 * (f % 5))) * random.Normal());
            }
        }

        return x;
    }

    /// <summary>One label per sample: every class occurs, and not equally often.</summary>
    public static int[] Labels(this Random random, int samples, int classes)
    {
        var labels = new int[samples];
        for (var s = 0; s < samples; s++)
        {
            labels[s] = s < classes ? s : Math.Min(random.Next(classes), random.Next(classes));
        }

        random.Shuffle(labels);
        return labels;
    }

    /// <summary>Ten kinds of image, 8 by 8, from 0 to 1: blurred strokes on black, and some noise. Most of the border is 0.</summary>
    public static (double[] Images, int[] Labels) Digits(this Random random, int samples)
    {
        const int size = 8, classes = 10, strokes = 3;
        var images = new double[samples * size * size];
        var labels = random.Labels(samples, classes);
        for (var s = 0; s < samples; s++)
        {
            for (var p = 0; p < size * size; p++)
            {
                var ink = 0.0;
                for (var k = 0; k < strokes; k++)
                {
                    // The stroke's place belongs to the class, so that images of one class look alike.
                    var (row, column) = (1.5 + ((labels[s] * (k + 2)) % 5), 1.5 + (((labels[s] * 3) + (k * 2)) % 5));
                    var (dr, dc) = ((p / size) - row, (p % size) - column);
                    ink += Math.Exp(-((dr * dr) + (dc * dc)) / 1.5);
                }

                images[(s * size * size) + p] = Math.Clamp(ink + (0.1 * random.Normal()) - 0.15, 0, 1);
            }
        }

        return (images, labels);
    }

    public static double[] Normals(this Random random, int count, double deviation)
    {
        var numbers = new double[count];
        random.FillNormal(numbers, deviation);
        return numbers;
    }

    public static void FillNormal(this Random random, double[] numbers, double deviation, double mean = 0)
    {
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = mean + (deviation * random.Normal());
        }
    }
}
