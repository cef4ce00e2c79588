namespace GradientTesting;

/// <summary>Returns the present numbers of a tensor that shows them as a span, as libraries over native memory do.</summary>
/// <typeparam name="T">double or float.</typeparam>
/// <returns>The numbers themselves and not a copy; empty while there are none.</returns>
public delegate Span<T> SpanAccessor<T>();
