using Xunit.Abstractions;
using Xunit.Sdk;

namespace GradientTesting.Xunit.Tests.Sdk;

public class StoppedRunTests
{
    [Fact]
    public async Task A_check_stops_with_its_run_and_puts_everything_back()
    {
        using var source = new CancellationTokenSource();
        Square.Stop = source.Cancel;

        await Discovery.Of<Square>(nameof(Square.Gradient)).Single()
            .RunAsync(new NullMessageSink(), new NullMessageBus(), [], new ExceptionAggregator(), source);

        Assert.Equal("The operation was canceled.", Assert.IsType<OperationCanceledException>(Square.Thrown).Message);
        Assert.Equal((1, 0.5, 7), (Square.Evaluations, Square.Theta[0], Square.Slope[0]));
    }

    sealed class NullMessageBus : LongLivedMarshalByRefObject, IMessageBus
    {
        public bool QueueMessage(IMessageSinkMessage message) => true;

        public void Dispose()
        {
        }
    }

    // Not public, so that xUnit does not discover it by itself; its analyzers, rightly, miss the word.
#pragma warning disable xUnit1000
    sealed class Square
    {
        internal static readonly double[] Theta = [0.5], Slope = [7];

        internal static Action Stop { get; set; } = () => { };

        internal static int Evaluations { get; private set; }

        internal static Exception? Thrown { get; private set; }

        [GradientTheory(Phases = [GradientPhase.RandomInitialization])]
        public static void Gradient(GradientRun run)
        {
            var model = GradientModel.Of([Component.Of("theta", Theta, Slope)], Cost, () => Slope[0] = 2 * Theta[0]) with
            {
                Initialize = random => Theta[0] = random.NextDouble(),
            };
            Thrown = Record.Exception(() => GradAssert.MatchesNumerical(model, run));
        }

        static double Cost()
        {
            Evaluations++;
            Stop();
            return Theta[0] * Theta[0];
        }
    }
}
