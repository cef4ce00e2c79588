using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using NUnit.Framework.Internal.Builders;

namespace GradientTesting.NUnit.Sdk;

/// <summary>The test cases of a gradient theory.</summary>
static class TheoryCase
{
    /// <summary>One run of a theory without rows.</summary>
    internal static TestMethod Of(GradientRun run, IMethodInfo method, Test? suite) =>
        Build(new TestCaseParameters([run]) { TestName = $"{{m}}({run})" }, run, method, suite);

    /// <summary>One run of a row, with all that its attribute says of it: categories, a reason to be ignored.</summary>
    internal static TestMethod Of(DataRow row, object?[] arguments, GradientRun run, IMethodInfo method, Test? suite)
    {
        var parameters = new TestCaseParameters(arguments) { RunState = row.Test.RunState };
        foreach (var key in row.Test.Properties.Keys)
        {
            foreach (var value in row.Test.Properties[key])
            {
                parameters.Properties.Add(key, value);
            }
        }

        parameters.Properties.Add(TraitNames.Row, row.Name);
        return Named(Build(parameters, run, method, suite), $"{row.Name}, {run}", suite);
    }

    internal static TestMethod Unusable(DataRow row, IMethodInfo method, Test? suite) => Named(
        Unusable(
            method, suite,
            $"{CannotRun(method)}- The row ({row.Name}) cannot be made: {row.Test.Properties.Get(PropertyNames.SkipReason)}"),
        row.Name,
        suite);

    // A filter on gradient checks must not hide that one of them is broken.
    internal static TestMethod Unusable(IMethodInfo method, Test? suite, string error)
    {
        var test = new TestMethod(method, suite);
        test.Properties.Add(PropertyNames.Category, TraitNames.GradientCheck);
        test.Properties.Add(TraitNames.Error, "cannot run");
        test.MakeInvalid(error);
        return test;
    }

    internal static string CannotRun(IMethodInfo method) => $"[GradientTheory] cannot run {method.TypeInfo.FullName}.{method.Name}:\n";

    /// <summary>Whether a case is one of these.</summary>
    internal static bool Is(ITest test) => test.Properties.ContainsKey(TraitNames.Phase) || test.Properties.ContainsKey(TraitNames.Error);

    static TestMethod Build(TestCaseParameters parameters, GradientRun run, IMethodInfo method, Test? suite)
    {
        parameters.Properties.Add(PropertyNames.Category, TraitNames.GradientCheck);
        parameters.Properties.Add(TraitNames.Phase, run.Phase.ToString());
        return new NUnitTestCaseBuilder().BuildTestMethod(method, suite, parameters);
    }

    // Not by TestCaseParameters.TestName, in which braces of a row would have a meaning.
    static TestMethod Named(TestMethod test, string arguments, Test? suite)
    {
        test.Name = $"{test.MethodName}({arguments})";
        test.FullName = $"{suite?.FullName ?? test.Method.TypeInfo.FullName}.{test.Name}";
        return test;
    }
}
