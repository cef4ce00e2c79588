namespace GradientTesting.Tests.Layers;

// The layers, right and wrong.
public partial class BackwardTests
{
    sealed class Relu
    {
        double[] kept = [1, 1, 1];

        public double[] Forward(double[] x)
        {
            kept = x;
            return [.. x.Select(number => Math.Max(0, number))];
        }

        public double[] Backward(double[] dy) => [.. dy.Zip(kept, (up, number) => number > 0 ? up : 0)];
    }

    sealed class Recorded : Dense
    {
        public HashSet<string> Seen { get; } = [];

        public override void Backward()
        {
            Seen.Add(string.Join(';', DY));
            base.Backward();
        }
    }

    sealed class ForgottenBias : Dense
    {
        public override void Backward()
        {
            base.Backward();
            DB[1] += 0.001;
        }
    }

    sealed class Ignoring : Dense
    {
        protected override double Upstream(int n, int o) => 1;
    }

    sealed class Clipped : Dense
    {
        public override void Backward()
        {
            base.Backward();
            Array.ForEach([.. Enumerable.Range(0, DX.Length)], i => DX[i] = Math.Clamp(DX[i], -1000, 1000));
        }
    }

    sealed class Thresholded : Dense
    {
        protected override double Upstream(int n, int o) => Math.Abs(base.Upstream(n, o)) < 1e-3 ? 0 : base.Upstream(n, o);
    }

    sealed class ChangingUpstream : Dense
    {
        public override void Backward()
        {
            base.Backward();
            DY[0] = 0;
        }
    }

    sealed class ChangingOutput : Dense
    {
        public override void Backward()
        {
            base.Backward();
            Y[2] = 0;
        }
    }

    sealed class ChangingInput : Dense
    {
        public override void Backward()
        {
            base.Backward();
            X[1] = 0;
        }
    }

    sealed class NeverWritten : Dense
    {
        public override void Backward()
        {
            var before = DB.ToArray();
            base.Backward();
            before.CopyTo(DB, 0);
        }
    }

    // What a backward pass elsewhere has left is used by the first one here.
    sealed class KeepingFromCallToCall : Dense
    {
        double[] last = [];

        public override void Backward()
        {
            var now = X.ToArray();
            base.Backward();
            if (last.Length > 0 && !last.SequenceEqual(now))
            {
                Array.ForEach([.. Enumerable.Range(0, DW.Length)], i => DW[i] *= 2);
            }

            last = now;
        }
    }

    sealed class Throwing : Dense
    {
        public override void Backward() => throw new InvalidOperationException("not yet");
    }
}
