namespace GradientTesting;

/// <summary>Which part of a regularized gradient is wrong, in words.</summary>
internal static class WrongPartSentence
{
    /// <param name="part">That is wrong.</param>
    /// <param name="isOtherKnown">Whether the other part is known.</param>
    public static string Of(GradientPart part, bool isOtherKnown) => part switch
    {
        GradientPart.Data when !isOtherKnown => "the data part is wrong",
        GradientPart.Data => "the data part is wrong, the λ part is right",
        GradientPart.Regularization => "the λ part is wrong, the data part is right",
        _ => "both the data part and the λ part are wrong",
    };
}
