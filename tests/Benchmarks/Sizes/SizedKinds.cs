namespace GradientTesting.Benchmarks;

/// <summary>Kinds of layers, and mistakes like those of real backward passes.</summary>
internal static class SizedKinds
{
    public static IReadOnlyList<SizedKind> All { get; } =
        [.. Windows(), .. Shapes(), .. Normalizations(), .. Sequences(), .. Products(), .. Others(), .. Rare()];

    static SizedMistake When(string text, Func<LayerSizes, bool> shows) => new(text, shows);

    static IEnumerable<SizedKind> Windows() =>
    [
        new("convolution", "batch 1-4, channels 1-3, filters 1-3, height 1-6, width 1-6, kh 1-4, kw 1-4, stride 1-3, padding 0-2",
            When("kernel height for width", s => s["kh"] != s["kw"] && s["channels"] * s["filters"] > 1),
            When("last window overhangs", s => (s["height"] + (2 * s["padding"]) - s["kh"]) % s["stride"] != 0),
            When("padding forgotten in dx", s => s["padding"] > 0),
            When("stride forgotten", s => s["stride"] > 1 && (s["height"] + (2 * s["padding"]) - s["kh"]) / s["stride"] > 0),
            When("dW assigned for each sample", s => s["batch"] > 1),
            When("image height for width", s => s["height"] != s["width"]),
            When("bias of one position at a batch of one", s => s["batch"] == 1 && s["height"] > s["kh"]))
        {
            Fits = s => s["kh"] <= s["height"] + (2 * s["padding"]) && s["kw"] <= s["width"] + (2 * s["padding"]),
        },
        new("convolution in one dimension", "batch 1-3, channels 1-3, length 1-9, kernel 1-4, stride 1-3, dilation 1-3",
            When("dilation forgotten", s => s["dilation"] > 1 && s["kernel"] > 1),
            When("tail not read", s => (s["length"] - (s["dilation"] * (s["kernel"] - 1)) - 1) % s["stride"] != 0),
            When("even kernel off centre", s => s["kernel"] % 2 == 0),
            When("channels for batch", s => s["channels"] != s["batch"]))
        {
            Fits = s => s["dilation"] * (s["kernel"] - 1) < s["length"],
        },
        new("depthwise convolution", "channels 1-4, multiplier 1-3, kernel 1-4",
            When("multiplier in the wrong order",
                s => s["channels"] > 1 && s["multiplier"] > 1), When("odd kernel",
                s => s["kernel"] % 2 == 1)),
        new("grouped convolution", "groups 1-3, in 1-4, out 1-4", When("weights of the first group", s => s["groups"] > 1),
            When("offset of the wrong side", s => s["groups"] > 1 && s["in"] != s["out"])),
        new("transposed convolution", "length 1-6, kernel 1-4, stride 1-4, extra 0-2",
            When("overlaps assigned", s => s["kernel"] > s["stride"]),
            When("gaps read", s => s["stride"] > s["kernel"] && s["length"] > 1), When("extra padding ignored", s => s["extra"] > 0)),
        new("maximum pooling", "height 2-7, width 2-7, window 1-3, stride 1-3", When("overlaps assigned", s => s["stride"] < s["window"]),
            When("rest of a row",
                s => (s["height"] - s["window"]) % s["stride"] != 0), When("height for width",
                s => s["height"] != s["width"]))
        {
            Fits = s => s["window"] <= Math.Min(s["height"], s["width"]),
        },
        new("average pooling", "length 3-9, window 1-3, stride 1-3, padding 0-1",
            When("divides by the whole window", s => s["padding"] > 0 && s["window"] > 1),
            When("stride other than window", s => s["stride"] != s["window"]))
        {
            Fits = s => s["padding"] < s["window"],
        },
        new("columns of an image", "height 1-6, width 1-6, kh 1-3, kw 1-3", When("kernel exchanged", s => s["kh"] != s["kw"]),
            When("image exchanged", s => s["height"] != s["width"] && s["kh"] > 1))
        {
            Fits = s => s["kh"] <= s["height"] && s["kw"] <= s["width"],
        },
        new("convolution in three dimensions", "depth 1-4, height 1-4, width 1-4, kernel 1-2",
            When("all three exchanged", s => s["depth"] != s["height"] && s["height"] != s["width"]),
            When("depth for width", s => s["depth"] != s["width"] && s["kernel"] > 1)),
    ];

