using System.Collections;
using NUnit.Framework;
using NUnit.Framework.Interfaces;

namespace GradientTesting.NUnit;

/// <summary>
/// Goes with <c>[Pairwise]</c>, on the <see cref="GradientRun"/> of a gradient theory: NUnit's pairs need a value for each parameter, and
/// its own build of the method ends with a division by zero otherwise. <c>[GradientTheory]</c> gives the runs, here as everywhere.
/// </summary>
/// <example>
/// <code>
/// [GradientTheory, Pairwise]
/// public void Layer([Values] bool bias, [Range(1, 3)] int size, [GradientRun] GradientRun run) =&gt; …
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class GradientRunAttribute : NUnitAttribute, IParameterDataSource
{
    /// <summary>One run, of a case that is left out. Called by NUnit.</summary>
    /// <param name="parameter">The parameter.</param>
    public IEnumerable GetData(IParameterInfo parameter) => new[] { GradientRun.AsIs };
}
