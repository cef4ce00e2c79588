using System.Collections;

namespace GradientTesting;

/// <summary>Every run of some phases and seeds; each is made when it is asked for, so that a hundred million take no room.</summary>
internal sealed class RunList(IReadOnlyList<GradientPhase> phases, int seeds, int firstSeed, int trainingSteps) : IReadOnlyList<GradientRun>
{
    public int Count => (int)Math.Min(int.MaxValue, phases.Sum(phase => (long)CountOf(phase)));

    public GradientRun this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            foreach (var phase in phases)
            {
                if (index < CountOf(phase))
                {
                    return phase switch
                    {
                        GradientPhase.AsIs => GradientRun.AsIs,
                        GradientPhase.AfterTraining => GradientRun.AfterTraining(firstSeed + index, trainingSteps),
                        _ => new(phase, firstSeed + index),
                    };
                }

                index -= CountOf(phase);
            }

            throw new ArgumentOutOfRangeException(nameof(index));
        }
    }

    public IEnumerator<GradientRun> GetEnumerator()
    {
        for (var r = 0; r < Count; r++)
        {
            yield return this[r];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // As it stands there is nothing to draw.
    int CountOf(GradientPhase phase) => phase == GradientPhase.AsIs ? 1 : seeds;
}
