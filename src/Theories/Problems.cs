using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace GradientTesting.Theories;

/// <summary>Why a gradient theory cannot run: all reasons at once, each with what to type instead.</summary>
static class Problems
{
    const string FSharpAsync = "Microsoft.FSharp.Control.FSharpAsync`1";

    internal static IEnumerable<string> OfMethod(MethodInfo method, bool hasRows)
    {
        if (ParameterProblem(method, hasRows) is { } problem)
        {
            yield return problem;
        }

        if (method.IsGenericMethodDefinition)
        {
            yield return "The method must not be generic, because nothing says what to run it with. " +
                $"Write: public void {method.Name}(GradientRun run)";
        }

        if (ReturnProblem(method) is { } found)
        {
            yield return found;
        }
    }

    internal static IEnumerable<string> OfArguments((int First, int Count) seeds, int trainingSteps, GradientPhase[]? phases)
    {
        if (seeds.Count < 1)
        {
            yield return Invariant($"Seeds must be 1 or more, but is {seeds.Count}. Write: [GradientTheory(Seeds = 1)]");
        }
        else if (seeds.First > int.MaxValue - seeds.Count + 1)
        {
            yield return Invariant($"FirstSeed is {seeds.First}, which leaves no room for {seeds.Count} seeds below {int.MaxValue}. ")
                + "Write: [GradientTheory(FirstSeed = 1)]";
        }

        if (trainingSteps < 0)
        {
            yield return Invariant($"TrainingSteps must be 0 or more, but is {trainingSteps}. Write: [GradientTheory(TrainingSteps = 10)]");
        }

        if (phases is null || phases.Length == 0)
        {
            yield return $"Phases must name at least one phase, but is {(phases is null ? "null" : "empty")}. " +
                "Leave it out for the three default phases, or write: [GradientTheory(Phases = [GradientPhase.Jittered])]";
            yield break;
        }

        foreach (var phase in phases.Distinct())
        {
            if (!Enum.IsDefined(phase))
            {
                yield return Invariant($"Phases must name phases, but {(int)phase} is none. Write: GradientPhase.") +
                    string.Join(", GradientPhase.", Enum.GetNames<GradientPhase>());
            }

            if (phases.Count(other => other == phase) is > 1 and var times)
            {
                var once = string.Join(", ", phases.Distinct().Select(other => $"GradientPhase.{other}"));
                yield return Invariant($"Phases must name each phase once, but names {phase} {times} times. ")
                    + $"Write: [GradientTheory(Phases = [{once}])]";
            }
        }
    }

    static string? ParameterProblem(MethodInfo method, bool hasRows)
    {
        Type[] parameters = [.. method.GetParameters().Select(parameter => parameter.ParameterType)];
        var takes = parameters.Length == 0 ? "nothing" : $"({string.Join(", ", parameters.Select(TypeName.Of))})";
        return (hasRows, MethodWithoutRun.RunsOf(method), parameters.Length) switch
        {
            (false, 1, 1) or (true, 1, > 1) => null,
            (true, _, _) =>
                $"The method has rows of data, so that it must take the values of a row and one GradientRun, but takes {takes}. " +
                $"Write: public void {method.Name}(…, GradientRun run)",
            (false, 1, _) =>
                $"The method must take exactly one GradientRun where it has no rows of data, but takes {takes}. " +
                $"Write: public void {method.Name}(GradientRun run), or give it rows by an attribute of the framework",
            _ => $"The method must take exactly one GradientRun, but takes {takes}. Write: public void {method.Name}(GradientRun run)",
        };
    }

    // The same in every framework, although not all of them would let each of these pass before it has run.
    static string? ReturnProblem(MethodInfo method)
    {
        const string Must = "The method must return void or Task, but";
        var (type, asTask) = (method.ReturnType, $"Write: public async Task {method.Name}(GradientRun run)");
        if (type == typeof(void))
        {
            return method.IsDefined(typeof(AsyncStateMachineAttribute), inherit: false) ? $"{Must} is async void. {asTask}" : null;
        }

        return typeof(Task).IsAssignableFrom(type) || type.FullName!.StartsWith(FSharpAsync, StringComparison.Ordinal) ? null
            : type.FullName.StartsWith("System.Threading.Tasks.ValueTask", StringComparison.Ordinal)
                ? $"{Must} returns {TypeName.Of(type)}, which not every framework waits for. {asTask}"
            : $"{Must} returns {TypeName.Of(type)}. Write: public void {method.Name}(GradientRun run), "
                + "or in F# end the method with |> ignore";
    }

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
