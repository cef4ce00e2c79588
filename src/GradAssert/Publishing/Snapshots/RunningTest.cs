using System.Diagnostics;
using System.Reflection;

namespace GradientTesting;

/// <summary>The class that a snapshot belongs to: the one whose test runs.</summary>
/// <remarks>
/// Caller information knows no classes. In a gradient theory the framework names the class that it has made an instance of. Elsewhere
/// the stack knows in which class the method was written, which is not enough where several classes inherit it.
/// </remarks>
/// <param name="Class">As it is written in the name of a file.</param>
/// <param name="FullName">Tells two classes of one name apart, by namespaces and type arguments.</param>
/// <param name="HintOfName">What to pass as a name because the class that runs is unknown; null where it is known.</param>
internal sealed record RunningTest(string Class, string FullName, string? HintOfName)
{
    /// <param name="sourceFile">As the compiler has recorded it; its name stands for the class where nothing tells more.</param>
    /// <param name="member">The method, as the compiler has recorded it.</param>
    public static RunningTest Of(string sourceFile, string member) =>
        GradientCheckHost.Current?.TestClass is { } running ? new(ClassName.Of(running), running.ToString(), null)
        : DeclaringClass(member) is { } declaring ? new(ClassName.Of(declaring), declaring.ToString(), Hint(declaring))
        : new(SnapshotName.ClassOf(sourceFile), SnapshotName.ClassOf(sourceFile), null);

    static string? Hint(Type declaring) =>
        declaring is { IsAbstract: true, IsSealed: false } ? "GetType().Name"
        : declaring.IsGenericType ? $"typeof({declaring.GetGenericArguments()[^1].Name}).Name"
        : null;

    /// <summary>
    /// Of the innermost method of that name, lambdas, local and asynchronous methods in it included, up to where a framework calls the
    /// test, which is by reflection.
    /// </summary>
    static Type? DeclaringClass(string member) => new StackTrace().GetFrames()
        .Select(TestStack.MethodOf)
        .OfType<MethodBase>()
        .TakeWhile(method => !TestStack.IsReflection(method))
        .Where(method => method.DeclaringType is { } type && type.Assembly != typeof(RunningTest).Assembly)
        .Select(method => ClassOf(method, member))
        .FirstOrDefault(type => type is not null);

    // A state machine and a closure are classes inside the class, named <Method>d__1 and <>c.
    static Type? ClassOf(MethodBase method, string member)
    {
        var (type, found) = (method.DeclaringType, IsOf(method.Name, member));
        while (type is { DeclaringType: { } outer } && type.Name.StartsWith('<'))
        {
            found |= IsOf(type.Name, member);
            type = outer;
        }

        return found ? type : null;
    }

    static bool IsOf(string name, string member) => name.StartsWith('<')
        ? name.TrimStart('<').StartsWith(member + ">", StringComparison.Ordinal)
        : name == member || name == "get_" + member;
}
