using System.Runtime.CompilerServices;

namespace GradientTesting;

/// <summary>One model, and the storage of its values, for one check at a time.</summary>
/// <remarks>
/// Two checks that move the same values, as of a network in a static field, lose them for each other. The second is refused before it
/// changes anything. What is held is the model, its components and where their values are, so that two models over one network
/// meet as well, whether they are made of its arrays or of the same delegates.
/// </remarks>
internal sealed class ExclusiveUse : IDisposable
{
    // Weak, so that a model whose check never ended is not kept alive; the only thing in this assembly that all checks share.
    static readonly ConditionalWeakTable<object, List<(StoragePart Part, ExclusiveUse By)>> held = [];

    readonly ModelUnderTest model;
    readonly HashSet<StoragePart> claimed = [];

    ExclusiveUse(ModelUnderTest model) => this.model = model;

    /// <exception cref="GradientContractException">Another check holds the model, a component of it, or storage of its values.</exception>
    public static ExclusiveUse Of(ModelUnderTest model)
    {
        var use = new ExclusiveUse(model);
        try
        {
            use.Claim([model.Layer?.Layer ?? (object)model.Instance, .. model.Components],
                "This model is being checked already, by another check at the same time: "
                    + "each moves the values that the other one relies on. "
                    + "Give each test a model of its own; test frameworks run tests in parallel.");
            use.Renew();
            return use;
        }
        catch
        {
            use.Dispose();
            throw;
        }
    }

    /// <summary>Holds the storage that the model has by now, which initialization and training may have made.</summary>
    /// <exception cref="GradientContractException">Another check holds it.</exception>
    public void Renew()
    {
        foreach (var component in model.Components)
        {
            Claim(component.Values.Parts,
                $"The numbers of {component.Name} are being checked already, by another check at the same time, through a model of its own "
                    + "over the same network: each moves the values that the other one relies on. "
                    + "Give each test a network of its own, and none in a static field; test frameworks run tests in parallel.");
        }
    }

    public void Dispose()
    {
        lock (held)
        {
            foreach (var part in claimed)
            {
                if (held.TryGetValue(part.Owner, out var claims) && claims.RemoveAll(claim => claim.By == this) > 0 && claims.Count == 0)
                {
                    held.Remove(part.Owner);
                }
            }
        }
    }

    void Claim(IEnumerable<object> objects, string refusal) => Claim(objects.Select(StoragePart.All), refusal);

    void Claim(IEnumerable<StoragePart> asked, string refusal)
    {
        // Asked for outside of the lock, since it is the user's code that answers.
        StoragePart[] parts = [.. asked];
        lock (held)
        {
            foreach (var part in parts)
            {
                if (held.TryGetValue(part.Owner, out var claims)
                    && claims.Exists(claim => claim.By != this && claim.Part.Overlaps(part)))
                {
                    throw new GradientContractException(refusal);
                }
            }

            foreach (var part in parts.Where(claimed.Add))
            {
                held.GetOrCreateValue(part.Owner).Add((part, this));
            }
        }
    }
}
