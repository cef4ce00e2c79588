namespace GradientTesting.Tests.Sizes;

/// <summary>The row of each token's word, times an input of that token.</summary>
static class Embedding
{
    const string Assigned = "repeated words assigned", Exchanged = "words for width", Padding = "last word skipped", Tail = "tail of a block of two";

    public static RealLayer Layer { get; } = new("embedding", Make, Assigned, Exchanged, Padding, Tail);

    static GradientLayer Make(GradientSizes sizes, string? mistake)
    {
        var (tokens, words, width) = (sizes.Int("tokens", 1, 5), sizes.Int("words", 1, 4), sizes.Int("width", 1, 4));
        double[] x = RealLayer.Draw(1, tokens * width), dx = new double[x.Length];
        double[] table = RealLayer.Draw(2, words * width), dtable = new double[table.Length];
        double[] y = new double[x.Length], dy = new double[x.Length];
        int Word(int token) => token % words;

        return RealLayer.Of(
            [("x", x, dx)], [("table", table, dtable)], y, dy,
            () =>
            {
                for (var i = 0; i < y.Length; i++)
                {
                    y[i] = table[(Word(i / width) * width) + (i % width)] * x[i];
                }
            },
            () =>
            {
                for (var i = 0; i < y.Length; i++)
                {
                    var (word, c) = (Word(i / width), i % width);
                    dx[i] = dy[i] * table[(word * width) + c];
                    if ((mistake == Padding && word == words - 1 && words > 1) || (mistake == Tail && c >= width / 2 * 2))
                    {
                        continue;
                    }

                    var at = (word * (mistake == Exchanged ? words : width)) + c;
                    dtable[at] = mistake == Assigned ? dy[i] * x[i] : dtable[at] + (dy[i] * x[i]);
                }
            });
    }
}
