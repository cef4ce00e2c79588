using System.Globalization;
using System.Reflection;

namespace GradientTesting.Theories;

/// <summary>
/// A test method as data attributes are shown it: without its <see cref="GradientRun"/>, which the theory itself supplies. They look
/// at the parameters to make values for each, or to see how many values make a row.
/// </summary>
sealed class MethodWithoutRun(MethodInfo method) : MethodInfo
{
    public override MethodAttributes Attributes => method.Attributes;

    public override RuntimeMethodHandle MethodHandle => method.MethodHandle;

    public override Type? DeclaringType => method.DeclaringType;

    public override string Name => method.Name;

    public override Type? ReflectedType => method.ReflectedType;

    public override Type ReturnType => method.ReturnType;

    public override ParameterInfo ReturnParameter => method.ReturnParameter;

    public override ICustomAttributeProvider ReturnTypeCustomAttributes => method.ReturnTypeCustomAttributes;

    public override Module Module => method.Module;

    public override int MetadataToken => method.MetadataToken;

    public override CallingConventions CallingConvention => method.CallingConvention;

    /// <summary>Where the run stands among the parameters of the method.</summary>
    public int RunPosition { get; } = Array.FindIndex(method.GetParameters(), IsRun);

    /// <summary>How many of the parameters are runs.</summary>
    public static int RunsOf(MethodInfo method) => method.GetParameters().Count(IsRun);

    public override ParameterInfo[] GetParameters() => [.. method.GetParameters().Where(parameter => !IsRun(parameter))];

    /// <summary>The row of values with the run in its place.</summary>
    public object?[] WithRun(IReadOnlyList<object?> row, GradientRun run) => [.. row.Take(RunPosition), run, .. row.Skip(RunPosition)];

    /// <summary>Why a row does not fit the parameters, or null.</summary>
    public string? Misfit(int values)
    {
        var parameters = GetParameters();
        var fewest = parameters.Count(
            parameter => !parameter.IsOptional && !parameter.IsDefined(typeof(ParamArrayAttribute), inherit: false));
        var hasNoEnd = parameters.Length > 0 && parameters[^1].IsDefined(typeof(ParamArrayAttribute), inherit: false);
        return values >= fewest && (values <= parameters.Length || hasNoEnd)
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"has {values} {(values == 1 ? "value" : "values")}, but next to its GradientRun {Name} takes "
                    + $"({string.Join(", ", parameters.Select(parameter => $"{TypeName.Of(parameter.ParameterType)} {parameter.Name}"))})");
    }

    public override MethodInfo GetBaseDefinition() => method.GetBaseDefinition();

    public override object[] GetCustomAttributes(bool inherit) => method.GetCustomAttributes(inherit);

    public override object[] GetCustomAttributes(Type attributeType, bool inherit) => method.GetCustomAttributes(attributeType, inherit);

    public override IList<CustomAttributeData> GetCustomAttributesData() => method.GetCustomAttributesData();

    public override bool IsDefined(Type attributeType, bool inherit) => method.IsDefined(attributeType, inherit);

    public override MethodImplAttributes GetMethodImplementationFlags() => method.GetMethodImplementationFlags();

    public override object? Invoke(object? obj, BindingFlags invokeAttr, Binder? binder, object?[]? parameters, CultureInfo? culture) =>
        throw new NotSupportedException($"{Name} is called with a GradientRun, by [GradientTheory] alone.");

    public override string ToString() => method.ToString()!;

    static bool IsRun(ParameterInfo parameter) => parameter.ParameterType == typeof(GradientRun);
}
