namespace GradientTesting;

/// <summary>A model, or one layer of it, with inverted dropout.</summary>
public interface IDropoutModel
{
    /// <summary>The probability of keeping a unit.</summary>
    /// <value>In (0, 1]. Set to 1.0 for the duration of a check and put back, bit for bit, however the check ends.</value>
    double KeepProbability { get; set; }
}
