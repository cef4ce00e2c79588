namespace GradientTesting;

/// <summary>Which part of a regularized gradient is wrong, in words.</summary>
internal static class WrongPartSentence
{
    public static string Of(GradientPart part) => part switch
    {
        GradientPart.Data => "the data part is wrong, the λ part is right",
        GradientPart.Regularization => "the λ part is wrong, the data part is right",
        _ => "both the data part and the λ part are wrong",
    };
}