    static IEnumerable<SizedKind> Shapes() =>
    [
        new("upsampling", "height 1-4, width 1-4, fy 1-4, fx 1-4",
            When("factors exchanged", s => s["fy"] != s["fx"]),
            When("even factor", s => s["fx"] % 2 == 0)),
        new("pixel shuffle", "channels 1-3, factor 1-3, height 1-4, width 1-4", When("height for width", s => s["height"] != s["width"]),
            When("factor of two assumed", s => s["factor"] > 2)),
        new("strided slice", "length 1-9, start 0-3, step 1-3", When("step forgotten", s => s["step"] > 1 && s["start"] + 1 < s["length"]),
            When("start times step", s => s["start"] > 0 && s["step"] > 1))
        {
            Fits = s => s["start"] < s["length"],
        },
        new("reflected padding", "length 2-8, left 0-4, right 0-4", When("left for right", s => s["left"] != s["right"]),
            When("edge read twice", s => s["right"] == s["length"] - 1))
        {
            Fits = s => s["left"] < s["length"] && s["right"] < s["length"],
        },
        new("roll", "length 1-6, shift 0-8",
            When("shift beyond the end", s => s["shift"] > s["length"]),
            When("whole turns", s => s["shift"] % s["length"] == 0 && s["shift"] > 0)),
        new("interpolation", "from 2-8, to 1-8", When("downsampling", s => s["to"] < s["from"]), When("one point", s => s["to"] == 1)),
        new("broadcast addition", "rows 1-4, columns 1-4, depth 1-4", When("sum over one row", s => s["rows"] == 1),
            When("column broadcast", s => s["columns"] == 1 && s["rows"] > 1)),
        new("transpose", "rows 1-5, columns 1-5, batch 1-3", When("square shortcut", s => s["rows"] == s["columns"] && s["rows"] > 1),
            When("rows for columns", s => s["rows"] != s["columns"] && Math.Min(s["rows"], s["columns"]) > 1)),
        new("concatenation", "one 1-4, two 1-4, three 1-4",
            When("offset of the second", s => s["one"] != s["two"]),
            When("offset of the third", s => s["two"] > s["three"])),
    ];

    static IEnumerable<SizedKind> Normalizations() =>
    [
        new("batch normalization", "batch 1-4, features 1-4, positions 1-4",
            When("batch of one", s => s["batch"] == 1 && s["positions"] > 1),
            When("mean over samples only", s => s["positions"] > 1)),
        new("layer normalization", "batch 1-4, features 1-5",
            When("axis by size", s => s["batch"] == s["features"]),
            When("divides by the batch", s => s["batch"] != s["features"])),
        new("group normalization", "groups 1-3, channels 1-3, positions 1-4",
            When("groups as channels", s => s["groups"] > 1 && s["channels"] > 1),
            When("one group", s => s["groups"] == 1 && s["channels"] > 1)),
        new("softmax", "batch 1-4, classes 1-5",
            When("sum over the batch", s => s["batch"] > 1 && s["classes"] > 1),
            When("two classes as one", s => s["classes"] == 2)),
        new("global pooling", "height 1-5, width 1-5, channels 1-3",
            When("divides by height twice", s => s["height"] != s["width"]),
            When("odd area", s => s["height"] * s["width"] % 2 == 1)),
    ];

