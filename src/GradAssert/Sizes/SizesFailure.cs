using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Text;

namespace GradientTesting;

/// <summary>What a sweep that fails throws: the exception of the smallest sizes, begun with the sizes.</summary>
/// <param name="Shrunk">The smallest sizes.</param>
/// <param name="Draws">How many draws were made.</param>
/// <param name="Failing">How many of them fail.</param>
/// <param name="Alike">How many of these fail in the same way.</param>
/// <param name="Common">What the failing ones have in common, or null.</param>
/// <param name="IsReplay">Whether the sizes are those of GRADASSERT_SIZES.</param>
internal sealed record SizesFailure(ShrunkFailure Shrunk, int Draws, int Failing, int Alike, SizeCondition? Common, bool IsReplay)
{
    const int MostNearest = 4;

    /// <summary>The report of the check that failed, where there is one.</summary>
    public GradientReport? Report => Shrunk.Smallest.Failure switch
    {
        GradientMismatchException mismatch => mismatch.Report,
        GradientInconclusiveException inconclusive => inconclusive.Report,
        GradientSnapshotException snapshot => snapshot.Report,
        _ => null,
    };

    /// <summary>Of the same type where it is one of this library's, so that test frameworks show it as they do without sizes.</summary>
    public Exception ToException(string annotation = "")
    {
        var failure = Shrunk.Smallest.Failure!;
        Exception thrown = failure switch
        {
            GradientMismatchException mismatch => new GradientMismatchException(mismatch.Report, Heading(), annotation),
            GradientInconclusiveException inconclusive => new GradientInconclusiveException(inconclusive.Report, Heading(), annotation),
            GradientContractException contract => new GradientContractException(Heading(), contract, annotation),
            _ => new GradientSizesException(Heading(), Shrunk.Smallest.Point.ToString(), failure, annotation),
        };

        // A test runner then shows the line of the body that failed.
        return failure.StackTrace is { } trace ? ExceptionDispatchInfo.SetRemoteStackTrace(thrown, trace) : thrown;
    }

    /// <summary>The sizes, how many draws fail, what they have in common, what matches next to them, and how to replay.</summary>
    public string Heading()
    {
        var point = Shrunk.Smallest.Point;
        if (IsReplay)
        {
            return $"Fails at {point}, the sizes that {SizesReplay.Variable} asks for.";
        }

        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Fails at {point}, {Smallest} that fail in this way. {Count}.\n");
        if (Common is { } common)
        {
            text.Append(CultureInfo.InvariantCulture, $"In common: {common.Text}, in every draw that fails, and in no other.\n");
        }

        if (Shrunk.Nearest.Count > 0)
        {
            var nearest = Shrunk.Nearest.Take(MostNearest).Select(pair =>
                $"{pair.Wrong.Size.Name} {pair.Wrong.Text}: wrong; {pair.Right.Size.Name} {pair.Right.Text}: right");
            text.Append(CultureInfo.InvariantCulture, $"Next to it: {string.Join(". ", nearest)}.\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"Replay: {SizesReplay.Variable}=\"{point}\"").ToString();
    }

    string Count => string.Create(
        CultureInfo.InvariantCulture, $"{Failing} of {Draws} draws {(Failing == 1 ? "fails" : "fail")}")
        + (Alike == Failing ? "" : string.Create(CultureInfo.InvariantCulture, $", {Alike} of them in this way"));

    string Smallest => Shrunk.IsMinimal ? "the smallest sizes" : "the smallest sizes found";
}
