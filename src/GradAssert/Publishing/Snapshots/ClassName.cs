namespace GradientTesting;

/// <summary>How a class is written in the name of a snapshot: nested, generic and ordinary classes are told apart.</summary>
internal static class ClassName
{
    /// <summary>As in <c>NetTests</c>, <c>Outer.Inner</c> and <c>LayerTests(Single)</c>: characters that every file system takes.</summary>
    public static string Of(Type type)
    {
        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        var (arguments, name, taken) = (type.GetGenericArguments(), "", 0);
        foreach (var level in Levels(type))
        {
            // A nested class has the arguments of those around it, and then its own.
            var all = level.GetGenericArguments().Length;
            name += (name.Length > 0 ? "." : "") + level.Name.Split('`')[0]
                + (all > taken ? $"({string.Join(',', arguments[taken..all].Select(Of))})" : "");
            taken = all;
        }

        return name;
    }

    /// <summary>From the outermost class inwards.</summary>
    static IEnumerable<Type> Levels(Type type) => type.DeclaringType is { } outer ? Levels(outer).Append(type) : [type];
}
