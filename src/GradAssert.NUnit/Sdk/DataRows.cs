using System.Reflection;
using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace GradientTesting.NUnit.Sdk;

/// <summary>
/// The rows of data that NUnit's attributes build for one method, as if it had no run: <c>[TestCase]</c>, <c>[TestCaseSource]</c>, and
/// those that combine what <c>[Values]</c> and the like give to each parameter.
/// </summary>
sealed class DataRows(IMethodInfo method, Test? suite)
{
    readonly MethodWithoutRun withoutRun = new(method.MethodInfo);

    internal static bool Has(MethodInfo method) => method.GetCustomAttributes(inherit: false).Any(IsBuilder) || HasValues(method);

    /// <summary>One after another, made for this enumeration.</summary>
    internal IEnumerable<DataRow> All()
    {
        var names = new RowNames();
        var seen = new MethodWrapper(method.TypeInfo.Type, withoutRun);
        return Builders().SelectMany(builder => builder.BuildFrom(seen, suite)).Select(test => new DataRow(test, names.Next(TextOf(test))));
    }

    internal object?[] Arguments(DataRow row, GradientRun run) => withoutRun.WithRun(row.Test.Arguments, run);

    // As NUnit itself does: values of parameters are combined in all ways, unless an attribute says how.
    ITestBuilder[] Builders()
    {
        ITestBuilder[] builders = [.. method.MethodInfo.GetCustomAttributes(inherit: false).Where(IsBuilder).Cast<ITestBuilder>()];
        return HasValues(method.MethodInfo) && !builders.Any(builder => builder is CombiningStrategyAttribute)
            ? [.. builders, new CombinatorialAttribute()]
            : builders;
    }

    static bool IsBuilder(object attribute) => attribute is ITestBuilder and not GradientTheoryAttribute;

    static bool HasValues(MethodInfo method) =>
        new MethodWithoutRun(method).GetParameters()
            .Any(parameter => parameter.GetCustomAttributes(inherit: false).Any(attribute => attribute is IParameterDataSource));

    // Of Layer(2,"dense") what is in parentheses, and the whole of a name that the user has given.
    string TextOf(TestMethod test) =>
        test.Arguments.Length == 0 && test.RunState == RunState.NotRunnable ? "no values"
        : test.Name.StartsWith($"{method.Name}(", StringComparison.Ordinal) && test.Name.EndsWith(')')
            ? test.Name[(method.Name.Length + 1)..^1]
        : test.Name;
}
