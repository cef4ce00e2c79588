using System.Diagnostics;
using System.Globalization;

namespace GradientTesting.Benchmarks;

/// <summary>One line of the results.</summary>
/// <param name="Name">The case.</param>
/// <param name="Counts">Of a right case, whether it is decidable; of a wrong one, whether its mistake is visible.</param>
/// <param name="IsMostlyZero">Whether the gradients of more than half of the components are zero.</param>
/// <param name="Outcome">What the check said.</param>
/// <param name="IsUnread">Whether the run has a component of which no move, however large, changes a bit of the cost.</param>
/// <param name="BlamesRight">Whether a component was called wrong whose gradient is the right one.</param>
/// <param name="Costs">Evaluations of the cost that the model counted.</param>
/// <param name="Gradients">Evaluations of the gradient.</param>
/// <param name="Length">n.</param>
/// <param name="Components">How many.</param>
/// <param name="DrawMilliseconds">Time to draw the case and to measure σ*.</param>
/// <param name="CheckMilliseconds">Time of the check.</param>
/// <param name="Mistake">Its kind; empty for a right case.</param>
/// <param name="Message">Of an exception.</param>
/// <param name="Description">What was drawn.</param>
internal sealed record CaseResult(
    CaseName Name, bool Counts, bool IsUnread, bool IsMostlyZero, CaseOutcome Outcome, bool BlamesRight, long Costs, long Gradients, int Length,
    int Components, double DrawMilliseconds, double CheckMilliseconds, string Mistake, string Message, string Description)
{
    static readonly string[] columns =
    [
        "stratum", "index", "side", "counts", "unread", "mostly zero", "outcome", "blames right", "costs", "gradients", "n", "components",
        "draw ms", "check ms", "mistake", "message", "description",
    ];

    /// <summary>The first line of a file of results.</summary>
    public static string Header => string.Join('\t', columns);

    /// <summary>Evaluations, a gradient counting as three.</summary>
    public long Evaluations => Costs + (3 * Gradients);

    /// <summary>Evaluations over what a right double run may take: max(2n + 100 + 30 per component, 1.03 · 2n).</summary>
    public double OverBound => Evaluations / Math.Max((2.0 * Length) + 100 + (30 * Components), 1.03 * 2 * Length);

    /// <summary>Draws the case and checks it at its point, at default options.</summary>
    public static CaseResult Of(string seed, CaseName name)
    {
        var clock = Stopwatch.StartNew();
        var drawn = HardCase.Draw(seed, name);
        var drawTime = clock.Elapsed.TotalMilliseconds;
        var model = new CountedModel(drawn.Run);
        var (outcome, blames, message) = Check(model, drawn);
        return new(
            name, name.IsWrong ? drawn.IsVisible : drawn.IsDecidable, drawn.HasUnreadComponent, drawn.IsMostlyZero, outcome, blames, model.Costs,
            model.Gradients, drawn.Run.Length, drawn.Components.Count, drawTime, clock.Elapsed.TotalMilliseconds - drawTime, drawn.MistakeKind, message, drawn.Describe());
    }

    public string ToLine() => string.Join('\t',
        new object[]
        {
            Name.Stratum, Name.Index, Name.Side, Counts, IsUnread, IsMostlyZero, Outcome, BlamesRight, Costs, Gradients, Length, Components,
            Math.Round(DrawMilliseconds, 1), Math.Round(CheckMilliseconds, 1), Mistake, Clean(Message), Clean(Description),
        }.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture)));

    /// <summary>Null where the line is no result: the header, or the end of a file whose writing was interrupted.</summary>
    public static CaseResult? FromLine(string line)
    {
        var cells = line.Split('\t');
        if (cells.Length != columns.Length || !Enum.TryParse<Stratum>(cells[0], out var stratum))
        {
            return null;
        }

        return new(
            new(stratum, Whole(cells[1]), cells[2] == "wrong"), bool.Parse(cells[3]), bool.Parse(cells[4]),
            bool.Parse(cells[5]), Enum.Parse<CaseOutcome>(cells[6]), bool.Parse(cells[7]), Whole(cells[8]), Whole(cells[9]), Whole(cells[10]),
            Whole(cells[11]), Number(cells[12]), Number(cells[13]), cells[14], cells[15], cells[16]);
    }

    static (CaseOutcome Outcome, bool BlamesRight, string Message) Check(CountedModel model, HardCase drawn)
    {
        try
        {
            var report = GradientCheck.Run(model, GradientRun.AsIs);
            var blames = drawn.Name.IsWrong
                && report.Runs[0].Components.Where((component, c) => component.Verdict == GradientVerdict.Mismatch && drawn.IsUntouched[c]).Any();
            return (Enum.Parse<CaseOutcome>(report.Verdict.ToString()), blames, "");
        }
        catch (GradientContractException breach)
        {
            return (CaseOutcome.Contract, false, breach.Message);
        }
#pragma warning disable CA1031 // An exception of the check is a result like any other, and must not end a run of some thousand cases.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return (CaseOutcome.Error, false, $"{error.GetType().Name}: {error.Message}");
        }
    }

    static string Clean(string text) => text.ReplaceLineEndings(" ").Replace('\t', ' ');

    static int Whole(string cell) => int.Parse(cell, CultureInfo.InvariantCulture);

    static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
}
