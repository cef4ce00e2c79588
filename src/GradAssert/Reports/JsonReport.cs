using System.Text;
using System.Text.Json;

namespace GradientTesting;

/// <summary>A report as JSON: written by hand, since what is written is a promise and must not change with a property's name.</summary>
internal sealed class JsonReport
{
    /// <summary>Raised where a property changes its meaning or is taken away; one more does not.</summary>
    const int Version = 1;

    readonly Utf8JsonWriter json;

    JsonReport(Utf8JsonWriter json) => this.json = json;

    public static string Of(GradientReport report)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, default(JsonWriterOptions)))
        {
            new JsonReport(writer).Write(report);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length) + "\n";
    }

    void Write(GradientReport report)
    {
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        json.WriteString("verdict", report.Verdict.ToString());
        json.WriteString("summary", TextReport.Sentence(report, report.Shown));
        json.WriteString("layer", report.Layer);
        json.WriteString("sizes", report.Sizes);
        json.WriteString("whereItStarts", report.WhereItStarts);
        json.WriteNumber("costEvaluations", report.CostEvaluations);
        json.WriteNumber("gradientEvaluations", report.GradientEvaluations);
        json.WriteNumber("shownRun", report.Runs.ToList().IndexOf(report.Shown));
        Array("diagnoses", report.Diagnoses, Write);
        Array("layers", report.Layers, Write);
        Array("runs", report.Runs, Write);
        json.WriteEndObject();
    }

    void Write(GradientDiagnosis diagnosis)
    {
        json.WriteStartObject();
        json.WriteString("name", diagnosis.Name);
        json.WriteString("component", diagnosis.Component);
        json.WriteString("sentence", diagnosis.Sentence);
        Number("residual", diagnosis.Residual);
        json.WriteEndObject();
    }

    void Write(RunReport run)
    {
        json.WriteStartObject();
        json.WriteString("phase", run.Run.Phase.ToString());
        json.WriteNumber("seed", run.Run.Seed);
        json.WriteNumber("trainingSteps", run.Run.TrainingSteps);
        json.WriteString("start", run.Start);
        json.WriteBoolean("dropoutFrozen", run.DropoutFrozen);
        json.WriteString("verdict", run.Verdict.ToString());
        json.WriteString("reason", run.Reason);
        Array("warnings", run.Warnings, json.WriteStringValue);
        json.WriteString("repeat", TextReport.Repeat(run));
        Number("costNoise", run.CostNoise);
        Number("sumNormRatio", run.SumNormRatio);
        json.WriteNumber("costEvaluations", run.CostEvaluations);
        json.WriteNumber("gradientEvaluations", run.GradientEvaluations);
        Array("components", run.Components, Write);
        json.WriteEndObject();
    }

    void Write(ComponentReport component)
    {
        json.WriteStartObject();
        json.WriteString("name", component.Name);
        Array("shape", component.Shape, json.WriteNumberValue);
        json.WriteNumber("length", component.Length);
        json.WriteString("verdict", component.Verdict.ToString());
        json.WriteString("reason", component.Reason);
        json.WriteString("wrongPart", component.WrongPart?.ToString());
        json.WriteString("diagnosis", component.Diagnosis?.Name);
        json.WriteString("coverage", component.Coverage.ToString());
        json.WriteNumber("mismatches", component.Mismatches);
        Number("chanceOfMiss", component.ChanceOfMiss);
        Number("resolution", component.Resolution);
        Number("smallestVisibleError", component.SmallestVisibleError);
        Number("sumNormRatio", component.SumNormRatio);
        Number("normSumRatio", component.NormSumRatio);
        json.WriteString("band", component.Band?.ToString());
        Array("notes", component.Notes, json.WriteStringValue);
        Array("elements", component.Compared.All, Write);
        Array("directions", component.Directions, Write);
        json.WriteEndObject();
    }

    void Write(ComparedElement element)
    {
        json.WriteStartObject();
        Array("index", element.Index, json.WriteNumberValue);
        Number("analytic", element.Analytic);
        Number("numeric", element.Numeric);
        Number("errorBar", element.Derivative.ErrorBar);
        Number("allowed", element.Allowed);
        json.WriteBoolean("isKink", element.Derivative.IsKink);
        json.WriteBoolean("isWrong", element.IsWrong);
        json.WriteEndObject();
    }

    void Write(ComparedDirection direction)
    {
        json.WriteStartObject();
        json.WriteNumber("elements", direction.Elements);
        Number("analytic", direction.Analytic);
        Number("numeric", direction.Numeric);
        Number("errorBar", direction.ErrorBar);
        Number("allowed", direction.Allowed);
        json.WriteBoolean("isWrong", direction.IsWrong);
        json.WriteEndObject();
    }

    void Write(LayerVerdict layer)
    {
        json.WriteStartObject();
        json.WriteString("name", layer.Name);
        json.WriteString("verdict", layer.Verdict?.ToString());
        Array("wrong", layer.Wrong, json.WriteStringValue);
        json.WriteEndObject();
    }

    void Array<T>(string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(item);
        }

        json.WriteEndArray();
    }

    // JSON has no infinity, and a number that is not one is what a reader looks for.
    void Number(string name, double number)
    {
        if (double.IsFinite(number))
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteString(name, FormattableString.Invariant($"{number}"));
        }
    }
}
