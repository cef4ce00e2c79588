using System.ComponentModel;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace GradientTesting.Xunit.Sdk;

/// <summary>The always failing test case of a gradient theory, or of one row of it, that cannot run.</summary>
/// <remarks>
/// It fails where the theory is skipped too, as xUnit's own discovery errors do. Public because xUnit creates it by
/// name; it is not meant to be used.
/// </remarks>
public sealed class GradientErrorTestCase : ExecutionErrorTestCase
{
    /// <summary>Called by xUnit, which then restores the case from what it wrote.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete("Called by the de-serializer only.")]
    public GradientErrorTestCase()
    {
    }

    /// <summary>Creates the case.</summary>
    /// <param name="diagnosticMessageSink">Where xUnit wants diagnostic messages.</param>
    /// <param name="display">Whether the default name contains the class.</param>
    /// <param name="displayOptions">How the default name is beautified.</param>
    /// <param name="testMethod">The method that cannot run.</param>
    /// <param name="errorMessage">Why, and what to type instead.</param>
    public GradientErrorTestCase(
        IMessageSink diagnosticMessageSink,
        TestMethodDisplay display,
        TestMethodDisplayOptions displayOptions,
        ITestMethod testMethod,
        string errorMessage)
        : base(diagnosticMessageSink, display, displayOptions, testMethod, errorMessage)
    {
    }

    /// <summary>The row of data that cannot be made, as the name of the test has it; null where it is the whole theory.</summary>
    public string? Row { get; internal set; }

    /// <inheritdoc/>
    public override void Serialize(IXunitSerializationInfo data)
    {
        ArgumentNullException.ThrowIfNull(data);
        base.Serialize(data);
        data.AddValue(nameof(Row), Row);
    }

    /// <inheritdoc/>
    public override void Deserialize(IXunitSerializationInfo data)
    {
        ArgumentNullException.ThrowIfNull(data);

        // Before the base class, whose setters already ask for the display name.
        Row = data.GetValue<string>(nameof(Row));
        base.Deserialize(data);
    }

    /// <inheritdoc/>
    protected override string GetDisplayName(IAttributeInfo factAttribute, string displayName) =>
        Row is null ? base.GetDisplayName(factAttribute, displayName) : $"{displayName}({Row})";

    /// <inheritdoc/>
    protected override string GetUniqueID() => Row is null ? base.GetUniqueID() : $"{base.GetUniqueID()}-{Row}";

    /// <inheritdoc/>
    protected override void Initialize()
    {
        base.Initialize();

        // A filter on gradient checks must not hide that one of them is broken.
        Traits.Add(TraitNames.Category, TraitNames.GradientCheck);
    }
}
