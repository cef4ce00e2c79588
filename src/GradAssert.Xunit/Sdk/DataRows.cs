using System.Globalization;
using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace GradientTesting.Xunit.Sdk;

/// <summary>The rows of data that the attributes of one method give. They are made again each time that they are asked for.</summary>
sealed class DataRows(IMessageSink diagnosticMessageSink, ITestMethod testMethod)
{
    readonly MethodWithoutRun method = new(testMethod.Method.ToRuntimeMethod());
    readonly IAttributeInfo[] attributes = Attributes(testMethod);

    /// <summary>Whether all rows may be made when tests are listed. Those of random data, for one, may not.</summary>
    internal bool AreKnownBeforeRunning => attributes.All(attribute =>
        DiscovererOf(attribute) is not { } discoverer || discoverer.SupportsDiscoveryEnumeration(attribute, Reflector.Wrap(method)));

    internal static bool Has(ITestMethod testMethod) => Attributes(testMethod).Length > 0;

    /// <summary>One after another: who looks for the second makes no third.</summary>
    internal IEnumerable<DataRow> All()
    {
        var names = new RowNames();
        foreach (var attribute in attributes)
        {
            var number = 0;
            foreach (var (values, error) in Values(attribute))
            {
                number++;
                yield return RowOf(attribute, number, values, error, names);
            }

            if (number == 0)
            {
                yield return RowOf(attribute, 1, null, "it gives no rows.", names);
            }
        }
    }

    /// <summary>The row of that name, made for this test alone.</summary>
    internal DataRow Find(string name) => All().FirstOrDefault(row => row.Name == name)
        ?? new(name, null, null, Unusable($"There is no row ({name}) any more. Rows must print the same each time that they are made."));

    /// <summary>The arguments of the method: values and run, as xUnit converts them.</summary>
    internal object?[] Arguments(DataRow row, GradientRun run)
    {
        var target = testMethod.Method.ToRuntimeMethod();
        var arguments = target.ResolveMethodArguments(method.WithRun(row.Values!, run));
        return Reflector.ConvertArguments(arguments, [.. target.GetParameters().Select(parameter => parameter.ParameterType)]);
    }

    static IAttributeInfo[] Attributes(ITestMethod testMethod) => [.. testMethod.Method.GetCustomAttributes(typeof(DataAttribute))];

    DataRow RowOf(IAttributeInfo attribute, int number, object?[]? values, string? error, RowNames names)
    {
        var skip = attribute.GetNamedArgument<string>(nameof(DataAttribute.Skip));
        if (values is null)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"row {number} of {NameOf(attribute)}");
            return new(names.Next(place), null, skip, Unusable($"{place[..1].ToUpperInvariant()}{place[1..]} cannot be made: {error}"));
        }

        var name = names.Next(RowText.Of(method.GetParameters(), values));
        return method.Misfit(values.Length) is { } misfit
            ? new(name, null, skip, Unusable($"The row ({name}) {misfit}."))
            : new(name, values, skip, null);
    }

    IEnumerable<(object?[]? Values, string? Error)> Values(IAttributeInfo attribute)
    {
        IEnumerator<object?[]>? rows = null;
        while (true)
        {
            object?[]? values = null;
            string? error = null;
            try
            {
                rows ??= DiscovererOf(attribute)?.GetData(attribute, Reflector.Wrap(method))?.GetEnumerator();
                if (rows is not null && !rows.MoveNext())
                {
                    yield break;
                }

                values = rows?.Current;
                error = values is null ? "it is null." : null;
            }
#pragma warning disable CA1031 // Whatever the user's rows throw is a failing test.
            catch (Exception thrown)
#pragma warning restore CA1031
            {
                error = TextOf(thrown);
            }

            yield return (values, error);
            if (error is not null)
            {
                yield break;
            }
        }
    }

    IDataDiscoverer? DiscovererOf(IAttributeInfo attribute) =>
        attribute.GetCustomAttributes(typeof(DataDiscovererAttribute)).FirstOrDefault() is { } named
            ? ExtensibilityPointFactory.GetDataDiscoverer(diagnosticMessageSink, named)
            : null;

    string Unusable(string problem) =>
        $"[GradientTheory] cannot run {testMethod.TestClass.Class.Name}.{testMethod.Method.Name}:\n- {problem}";

    static string NameOf(IAttributeInfo attribute)
    {
        var type = ((IReflectionAttributeInfo)attribute).Attribute.GetType();
        return type.Name.EndsWith("Attribute", StringComparison.Ordinal) ? type.Name[..^"Attribute".Length] : type.Name;
    }

    static string TextOf(Exception thrown) => thrown is TargetInvocationException { InnerException: { } inner }
        ? TextOf(inner)
        : $"{thrown.GetType().Name}: {thrown.Message}";
}
