using GradientTesting.TestModels.Layers;
using Bug = GradientTesting.TestModels.ConditionalRandomFieldBug;

namespace GradientTesting.TestModels;

public enum ConditionalRandomFieldBug
{
    None,
    TransitionsTransposed,
    ObservedTransitionsMissing,
    EndScoresMissingInBackwardPass,
    MarginalsFromForwardPass,
    LastTransitionSkipped,
}

/// <summary>
/// J = 1/n · Σ (log of the sum of exp score over all paths − score of the true path); the score of a path is
/// start[y0] + Σ (W·x[t] + b)[yt] + Σ transition[yt, yt+1] + end[yT].
/// </summary>
public sealed class ConditionalRandomField : ITestModel, IInitializableModel, IBatchModel, ICopyableModel
{
    const int Samples = 3, Steps = 5, Features = 4, Tags = 4;

    readonly int seed;
    readonly Bug bug;
    readonly double[] x;
    readonly int[] tags;
    readonly DenseLayer emission = new("", Samples * Steps, Features, Tags);
    readonly double[] transition = new double[Tags * Tags], dTransition = new double[Tags * Tags];
    readonly double[] start = new double[Tags], dStart = new double[Tags];
    readonly double[] end = new double[Tags], dEnd = new double[Tags];
    readonly double[] alpha = new double[Samples * Steps * Tags], beta = new double[Samples * Steps * Tags];
    readonly double[] dEmission = new double[Samples * Steps * Tags], logPartition = new double[Samples];
    readonly double[] terms = new double[Tags];

    public ConditionalRandomField(int seed, Bug bug = Bug.None)
    {
        (this.seed, this.bug) = (seed, bug);
        var random = new Random(seed);
        x = random.Features(Samples * Steps, Features);
        tags = random.Labels(Samples * Steps, Tags);
        Tensors =
        [
            emission.Weights(), emission.Bias(), Tensor.Of("start", start, dStart),
            Tensor.Of("transition", transition, dTransition, Tags, Tags), Tensor.Of("end", end, dEnd),
        ];
        Components = [.. Tensors.Select(tensor => tensor.Component)];
        Initialize(random);
    }

    public IReadOnlyList<Tensor> Tensors { get; }

    public IReadOnlyList<Component> Components { get; }

    public int BatchSize => Samples;

    public void Initialize(Random random)
    {
        emission.Initialize(random);
        random.FillNormal(start, 0.3);
        random.FillNormal(transition, 0.3);
        random.FillNormal(end, 0.3);
    }

    public IGradientModel Copy() => Tensor.CopyValues(this, new ConditionalRandomField(seed, bug));

    public double Cost()
    {
        emission.Forward(x);
        var cost = 0.0;
        for (var s = 0; s < Samples; s++)
        {
            cost += ForwardPass(s) - Score(s);
        }

        return cost / Samples;
    }

    public void ComputeGradient()
    {
        Array.Clear(dEmission);
        Array.Clear(dStart);
        Array.Clear(dTransition);
        Array.Clear(dEnd);
        for (var s = 0; s < Samples; s++)
        {
            BackwardPass(s);
            AddExpectedCounts(s);
            AddObservedCounts(s, -1.0 / Samples);
        }

        emission.WeightGradient(dEmission, x);
        emission.BiasGradient(dEmission);
    }

    /// <summary>α[t,k] = log Σ over the paths that end in tag k at step t; returns that of all paths.</summary>
    double ForwardPass(int sample)
    {
        for (var t = 0; t < Steps; t++)
        {
            for (var k = 0; k < Tags; k++)
            {
                for (var j = 0; j < Tags && t > 0; j++)
                {
                    terms[j] = alpha[At(sample, t - 1, j)] + transition[(j * Tags) + k];
                }

                alpha[At(sample, t, k)] = emission.Z[At(sample, t, k)] + (t == 0 ? start[k] : LogSumExp.Of(terms));
            }
        }

        for (var k = 0; k < Tags; k++)
        {
            terms[k] = alpha[At(sample, Steps - 1, k)] + end[k];
        }

        return logPartition[sample] = LogSumExp.Of(terms);
    }

    /// <summary>β[t,k] = log Σ over the paths that go on from tag k at step t.</summary>
    void BackwardPass(int sample)
    {
        for (var k = 0; k < Tags; k++)
        {
            beta[At(sample, Steps - 1, k)] = bug == Bug.EndScoresMissingInBackwardPass ? 0 : end[k];
        }

        for (var t = Steps - 2; t >= 0; t--)
        {
            for (var j = 0; j < Tags; j++)
            {
                for (var k = 0; k < Tags; k++)
                {
                    var next = At(sample, t + 1, k);
                    terms[k] = transition[(j * Tags) + k] + emission.Z[next] + beta[next];
                }

                beta[At(sample, t, j)] = LogSumExp.Of(terms);
            }
        }
    }

    double Score(int sample)
    {
        var (first, last) = (sample * Steps, (sample * Steps) + Steps - 1);
        var score = start[tags[first]] + end[tags[last]];
        for (var at = first; at <= last; at++)
        {
            score += emission.Z[(at * Tags) + tags[at]];
            score += at < last ? transition[(tags[at] * Tags) + tags[at + 1]] : 0;
        }

        return score;
    }

    void AddExpectedCounts(int sample)
    {
        var transitions = bug == Bug.LastTransitionSkipped ? Steps - 2 : Steps - 1;
        for (var t = 0; t < Steps; t++)
        {
            for (var k = 0; k < Tags; k++)
            {
                var at = At(sample, t, k);
                var rest = bug == Bug.MarginalsFromForwardPass ? end[k] : beta[at];
                var marginal = Math.Exp(alpha[at] + rest - logPartition[sample]) / Samples;
                dEmission[at] += marginal;
                dStart[k] += t == 0 ? marginal : 0;
                dEnd[k] += t == Steps - 1 ? marginal : 0;
                for (var j = 0; j < Tags && t < transitions; j++)
                {
                    var next = At(sample, t + 1, j);
                    dTransition[TransitionAt(k, j)] += Math.Exp(
                        alpha[at] + transition[(k * Tags) + j] + emission.Z[next] + beta[next] - logPartition[sample])
                        / Samples;
                }
            }
        }
    }

    void AddObservedCounts(int sample, double count)
    {
        var (first, last) = (sample * Steps, (sample * Steps) + Steps - 1);
        dStart[tags[first]] += count;
        dEnd[tags[last]] += count;
        for (var at = first; at <= last; at++)
        {
            dEmission[(at * Tags) + tags[at]] += count;
            if (at < last && bug != Bug.ObservedTransitionsMissing)
            {
                dTransition[TransitionAt(tags[at], tags[at + 1])] += count;
            }
        }
    }

    int TransitionAt(int from, int to) =>
        bug == Bug.TransitionsTransposed ? (to * Tags) + from : (from * Tags) + to;

    static int At(int sample, int t, int tag) => (((sample * Steps) + t) * Tags) + tag;
}
