using System.Diagnostics;
using System.Reflection;

namespace GradientTesting;

/// <summary>Where the running test calls this library, by the symbols that were built with it.</summary>
/// <param name="File">As the compiler has recorded it.</param>
/// <param name="Line">From 1.</param>
internal sealed record TestLocation(string File, int Line)
{
    /// <summary>
    /// Of the outermost method of the assembly that calls this library, up to where a framework calls the test by reflection: a test
    /// that checks through a method of its own is of more interest than that method. Null where there are no symbols.
    /// </summary>
    public static TestLocation? OfRunningTest()
    {
        var frames = new StackTrace(fNeedFileInfo: true).GetFrames()
            .TakeWhile(frame => !TestStack.IsReflection(TestStack.MethodOf(frame)))
            .SkipWhile(frame => AssemblyOf(frame) == typeof(TestLocation).Assembly)
            .Where(frame => !TestStack.IsGenerated(TestStack.MethodOf(frame)))
            .ToArray();
        return frames
            .Where(frame => AssemblyOf(frame) == AssemblyOf(frames[0]) && frame.GetFileLineNumber() > 0)
            .Select(frame => new TestLocation(frame.GetFileName() ?? "", frame.GetFileLineNumber()))
            .LastOrDefault(location => location.File.Length > 0);
    }

    static Assembly? AssemblyOf(StackFrame frame) => TestStack.MethodOf(frame)?.DeclaringType?.Assembly;
}
