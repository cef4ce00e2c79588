using NUnit.Framework.Internal;

namespace GradientTesting.NUnit.Sdk;

/// <summary>A row of data: the case that an attribute has built of it, and what its name has of it.</summary>
sealed record DataRow(TestMethod Test, string Name);
