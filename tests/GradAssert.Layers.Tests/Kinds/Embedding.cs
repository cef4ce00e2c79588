namespace GradientTesting.Layers.Tests.Kinds;

/// <summary>Rows of a table by ids, which have no gradient: a layer without inputs.</summary>
internal static class Embedding
{
    const int Ids = 6, Width = 3;

    public static Kind Kind { get; } = new("embedding with repeated ids, float[,]", Make,
        new("repeated ids are assigned", "table", [.. Words.Assigned, .. Words.Somewhere]),
        new("ids are counted from one", "table", [.. Words.Shifted, "row"]),
        new("the last id is left out", "table", [.. Words.Somewhere, "y[5, …]"]),
        new("the row of id 0 is left at zero", "table", [.. Words.Somewhere, "id 0"]),
        new("rows add up from call to call", "table", Words.Accumulated),
        new("rows are divided by their count", "table", [.. Words.Scaled, .. Words.Somewhere]),
        new("dy is read by columns", "table", Words.Transposed));

    static Wired Make(string? mistake)
    {
        int[] ids = [2, 0, 2, 5, 1, 2];
        float[,] table = new Random(171).Singles(Ids * Width).ToGrid(Width), dTable = new float[Ids, Width];
        float[,] y = new float[Ids, Width], dy = new float[Ids, Width];
        bool Has(string name) => mistake == name;

        return new("Embedding", [], [Part.Of("table", table, dTable)], [Part.Of("y", y, dy)],
            () =>
            {
                for (var t = 0; t < Ids; t++)
                {
                    for (var k = 0; k < Width; k++)
                        y[t, k] = table[ids[t], k];
                }
            },
            () =>
            {
                if (!Has("rows add up from call to call"))
                    Array.Clear(dTable);
                for (var t = 0; t < Ids - (Has("the last id is left out") ? 1 : 0); t++)
                {
                    var id = (ids[t] + (Has("ids are counted from one") ? 1 : 0)) % Ids;
                    for (var k = 0; k < Width && !(id == 0 && Has("the row of id 0 is left at zero")); k++)
                    {
                        var flat = (k * Ids) + t;
                        var d = Has("dy is read by columns") ? dy[flat / Width, flat % Width] : dy[t, k];
                        d /= Has("rows are divided by their count") ? ids.Count(other => other == id) : 1;
                        dTable[id, k] = (Has("repeated ids are assigned") ? 0 : dTable[id, k]) + d;
                    }
                }
            });
    }
}
