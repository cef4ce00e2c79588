namespace XunitTests;

public class SignNetworkTests
{
    #region Snapshot
    [GradientTheory(Phases = new[] { GradientPhase.RandomInitialization, GradientPhase.Jittered })]
    public void Straight_through_gradient(GradientRun run) =>
        GradAssert.MatchesSnapshot(GradientCheck.Run(new SignNetwork(), run));
    #endregion
}
