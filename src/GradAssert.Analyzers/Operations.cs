using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradientTesting.Analyzers;

/// <summary>Ways from one operation to another.</summary>
internal static class Operations
{
    /// <summary>What stands inside conversions, implicit and explicit, and inside what makes a delegate.</summary>
    public static IOperation Unwrapped(this IOperation operation) => operation switch
    {
        IConversionOperation conversion => conversion.Operand.Unwrapped(),
        IDelegateCreationOperation creation => creation.Target.Unwrapped(),
        _ => operation,
    };

    public static IEnumerable<IOperation> Ancestors(this IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            yield return parent;
        }
    }

    /// <summary>What a body returns, where it does nothing else; null otherwise.</summary>
    public static IOperation? OnlyResult(this IBlockOperation? body) =>
        body is not null && body.Operations.All(each => each is IReturnOperation)
            ? body.Operations.Cast<IReturnOperation>().FirstOrDefault()?.ReturnedValue
            : null;

    public static IArgumentOperation? Argument(this IInvocationOperation call, string parameter) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter && !argument.IsImplicit);

    public static bool IsDelegate(this IArgumentOperation argument) => argument.Parameter?.Type.TypeKind == TypeKind.Delegate;
}
