namespace GradientTesting.Xunit.Sdk;

/// <summary>A row of data, or what is said of one that cannot be made.</summary>
/// <param name="Name">What the name of a test has of it; unique among the rows of its method.</param>
/// <param name="Values">For the parameters but the run; null where there is an error.</param>
/// <param name="SkipReason">Of the attribute that it comes from, or null.</param>
/// <param name="Error">Why it cannot be made, or null.</param>
sealed record DataRow(string Name, object?[]? Values, string? SkipReason, string? Error);
