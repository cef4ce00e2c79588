using System.ComponentModel;
using GradientTesting.NUnit.Sdk;
using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace GradientTesting.NUnit;

/// <summary>
/// Lets the gradient theories of an assembly take rows of data: <c>[TestCase]</c>, <c>[TestCaseSource]</c>, <c>[Values]</c> and the like
/// next to <c>[GradientTheory]</c>.
/// </summary>
/// <remarks>
/// The package GradAssert.NUnit adds it to an assembly that is built with it. It leaves out the cases that NUnit builds of rows without
/// a <see cref="GradientRun"/>, which could not run.
/// </remarks>
[AttributeUsage(AttributeTargets.Assembly)]
[EditorBrowsable(EditorBrowsableState.Advanced)]
public sealed class GradientRowsAttribute : NUnitAttribute, IApplyToTest
{
    /// <summary>Called by NUnit, when all tests of the assembly are built.</summary>
    /// <param name="test">The assembly.</param>
    public void ApplyToTest(Test test)
    {
        ArgumentNullException.ThrowIfNull(test);
        foreach (var suite in test.Tests.OfType<TestSuite>())
        {
            if (suite is ParameterizedMethodSuite { Method: { } method } && method.IsDefined<GradientTheoryAttribute>(inherit: false))
            {
                LeaveOutWhatHasNoRun(suite.Tests);
            }
            else
            {
                ApplyToTest(suite);
            }
        }
    }

    static void LeaveOutWhatHasNoRun(IList<ITest> cases)
    {
        foreach (var without in cases.Where(test => !TheoryCase.Is(test)).ToArray())
        {
            cases.Remove(without);
        }
    }
}
