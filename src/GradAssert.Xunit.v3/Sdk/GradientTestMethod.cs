using System.ComponentModel;
using System.Reflection;
using Xunit.v3;

namespace GradientTesting.Xunit.Sdk;

/// <summary>A method of a gradient theory whose rows of data are joined with its runs, wherever xUnit asks for them.</summary>
/// <remarks>Public because xUnit creates it by name; it is not meant to be used.</remarks>
// Implements the interface again, since xUnit's own property cannot be overridden; all else is inherited, what 4.0 has added included.
public sealed class GradientTestMethod : XunitTestMethod, IXunitTestMethod
{
    /// <summary>Called by xUnit, which then restores the method from what it wrote.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete("Called by the de-serializer only.")]
    public GradientTestMethod()
    {
    }

    /// <summary>Creates the method.</summary>
    /// <param name="testClass">Its class.</param>
    /// <param name="method">The method.</param>
    /// <param name="uniqueID">What xUnit calls it.</param>
    public GradientTestMethod(IXunitTestClass testClass, MethodInfo method, string uniqueID)
        : base(testClass, method, [], uniqueID)
    {
    }

    IReadOnlyCollection<IDataAttribute> IXunitTestMethod.DataAttributes =>
        [new GradientRows(FactAttributes.OfType<GradientTheoryAttribute>().Single(), DataAttributes)];
}
