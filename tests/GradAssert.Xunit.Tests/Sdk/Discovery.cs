using Xunit.Abstractions;
using Xunit.Sdk;

namespace GradientTesting.Xunit.Tests.Sdk;

/// <summary>Discovers one method of a class, as xUnit does.</summary>
static class Discovery
{
    internal static IReadOnlyList<IXunitTestCase> Of<TClass>(string methodName)
    {
        var method = typeof(TClass).GetMethod(methodName)!;
        var assembly = new TestAssembly(Reflector.Wrap(typeof(TClass).Assembly));
        var testClass = new TestClass(new TestCollection(assembly, null, "one collection"), Reflector.Wrap(typeof(TClass)));
        var testMethod = new TestMethod(testClass, Reflector.Wrap(method));
        var attribute = testMethod.Method.GetCustomAttributes(typeof(GradientTheoryAttribute)).Single();

        return [.. new GradientTheoryDiscoverer(new NullMessageSink()).Discover(new DefaultOptions(), testMethod, attribute)];
    }

    sealed class DefaultOptions : LongLivedMarshalByRefObject, ITestFrameworkDiscoveryOptions
    {
        public TValue? GetValue<TValue>(string name) => default;

        public void SetValue<TValue>(string name, TValue value) => throw new NotSupportedException();
    }
}
