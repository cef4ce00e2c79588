using System.Globalization;
using System.Text.RegularExpressions;
using GradientTesting.TestModels.Mistakes;

namespace GradientTesting.Benchmarks;

/// <summary>A report of a wrong model, held against what the right one says at the same points.</summary>
internal sealed partial class Testimony(GradientReport report, Witness witness)
{
    const double SameFactor = 0.01;
    const double LeastDigits = 0.1;

    readonly Dictionary<RunReport, WitnessedPoint> points = report.Runs.ToDictionary(run => run, run => PointOf(run, witness));

    /// <summary>Everything that the report says of the mistake and is not so.</summary>
    public IEnumerable<string> Untrue() =>
    [
        .. from run in report.Runs
           from component in run.Components
           where component.Verdict == GradientVerdict.Mismatch && !IsWrong(run, component)
           select $"{run.Run}: {component.Name} is called wrong",
        .. NotFound().Select(name => $"{name} is not called wrong"),
        .. from diagnosis in report.Diagnoses
           where !Wrong(diagnosis.Component).All(run => Holds(diagnosis, run)) && (!IsPlace(diagnosis) || !Wrong(diagnosis.Component).Any(run => Holds(diagnosis, run)))
           select diagnosis.Sentence,
        .. report.WhereItStarts is { } where && !StartsThere(where) ? [where] : Array.Empty<string>(),
    ];

    /// <summary>What a run says on its own, and is not so.</summary>
    public IEnumerable<string> UntrueOf(RunReport run) =>
        from diagnosis in run.Components.Select(component => component.Diagnosis).OfType<GradientDiagnosis>()
        where !Holds(diagnosis, run)
        select diagnosis.Sentence;

    /// <summary>The components that are wrong by more than was visible in some run, and are called so in none.</summary>
    IEnumerable<string> NotFound() =>
        from component in report.Runs.SelectMany(run => run.Components.Select(component => (Run: run, Component: component))).GroupBy(pair => pair.Component.Name)
        where component.All(pair => pair.Component.Verdict != GradientVerdict.Mismatch)
            && component.Any(pair => LargestError(pair.Run, pair.Component.Name) > pair.Component.SmallestVisibleError)
        select component.Key;

    /// <summary>Whether a name is true of a component that is wrong, at some point at which it was checked.</summary>
    public bool IsTrueSomewhere(string name) => report.Runs.Any(run => run.Components.Any(component =>
        component.Verdict == GradientVerdict.Mismatch
        && NameTruth.Holds(name, Truth(run, component.Name), AtZero(run, component.Name), witness.Model.BatchSize?.Invoke())));

    // Of one that is right at the point, and not next to it, there is nothing that could be held against what is said of the point.
    IEnumerable<RunReport> Wrong(string name) =>
        report.Runs.Where(run => Of(run, name).Verdict == GradientVerdict.Mismatch && IsWrongAtPoint(run, name));

    static ComponentReport Of(RunReport run, string name) => run.Components.Single(component => component.Name == name);

    bool IsWrong(RunReport run, ComponentReport component) =>
        IsWrongAtPoint(run, component.Name) || IsWrongAlong(run, component.Name);

    bool IsWrongAtPoint(RunReport run, string name) =>
        Truth(run, name).WrongElements.Count > 0 || AtZero(run, name) is { WrongElements.Count: > 0 };

    // A gradient is that of a function: where it is right at the point, as one of counts that cancel, a walk along the component from
    // there shows that it is wrong.
    bool IsWrongAlong(RunReport run, string name)
    {
        var (here, c) = (points[run], run.Components.Select(component => component.Name).ToList().IndexOf(name));
        return witness.Points.Any(point => point.Kept.SequenceEqual(here.Kept)
            && Enumerable.Range(0, here.Values.Count).All(k => k == c || here.Values[k].AsSpan().SequenceEqual(point.Values[k]))
            && Truth(point, run, name).WrongElements.Count > 0);
    }

    double LargestError(RunReport run, string name)
    {
        var truth = Truth(run, name);
        return truth.WrongElements.Select(i => Math.Abs(truth.Right[i] - truth.Wrong[i])).Prepend(0).Max();
    }

    bool Holds(GradientDiagnosis diagnosis, RunReport run) =>
        NameTruth.Holds(diagnosis.Name, Truth(run, diagnosis.Component), AtZero(run, diagnosis.Component), witness.Model.BatchSize?.Invoke())
        && (diagnosis.Name != DiagnosisName.Scaled || FactorHolds(diagnosis, run));

