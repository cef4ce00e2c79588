namespace GradientTesting;

/// <summary>Copies of a model that can be worked on at the same time, each by a thread of its own.</summary>
internal static class IndependentCopies
{
    /// <summary>Makes copies at the present point, and makes sure of them. Evaluations of theirs are not counted.</summary>
    /// <param name="model">The model; one that cannot be copied is alone.</param>
    /// <param name="contract">What is known of the model.</param>
    /// <param name="count">How many copies are useful.</param>
    /// <exception cref="GradientContractException">A copy is another model, or shares storage with the model.</exception>
    public static ModelCopies Of(ModelUnderTest model, Contract contract, int count) =>
        new(model, model.Copy is { } copy ? [.. Enumerable.Range(0, count).Select(_ => One(model, copy, contract))] : []);

    static ModelUnderTest One(ModelUnderTest model, Func<IGradientModel> copy, Contract contract)
    {
        var made = copy() ?? throw contract.Breach("Copy() returned null. Return a new model with the same values and data.");
        var twin = model.Twin(made);
        RequireSame(model, twin, contract);
        RequireApart(model, twin, contract);
        var cost = twin.Uncounted(twin.Cost);
        return contract.IsSameCost(cost) ? twin : throw contract.Breach(FormattableString.Invariant(
            $"The cost of a model is {contract.Cost:G9}, and that of its Copy() is {cost:G9}. Copy everything that Cost() depends on: values, data, λ, keep-probs."));
    }

    static void RequireSame(ModelUnderTest model, ModelUnderTest twin, Contract contract)
    {
        var (names, found) = (Names(model), Names(twin));
        if (names != found)
        {
            throw contract.Breach($"The components of a model are {names}, and those of its Copy() are {found}. Return a model with the same components.");
        }

        foreach (var (component, other) in model.Components.Zip(twin.Components))
        {
            for (var i = 0; i < component.Length; i++)
            {
                if (BitConverter.DoubleToInt64Bits(component.Values[i]) != BitConverter.DoubleToInt64Bits(other.Values[i]))
                {
                    throw contract.Breach(FormattableString.Invariant(
                        $"{ElementName.Of(component, i)} is {component.Values[i]:G9}, and in the model's Copy() {other.Values[i]:G9}. Copy the present values."));
                }
            }
        }
    }

    static void RequireApart(ModelUnderTest model, ModelUnderTest twin, Contract contract)
    {
        foreach (var (component, other) in model.Components.Zip(twin.Components))
        {
            var value = other.Values[0];
            other.Values[0] = value == 0 ? 1 : 2 * value;
            var isShared = BitConverter.DoubleToInt64Bits(component.Values[0]) != BitConverter.DoubleToInt64Bits(value);
            other.Values[0] = value;
            if (isShared)
            {
                throw contract.Breach($"A model and its Copy() share the storage of {component.Name}: what is written to one is read in the other. Copy the array, and not the reference to it.");
            }
        }
    }

    static string Names(ModelUnderTest model) =>
        string.Join(", ", model.Components.Select(component => $"{component.Name} {string.Join('×', component.Shape)}"));
}
