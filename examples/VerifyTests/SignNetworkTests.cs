using VerifyTests;
using VerifyXunit;
using XunitTests;

namespace VerifyExample;

/// <summary>What XunitTests does by <c>GradAssert.MatchesSnapshot</c>, by Verify: files of the same names with the same text.</summary>
public class SignNetworkTests
{
    static SignNetworkTests() => VerifyGradAssert.Initialize();

    [GradientTheory(Phases = new[] { GradientPhase.RandomInitialization, GradientPhase.Jittered })]
    public Task Straight_through_gradient(GradientRun run) =>
        Verifier.Verify(GradientCheck.Run(new SignNetwork(), run)).UseGradientRun(run);

    [GradientTheory(Phases = new[] { GradientPhase.RandomInitialization })]
    public Task Inside_an_object(GradientRun run) =>
        Verifier.Verify(new { Network = "sign", Report = GradientCheck.Run(new SignNetwork(), run) }).UseGradientRun(run);

    [GradientTheory(Phases = new[] { GradientPhase.RandomInitialization })]
    public Task In_place_of_its_exception(GradientRun run) =>
        Verifier.Throws(() => GradAssert.MatchesNumerical(new SignNetwork(), run)).UseGradientRun(run);
}
