using System.Runtime.CompilerServices;

namespace GradientTesting;

/// <summary>One model, for one check at a time.</summary>
/// <remarks>
/// Two checks that move the same values, as of a model in a static field, lose them for each other. The second is refused before it
/// changes anything. What is held is the model and its components, so that two wrappers of one list of components meet as well.
/// </remarks>
internal sealed class ExclusiveUse : IDisposable
{
    // Weak, so that a model whose check never ended is not kept alive; the only thing in this assembly that all checks share.
    static readonly ConditionalWeakTable<object, ExclusiveUse> held = [];

    readonly List<object> claimed = [];

    ExclusiveUse()
    {
    }

    /// <exception cref="GradientContractException">Another check holds the model or a component of it.</exception>
    public static ExclusiveUse Of(ModelUnderTest model)
    {
        var use = new ExclusiveUse();
        lock (held)
        {
            object[] objects = [model.Layer?.Layer ?? (object)model.Instance, .. model.Components];
            if (Array.Exists(objects, each => held.TryGetValue(each, out _)))
            {
                throw new GradientContractException(
                    "This model is being checked already, by another check at the same time: "
                        + "each moves the values that the other one relies on. "
                        + "Give each test a model of its own; test frameworks run tests in parallel.");
            }

            foreach (var each in objects.Distinct(ReferenceEqualityComparer.Instance).OfType<object>())
            {
                held.Add(each, use);
                use.claimed.Add(each);
            }
        }

        return use;
    }

    public void Dispose()
    {
        lock (held)
        {
            claimed.ForEach(each => held.Remove(each));
        }
    }
}
