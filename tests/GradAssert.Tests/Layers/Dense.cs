namespace GradientTesting.Tests.Layers;

/// <summary>Y = X Wᵀ + b, of a batch of rows, as a library's layer has it; a mistake replaces one line of the backward pass.</summary>
class Dense : IGradientLayer
{
    public const int N = 3, In = 4, Out = 2;

    public readonly double[] X = Numbers.Of(N * In, 1), DX = new double[N * In];
    public readonly double[] W = Numbers.Of(Out * In, 2), DW = new double[Out * In];
    public readonly double[] B = Numbers.Of(Out, 3), DB = new double[Out];
    public readonly double[] Y = new double[N * Out], DY = new double[N * Out];

    public IReadOnlyList<Component> Inputs { get; }

    public IReadOnlyList<Component> Parameters { get; }

    public IReadOnlyList<Component> Outputs { get; }

    public int Forwards { get; private set; }

    public int Backwards { get; private set; }

    public Dense()
    {
        Inputs = [Component.Of("x", X, DX, N, In)];
        Parameters = [Component.Of("W", W, DW, Out, In), Component.Of("b", B, DB)];
        Outputs = [Component.Of("y", Y, DY, N, Out)];
    }

    public virtual void Forward()
    {
        Forwards++;
        for (var n = 0; n < N; n++)
        {
            for (var o = 0; o < Out; o++)
            {
                Y[(n * Out) + o] = B[o] + Enumerable.Range(0, In).Sum(i => W[(o * In) + i] * X[(n * In) + i]);
            }
        }
    }

    public virtual void Backward()
    {
        Backwards++;
        for (var n = 0; n < N; n++)
        {
            for (var i = 0; i < In; i++)
            {
                DX[(n * In) + i] = Enumerable.Range(0, Out).Sum(o => Upstream(n, o) * W[(o * In) + i]);
            }
        }

        for (var o = 0; o < Out; o++)
        {
            DB[o] = Enumerable.Range(0, N).Sum(n => Upstream(n, o));
            for (var i = 0; i < In; i++)
            {
                DW[(o * In) + i] = Enumerable.Range(0, N).Sum(n => Upstream(n, o) * X[(n * In) + i]);
            }
        }
    }

    protected virtual double Upstream(int n, int o) => DY[(n * Out) + o];
}