    static IEnumerable<SizedKind> Sequences() =>
    [
        new("attention", "batch 1-3, heads 1-3, queries 1-5, keys 1-5, dim 1-4", When("queries for keys", s => s["queries"] != s["keys"]),
            When("first head", s => s["heads"] > 1), When("heads for dim", s => s["dim"] != s["heads"] && s["heads"] > 1),
            When("batch and head exchanged", s => s["batch"] > 1 && s["heads"] > 1 && s["batch"] != s["heads"])),
        new("causal attention", "queries 1-6, keys 1-6, heads 1-2",
            When("mask from the start", s => s["keys"] > s["queries"]),
            When("square mask", s => s["keys"] < s["queries"])),
        new("recurrent layer", "steps 1-6, batch 1-3, input 1-4, hidden 1-4",
            When("cut after two steps", s => s["steps"] > 2),
            When("dW assigned", s => s["steps"] > 1),
            When("input for hidden", s => s["input"] != s["hidden"])),
        new("LSTM", "steps 1-5, batch 1-3, input 1-4, hidden 1-4", When("gates overlap", s => s["input"] > s["hidden"]),
            When("state at a batch of one", s => s["batch"] == 1 && s["steps"] > 1)),
        new("GRU", "steps 1-5, hidden 1-6, input 1-4",
            When("odd width", s => s["hidden"] % 2 == 1 && s["hidden"] > 1),
            When("one step", s => s["steps"] == 1 && s["input"] > 1)),
        new("conditional random field", "steps 1-6, tags 1-5",
            When("one step", s => s["steps"] == 1),
            When("tags for steps", s => s["tags"] != s["steps"] && s["steps"] > 1)),
        new("connectionist loss", "frames 1-9, labels 1-4",
            When("no slack", s => (2 * s["labels"]) + 1 > s["frames"]),
            When("one label", s => s["labels"] == 1))
        {
            Fits = s => s["labels"] <= s["frames"],
        },
        new("Kalman filter", "state 1-4, observed 1-4, steps 1-4", When("gain of the wrong side", s => s["observed"] < s["state"]),
            When("symmetric shortcut", s => s["observed"] == s["state"] && s["state"] > 1)),
    ];

    static IEnumerable<SizedKind> Products() =>
    [
        new("dense layer", "batch 1-4, in 1-5, out 1-5",
            When("square transposed", s => s["in"] == s["out"] && s["in"] > 1),
            When("in for out", s => s["in"] != s["out"]),
            When("bias at a batch of one", s => s["batch"] == 1)),
        new("bilinear layer", "batch 1-3, left 1-4, right 1-4, out 1-4", When("left for right", s => s["left"] != s["right"]),
            When("symmetric", s => s["left"] == s["right"] && s["left"] > 1 && s["out"] > 1)),
        new("matrix product", "m 1-6, k 1-6, n 1-6",
            When("square result", s => s["m"] == s["n"] && s["m"] > 1),
            When("inner wider than outer", s => s["k"] > s["m"])),
        new("contraction", "i 1-4, j 1-4, k 1-4, l 1-4",
            When("outer ones exchanged", s => s["i"] != s["l"]),
            When("inner ones exchanged", s => s["j"] != s["k"] && s["i"] > 1)),
        new("outer product", "rows 1-5, columns 1-5, batch 1-3",
            When("batch summed twice", s => s["batch"] > 1 && s["rows"] > s["columns"]),
            When("wide", s => s["columns"] > s["rows"] + 1)),
    ];

