namespace GradientTesting;

/// <summary>The element whose setter writes to another one at some values, as one does that looks for its element by value.</summary>
/// <param name="model">The model.</param>
/// <param name="start">The values at which that was seen.</param>
internal sealed class SetterOfOthers(ModelUnderTest model, IReadOnlyList<TensorCopy> start)
{
    /// <summary>A part of an element by which a check may move it.</summary>
    const double Move = 1e-6;

    /// <summary>So many elements are tried: two writes each, of a model that breaks a contract.</summary>
    const int Most = 1000;

    /// <summary>Its name; null where no element is found that moves this one.</summary>
    public string? MoverOf(int component, int index)
    {
        var moved = model.Components[component].Values;
        foreach (var (c, i) in model.Components.SelectMany((each, c) => Enumerable.Range(0, each.Length).Select(i => (c, i))).Take(Most))
        {
            if ((c, i) == (component, index))
            {
                continue;
            }

            moved[index] = start[component][index];
            model.Components[c].Values[i] = start[c][i] + (Move * Math.Max(Math.Abs(start[c][i]), Move));
            var isMoved = !moved.Holds(moved[index], start[component][index]);
            (model.Components[c].Values[i], moved[index]) = (start[c][i], start[component][index]);
            if (isMoved)
            {
                return ElementName.Of(model.Components[c], i);
            }
        }

        return null;
    }
}
