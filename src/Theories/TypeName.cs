namespace GradientTesting.Theories;

/// <summary>A type as a message names it: <c>Nullable&lt;Int32&gt;</c>.</summary>
static class TypeName
{
    internal static string Of(Type type)
    {
        if (!type.IsGenericType)
        {
            return type.Name;
        }

        var arity = type.Name.IndexOf('`', StringComparison.Ordinal);
        return $"{(arity < 0 ? type.Name : type.Name[..arity])}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>";
    }
}
