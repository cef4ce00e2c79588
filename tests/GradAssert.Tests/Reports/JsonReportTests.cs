using System.Text.Json;
using System.Text.Json.Nodes;
using GradientTesting.TestModels;
using GradientTesting.Tests.Fixtures;
using Json.Schema;

namespace GradientTesting.Tests.Reports;

public class JsonReportTests
{
    static readonly string text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "report.schema.json"));
    static readonly JsonSchema schema = JsonSchema.FromText(text);

    public static TheoryData<string> Reports => [.. Made.Keys];

    static Dictionary<string, Func<GradientReport>> Made { get; } = new()
    {
        ["a match"] = () => Saddle.Report(),
        ["a mismatch"] = () => Saddle.Report(w => w[4] = 7),
        ["a gradient that is not a number is refused, an infinite error is not"] = () => Saddle.Report(w => w[4] = 1e300),
        ["nothing but zero"] = () => Saddle.Report(Array.Clear),
        ["three phases"] = () => GradientCheck.Run(new TinyNet(StorageKind.Doubles, Fuse.None)),
        ["directions"] = () => GradientCheck.Run(new WideNetwork<double>(12_000, seed: 1), GradientRun.AsIs),
        ["a layer"] = () => GradientCheck.Backward((double[] x) => x.Select(Math.Tanh).ToArray(), dy => dy, [0.5, -0.3]),
    };

    [Theory]
    [MemberData(nameof(Reports))]
    public void Every_report_is_as_the_schema_says(string report)
    {
        using var json = JsonDocument.Parse(Made[report]().ToJson());
        var result = schema.Evaluate(json.RootElement, new() { OutputFormat = OutputFormat.List });
        Assert.True(result.IsValid, string.Join("\n", (result.Details ?? []).Where(detail => detail.Errors is not null)
            .Select(detail => $"{detail.InstanceLocation}: {string.Join("; ", detail.Errors!.Values)}")));
    }

    [Fact]
    public void The_schema_refuses_what_is_not_a_report()
    {
        var json = JsonNode.Parse(Saddle.Report().ToJson())!;
        json["runs"]![0]!["components"]![0]!["verdict"] = "Right";
        using var changed = JsonDocument.Parse(json.ToJsonString());
        Assert.False(schema.Evaluate(changed.RootElement).IsValid);
    }

    [Fact]
    public void Every_property_that_is_written_is_in_the_schema()
    {
        var described = JsonNode.Parse(text)!;
        var json = JsonNode.Parse(Saddle.Report(Array.Clear).ToJson())!;
        void Same(JsonNode written, JsonNode part) => Assert.Equal(
            part["properties"]!.AsObject().Select(property => property.Key), written.AsObject().Select(property => property.Key));
        Same(json, described);
        Same(json["diagnoses"]![0]!, described["$defs"]!["diagnosis"]!);
        Same(json["runs"]![0]!, described["$defs"]!["run"]!);
        Same(json["runs"]![0]!["components"]![0]!, described["$defs"]!["component"]!);
        Same(json["runs"]![0]!["components"]![0]!["elements"]![0]!, described["$defs"]!["element"]!);
        var large = JsonNode.Parse(Made["directions"]().ToJson())!["runs"]![0]!["components"]!.AsArray()
            .First(component => component!["directions"]!.AsArray().Count > 0)!;
        Assert.Equal("Directions", large["coverage"]!.GetValue<string>());
        Same(large["directions"]![0]!, described["$defs"]!["direction"]!);
    }

    [Fact]
    public void A_wrong_element_is_there_with_both_derivatives()
    {
        var json = JsonNode.Parse(Saddle.Report(w => w[4] = 7).ToJson())!;
        var elements = json["runs"]![0]!["components"]![0]!["elements"]!.AsArray();
        Assert.Equal(6, elements.Count);
        var wrong = Assert.Single(elements, element => (bool)element!["isWrong"]!)!;
        Assert.Equal([1, 1], wrong["index"]!.AsArray().Select(index => (int)index!));
        Assert.Equal(7, (double)wrong["analytic"]!);
        Assert.Equal(-0.5, (double)wrong["numeric"]!, 1e-6);
    }

    [Fact]
    public void Numbers_that_JSON_does_not_have_are_words()
    {
        // Nothing moves the component: its resolution is infinite.
        var json = Saddle.Report(w => w[4] = 7).ToJson();
        Assert.DoesNotContain("∞", json, StringComparison.Ordinal);
        using var zero = JsonDocument.Parse(GradientCheck.Run(_ => 0.5, x => new double[x.Length], [1.0, 2], new()
        {
            UnusedComponents = ["theta"],
        }).ToJson());
        Assert.Equal("Infinity", zero.RootElement.GetProperty("runs")[0].GetProperty("components")[0].GetProperty("resolution").GetString());
    }
}
