namespace GradientTesting;

/// <summary>xUnit v3 looks for an interface of this name, in any namespace, to call an exception a failed test and not an error.</summary>
internal interface IAssertionException;
