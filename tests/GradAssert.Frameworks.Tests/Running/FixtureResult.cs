namespace GradientTesting.Frameworks.Tests.Running;

/// <summary>One test of a run, as the TRX file tells it.</summary>
public sealed record FixtureResult(string Name, string Outcome, string Message, string Output);