    static IEnumerable<SizedKind> Others() =>
    [
        new("embedding", "vocabulary 1-5, dim 1-5, tokens 1-8", When("repeated tokens", s => s["tokens"] > s["vocabulary"]),
            When("dim for vocabulary", s => s["dim"] != s["vocabulary"] && s["tokens"] > 1)),
        new("running sum", "length 1-12, block 1-5",
            When("last block", s => s["length"] % s["block"] != 0),
            When("shorter than a block", s => s["length"] < s["block"])),
        new("vectorized sum", "length 1-16, rows 1-3",
            When("rest of a vector", s => s["length"] % 4 != 0),
            When("second row unaligned", s => s["length"] % 2 == 1 && s["rows"] > 1)),
        new("largest k", "n 1-8, k 1-8",
            When("all of them", s => s["k"] == s["n"]),
            When("more than half", s => 2 * s["k"] > s["n"] && s["k"] > 1))
        {
            Fits = s => s["k"] <= s["n"],
        },
        new("spline", "knots 4-9, degree 1-3",
            When("cubic ends", s => s["degree"] == 3 && s["knots"] < 6),
            When("odd number of knots", s => s["knots"] % 2 == 1)),
        new("pairwise distances", "left 1-6, right 1-6, dim 1-4",
            When("diagonal skipped", s => s["left"] == s["right"]),
            When("right summed over left", s => s["left"] < s["right"])),
    ];

    /// <summary>Mistakes where three or more sizes have to meet.</summary>
    static IEnumerable<SizedKind> Rare() =>
    [
        new("convolution with shortcuts", "batch 1-4, channels 1-4, filters 1-4, image 1-7, kernel 1-5, stride 1-3, padding 0-2",
            When("one by one with a stride", s => s["kernel"] == 1 && s["stride"] > 1 && s["padding"] == 0),
            When("kernel as large as the image", s => s["kernel"] == s["image"] && s["channels"] > 1 && s["padding"] == 0),
            When("windows in the padding alone", s => s["padding"] >= s["kernel"]),
            When("overhang of an even kernel",
                s => s["kernel"] % 2 == 0 && (s["image"] + (2 * s["padding"]) - s["kernel"]) % s["stride"] != 0),
            When("axis by size", s => s["batch"] == s["channels"] && s["channels"] == s["filters"] && s["batch"] > 1),
            When("depthwise taken for grouped", s => s["channels"] == s["filters"] && s["kernel"] > 1 && s["stride"] > 1))
        {
            Fits = s => s["kernel"] <= s["image"] + (2 * s["padding"]),
        },
        new("attention with a cache", "batch 1-4, heads 1-4, queries 1-5, keys 1-6, dim 1-5",
            When("one query", s => s["queries"] == 1 && s["keys"] > 1 && s["heads"] > 1),
            When("square by chance", s => s["queries"] == s["keys"] && s["heads"] == s["dim"] && s["queries"] > 1),
            When("odd dim of several heads", s => s["dim"] % 2 == 1 && s["dim"] > 1 && s["heads"] > 1 && s["keys"] > s["queries"]),
            When("both even", s => s["queries"] % 2 == 0 && s["dim"] % 2 == 0)),
        new("bidirectional layer", "steps 1-6, batch 1-4, input 1-5, hidden 1-5, layers 1-3",
            When("second layer, one step", s => s["layers"] > 1 && s["steps"] == 1),
            When("third layer of an odd width", s => s["layers"] == 3 && s["hidden"] % 2 == 1),
            When("widths that are equal", s => s["input"] == s["hidden"] && s["layers"] > 1 && s["batch"] > 1),
            When("twice as wide", s => s["input"] == 2 * s["hidden"])),
        new("blocked matrix product", "m 1-9, k 1-9, n 1-9, block 2-4",
            When("rest in two dimensions", s => s["m"] % s["block"] != 0 && s["n"] % s["block"] != 0 && s["k"] > s["block"]),
            When("exactly one block", s => s["m"] == s["block"] && s["k"] > 1),
            When("whole blocks", s => s["m"] % s["block"] == 0 && s["n"] % s["block"] == 0)),
        new("deformable pooling", "height 1-8, width 1-8, bins 1-4, batch 1-3",
            When("more bins than rows",
                s => s["bins"] > s["height"]), When("bins that do not divide",
                s => s["height"] % s["bins"] != 0 && s["width"] % s["bins"] != 0),
            When("tall and narrow",
                s => s["height"] > 2 * s["width"] && s["bins"] > 1), When("one bin of a batch",
                s => s["bins"] == 1 && s["batch"] > 1)),
    ];
}
