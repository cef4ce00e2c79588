namespace GradientTesting;

/// <summary>A model, or one layer of it, with inverted dropout.</summary>
public interface IDropoutModel
{
    /// <summary>The probability of keeping a unit.</summary>
    /// <value>
    /// In (0, 1]; of a drop rate return 1 − rate. Set to 1.0 for the duration of a check, read back, and put back, bit for bit,
    /// however the check ends. Once in each run a keep-prob below 1 is set to what it was, and must have an effect on the cost.
    /// </value>
    double KeepProbability { get; set; }
}
