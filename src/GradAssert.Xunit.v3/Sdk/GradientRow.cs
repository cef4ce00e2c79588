using Xunit;
using Xunit.v3;

namespace GradientTesting.Xunit.Sdk;

/// <summary>What xUnit is given for one test: the run, and the row of data that it is joined with.</summary>
static class GradientRow
{
    /// <summary>A run without data.</summary>
    internal static TheoryDataRow Of(GradientTheoryAttribute theory, GradientRun run) =>
        At(new TheoryDataRow(run) { Label = run.ToString() }, theory, run, timeout: null, skip: null);

    /// <summary>A row of the user's at one run, with all that it or its attribute says of the test.</summary>
    internal static TheoryDataRow Of(
        GradientTheoryAttribute theory, GradientRun run, string name, object?[] arguments, ITheoryDataRow row, IDataAttribute from)
    {
        var joined = new TheoryDataRow(arguments)
        {
            Label = $"{name}, {run}",
            TestDisplayName = row.TestDisplayName ?? from.TestDisplayName,
            Explicit = row.Explicit ?? from.Explicit,
        };
        foreach (var (trait, values) in row.Traits ?? [])
        {
            joined.Traits[trait] = [.. values];
        }

        joined.Traits[TraitNames.Row] = [name];
        return At(joined, theory, run, row.Timeout ?? from.Timeout, SkipRule.Of(row) ?? SkipRule.Of(from));
    }

    /// <summary>Fails before its method is called: the values are only there to be of the right types.</summary>
    internal static TheoryDataRow Unusable(MethodWithoutRun method, GradientRun run, string name, string problem)
    {
        object?[] values = [.. method.GetParameters().Select(parameter =>
            parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null)];
        var row = new TheoryDataRow(method.WithRun(values, run)) { Label = name };
        row.Traits[TraitNames.Error] = [$"[GradientTheory] cannot run {method.ReflectedType!.FullName}.{method.Name}:\n- {problem}"];
        return row;
    }

    static TheoryDataRow At(TheoryDataRow row, GradientTheoryAttribute theory, GradientRun run, int? timeout, SkipRule? skip)
    {
        row.Traits[TraitNames.Phase] = [run.Phase.ToString()];
        row.Timeout = Deadline.ToGiveUp(timeout ?? theory.Timeout);
        if ((skip ?? (theory.Skip is null ? SkipRule.BySwitch : null)) is { } rule)
        {
            (row.Skip, row.SkipType, row.SkipWhen, row.SkipUnless) = rule;
        }

        return row;
    }
}
