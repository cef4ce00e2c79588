using System.Reflection;
using Xunit.Sdk;

namespace GradientTesting.Xunit.Sdk;

/// <summary>Fails a test that is out of time where no check has told it so: xUnit itself gives up only ten seconds later.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class OutOfTime(Deadline deadline) : BeforeAfterTestAttribute
{
    bool isTold;

    /// <summary>What a check throws when its test is out of time.</summary>
    public Exception Told()
    {
        isTold = true;
        return new TestTimeoutException(deadline.Timeout);
    }

    /// <inheritdoc/>
    public override void After(MethodInfo methodUnderTest)
    {
        if (deadline.HasPassed && !isTold)
        {
            throw new TestTimeoutException(deadline.Timeout);
        }
    }
}
