using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace GradientTesting.Xunit.Sdk;

/// <summary>The stock runner of one test, which fails where it would pass without having made a check.</summary>
sealed class GradientTestRunner(
    EmptyTest empty,
    ITest test,
    IMessageBus messageBus,
    Type testClass,
    object[] constructorArguments,
    MethodInfo testMethod,
    object[] testMethodArguments,
    string? skipReason,
    IReadOnlyList<BeforeAfterTestAttribute> beforeAfterAttributes,
    ExceptionAggregator aggregator,
    CancellationTokenSource cancellationTokenSource)
    : XunitTestRunner(
        test, messageBus, testClass, constructorArguments, testMethod, testMethodArguments, skipReason!, beforeAfterAttributes,
        aggregator, cancellationTokenSource)
{
    // With the constructor of its class and the end of its lifetime: a check in one of them counts.
    /// <inheritdoc/>
    protected override async Task<decimal> InvokeTestMethodAsync(ExceptionAggregator aggregator)
    {
        var time = await base.InvokeTestMethodAsync(aggregator);
        if (!aggregator.HasExceptions && empty.IsSoFar && !CancellationTokenSource.IsCancellationRequested)
        {
            aggregator.Add(new GradientContractException(EmptyTest.Message(TestClass.FullName!, TestMethod.Name)));
        }

        return time;
    }
}
