using Xunit;
using Xunit.v3;

namespace GradientTesting.Xunit.Sdk;

/// <summary>Why and when a row is skipped.</summary>
sealed record SkipRule(string Reason, Type? Type, string? When, string? Unless)
{
    // Asked when the case runs, and before its class is made.
    internal static SkipRule BySwitch { get; } = new(SkipSwitch.SkippedBecause, typeof(GradientSwitch), nameof(GradientSwitch.IsOff), null);

    internal static SkipRule? Of(ITheoryDataRow row) => row.Skip is null ? null : new(row.Skip, row.SkipType, row.SkipWhen, row.SkipUnless);

    internal static SkipRule? Of(IDataAttribute data) =>
        data.Skip is null ? null : new(data.Skip, data.SkipType, data.SkipWhen, data.SkipUnless);
}