    // In as many digits as are told.
    bool FactorHolds(GradientDiagnosis diagnosis, RunReport run)
    {
        var match = FactorTold().Match(diagnosis.Sentence);
        var (number, how) = (match.Groups["number"].Value, match.Groups["how"].Value);
        var told = double.Parse(number, CultureInfo.InvariantCulture);
        var lastDigit = Math.Pow(10, -number[(number.IndexOf('.') is var point and >= 0 ? point + 1 : number.Length)..].Length);
        GradientTruth?[] parts = [Truth(run, diagnosis.Component), AtZero(run, diagnosis.Component)];
        return parts.OfType<GradientTruth>().Select(truth => truth.Multiple(truth.Right)).Any(factor =>
            Math.Abs(As(how, factor) - told) <= Math.Max(SameFactor * Math.Abs(told), Math.Min(LeastDigits * Math.Abs(told), lastDigit / 2)));
    }

    static double As(string how, double factor) => how switch
    {
        "× too small" => 1 / factor,
        "% too large" => 100 * (factor - 1),
        "% too small" => 100 * (1 - factor),
        _ => factor,
    };

    bool StartsThere(string where)
    {
        var match = PlaceTold().Match(where);
        var names = report.Runs[0].Components.Select(component => component.Name).ToList();
        var (first, last) = (names.IndexOf(match.Groups["right"].Value), names.IndexOf(match.Groups["wrong"].Value));
        bool IsWrongAnywhere(string name) => report.Runs.Any(run => IsWrong(run, Of(run, name)));
        return names.Skip(first).All(name => !IsWrongAnywhere(name))
            && names.Take(last + 1).All(name => IsWrongAnywhere(name) || report.Runs.All(run => Truth(run, name).Right.All(g => Math.Abs(g) < 1e-12)));
    }

    GradientTruth Truth(RunReport run, string name) => Truth(points[run], run, name);

    GradientTruth? AtZero(RunReport run, string name) =>
        AtZero(points[run], witness) is { } zero ? Truth(zero, run, name) : null;

    static GradientTruth Truth(WitnessedPoint point, RunReport run, string name)
    {
        var names = run.Components.Select(component => component.Name).ToList();
        var c = names.IndexOf(name);
        return new(run.Components[c].Shape, point.Values[c], point.Right[c], point.Wrong[c], [.. point.Right.Where((_, other) => other != c)])
        {
            // What should be zero, as the gradient of a bias before a normalization, is rounding of what is not.
            Slack = 1e-15 * point.Right.Max(gradient => gradient.Max(Math.Abs)),
        };
    }

    // A run tells of its gradient what it shows, to the last bit. Where that is zero it is the same at several points.
    static WitnessedPoint PointOf(RunReport run, Witness witness)
    {
        var here = witness.Points.Where(point => (witness.Model.Lambda is null || point.Lambda != 0) && Shows(run, point)).ToArray();
        return Array.Find(here, point => AtZero(point, witness) is not null) ?? here[0];
    }

    static bool Shows(RunReport run, WitnessedPoint point) => run.Components.Select((component, c) => (component, c)).All(pair =>
        pair.component.WorstElements.All(element => element.Analytic.Equals(point.Wrong[pair.c][Flat(pair.component.Shape, element.Index)])));

    static WitnessedPoint? AtZero(WitnessedPoint point, Witness witness) =>
        point.Lambda == 0 ? null : witness.Points.FirstOrDefault(other => other.Lambda == 0 && other.IsAt(point));

    static int Flat(IReadOnlyList<int> shape, IReadOnlyList<int> index) => index.Zip(shape).Aggregate(0, (flat, pair) => (flat * pair.Second) + pair.First);

    public static bool IsPlace(GradientDiagnosis diagnosis) => diagnosis.Name
        is DiagnosisName.OneElement or DiagnosisName.OneRow or DiagnosisName.OneColumn or DiagnosisName.SomeRows or DiagnosisName.Border;

    [GeneratedRegex(@" is (?<number>-?[0-9.E+-]+)(?<how>× too large|× too small|% too large|% too small| times what it should be)")]
    private static partial Regex FactorTold();

    [GeneratedRegex("^everything from (?<right>.+) on is right, (?<wrong>.+) and all before it")]
    private static partial Regex PlaceTold();
}
